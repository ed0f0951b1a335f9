"""Speed of the numbers and of the whole check on text: python -m benchmarks.text [--jionlp] [FILE.txt …].

The typed scan, the whole check (read, extract, every rule) and how both grow with the length. With --jionlp its
money and time extraction runs on the same texts in an environment of its own (part of it is under the GPL).
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks._clock import best
from examples.build import one
from examples.source import texts
from jixiao import api
from jixiao.readers import txt
from jixiao.readers.encoding import decode
from jixiao.units.scan import scan

SCAN_BAR = 6.0  # million characters a second
CHECK_BAR = 1.0
TIMES_JIONLP = 8.0
LENGTHS = (1, 10, 100)
JIONLP = "jionlp==1.5.31"
_MEASURE_JIONLP = """
import sys, time, pathlib, logging
logging.disable(logging.CRITICAL)
import jionlp
texts = [p.read_bytes().decode("utf-8", "replace") for p in map(pathlib.Path, sys.argv[1:])]
for warm in (True, False):
    started = time.process_time()
    for text in texts:
        for line in text.split("\\n"):
            try:
                jionlp.ner.extract_money(line); jionlp.ner.extract_time(line)
            except Exception:
                pass
    spent = time.process_time() - started
print(sum(map(len, texts)) / spent)
"""


def documents(folder: Path) -> list[Path]:
    return [one(text, folder, "txt") for text in texts()]


def whole_check(path: Path) -> None:
    """As users run it: the file is opened, and circles of references are not searched for."""
    api.check(api.extract(api.read(path)))


def rate(path: Path, characters: int, rounds: int) -> float:
    """Millions of characters a second of the whole check."""
    return characters / best(lambda: whole_check(path), rounds) / 1e6


def rate_of_jionlp(paths: list[Path]) -> float:
    """Characters a second of JioNLP's money and time extraction."""
    home = Path(__file__).parents[1] / ".venv" / "jionlp"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", JIONLP, "jiojio"], check=True)
    command = [python, "-W", "ignore", "-c", _MEASURE_JIONLP, *map(str, paths)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def others(files: list[str], path: Path) -> None:
    """The whole check of texts of the caller's, joined and ten times over."""
    joined = "\n\n".join(decode(file, Path(file).read_bytes()) for file in files) * 10
    path.write_text(joined, encoding="utf-8")
    print(f"{f'whole check, {len(files)} texts given, 10 times':44} {rate(path, len(joined), 4):8.2f} M chars/s")


def report(name: str, value: float, bar: float, unit: str) -> bool:
    print(f"{name:44} {value:8.2f} {unit} (≥ {bar:g})  {'good' if value >= bar else 'MISSED'}")
    return value >= bar


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        paths = documents(Path(folder))
        sources = [path.read_bytes() for path in paths]
        text = "\n".join(txt.read("文件.txt", data).text for data in sources)
        whole_check(paths[0])  # imports
        met = report("typed scan", len(text) * 20 / best(lambda: scan(text * 20)) / 1e6, SCAN_BAR, "M chars/s")
        characters = sum(len(decode("文件.txt", data)) for data in sources)
        each = characters / best(lambda: [whole_check(path) for path in paths])
        print(
            f"{'whole check, the examples one by one':44} {each / 1e6:8.2f} M chars/s (1,300 characters each: no bar)"
        )
        joined = "\n".join(decode("文件.txt", data) for data in sources)
        whole = Path(folder) / "文件.txt"
        ours = 0.0
        for times in LENGTHS:
            whole.write_text(joined * times, encoding="utf-8")
            reached = rate(whole, characters * times, 2)
            ours = max(ours, reached)
            met &= report(f"whole check, one text of {times} times", reached, CHECK_BAR, "M chars/s")
        if "--jionlp" in sys.argv:
            theirs = rate_of_jionlp(paths)
            print(f"{'JioNLP money and time on the same texts':44} {theirs / 1e6:8.3f} M chars/s")
            met &= report("whole check against JioNLP", ours * 1e6 / theirs, TIMES_JIONLP, "times")
        if files := [word for word in sys.argv[1:] if not word.startswith("-")]:
            others(files, whole)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
