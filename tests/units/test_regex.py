"""What is kept of expressions from one run to the next: nobody but the clock may notice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASKS = """
import re
from jixiao.units.regex import regex
year = regex(r"(?P<year>20\\d\\d)年(?:度)?(?P<rest>[a-z]*)", re.IGNORECASE)
print([found.groupdict() for found in year.finditer("2022年度AB，2023年")])
print(year.split("1，2022年2"), year.sub("x", "2024年"))
print(regex("[一二三]+、").match("二三、").span(), regex("^甲", re.MULTILINE).findall("甲\\n甲"))
"""
ANSWERS = """\
[{'year': '2022', 'rest': 'AB'}, {'year': '2023', 'rest': ''}]
['1，', '2022', '', '2'] x
(0, 3) ['甲', '甲']
"""


def run(folder: Path, *, writes: bool = True) -> str:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not writes:
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run([sys.executable, "-c", ASKS], env=environment, check=True, capture_output=True, text=True)
    assert not done.stderr
    return done.stdout


def kept(folder: Path) -> list[Path]:
    return list(folder.rglob("*.expressions"))


def test_a_second_run_answers_as_the_first_did(tmp_path: Path) -> None:
    assert run(tmp_path) == ANSWERS
    (file,) = kept(tmp_path)
    written = file.stat().st_mtime_ns
    assert run(tmp_path) == ANSWERS
    assert file.stat().st_mtime_ns == written, "nothing new was compiled"


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not what was kept", None])
def test_a_damaged_file_is_passed_over(tmp_path: Path, damage: bytes | None) -> None:
    run(tmp_path)
    (file,) = kept(tmp_path)
    file.write_bytes(file.read_bytes()[:-40] if damage is None else damage)
    assert run(tmp_path) == ANSWERS


def test_where_python_keeps_no_compiled_modules_no_expressions_are_kept(tmp_path: Path) -> None:
    assert run(tmp_path, writes=False) == ANSWERS
    assert not kept(tmp_path)
