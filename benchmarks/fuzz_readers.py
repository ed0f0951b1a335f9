"""Damaged files by the thousand: each is read, or refused with Unreadable, within its bounds of time and memory.

    python -m benchmarks.fuzz_readers [--inputs 20000] [--first 0] [--jobs 2]

Every input follows from its number alone, so a failure can be looked at again: --first N --inputs 1. Workers run
under a limit of memory; one that dies or hangs is reported with the number of its input and replaced.
LibreOffice is kept out of the way: what needs it must be refused as if it were not installed.
"""

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from benchmarks.fuzz_seeds import seeds

SECONDS = 10
MEMORY = 1536 << 20  # of address space, libraries included
GROWTH = 300 << 10  # kB of resident memory over what the libraries take
_CHUNK = 250
_ROOT = Path(__file__).parent.parent
_NUMBERS = (b"0", b"-1", b"1", b"65535", b"2147483647", b"99999999999999", b"1e9", b"", b"x")
_WORDS = (
    b"<",
    b">",
    b"/>",
    b"<w:tbl>",
    b"</w:p>",
    b"<td colspan=9999>",
    b"<!DOCTYPE a>",
    b"&x;",
    b"\0",
    b"\xff\xfe",
    b"\t",
    b'"',
    b"g ",
)


def damaged(number: int) -> tuple[str, bytes]:
    """The name and content of an input."""
    chance = random.Random(number)
    files = list(seeds().items())
    name, data = chance.choice(files)
    if chance.random() < 0.06:
        data = chance.randbytes(chance.randrange(1, 3000))
    elif data[:2] == b"PK" and chance.random() < 0.75:
        data = _inside(chance, data)
    for _ in range(chance.choice((0, 1, 1, 2, 5))):
        data = _hurt(chance, data, chance.choice(files)[1])
    if chance.random() < 0.25:
        name = chance.choice(files)[0]
    return name, data


def _inside(chance: random.Random, data: bytes) -> bytes:
    """The archive written again with some entries damaged: the damage reaches the reader, not the unpacker."""
    file = BytesIO()
    try:
        with ZipFile(BytesIO(data)) as old, ZipFile(file, "w") as new:
            names = old.namelist()
            chosen = set(chance.sample(names, min(len(names), chance.choice((1, 1, 2)))))
            for name in names:
                content = old.read(name)
                for _ in range(chance.choice((1, 2, 6)) if name in chosen else 0):
                    content = _hurt(chance, content, content)
                if name not in chosen or chance.random() > 0.05:
                    new.writestr(name, content)
    except BadZipFile:
        return data
    return file.getvalue()


def _hurt(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """One damage: a flip, a cut, a repetition, a foreign piece, a strange number, a tag."""
    if not data:
        return other
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 4, 30, 300)))
    match chance.randrange(9):
        case 0:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            return data[:at] + data[end:]
        case 3:
            return data[:at] + data[at:end] * chance.choice((2, 50, 500)) + data[end:]
        case 4:
            start = chance.randrange(len(other)) if other else 0
            return data[:at] + other[start : start + end - at] + data[at:]
        case 5:
            return _renumbered(chance, data, at)
        case 6:
            return data[:at] + chance.choice(_WORDS) * chance.choice((1, 1, 300)) + data[at:]
        case 7:
            return _retagged(chance, data, at)
        case _:
            return data[at:] + data[:at]


def _renumbered(chance: random.Random, data: bytes, at: int) -> bytes:
    """A number near the place replaced by a strange one."""
    while at < len(data) and not data[at : at + 1].isdigit():
        at += 1
    end = at
    while end < len(data) and data[end : end + 1].isdigit():
        end += 1
    return data[:at] + chance.choice(_NUMBERS) + data[end:]


def _retagged(chance: random.Random, data: bytes, at: int) -> bytes:
    """A tag near the place taken out, doubled or nested deeply."""
    start, end = data.find(b"<", at), data.find(b">", at)
    if start < 0 or end < start:
        return data
    tag = data[start : end + 1]
    return data[:start] + tag * chance.choice((0, 2, 40, 400)) + data[end + 1 :]


# --- workers ---------------------------------------------------------------------------------------------------------


def work(first: int, count: int) -> None:
    """Read inputs one after another; each number is told before it is tried."""
    os.environ["PATH"] = ""
    from jixiao.readers.errors import Unreadable
    from jixiao.readers.sniff import read_bytes

    for name, data in seeds().items():  # libraries loaded before memory is measured
        try:
            read_bytes(name, data)
        except Unreadable:
            continue
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for number in range(first, first + count):
        name, data = damaged(number)
        print(f"try {number}", flush=True)
        signal.alarm(SECONDS)
        began = time.monotonic()
        try:
            check(read_bytes(name, data), Path(name).suffix)
            told = "read"
        except Unreadable:
            told = "refused"
        signal.alarm(0)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base
        print(f"done {number} {told} {time.monotonic() - began:.3f} {grown}", flush=True)
        if grown > GROWTH:
            raise SystemExit(f"input {number} took {grown >> 10} MB")


def check(document: object, suffix: str) -> None:
    """What every Document keeps, however its file was damaged."""
    from jixiao.document.model import Document, Paragraph

    assert isinstance(document, Document), suffix
    at = 0
    for block in document.blocks:
        assert at <= block.start <= block.end <= len(document.text), "blocks overlap"
        at = block.end
        if not isinstance(block, Paragraph):
            assert all(block.start <= c.start <= c.end <= block.end for c in block.cells), "a cell outside of its table"
            assert all(0 <= c.row < block.height and 0 <= c.column < block.width for c in block.cells), (
                "a cell off the grid"
            )
            assert block.height * block.width <= 5_000_000, "a grid that fills the memory"
    for position in range(0, len(document.text), max(1, len(document.text) // 50)):
        assert 0 <= document.origin(position) <= len(document.source) + 1, "a place outside of the source"
    for remark in document.remarks:
        assert 0 <= remark.start <= remark.end <= len(document.text), "a remark outside of the text"


def run(first: int, count: int) -> Iterator[str]:
    """Lines of one worker, then how it ended when it did not finish."""
    command = [sys.executable, "-m", "benchmarks.fuzz_readers", "--work", str(first), str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=_ROOT)
    assert process.stdout is not None
    assert process.stderr is not None
    yield from process.stdout
    errors = process.stderr.read()
    if process.wait() != 0:
        yield f"died {process.returncode} {errors[-1500:]}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=int, default=20_000)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--work", type=int, nargs=2, help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.work:
        work(*chosen.work)
        return
    from concurrent.futures import ThreadPoolExecutor

    starts = range(chosen.first, chosen.first + chosen.inputs, _CHUNK)
    end = chosen.first + chosen.inputs
    with ThreadPoolExecutor(chosen.jobs) as pool:
        results = list(pool.map(lambda start: list(_whole(start, min(_CHUNK, end - start))), starts))
    told: Counter[str] = Counter()
    slowest, largest, failures = (0.0, 0), (0, 0), []
    for kind, number, seconds, grown, words in (result for chunk in results for result in chunk):
        told[kind] += 1
        slowest, largest = max(slowest, (seconds, number)), max(largest, (grown, number))
        if kind == "failed":
            failures.append(f"input {number} ({damaged(number)[0]}): {words}")
    print(f"{sum(told.values())} inputs: {dict(told)}")
    print(f"slowest {slowest[0]:.2f} s (input {slowest[1]}), largest growth {largest[0] >> 10} MB (input {largest[1]})")
    print("\n".join(failures[:40]))
    raise SystemExit(bool(failures))


def _whole(first: int, count: int) -> Iterator[tuple[str, int, float, int, str]]:
    """What became of each input; after a death the rest goes to a new worker."""
    at, end = first, first + count
    while at < end:
        tried = at
        for line in run(at, end - at):
            words = line.split()
            if words and words[0] == "try":
                tried = int(words[1])
            elif words and words[0] == "done":
                yield words[2], int(words[1]), float(words[3]), int(words[4]), ""
                at = int(words[1]) + 1
            elif words and words[0] == "died":
                yield "failed", tried, 0.0, 0, line
                at = max(at, tried + 1)


if __name__ == "__main__":
    main()
