"""What results are good for: proposals by grade, with amounts only where a norm gives them."""

from pathlib import Path

import pytest

from jixiao import api
from jixiao.dossier.scoresheet import DepartmentScores
from tests.score.papers import full, fund, indicator, papers, program

SICHUAN, QINGDAO, DAZHOU = "510000", "370200", "511700"


def proposals(*programs, place: str, norms: str = ""):
    given = papers(*programs, place=place, year=2025)
    return api.result_use(given, api.score(given, norms=norms), norms=norms)


def failing(name: str = "招商活动费"):
    rows = [indicator(target=100, actual=1, weight=90)]
    return program(*rows, money=fund(100, 10), name=name)


@pytest.mark.parametrize(
    ("place", "well", "ill"), [(SICHUAN, "优先保障", "取消"), (DAZHOU, "优先保障", "取消或者暂停")]
)
def test_the_grade_says_what_is_proposed(place, well, ill):
    good, bad = proposals(program(*full(), name="甲"), failing("乙"), place=place)
    assert (good.subject, good.consequence, bad.subject, bad.consequence) == ("甲", well, "乙", ill)
    assert good.working.startswith("100.00 分，等级“优”，")
    assert (good.amount, good.missing) == (None, "")
    assert good.ground


def test_a_proposal_says_how_sure_its_norm_is():
    (found,) = proposals(program(*full()), place=SICHUAN)
    assert found.working.endswith("（实践通行）")
    assert not found.ground.firm


def test_results_that_are_no_grades_are_left_to_a_person():
    (found,) = proposals(program(*full()), place=QINGDAO)
    assert found.consequence == ""
    assert found.missing == "青岛市的规定没有按等级“优”写明怎样应用，请按当地办法确定"
    assert found.otherwise[0] == "没有绩效或者执行中严重偏离目标：收回没有使用的资金，调整预算"


def test_without_a_total_nothing_is_proposed():
    (found,) = proposals(program(indicator(target=10, weight=90)), place=SICHUAN)
    assert (found.consequence, found.missing) == ("", "还没有总分，不能提出建议")


def test_an_amount_is_told_where_the_norm_gives_a_share(tmp_path: Path):
    folder = tmp_path / "parameters" / "result_use"
    folder.mkdir(parents=True)
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    (found,) = proposals(failing(), place=SICHUAN, norms=str(tmp_path))
    assert (found.consequence, found.amount.value, found.amount.unit) == ("压减", 20, "万元")
    assert found.amount.working == "预算 100 万元 × 20% = 20.00 万元"
    assert found.amount.basis == "sichuan-result-use-2025#（本地）"


def test_no_program_no_proposal():
    assert api.result_use(papers(place=SICHUAN), DepartmentScores(None, ())) == ()


OWN = """
id = "result_use"
title = "评价结果的应用（本地）"
place = "510000"
unit = ""
meaning = ""
last_checked = 2026-11-27

[[values]]
budget_years_from = 2025
rows = [
    { result = "优", consequence = "优先保障" },
    { result = "差", consequence = "压减", cut = 20 },
]

[values.source]
instrument = "sichuan-result-use-2025"
locator = "（本地）"
certainty = "practice"
quote = "差的压减20%"
"""
