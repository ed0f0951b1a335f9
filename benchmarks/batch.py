"""A thousand documents on two cores: time and peak memory of all processes. python -m benchmarks.batch [number]."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from examples.build import one
from examples.source import Paragraph, Text, texts

JIXIAO = str(Path(sys.executable).with_name("jixiao"))
JOBS = "2"
MOST_MEMORY = 300  # megabytes
_TRADES = "教育民政财政交通水利农业商务文旅卫健应急审计市监统计医保林业住建城管司法人社信访"
_BUREAUS = ("投资促进局", "投资服务局", "经济发展局")


def documents(folder: Path, number: int) -> None:
    """The examples under the names of many departments, some documents for each."""
    folder.mkdir()
    kinds = texts()
    for index in range(number):
        text = kinds[index % len(kinds)]
        group = index // len(kinds)
        at = group % (len(_TRADES) // 2) * 2
        name = f"{_TRADES[at : at + 2]}{'甲乙丙丁戊'[group * 2 // len(_TRADES) % 5]}局"
        one(replace(_renamed(text, name), name=f"{index:05}-{text.name}"), folder)


def _renamed(text: Text, name: str) -> Text:
    blocks = tuple(
        replace(block, text=_with_name(block.text, name)) if isinstance(block, Paragraph) else block
        for block in text.blocks
    )
    return replace(text, blocks=blocks)


def _with_name(words: str, name: str) -> str:
    for bureau in _BUREAUS:
        words = words.replace(bureau, name)
    return words


def peak(process: subprocess.Popen[bytes]) -> float:
    """Megabytes of a process and its children at their highest, looked at twenty times a second."""
    highest = 0
    while process.poll() is None:
        highest = max(highest, sum(_resident(number) for number in _family(process.pid)))
        time.sleep(0.05)
    return highest / 1024


def _family(number: int) -> Iterator[int]:
    yield number
    try:
        children = Path(f"/proc/{number}/task/{number}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _resident(number: int) -> int:
    """Kilobytes in memory; pages that processes share are counted for each of them."""
    try:
        status = Path(f"/proc/{number}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)


def main() -> int:
    """0 when the memory bar is met and every document could be read."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    met = True
    with tempfile.TemporaryDirectory() as folder:
        documents(Path(folder) / "documents", number)
        for kind in ("json", "text", "html"):
            started = time.perf_counter()
            output = str(Path(folder) / f"report.{kind}")
            command = [JIXIAO, "check", str(Path(folder) / "documents"), "-j", JOBS, "-f", kind, "-o", output]
            process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            megabytes = peak(process)
            seconds = time.perf_counter() - started
            good = megabytes <= MOST_MEMORY and process.returncode < 2
            met &= good
            rate = number / seconds
            print(
                f"{number} documents as {kind:4}  {seconds:5.1f} s  {rate:4.0f}/s  "
                f"{megabytes:4.0f} MB (≤ {MOST_MEMORY})  {'good' if good else 'MISSED'}"
            )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
