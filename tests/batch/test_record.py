"""A checked file kept as JSON and read back."""

import gzip

import pytest

from jixiao.batch.record import RecordError, read_record, write_record
from jixiao.batch.work import Task, check_file
from jixiao.check.checked import Checked, Problem
from jixiao.check.output.html.page import article
from jixiao.check.rule import all_rules

TEXT = "某局2022年度部门整体支出绩效自评报告\n收入1600.86万元，分为基本支出1164.81万元、项目支出426.05万元。\n"


@pytest.fixture
def file(tmp_path):
    (tmp_path / "报告.txt").write_text(TEXT, encoding="utf-8")
    return check_file(Task(str(tmp_path / "报告.txt"), tuple(rule.code for rule in all_rules()), keep=True))


def test_what_was_found_comes_back_and_looks_the_same(file):
    again = read_record(write_record(file))
    assert again.findings == file.findings != ()
    assert again.dossier() == file.dossier()
    assert article(again, all_rules()) == article(file, all_rules())


def test_a_file_that_could_not_be_read_comes_back_with_its_reason():
    refused = Checked("坏.pdf", problem=Problem("这是扫描件", "请先识别"))
    assert read_record(write_record(refused)) == refused


@pytest.mark.parametrize(
    "data",
    [b"", b"no gzip", gzip.compress(b"{}"), gzip.compress(b'{"version": "0"}')],
    ids=str.split("empty foreign blank old"),
)
def test_what_is_no_record_asks_for_a_new_check(data):
    with pytest.raises(RecordError, match="重新检查"):
        read_record(data)
