"""The server of `jixiao serve`: pages by waitress in this process, background jobs in another one beside it."""

import gc
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress

from jixiao.web.site.environment import EnvironmentWrong

THREADS = 8
LARGEST_REQUEST = 256 << 20
_RESTART = 2.0  # seconds before a worker that ended is started again


def serve(host: str, port: int) -> None:
    """Serve until interrupted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
    _allow(host)
    try:
        from jixiao.web.site.wsgi import application
    except EnvironmentWrong as error:
        sys.stderr.write(f"出错：{error}\n")
        sys.exit(2)
    from waitress.server import create_server

    password = _prepare()
    try:
        server = create_server(application, host=host, port=port, **_options())
    except OSError as error:
        sys.stderr.write(f"出错：不能在 {host}:{port} 监听（{error.strerror}）；请用 --port 换一个端口。\n")
        sys.exit(2)
    worker = Worker()
    worker.start()
    _leave_loaded_alone()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the worker is stopped on the way out
    print(_welcome(host, port, password), flush=True)  # noqa: T201 - what the one who started it must see
    try:
        with suppress(KeyboardInterrupt, SystemExit):
            server.run()
    finally:
        worker.stop()


def _leave_loaded_alone() -> None:
    """What is loaded by now stays to the end: looking through it for garbage would hold up pages again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _allow(host: str) -> None:
    """The address listened on is one of ours."""
    if host not in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        os.environ["JIXIAO_HOSTS"] = ",".join(filter(None, (os.environ.get("JIXIAO_HOSTS", ""), host)))


def _options() -> dict[str, object]:
    from django.conf import settings

    options: dict[str, object] = {
        "threads": THREADS,
        "max_request_body_size": LARGEST_REQUEST,
        "ident": None,
        "asyncore_use_poll": True,  # select knows no more than 1,024 connections
        "clear_untrusted_proxy_headers": True,
    }
    if settings.BEHIND_TLS:
        options |= {
            "trusted_proxy": os.environ.get("JIXIAO_PROXY", "127.0.0.1"),
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
            "trusted_proxy_count": 1,
        }
    return options


def _prepare() -> str:
    """Tables and administrator; the one-time password of the first start."""
    from jixiao.web.site.first import first_administrator, migrate

    migrate()
    return first_administrator()


def _welcome(host: str, port: int, password: str) -> str:
    from django.conf import settings

    from jixiao.web.site.first import USERNAME

    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    lines = [f"工作台已启动：http://{shown}:{port}/", f"数据文件夹：{settings.DATA}"]
    if password:
        lines.append(f"第一次登录：登录名 {USERNAME}，一次性密码 {password}（只显示这一次，登录后须修改）")
    return "\n".join([*lines, "按 Ctrl+C 停止。"])


class Worker:
    """The process of background jobs, started again whenever it ends."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        threading.Thread(target=self._keep, daemon=True).start()

    def _keep(self) -> None:
        while not self._stopping.is_set():
            command = [sys.executable, "-m", "jixiao.cli.main", "manage", "work", "--attached"]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603 - ourselves
            self._process.wait()
            self._stopping.wait(_RESTART)

    def stop(self) -> None:
        self._stopping.set()
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:  # its job goes back to the queue at the next start
                self._process.kill()
