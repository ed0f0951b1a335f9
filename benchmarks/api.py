"""The interface under schemathesis: python -m benchmarks.api [--seconds 120].

A server of its own with the demonstration data is asked for all that its description allows, and for much that it does
not, with the token of an office clerk. No answer may be a server error, and none may be other than described.
"""

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.web import server as servers

PACKAGE = "schemathesis==4.32.5"
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
PERSON = "demo-writer"
TOKEN = f"""
from datetime import timedelta
from django.utils import timezone
from jixiao.web.api.actions import make_token
from jixiao.web.api.scopes import Scope
from jixiao.web.people.models import Person
person = Person.objects.get(username="{PERSON}")
expires = timezone.localdate() + timedelta(days=1)
print("token:" + make_token(person=person, name="fuzz", scopes=Scope.values, expires_on=expires)[1])
"""


def tool() -> Path:
    """Schemathesis in an environment of its own: nothing of it belongs to the workbench."""
    home = Path(__file__).parents[1] / ".venv" / "schemathesis"
    if not (home / "bin" / "st").exists():
        venv.create(home, with_pip=True)
        subprocess.run([home / "bin" / "python", "-m", "pip", "install", "--quiet", PACKAGE], check=True)
    return home / "bin" / "st"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = servers.start(Path(folder), JIXIAO_API_PER_MINUTE="1000000")
        try:
            assert server.manage("demo").returncode == 0
            said = server.manage("shell", "-c", TOKEN).stdout
            token = next(line for line in said.splitlines() if line.startswith("token:")).removeprefix("token:")
            command = [
                str(tool()), "run", f"{server.address}/api/v1/openapi.json", "--checks", CHECKS,
                "-H", f"Authorization: Bearer {token}", "--max-time", str(asked.seconds), "--continue-on-failure",
                "--warnings", "off",
            ]  # fmt: skip
            code = subprocess.run(command, cwd=folder, check=False).returncode
        finally:
            servers.stop(server)
        complaints = (Path(folder) / "server.log").read_text()
        print(complaints[-4000:])
        return int(bool(code) or "ERROR" in complaints)


if __name__ == "__main__":
    sys.exit(main())
