"""Every printed number knows where it comes from, and every source where it went."""

import json
import re
from decimal import Decimal

import pytest

from jixiao.report.blocks import Chart, Paragraph, Table, runs_of
from jixiao.report.docx.sealed import unsealed
from jixiao.report.sealing import TraceError, from_json, to_json
from jixiao.report.template import templates
from jixiao.report.told import told, used_in
from jixiao.report.trace import HOLE, loose_digits, printed_as, resting_on
from jixiao.units.numbering import MARK
from tests.report import papers as made
from tests.report.making import composed, traced, written

NUMBERED = re.compile(r"〔20\d\d〕\d+号|^\d{1,2}$")  # of documents, and the first column of a list


@pytest.fixture(scope="module")
def trace():
    return traced(composed())


def pieces(block):
    """Paragraphs and cells as tuples of runs."""
    match block:
        case Paragraph():
            yield block.runs
        case Table():
            yield block.caption
            yield from (cell.runs for row in block.rows for cell in row)
        case Chart():
            yield block.caption
            yield tuple(point for series in block.series for point in series.points if point)


@pytest.mark.parametrize("name", templates())
def test_every_number_but_those_of_lists_and_documents_has_a_trace(name):
    untraced = []
    for block in composed(name).report.blocks:
        for runs in pieces(block):
            words = "".join(HOLE if run.mark else run.text for run in runs if not run.gap)
            untraced += loose_digits(NUMBERED.sub("", MARK.sub("", words, count=1)))
    assert untraced == []


@pytest.mark.parametrize("name", templates())
def test_every_trace_ends_at_a_file_or_says_how_it_was_counted(name):
    trace = traced(composed(name))
    for printing in trace.printings:
        waiting = [printing.key]
        while waiting:
            datum = trace.datum(waiting.pop())
            assert datum, printing
            waiting.extend(datum.operands)
            assert datum.provenance or datum.operands or datum.working, datum


def test_every_number_has_a_mark_of_its_own(trace):
    marks = [printing.mark for printing in trace.printings]
    assert len(marks) == len(set(marks)) > 150


def test_a_printed_number_is_its_exact_value_rounded(trace):
    for printing in trace.printings:
        datum = trace.datum(printing.key)
        step = Decimal(1).scaleb(-printing.decimals)
        assert abs(Decimal(printing.text.replace(",", "")) - datum.value) <= step / 2, printing


def test_a_rate_is_led_back_to_the_cells_it_was_computed_from(trace):
    assert list(told(trace, printed_as(trace, "21.30%"))) == [
        "21.30%",
        (
            "  印在  （二）部门收支预决算情况：2022年支出1524.96万元，较2021年增加267.78万元，增长21.30%，"
            "主要原因是发放奖励性补贴和正常调整…"
        ),
        "  取整  原值 21.3000524984%，四舍五入到 2 位小数",
        "  2022年支出支出较2021年增幅：21.3000524984%",
        "    算式  (1524.96万元 − 1257.18万元) ÷ 1257.18万元 × 100% = 21.30%",
        "      2022年支出支出：1524.96万元",
        "        来源  预算决算.xlsx 工作表“收支”第4行第4列（收支!D4）「1524.96」",
        "      2021年支出：1257.18万元",
        "        来源  预算决算.xlsx 工作表“收支”第12行第4列（收支!D12）「1257.18」",
    ]


def test_a_score_is_led_back_through_its_working(trace):
    lines = list(told(trace, printed_as(trace, "99.09分")))
    assert "    算式  9.59 + 20 + 20 + 9.50 + 15 + 15 + 10 = 99.09 分" in lines
    assert sum("来源" in line for line in lines) == 14


def test_a_number_in_the_words_of_the_office_is_led_back_to_them(trace):
    *_, last = told(trace, printed_as(trace, "2.94"))
    assert last == (
        "    来源  文字.docx “目标完成情况”一节「全年新签约亿元以上项目940个，总投资4212.88亿元；"
        "实际使用外资2.94亿美元，同比增长59.2%。」"
    )


def test_digits_and_unit_tell_two_numbers_apart(trace):
    assert {printing.unit for printing in printed_as(trace, "95%")} == {"%"}
    assert printed_as(trace, "95万元") == []
    assert printed_as(trace, "没有数字") == []


@pytest.mark.parametrize("cell", ["收支!D4", "D4", "工作表“收支”第4行第4列"])
def test_a_cell_leads_to_everything_printed_from_it(trace, cell):
    read, printings = resting_on(trace, "预算决算.xlsx", cell)
    assert [datum.value for datum in read] == [Decimal("1524.96")]
    texts = {printing.text for printing in printings}
    assert {"1524.96", "95.86", "267.78", "21.30", "74.15", "25.85", "9.59", "99.09"} <= texts
    lines = list(used_in(printings))
    assert any(line.startswith("  四、评价结论和评价等级：") for line in lines)
    assert any(line.startswith("  表“2022年部门支出预算执行情况（单位：万元）”第2行：") for line in lines)


def test_a_file_may_be_named_by_more_or_less_of_its_path(trace):
    whole = resting_on(trace, "预算决算.xlsx")
    assert whole[1]
    assert resting_on(trace, "/家/office/预算决算.xlsx") == whole
    assert resting_on(trace, "算决算.xlsx") == ([], [])


def test_a_file_leads_to_everything_it_gave(trace):
    _, printings = resting_on(trace, made.FORMS)
    assert {"43.41", "104.44"} <= {printing.text for printing in printings}
    assert resting_on(trace, "别的.xlsx") == ([], [])


def test_the_trace_lies_in_the_docx_and_comes_back_whole(tmp_path):
    kept = written(tmp_path / "报告.docx")
    assert unsealed(tmp_path / "报告.docx") == kept
    assert from_json(to_json(kept), "报告") == kept


def test_values_in_the_json_are_decimal_strings(trace):
    facts = json.loads(to_json(trace))
    assert {type(datum["value"]) for datum in facts["data"]} == {str}


def test_a_broken_trace_is_refused_in_chinese():
    with pytest.raises(TraceError, match=r"^报告\.docx：追溯数据不完整"):
        from_json('{"version": "1"}', "报告.docx")


def test_only_files_that_a_printed_value_rests_on_are_named(trace):
    assert {file.path for file in trace.files} == set(made.DIGESTS)
    assert {file.digest for file in trace.files} == set(made.DIGESTS.values())


def test_nothing_is_printed_without_a_run_that_says_so():
    keyed = [run for block in composed().report.blocks for run in runs_of(block) if run.key]
    assert all(run.mark and re.fullmatch(r"-?[\d,]+(?:\.\d+)?", run.text) for run in keyed)
