"""Lights: the worked tables of docs/algorithms/monitoring.md, places with ways of their own, and what always holds."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao import api
from jixiao.dossier.monitoring import Light
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper, InterimPaper
from jixiao.norms.monitoring import monitoring_rules
from jixiao.score.plan import LINEAR, PlanError, due, plan_of, profile
from jixiao.score.progress import light_at
from tests.score.papers import NORMS, datum, indicator, papers, program
from tests.score.test_worked_tables import measured
from tests.test_docs import rows

PAGE = "monitoring.md"
SICHUAN, HEFEI, LUQUAN = "510000", "340100", "130110"
GOOD, BAD = list(Light)[:2], list(Light)[2:]


def watched(operator="≥", target="120个", now="84个", weight=10, **more) -> IndicatorPaper:
    (aim, unit), (got, other) = measured(target), measured(now) if now else (None, "")
    name = more.pop("name", "签约项目数")
    row = indicator({"≥": ">=", "≤": "<="}[operator], aim, None, unit, name=name, weight=weight)
    interim = InterimPaper(actual=datum(got, other, f"{name}/interim"), **more)
    return replace(row, target_text=target, interim=interim)


def spent(budget="120", now="70", **more) -> FundPaper:
    return FundPaper("年度资金总额", None, datum(budget, "万元", "budget"), None, is_total=True, interim=datum(now, "万元", "spent"), **more)  # fmt: skip # noqa: E501


def monitored(*lines, money=None, month=7, place=LUQUAN, **more):
    paper = program(*lines, money=money or spent())
    return api.monitor(papers(paper, place=place, year=2025), month, **more).programs[0]


def light(row: IndicatorPaper, month: str | int) -> str:
    return monitored(row, month=int(month)).indicators[0].light


# --- the worked tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("target", "month", "planned"), rows(PAGE, "计划进度"))
def test_what_is_due_by_the_end_of_a_month(target, month, planned):
    share = plan_of(IndicatorPaper("k", "开展检查", target_text=target)).at(2025, int(month))
    assert f"{float(share) * 100:.2f}%" == planned


ONE_BY_ONE = [row for row in rows(PAGE, "正向指标和预算执行") if row[0][-1] in "个%"]
MONEY = [row for row in rows(PAGE, "正向指标和预算执行") if row[0].isdecimal()]


@pytest.mark.parametrize(("target", "now", "month", "expected"), ONE_BY_ONE)
def test_more_is_better(target, now, month, expected):
    name = "企业满意度" if target.endswith("%") else "签约项目数"
    assert light(watched("≥", target, now, name=name), month) == expected


@pytest.mark.parametrize(("budget", "now", "month", "expected"), MONEY)
def test_money(budget, now, month, expected):
    assert monitored(money=spent(budget, now), month=int(month)).execution.light == expected


@pytest.mark.parametrize(("target", "now", "month", "expected"), rows(PAGE, "反向指标"))
def test_less_is_better(target, now, month, expected):
    assert light(watched("≤", target, now), month) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("达成预期指标", "绿"), ("部分达成", "黄"), ("未达成", "红"), ("", None)]
)
def test_levels(words, expected):
    row = indicator("", unit="", target_text="显著", name="影响力")
    line = monitored(replace(row, interim=InterimPaper(actual_text=words))).indicators[0]
    assert line.light == expected
    assert bool(line.missing) is (expected is None)


# --- a line in words --------------------------------------------------------------------------------------------------


def test_a_line_reads_aloud_and_says_what_it_rests_on():
    line = monitored(watched(now="41个")).indicators[0]
    assert line.working.startswith(
        "监控期完成值 41 个 ÷ 指标值 120 个 = 34.17%，"
        "到7月底应完成 58.33%（按月份均匀推进），是进度的 58.57%，亮红灯；依据"
    )
    assert line.working.endswith("（实践通行）")
    assert (line.planned.printed(), line.progress.printed(), line.deviation.printed()) == ("58.33", "34.17", "-24.17")
    assert line.deviation.unit == "个百分点"
    assert line.ratio.operands == ("签约项目数/target", "签约项目数/interim")
    assert (line.grounds[0].certainty, line.grounds[0].firm) == ("practice", False)


def test_what_is_behind_must_be_explained_unless_it_is():
    assert monitored(watched(now="41个")).indicators[0].must_explain
    assert not monitored(watched(now="41个", causes=("经费保障",))).indicators[0].must_explain
    assert not monitored(watched(now="60个")).indicators[0].must_explain


def test_the_end_of_the_year_is_reckoned_where_the_office_does_not_tell_it():
    line = monitored(watched(now="70个")).indicators[0]
    assert (line.expected.printed(), line.expected.working) == ("120.00", "70 个 ÷ 58.33% = 120.00个")
    assert monitored(watched(now="70个", expected="完成")).indicators[0].expected is None
    assert monitored(watched("≤", "3次", "1次")).indicators[0].expected is None


def test_money_is_expected_within_the_budget_or_as_told():
    assert monitored(money=spent(now="100")).execution.expected.value == 120
    assert "以预算数为限" in monitored(money=spent(now="100")).execution.expected.working
    told = spent(expected=datum("118", "万元", "told"))
    assert monitored(money=told).execution.expected.key == "told"


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        (watched(now=""), "请填写监控期完成值"),
        (
            replace(watched(target="12次", now="7次"), target_text="每季度3次"),
            "指标值“每季度3次”按期写，请写明全年的指标值",
        ),
        (replace(watched(), operator="", name="办理时间"), "请写明指标性质（≥、≤、＝）：从名称看不出多好还是少好"),
    ],
)
def test_nothing_is_guessed(row, missing):
    line = monitored(row).indicators[0]
    assert (line.light, line.missing) == (None, (missing,))


def test_what_is_not_due_asks_for_nothing():
    line = monitored(replace(watched(now=""), target_text="9月底前签约120个")).indicators[0]
    assert (line.light, line.missing, line.must_explain) == (Light.GREEN, (), False)


def test_money_without_figures_is_asked_for():
    line = monitored(money=FundPaper("年度资金总额", is_total=True)).execution
    assert (line.light, line.missing) == (None, ("请填写预算数和监控期执行数",))


# --- programs and departments -----------------------------------------------------------------------------------------


def test_a_program_shows_the_worst_light_and_names_what_shows_it():
    found = monitored(watched(now="84个"), watched(now="41个", name="开工项目数"))
    assert [line.light for line in found.lines] == [Light.GREEN, Light.BLUE, Light.RED]
    assert (found.light, found.light_working) == (Light.RED, "取各项中最差的灯：开工项目数亮红灯")


def test_lights_of_another_place_are_borrowed_aloud():
    assert [notice.message for notice in monitored(watched()).notices] == [
        "没有查到鹿泉区的亮灯规定，比照一体化系统（默认口径）"
    ]
    assert not monitored(watched(), place="100002").notices


def test_hefei_counts_its_two_courses():
    both = [monitored(watched(now=now), money=spent(now=money), place=HEFEI) for now, money in (("84个", "70"), ("41个", "70"), ("41个", "10"))]  # fmt: skip # noqa: E501
    assert [found.light for found in both] == [Light.GREEN, Light.YELLOW, Light.RED]
    assert both[1].light_working.startswith("支出亮绿灯，目标亮红灯，两条线中 1 条按进度；依据")


FLOORS = "3 10 0;4 29.99 1;4 30 0;6 48 0;7 47 1;10 95 1;10 96 0"


@pytest.mark.parametrize(("month", "now", "warned"), [case.split() for case in FLOORS.split(";")])
def test_sichuan_has_floors_for_what_is_spent(month, now, warned):
    line = monitored(money=spent(now=now), month=int(month), place=SICHUAN).execution
    assert [notice.code for notice in line.notices] == ["execution_below_floor"] * int(warned)


def test_sichuan_warns_of_objectives_and_money_that_part():
    found = monitored(watched(now="84个"), money=spent(now="72"), place=SICHUAN)
    assert (found.objective.printed(), found.gap.printed(), found.notices[0].code) == ("70.00", "10.00", "lights_borrowed")  # fmt: skip # noqa: E501
    apart = monitored(watched(now="84个"), money=spent(now="71.99"), place=SICHUAN)
    assert apart.notices[0].message == "目标进度 70.00% − 执行进度 59.99% = 10.01个百分点，超过 10 个百分点"


def test_a_red_light_goes_back_to_yellow_first():
    before = {"monitoring/program/招商活动费/签约项目数": Light.RED}
    line = monitored(watched(now="84个"), before=before).indicators[0]
    assert (line.light, line.working.endswith("；上次是红灯，赶上来的先转为黄灯")) == (Light.YELLOW, True)
    assert monitored(watched(now="41个"), before=before).indicators[0].light is Light.RED
    yellow = dict.fromkeys(before, Light.YELLOW)
    assert monitored(watched(now="84个"), before=yellow).indicators[0].light is Light.BLUE


def test_a_department_counts_its_lights_and_lists_who_has_spent_too_little():
    slow, slower, well = (program(watched(now="84个"), money=spent(now=now), name=name) for name, now in (("甲", "50"), ("乙", "30"), ("丙", "70")))  # fmt: skip # noqa: E501
    found = api.monitor(papers(slow, slower, well, place=LUQUAN, year=2025), 7)
    assert found.lights == ((Light.RED, 1), (Light.YELLOW, 1), (Light.GREEN, 1))
    assert found.low_execution == ("monitoring/program/乙", "monitoring/program/甲")


def test_a_plan_of_the_office_comes_before_the_months():
    late = profile([0] * 6 + [Fraction(n, 6) for n in range(1, 7)], "下半年集中推进")
    line = monitored(watched(now="20个"), plans={"签约项目数": late}).indicators[0]
    assert (line.light, line.planned.printed()) == (Light.GREEN, "16.67")


@pytest.mark.parametrize(
    ("shares", "fault"),
    [
        ([0] * 11, "要写 12 个月，写了 11 个"),
        ([1] * 12, ""),
        ([0] * 12, "到 12 月应为全年的 100%"),
        ([1, 0] * 6, "后一个月不能小于前一个月"),
    ],
)
def test_a_plan_that_cannot_be_followed_is_refused(shares, fault):
    if not fault:
        assert profile(shares, "").shares[0] == 1
        return
    with pytest.raises(PlanError, match=fault):
        profile(shares, "")


# --- what always holds ------------------------------------------------------------------------------------------------

MONTHS = st.integers(1, 12)
AMOUNTS = st.decimals(0, 10**6, places=2)
POSITIVE = st.decimals(Decimal("0.01"), 10**6, places=2)
PLACES = st.sampled_from(["", LUQUAN, SICHUAN, HEFEI, "100002"])
RANK = list(Light).index


@given(POSITIVE, st.tuples(AMOUNTS, AMOUNTS).map(sorted), MONTHS, PLACES, st.sampled_from("≥≤"))
def test_every_value_has_a_light_and_no_better_value_a_worse_one(target, values, month, place, sign):
    found = [monitored(watched(sign, f"{target}个", f"{now}个"), month=month, place=place).indicators[0] for now in values]  # fmt: skip # noqa: E501
    ranks = [RANK(line.light) for line in found]
    assert ranks == sorted(ranks, reverse=sign == "≥")


@given(POSITIVE, AMOUNTS, st.tuples(MONTHS, MONTHS).map(sorted))
def test_the_same_value_is_never_better_later_in_the_year(target, now, months):
    early, late = (
        RANK(monitored(watched("≥", f"{target}个", f"{now}个"), month=m).indicators[0].light) for m in months
    )
    assert early <= late


@given(st.fractions(0, 3))
def test_a_limit_belongs_to_the_light_above_it(ratio):
    bands = monitoring_rules(NORMS, LUQUAN, 2025).lights.value["正向指标"]
    hundred = ratio * 100
    expected = "红" if hundred < 60 else "黄" if hundred < 80 else "绿" if hundred < 120 else "蓝"
    assert light_at(bands, hundred) == expected


@given(MONTHS, st.integers(1, 28))
def test_the_plan_grows_from_day_to_day_and_ends_at_the_whole(month, day):
    days = [LINEAR.at(2025, month, one) for one in range(1, 29)]
    assert all(sooner < later for sooner, later in pairwise(days))
    assert LINEAR.at(2025, month, day) <= LINEAR.at(2025, month)
    assert LINEAR.at(2025, 12) == 1


def test_what_is_due_at_the_end_of_a_month_is_not_due_before_it():
    half = due({6: Fraction(1)}, "")
    assert [half.at(2025, 6, day) for day in (0, 29, 30)] == [1, 0, 1]
