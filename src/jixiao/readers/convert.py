"""Old and foreign formats through LibreOffice, when it is installed: doc, wps, rtf, odt → docx; xls, et, ods → xlsx."""

import os
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from jixiao.readers.errors import Unreadable
from jixiao.readers.limits import LARGEST_FILE, MEGABYTE

SECONDS = 120
_MEMORY = 4096 * MEGABYTE
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_FAILED = "请用 WPS 或 Word 打开后另存为 {target} 再试"


def office() -> str | None:
    """The program, or None when it is not installed."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    return next((place for place in _USUAL_PLACES if Path(place).exists()), None)


def convert(path: str, data: bytes, source: str, target: str) -> bytes:
    """The file in another format; `source` and `target` are extensions without dot."""
    program = office()
    if program is None:
        remedy = f"请用 WPS 或 Word 另存为 {target}，或安装 LibreOffice 后再试"
        raise Unreadable(path, f"没有安装 LibreOffice，不能直接读取 {source} 格式", remedy)
    with TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        original = Path(folder, f"in.{source}")
        original.write_bytes(data)
        _run(path, program, folder, original, target)
        result = Path(folder, "out", f"in.{target}")
        if not result.is_file() or not 0 < result.stat().st_size <= LARGEST_FILE:
            raise Unreadable(path, f"LibreOffice 打不开这个 {source} 文件", _FAILED.format(target=target))
        return result.read_bytes()


def _run(path: str, program: str, folder: str, original: Path, target: str) -> None:
    """A run of its own: profile, process group and temporary folder all end with it."""
    profile = Path(folder, "profile").as_uri()
    command = [
        program, "--headless", "--norestore", "--nologo", "--nodefault", f"-env:UserInstallation={profile}",
        "--convert-to", target, "--outdir", str(Path(folder, "out")), str(original),
    ]  # fmt: skip
    environment = {**os.environ, "TMPDIR": folder}
    try:
        with subprocess.Popen(  # noqa: S603 - a fixed command on a file of our own naming
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        ) as process:
            _limit(process.pid)
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                problem = f"LibreOffice 转换超过 {SECONDS} 秒，已停止"
                raise Unreadable(path, problem, _FAILED.format(target=target)) from None
            finally:
                _kill(process)
    except OSError as error:
        problem = f"LibreOffice 无法启动（{error.strerror or error}）"
        raise Unreadable(path, problem, _FAILED.format(target=target)) from None


def _limit(process: int) -> None:
    """Bound what a conversion may take, where the system can."""
    try:
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.prlimit(process, resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    except (ImportError, AttributeError, OSError):  # not Linux, or already ended
        return


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the whole group: the launcher starts the real program as its child."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, ProcessLookupError, PermissionError):
        process.kill()
