"""The checker over an indicator table that is still being typed."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import api
from jixiao.dossier.datum import Datum
from jixiao.dossier.files import read_papers
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper, ProgramPaper, Workpaper
from jixiao.forms.fill import fill
from jixiao.forms.load import layouts
from jixiao.lint.indicators import rules
from jixiao.readers.sniff import read_bytes

YEAR = 2025
PAPERS = sorted((Path(__file__).parents[2] / "src/jixiao/web/site/demo").glob("*.json"))


def datum(value, unit):
    return Datum(f"{value}{unit}", "", Decimal(value), unit, 0)


def row(key, name, target="", *, kind="数量指标", group="产出指标", operator="", value=None, unit="", **more):
    number = None if value is None else datum(value, unit)
    return IndicatorPaper(
        key, name, group, kind, operator=operator, target=number, target_text=target, unit=unit, **more
    )  # fmt: skip


SOUND = (
    row("count", "招商推介会次数", "≥6场"),
    row("quality", "项目合格率", "≥95%", kind="质量指标"),
    row("effect", "带动就业人数", "≥300人", group="效益指标", kind="社会效益指标"),
    row("content", "参会企业满意度", "≥90%", group="满意度指标", kind="服务对象满意度指标"),
)


def program(*rows, objective="办好招商推介活动，引进一批项目", **more):
    return ProgramPaper("program/招商活动费", "招商活动费", objective=objective, indicators=rows, **more)


def lint(*rows, **more):
    return api.lint(program(*rows, **more), year=YEAR, place="130100")


def named(found, code):
    return next(one for one in found if one.code == code)


def test_a_sound_table_has_no_findings():
    assert lint(*SOUND) == ()


def test_an_empty_table_has_none_either():
    assert lint() == ()
    assert lint(row("blank", "")) == ()


@pytest.mark.parametrize(
    ("wrong", "code", "column", "better"),
    [
        (row("x", "参会成本", kind="成本指标", operator=">=", value=20, unit="万元"), "IND101", "target", "≤20万元"),
        (row("x", "参会家数", "≥30家", kind="成本指标"), "IND103", "kind", "数量指标"),
        (row("x", "参会家数", "≥30家", kind="质量指标"), "IND104", "kind", "数量指标"),
        (row("x", "参会家数", "≥30家", kind="时效指标"), "IND106", "kind", "数量指标"),
        (row("x", "翻译费用", "≤8万元", kind="质量指标"), "IND105", "kind", "成本指标"),
        (row("x", "参会家数", "≥30家", group="效益指标"), "IND121", "group", "产出指标"),
        (row("x", "参会家数", operator=">=", value=30), "IND116", "target", "≥30家"),
        (row("x", "调研次数", "≥6次数"), "IND117", "target", "≥6次"),
        (row("x", "签约率", "≥90%%", kind="质量指标"), "IND117", "target", "≥90%"),
        (
            row("x", "调研次数", operator=">=", value=6, unit="次", description="上半年2次，下半年3次"),
            "IND118", "target", "≥5次",
        ),
        (
            row("x", "调研情况", "合格", kind="质量指标", description="上半年1次，下半年2次为合格"),
            "IND110", "target", "≥3次",
        ),
        (
            row("x", "园区影响力", "显著", group="效益指标", kind="社会效益指标", previous=datum("88", "%")),
            "TGT201", "target", "≥88%",
        ),
        (row("x", "走访企业家数", "", previous=datum("40", "家")), "TGT105", "target", "≥40家"),
        (row("x", "安全事故起数", operator=">=", value=0, unit="起"), "TGT106", "target", "＝0起"),
        (row("x", "调研次数", "≥6次", description="2024年上半年完成"), "DAT201", "description", "2025年上半年完成"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_row_with_the_better_wording(wrong, code, column, better):
    finding = named(lint(*SOUND, wrong), code)
    assert finding.rows == ("x",)
    assert (finding.better["x"].column, finding.better["x"].text) == (column, better)


@pytest.mark.parametrize(
    ("wrong", "code", "column"),
    [
        (row("x", "园区影响力", "显著", group="效益指标", kind="社会效益指标"), "TGT201", "target"),
        (row("x", "招商人数和次数", "≥12次"), "IND109", "name"),
        (row("x", "预算执行率", "≥95%", group="效益指标", kind="经济效益指标"), "IND108", "name"),
    ],
)
def test_where_there_is_a_choice_to_make_nothing_is_offered(wrong, code, column):
    finding = named(lint(*SOUND, wrong), code)
    assert (finding.rows, finding.column, finding.better) == (("x",), column, {})


def test_a_row_told_twice_is_told_at_both():
    found = lint(*SOUND, row("again", "招商推介会次数", "≥8场"))
    assert set(named(found, "IND112").rows) == {"count", "again"}


def test_what_the_whole_table_lacks_is_told_of_no_row():
    assert named(lint(*SOUND[:2], SOUND[3]), "IND113").rows == ()


def test_weights_are_added_up():
    rows = [replace(one, weight=datum(30, "分")) for one in SOUND]
    assert "30 + 30 + 30 + 30 = 120 ≠ 100" in named(lint(*rows), "SCO107").working
    assert not [one for one in lint(*[replace(one, weight=datum(25, "分")) for one in SOUND]) if one.code == "SCO107"]


def test_a_cost_is_held_against_the_money_of_the_program():
    funds = (FundPaper("年度资金总额", original=datum("12", "万元"), is_total=True),)
    cost = row("x", "项目总成本", operator="<=", value=20, unit="万元", kind="成本指标")
    finding = named(lint(*SOUND, cost, funds=funds), "IND123")
    assert finding.better["x"].text == "≤12万元"


def test_an_objective_of_another_number_than_its_indicator_is_told_at_both():
    finding = named(lint(*SOUND, objective="全年举办推介会9场"), "IND120")
    assert (finding.rows, finding.column) == (("count",), "objective")


PROGRAMS = [one for path in PAPERS for one in read_papers(path.read_bytes()).programs if one.indicators]
WRONG = program(
    *SOUND[:2],
    row("a", "参会成本", "≥20万元", kind="成本指标", operator=">=", value=20, unit="万元"),
    row("b", "园区影响力", "显著", group="效益指标", kind="社会效益指标"),
    row("c", "参会家数", "≥30家", kind="质量指标"),
    row("d", "招商推介会次数", "≥8场"),
    objective="全年举办推介会9场",
)


@pytest.mark.parametrize("paper", [WRONG, *PROGRAMS], ids=lambda paper: paper.key)
def test_the_findings_are_those_of_the_filled_official_form(paper):
    """A file of the same rows, read and checked, says the same about the same."""
    bare = replace(
        paper,
        whole_department=False,
        funds=(),
        indicators=tuple(
            replace(one, weight=None, scoring_rule="", actual=None, actual_text="") for one in paper.indicators
        ),
    )
    papers = Workpaper("市投资促进局", YEAR, programs=(bare,))
    filled = read_bytes("目标表.xlsx", fill(layouts()["hightech-program-objective"], papers))
    checked = api.check(api.extract(filled, year=YEAR), rules=rules())
    typed = api.lint(bare, year=YEAR)
    assert Counter((one.code, one.severity, one.working) for one in typed) == Counter(
        (one.rule, one.severity, one.working) for one in checked
    )
