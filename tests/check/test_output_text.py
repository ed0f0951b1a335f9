"""Findings for the terminal: columns, carets, colours, the summary."""

import pytest

from jixiao.check.checked import Checked, Excerpt, Notice, Problem
from jixiao.check.output.columns import head, pad, tail, width
from jixiao.check.output.text import Screen, marked, summary, write_text
from jixiao.dossier.finding import Finding, Related, Severity
from jixiao.dossier.place import Place, Span


def finding(severity=Severity.ERROR, **more):
    place = Place(12, 40, 49, None, "第12行", "1600.86万元", Span(40, 49))
    facts = {
        "rule": "SUM101", "name": "parts_do_not_sum", "family": "sums", "severity": severity, "place": place,
        "message": "分项之和与合计不符", "working": "1 + 2 = 3 ≠ 4", "stated": "4", "computed": "3", "unit": "",
        "basis": (), "related": (), "fingerprint": "f",
    }  # fmt: skip
    return Finding(**{**facts, **more})


def test_chinese_characters_are_two_columns_wide():
    assert [width("万元"), width("1,5"), width("（一）"), width("≠—“”")] == [4, 3, 6, 4]


def test_text_is_cut_to_columns_at_either_end():
    assert head("预算调整收入", 8) == "预算调…"
    assert tail("预算调整收入", 8) == "…整收入"
    assert head("预算", 8) == tail("预算", 8) == "预算"
    assert pad("预算", 6) == "预算  "


@pytest.mark.parametrize(
    ("excerpt", "lines"),
    [
        (Excerpt("收入", "1600.86万元", "，其中"), [("收入1600.86万元，其中", "    ^^^^^^^^^^^")]),
        (Excerpt("增加 ", "162.49 万\r\n元", "，变动"), [("增加 162.49 万", "     ^^^^^^^^^"), ("元，变动", "^^")]),
        (Excerpt("收入\t", "10", "\t20"), [("收入 10 20", "     ^^")]),
        (Excerpt("", "", ""), []),
    ],
)
def test_carets_stand_below_the_quote(excerpt, lines):
    assert list(marked(excerpt, 60)) == lines


def test_a_long_line_is_shown_around_the_quote():
    line, carets = next(marked(Excerpt("甲" * 100, "10万元", "乙" * 100), 40))
    assert line == "…" + "甲" * 8 + "10万元" + "乙" * 8 + "…"
    assert carets == " " * 17 + "^" * 6


def test_a_related_figure_of_another_file_is_named_with_it():
    place = Place(3, 0, 4, None, "第3行", "20万元", Span(0, 4))
    file = Checked("b.txt", findings=(finding(related=(Related(place, "20", "万元", "a.txt"),)),))
    assert "= 相关 a.txt 第3行「20万元」" in write_text([file])


def test_the_address_of_a_table_cell_is_told_beside_the_line():
    place = Place(12, 40, 49, 2, "第2页表1第3行第4列", "1600.86万元", Span(40, 49))
    assert "= 位置 第2页表1第3行第4列" in write_text([Checked("b.pdf", findings=(finding(place=place),))])


def test_a_file_that_cannot_be_read_says_what_to_do():
    file = Checked("c.pdf", problem=Problem("这是扫描件", "请先做文字识别"))
    assert write_text([file]) == "c.pdf: 无法检查 这是扫描件\n  = 怎么办 请先做文字识别\n\n没有能检查的文件。\n"


def test_the_summary_counts_by_severity_and_tells_what_is_not_listed():
    one = Checked("a.txt", findings=(finding(), finding(Severity.NOTE)), ignored=2, known=3)
    two = Checked("b.txt", problem=Problem("坏了", "另存"))
    assert list(summary([one, two], [Notice("CFG001", "旧的忽略")])) == [
        "说明 CFG001 旧的忽略",
        "检查了 1 个文件，发现 2 处：错误 1，提示 1。另有 1 个文件无法检查。",
        "未列出：2 处已在 jixiao.toml 中忽略，3 处已在基线中。",
    ]


def test_colours_only_when_asked_for():
    file = Checked("a.txt", findings=(finding(),))
    assert "\033" not in write_text([file])
    assert "\033[1;31m错误 SUM101\033[0m" in write_text([file], screen=Screen(colour=True))
