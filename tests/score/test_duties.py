"""The dated duties of a department in a budget year."""

from datetime import date

import pytest

from jixiao import api
from jixiao.score.duties import Events

SICHUAN, LUQUAN, HUANGSHI = "510000", "130110", "420200"


def dues(place: str = LUQUAN, year: int = 2025, **events) -> dict[str, date | None]:
    return {duty.key: duty.due for duty in api.duties(place, year, events=Events(**events))}


def test_a_year_has_its_rounds_its_evaluation_its_replies_and_its_disclosures():
    found = {duty.key: duty for duty in api.duties(LUQUAN, 2025)}
    assert found["monitoring/7"].label == "2025年1—7月绩效运行监控"
    assert (found["monitoring/7"].due, found["monitoring/7"].term) == (date(2025, 8, 31), "2025年8月31日以前")
    assert found["self_evaluation"].term == "年度结束以后，按财政部门通知的时间"
    assert found["disclosure/department_budget"].label == "2025年部门预算公开"
    assert found["disclosure/department_budget"].term == "财政部门批复预算后 20 日内"
    assert (
        found["disclosure/department_budget"].ground.words == "《中华人民共和国预算法》（2018年12月29日修正）第十四条"
    )
    assert {duty.whose for duty in found.values()} == {"部门", "所属单位", "财政部门"}


@pytest.mark.parametrize(
    ("place", "rounds"),
    [
        (SICHUAN, {"monitoring/6": date(2025, 7, 31), "monitoring/9": date(2025, 10, 31)}),
        (HUANGSHI, {"monitoring/6": None}),
        ("", {"monitoring/7": date(2025, 8, 31)}),
    ],
)
def test_rounds_are_those_of_the_place(place, rounds):
    assert {key: due for key, due in dues(place).items() if key.startswith("monitoring/")} == rounds


def test_terms_run_from_what_happened():
    found = dues(
        budget_replied=date(2025, 2, 20),
        units_budget_replied=date(2025, 3, 1),
        budget_approved=date(2025, 1, 31),
        accounts_replied=date(2026, 8, 15),
    )
    assert found["disclosure/department_budget"] == date(2025, 3, 12)
    assert found["reply/units_budget"] == date(2025, 3, 7)
    assert found["disclosure/units_budget"] == date(2025, 3, 21)
    assert found["disclosure/government_budget"] == date(2025, 2, 20)
    assert found["disclosure/department_accounts"] == date(2026, 9, 4)
    assert found["disclosure/units_accounts"] is None


def test_the_earliest_comes_first_and_what_has_no_day_last():
    found = [duty.due for duty in api.duties(SICHUAN, 2025, events=Events(budget_replied=date(2025, 2, 20)))]
    known = [due for due in found if due]
    assert known == sorted(known)
    assert found == known + [None] * (len(found) - len(known))


def test_a_warning_is_answered_within_working_days():
    monday = date(2025, 9, 22)
    (duty,) = (d for d in api.duties(SICHUAN, 2025, events=Events(warned=(monday,))) if d.key == "warning/1")
    assert (duty.due, duty.term) == (
        date(2025, 10, 6),
        "收到预警（2025年9月22日）后 10 个工作日内（没有排除法定节假日）",
    )
    holidays = frozenset(date(2025, 10, day) for day in range(1, 9))
    events = Events(warned=(monday,), holidays=holidays, working_days=frozenset({date(2025, 9, 28)}))
    assert dues(SICHUAN, warned=(monday,), holidays=holidays)["warning/1"] == date(2025, 10, 14)
    assert {d.key: d.due for d in api.duties(SICHUAN, 2025, events=events)}["warning/1"] == date(2025, 10, 13)


def test_where_no_norm_speaks_there_is_no_duty():
    assert "warning/1" not in dues(LUQUAN, warned=(date(2025, 9, 22),))
    assert "self_evaluation" not in dues("")
