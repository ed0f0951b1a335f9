"""Live numbers: a text names a value, and prints what the papers say."""

from dataclasses import replace

import pytest

from jixiao.dossier.live import live_again, numbers_of, with_live_numbers
from jixiao.dossier.workpaper import Topic
from tests.report import papers as made
from tests.report.making import composed, traced, without

TEXT = "新签约{{数：新签约亿元以上项目数}}，总投资{{数：新签约项目总投资}}，支出{{数：支出/支出}}，接待56批次。"
PRINTED = "新签约940个，总投资4212.88亿元，支出1524.96万元，接待56批次。"


def told(*paragraphs: str, topic: Topic = Topic.ACHIEVEMENT, about: str = ""):
    """The papers with one text in place of what was said on its topic."""
    others = [one for one in made.narratives() if (one.topic, one.about) != (topic, about)]
    return made.papers(narratives=(*others, made.note(topic, *paragraphs, about=about)))


def test_a_named_value_is_printed_where_it_is_named():
    papers = with_live_numbers(told(TEXT, "{{ 数:支出/基本支出 }}为基本支出。"))
    text = papers.narrative(Topic.ACHIEVEMENT)
    assert text.paragraphs == (PRINTED, "1130.73万元为基本支出。")
    assert [text.paragraphs[one.paragraph][one.start : one.end] for one in text.live] == [
        "940", "4212.88", "1524.96", "1130.73",
    ]  # fmt: skip


def test_in_a_report_it_leads_to_the_value_it_names_and_what_was_typed_to_the_text():
    trace = traced(composed(papers=told(TEXT)))
    key = next(row.key for row in made.indicators() if row.name == "新签约亿元以上项目数")
    printed = [one for one in trace.printings if one.key == f"{key}/actual" and one.before.endswith("新签约")]
    assert [(one.text, one.unit) for one in printed] == [("940", "个")]
    assert trace.datum(f"narrative/{Topic.ACHIEVEMENT}//1/4").value == 56


def test_a_reason_names_values_too():
    report = composed(papers=told("新增支出{{数：支出/项目支出}}。", topic=Topic.REASON, about="支出")).report
    assert any("主要原因是新增支出394.23万元" in block.text for block in report.blocks if hasattr(block, "text"))


def test_a_name_that_nothing_bears_is_asked_for():
    made_of = composed(papers=told("完成{{数：签约数目}}。"))
    assert not made_of.is_final
    (entry,) = [one for one in made_of.missing if one.what == "签约数目"]
    assert (entry.topic, "没有叫这个名字的数" in entry.how) == (Topic.ACHIEVEMENT, True)


def test_indicators_of_one_name_are_named_with_their_programs():
    whole, one, other = made.programs()
    row = made.indicator(1, "举办场次", "产出", "数量", ">=3场", "4场", weight="10")
    both = (whole, replace(one, indicators=(row,)), replace(other, indicators=(row,)))
    names = numbers_of(without(made.papers(), programs=both))
    assert "举办场次" not in names
    assert {"招商活动费/举办场次", "开发区管理经费/举办场次"} <= set(names)


@pytest.mark.parametrize(
    ("now", "again"),
    [
        ([PRINTED], TEXT),
        ([f"一年来，{PRINTED}"], f"一年来，{TEXT}"),
        ([PRINTED.replace("940个", "941个")], TEXT.replace("{{数：新签约亿元以上项目数}}", "941个")),
        ([PRINTED, "其中940个已开工。"], f"{TEXT.replace('{{数：新签约亿元以上项目数}}', '940个')}\n其中940个已开工。"),
    ],
)
def test_what_was_left_alone_in_word_stays_live(now, again):
    assert "\n".join(live_again(TEXT, [PRINTED], now)) == again
