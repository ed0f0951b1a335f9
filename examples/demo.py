"""What `make demo` does: build the examples, check them, write the report, print its address."""

import subprocess
import sys
from pathlib import Path

from examples.build import OUT, build

REPORT = Path(__file__).parents[1] / "demo" / "report.html"


def main() -> int:
    """0 when the examples could be read, whatever was found in them."""
    build()
    REPORT.parent.mkdir(exist_ok=True)
    jixiao = str(Path(sys.executable).with_name("jixiao"))
    print(f"$ jixiao check {OUT.name}/", flush=True)
    read = subprocess.run([jixiao, "check", str(OUT)], check=False).returncode < 2
    page = [jixiao, "check", str(OUT), "--output-format", "html", "-o", str(REPORT)]
    read &= subprocess.run(page, check=False).returncode < 2
    if read:
        print(f"\nThe report, each document with its marks and findings beside it:\n{REPORT.as_uri()}")
    return 0 if read else 1


if __name__ == "__main__":
    sys.exit(main())
