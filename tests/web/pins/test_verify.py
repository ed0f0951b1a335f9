"""A report that left the workbench, verified on the command line with what the workbench says of its pins today."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.urls import reverse

from jixiao.cli.main import main
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.pins.actions.binding import bind
from jixiao.web.reports.composed import composed
from tests.web.ledger.made import PROJECTS
from tests.web.pins.made import YI
from tests.web.pins.test_ratios import share


@pytest.fixture
def report(made, world, tmp_path) -> Path:
    """With a count and a share."""
    bind(pin=made.pin, indicator=made.signed, by=world.writer)
    bind(pin=share(world), indicator=made.content, by=world.writer)
    file = tmp_path / "报告.docx"
    file.write_bytes(composed(made.year).made.file("docx", draft=True).content)
    return file


def told(report: Path, writer) -> tuple[int, list[str]]:
    """The exit code, and what is printed below 台账佐证."""
    now = report.with_name("现状.json")
    now.write_bytes(writer.get(reverse("pins:pin_export")).content)
    done = CliRunner().invoke(main, ["verify", str(report), "--evidence", str(now)])
    return done.exit_code, [line.strip() for line in done.output.partition("台账佐证 ")[2].splitlines()]


def test_evidence_that_has_moved_is_told_with_what_stands_there_now(report, made, world, writer):
    assert told(report, writer) == (0, ["3 份", *(f"没有变：项目台账“{name}”" for name in (
        "签约亿元以上项目", "亿元以上占比", "亿元以上占比（分母）"))])  # fmt: skip
    change_row(ledger=PROJECTS, row=made.projects[2], values={"total_investment": 2 * YI}, by=world.writer)
    code, lines = told(report, writer)
    assert code == 1
    assert "变了，所用的值有 1 个不同：项目台账“签约亿元以上项目”" in lines
    assert any("现为「项目数 3个」：签约项目数完成值" in line for line in lines)
    assert any("原为「项目数占比 66.67%（2个÷3个）」，现为「项目数占比 100.00%（3个÷3个）」" in line for line in lines)
    assert "变了，所用的 1 个值没有变：项目台账“亿元以上占比（分母）”" in lines


def test_without_it_the_pins_are_named_with_what_to_do(report):
    done = CliRunner().invoke(main, ["verify", str(report)])
    assert done.exit_code == 1
    assert "请从工作台“台账佐证”下载现状，用 --evidence 指明" in done.output


def test_on_the_machine_of_the_workbench_its_data_folder_is_asked(report, made, world, monkeypatch, tmp_path):
    nothing = CliRunner().invoke(main, ["verify", str(report), "--evidence", str(tmp_path)])
    assert (nothing.exit_code, "不是工作台的数据文件夹" in nothing.output) == (2, True)
    (tmp_path / "jixiao.sqlite3").touch()  # the database of this test stands for it
    monkeypatch.setenv("JIXIAO_DATA", "")
    change_row(ledger=PROJECTS, row=made.projects[2], values={"total_investment": 2 * YI}, by=world.writer)
    done = CliRunner().invoke(main, ["verify", str(report), "--evidence", str(tmp_path)])
    assert "变了，所用的值有 1 个不同：项目台账“签约亿元以上项目”" in done.output


def test_another_file_is_refused_in_words(report):
    done = CliRunner().invoke(main, ["verify", str(report), "--evidence", str(report)])
    assert done.exit_code == 2
    assert "不是本版本的台账佐证现状" in done.output
