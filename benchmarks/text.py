"""Speed of the numbers and of the whole check on text: python -m benchmarks.text [--jionlp] [FILE.txt …].

The typed scan, the whole check (read, extract, every rule) and how both grow with the length: of the examples, and of
the files given. With --jionlp its money and time extraction runs on the very same texts in an environment of its own
(part of it is under the GPL). Every round reads another text, so that nothing kept from the round before is of use.
"""

import gc
import itertools
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from benchmarks._clock import best
from examples.build import one
from examples.source import texts
from jixiao import api
from jixiao.readers.encoding import decode
from jixiao.readers.txt import read as txt
from jixiao.units.scan import scan

SCAN_BAR = 6.0  # million characters a second
CHECK_BAR = 1.0
TIMES_JIONLP = 8.0
LENGTHS = (1, 10, 100)
LONGEST = 2_000_000  # characters
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


def documents(folder: Path) -> list[str]:
    """The examples as texts."""
    return [decode(path.name, path.read_bytes()) for path in (one(text, folder, "txt") for text in texts())]


def whole_check(text: str) -> None:
    api.check(api.extract(txt.read("文件.txt", text.encode())))


def rate_of_check(text: str, rounds: int) -> float:
    """Characters a second."""
    count = itertools.count(1)
    return len(text) / best(lambda: whole_check(f"{text}\n第{next(count)}次\n"), rounds)


def rate_of_jionlp(texts: list[str]) -> float:
    """Characters a second of JioNLP's money and time extraction."""
    home = Path(__file__).parents[1] / ".venv" / "jionlp"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", JIONLP, "jiojio"], check=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        command = [python, "-W", "ignore", "-c", _MEASURE_JIONLP, *map(str, paths)]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def report(name: str, value: float, bar: float, unit: str) -> bool:
    print(f"{name:44} {value:8.2f} {unit} (≥ {bar:g})  {'good' if value >= bar else 'MISSED'}")
    return value >= bar


def measure(name: str, texts: list[str], *, jionlp: bool) -> bool:
    """The whole check of texts, joined, as they are and ten and a hundred times over; true when no bar is missed."""
    joined = "\n\n".join(texts)
    print(f"{name}: {len(texts)} texts, {len(joined):,} characters")
    each = sum(map(len, texts)) / sum(len(text) / rate_of_check(text, 3) for text in texts)
    print(f"{'whole check, one by one':44} {each / 1e6:8.2f} M chars/s (no bar: what is made once counts)")
    lengths = [times for times in LENGTHS if times * len(joined) <= LONGEST]
    rates = {times: rate_of_check(joined * times, max(2, 8 // times)) for times in lengths}
    met = [
        report(f"whole check, joined, {times} times", rate / 1e6, CHECK_BAR, "M chars/s")
        for times, rate in rates.items()
    ]
    if jionlp:
        theirs = rate_of_jionlp(texts)
        print(f"{'JioNLP money and time on the same texts':44} {theirs / 1e6:8.3f} M chars/s")
        met.append(report("whole check against JioNLP", max(rates.values()) / theirs, TIMES_JIONLP, "times"))
    return all(met)


def main() -> int:
    gc.disable()  # as jixiao.api does while it works
    jionlp, files = "--jionlp" in sys.argv, [word for word in sys.argv[1:] if not word.startswith("-")]
    with tempfile.TemporaryDirectory() as folder:
        examples = documents(Path(folder))
    text = txt.read("文件.txt", "\n".join(examples).encode()).text * 20
    whole_check(examples[0])  # imports
    met = report("typed scan", len(text) / best(lambda: scan(text)) / 1e6, SCAN_BAR, "M chars/s")
    met &= measure("the examples", examples, jionlp=jionlp)
    if files:
        given = [decode(file, Path(file).read_bytes()) for file in files]
        met &= measure("the files given", given, jionlp=jionlp)
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
