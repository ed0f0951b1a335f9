"""The command line typed in a folder with one faulty and one clean report."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from jixiao.cli.main import main

FAULTY = """\
某县商务局2022年度部门整体支出绩效自评报告

预算调整收入1600.86万元，按支出性质分类：基本支出预算1164.81万元，
项目支出预算426.05万元。
"""
CLEAN = """\
某县商务局2022年度部门整体支出绩效自评报告

总支出10.0亿元，分为基本支出3.33亿元、项目支出6.66亿元。
"""

Jixiao = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: 错.txt and 对.txt."""
    (tmp_path / "错.txt").write_text(FAULTY, encoding="utf-8")
    (tmp_path / "对.txt").write_text(CLEAN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JIXIAO_NORMS", raising=False)
    return tmp_path


@pytest.fixture
def jixiao(desk: Path) -> Jixiao:
    """Types a command; `check` runs only SUM101 unless rules are named, so that new rules change nothing here."""

    def typed(*arguments: str) -> Result:
        words = list(arguments)
        if words[0] == "check" and "--select" not in words:
            words += ["--select", "SUM101"]
        return CliRunner().invoke(main, words)

    return typed


@pytest.fixture
def golden(update: bool) -> Callable[[str, str], None]:
    """Compares a text with a file under golden/, or rewrites the file."""

    def compare(name: str, text: str) -> None:
        file = Path(__file__).parent / "golden" / name
        if update:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare
