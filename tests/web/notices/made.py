"""Channels, and a receiver that keeps what it is sent."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from jixiao.web.notices.models import Channel
from jixiao.web.notices.outbox import forget_channels


def made_channel(kind: str = "webhook", *events: str, **values: Any) -> Channel:
    given = {"name": "群", "address": "http://127.0.0.1:9/hook", "secret": "密钥", "events": list(events)}
    channel = Channel.objects.create(**given | {"kind": kind} | values)
    forget_channels()
    return channel


@dataclass
class Receiver:
    """What it was sent: paths, headers and bodies; and what it answers."""

    address: str = ""
    status: int = 200
    answer: bytes = b'{"code": 0, "errcode": 0}'
    paths: list[str] = field(default_factory=list)
    headers: list[Any] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    @property
    def last(self) -> dict[str, Any]:
        return json.loads(self.bodies[-1])


@contextmanager
def receiving() -> Iterator[Receiver]:
    told = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            told.paths.append(self.path)
            told.headers.append(self.headers)
            told.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(told.status)
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            self.wfile.write(told.answer)

        def log_message(self, *_):
            """Nobody reads it."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_port}/hook?key=k"
    yield told
    server.shutdown()
    thread.join()
    server.server_close()
