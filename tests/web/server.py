"""A real `jixiao serve` on a data folder of its own, for what only a server can show."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

JIXIAO = str(Path(sys.executable).with_name("jixiao"))
ADMIN_PASSWORD = "From-the-tests-1"


@dataclass
class Server:
    """Its address, its data folder, how long it took to be ready, and its process."""

    address: str
    data: Path
    seconds: float
    process: "subprocess.Popen[str]"

    def manage(self, *arguments: str, data: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Run `jixiao manage` on its data folder, or on another one."""
        return subprocess.run(
            [JIXIAO, "manage", *arguments],
            env=environment(data or self.data),
            capture_output=True,
            text=True,
            check=False,
        )


def environment(data: Path, **more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("JIXIAO_", "DJANGO_", "DATABASE"))
    }
    return kept | {"JIXIAO_DATA": str(data), "PYTHONWARNINGS": "ignore"} | more


def start(data: Path, **more: str) -> Server:
    """Start a server and wait until it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.monotonic()
    data.mkdir(exist_ok=True)
    with (data / "server.log").open("w") as complaints:
        process = subprocess.Popen(
            [JIXIAO, "serve", "--port", str(port)],
            env=environment(data, PYTHONFAULTHANDLER="1", **more),
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
        )
    address = f"http://127.0.0.1:{port}"
    while time.monotonic() - started < 60:
        try:
            with urllib.request.urlopen(f"{address}/healthz") as answer:
                assert answer.read() == b"ok\n"
                return Server(address, data, time.monotonic() - started, process)
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None, "the server ended"
            time.sleep(0.05)
    raise AssertionError("the server did not answer")


def stop(server: Server) -> None:
    server.process.terminate()
    server.process.wait(20)
    if server.process.stdout:
        server.process.stdout.close()
