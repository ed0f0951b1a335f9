"""Whole reports: the text each template gives, what is asked for, and that our own checker finds nothing."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from examples.build import office, offices
from jixiao import api
from jixiao.dossier.claim import Stage
from jixiao.dossier.finding import Severity
from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import Topic, Workpaper
from jixiao.norms.resolve import norms_of
from jixiao.report.compose import Composition, compose
from jixiao.report.template import template, templates
from jixiao.score.department import score
from tests.report import papers as made
from tests.report.making import composed, told, written

GOLDEN = Path(__file__).parent / "golden"
NOTHING = DepartmentScores(None, ())
TEMPLATE_OF = {
    "office-2022": "shijiazhuang-2022",
    "office-economy-2021": "hightech-2021",
    "office-hitech-2020": "hightech-2020",
    "office-hitech-2022-budget": "budget-disclosure-2022",
    "office-luquan-2025": "luquan-2025",
}


@pytest.fixture
def golden(update):
    """Compares a text with a file under golden/, or rewrites the file."""

    def compare(name: str, text: str) -> None:
        file = GOLDEN / f"{name}.txt"
        if update:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def gathered(tmp_path_factory):
    """The working papers of an example office, from its files."""
    folder = tmp_path_factory.mktemp("offices")
    known: dict[str, Workpaper] = {}

    def gather(name: str) -> Workpaper:
        if name not in known:
            office(name, folder)
            known[name] = api.gather([str(folder / name)])
        return known[name]

    return gather


def report_of(papers: Workpaper, name: str) -> Composition:
    return compose(template(name), papers, score(papers, norms_of()), norms_of(), signed=f"{papers.year + 1}年4月19日")


def alarms(path: Path) -> list[str]:
    findings = api.check(api.extract(api.read(str(path))))
    return [f"{f.rule} {f.place.quote} {f.working}" for f in findings if f.severity is not Severity.NOTE]


def missing(papers: Workpaper, scores: DepartmentScores | None = None, name: str = "shijiazhuang-2022") -> list[str]:
    return [entry.what for entry in composed(name, papers, scores).missing if entry.required]


# --- texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", templates())
def test_the_text_each_template_gives(name, golden):
    made_report = composed(name)
    asked = "".join(f"缺 {entry}\n" for entry in made_report.missing)
    golden(name, told(made_report.report.blocks) + asked)


@pytest.mark.parametrize("name", offices())
def test_the_report_of_an_example_office(name, gathered, golden):
    made_report = report_of(gathered(name), TEMPLATE_OF[name])
    asked = "".join(f"缺 {entry}\n" for entry in made_report.missing)
    golden(name, told(made_report.report.blocks) + asked)


def test_the_report_of_the_city_bureau_is_complete_and_our_checker_raises_no_alarm(gathered, tmp_path):
    made_report = report_of(gathered("office-2022"), "shijiazhuang-2022")
    assert made_report.is_final
    assert [block for block in made_report.report.blocks if "【待补" in told((block,))] == []
    written(tmp_path / "报告.docx", made_report)
    assert alarms(tmp_path / "报告.docx") == []


@pytest.mark.parametrize("name", offices())
def test_our_checker_raises_no_alarm_on_what_other_offices_get(name, gathered, tmp_path):
    written(tmp_path / "报告.docx", report_of(gathered(name), TEMPLATE_OF[name]))
    assert alarms(tmp_path / "报告.docx") == []


# --- what is missing --------------------------------------------------------------------------------------------------


def test_complete_papers_leave_nothing_to_ask():
    assert missing(made.papers()) == []


def test_empty_papers_are_asked_for_everything_and_nothing_is_invented(tmp_path):
    empty = Workpaper("", 2022)
    asked = missing(empty, NOTHING)
    assert asked[:5] == ["部门名称", "部门职能", "机构设置", "人员情况", "资产情况"]
    assert {"2022年年初预算", "2022年决算支出", "自评组织", "存在的问题", "改进措施", "评价工作组名单"} <= set(asked)
    text = told(composed("shijiazhuang-2022", empty, NOTHING).report.blocks)
    assert "【待补：存在的问题】" in text


def test_a_missing_reason_is_asked_for_with_its_place_and_how_to_supply_it():
    kept = tuple(note for note in made.narratives() if note.about != "支出")
    (entry,) = composed("shijiazhuang-2022", made.papers(narratives=kept)).missing
    assert str(entry) == (
        "支出变动的原因（用于“（二）部门收支预决算情况”）：在任一张表里为“支出”写一行，填“变动原因”栏"
    )


def test_parts_that_miss_their_total_are_not_printed_as_if_they_did_not():
    amounts = tuple(
        replace(a, datum=replace(a.datum, value=Decimal("1600.86")))
        if (a.item, a.stage) == ("支出", Stage.ADJUSTED)
        else a
        for a in made.amounts()
    )
    assert missing(made.papers(amounts=amounts)) == [
        "2022年调整预算支出与分项不符：1164.81万元 + 426.05万元 = 1590.86万元，而合计为1600.86万元"
    ]


def test_a_text_of_an_earlier_year_is_taken_over_and_named():
    (kept,) = composed().kept
    assert (kept.topic, kept.year) == (Topic.STRUCTURE, 2021)


def test_reasons_and_results_of_an_earlier_year_are_not_taken_over():
    old = tuple(replace(note, year=2021) for note in made.narratives())
    asked = missing(made.papers(narratives=old))
    assert "支出变动的原因" in asked
    assert "2022年目标完成情况" in asked
    assert "存在的问题" not in asked


def test_a_first_year_has_no_comparison_and_does_not_have_to():
    amounts = tuple(amount for amount in made.amounts() if amount.year == 2022)
    first = composed("shijiazhuang-2022", made.papers(amounts=amounts))
    assert "较2021年" not in told(first.report.blocks)
    assert [(entry.what, entry.required) for entry in first.missing] == [("2021年支出", False)]


def test_without_a_score_the_report_says_what_is_needed_to_score():
    asked = missing(made.papers(), NOTHING)
    assert "综合得分和等级" in asked
    assert "评分办法" in asked


def test_an_open_line_of_the_score_is_asked_for_by_name():
    sheet = made.scores().department
    first, *others = sheet.indicators
    open_line = replace(first, score=None, missing=("填写完成值",))
    scores = DepartmentScores(replace(sheet, indicators=(open_line, *others), total=None, grade=""), ())
    assert "“新签约亿元以上项目数”打分所需：填写完成值" in missing(made.papers(), scores)


def test_one_value_feeds_every_place_it_is_printed():
    blocks = composed().report.blocks
    text = told(blocks)
    assert text.count("1524.96") == 6
    changed = tuple(
        replace(a, datum=replace(a.datum, value=Decimal("1524.97"))) if a.datum.key == "amount/2022/支出/支出" else a
        for a in made.amounts()
    )
    other = told(composed("shijiazhuang-2022", made.papers(amounts=changed)).report.blocks)
    assert (other.count("1524.97"), other.count("1524.96")) == (6, 0)
