"""What is kept of a file from one start to the next: as long as the file and the interpreter stay what they are."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from jixiao.units import kept as module
from jixiao.units.kept import kept, kept_toml


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things are kept, while Python may keep what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "place_of", lambda name: tmp_path / "kept" / name)
    return tmp_path


def work_on(file: Path, done: list[str]) -> dict[str, str]:
    def work() -> dict[str, str]:
        done.append("work")
        return {"text": file.read_text()}

    return kept("text", [file], work)


def test_it_is_worked_out_once_until_the_file_changes(folder: Path) -> None:
    file, done = folder / "a.txt", list[str]()
    file.write_text("one")
    assert [work_on(file, done) for _ in range(3)] == [{"text": "one"}] * 3
    assert done == ["work"]
    file.write_text("other")
    assert work_on(file, done) == {"text": "other"}
    os.utime(file, (1, 1))  # as long, but written at another time
    assert work_on(file, done) == {"text": "other"}
    assert len(done) == 3


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not what was kept"])
def test_what_is_damaged_or_of_another_interpreter_is_worked_out_again(folder: Path, damage: bytes) -> None:
    file, done = folder / "a.txt", list[str]()
    file.write_text("one")
    work_on(file, done)
    (folder / "kept" / "text").write_bytes(damage)
    assert work_on(file, done) == {"text": "one"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "version", "another")
        assert work_on(file, done) == {"text": "one"}
    assert len(done) == 3


def test_nothing_is_written_where_python_keeps_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder / "a.toml"
    file.write_text('words = "一 二"')
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert kept_toml(file) == {"words": "一 二"}
    assert not (folder / "kept").exists()


def test_a_second_check_finds_everything_kept(tmp_path: Path) -> None:
    text, kept_in = tmp_path / "报告.txt", tmp_path / "compiled"
    text.write_text(
        "某局2022年部门整体支出绩效自评报告\n年初预算100万元，支出90万元，执行率90%，完成绩效自评介工作。\n",
        encoding="utf-8",
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "jixiao.cli.main", "check", str(text)]
    states = []
    for _ in range(3):
        subprocess.run(
            command, env=environment | {"PYTHONPYCACHEPREFIX": str(kept_in)}, check=False, capture_output=True
        )
        states.append({file: file.stat().st_mtime_ns for file in kept_in.rglob("kept.*") if file.suffix != ".pyc"})
    assert len(states[0]) > 5
    assert states[0] == states[1] == states[2]
