"""What is said of amounts while they are typed, at which cell."""

from decimal import Decimal

import pytest

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.files import read_papers
from jixiao.dossier.keys import amount_key, amount_label
from jixiao.dossier.workpaper import Amount, FundPaper, Narrative, ProgramPaper, Topic, Workpaper
from jixiao.lint.amounts import remarks
from jixiao.web.site.demo import PAPERS

YEAR = 2022
ORIGINAL, ADJUSTMENT, ADJUSTED, OUTTURN = Stage.ORIGINAL, Stage.ADJUSTMENT, Stage.ADJUSTED, Stage.OUTTURN


def datum(label: str, value: str, unit: str = "万元") -> Datum:
    return Datum(
        label, label, Decimal(value), unit, 2 if unit == "万元" else 0, (Provenance("", "", value, cell=label),)
    )


def papers(*cells: tuple[str, Stage, str], scope: str = "", reasons: tuple[str, ...] = (), **more: object) -> Workpaper:
    amounts = []
    for item, stage, value in cells:
        key, label = amount_key(YEAR, item, stage, scope), amount_label(YEAR, item, stage, scope)
        cell = datum(label, value)
        amounts.append(Amount(item, stage, YEAR, Datum(key, label, cell.value, "万元", 2, cell.provenance), scope))
    told = tuple(Narrative(Topic.REASON, ("人员减少",), Provenance("", "", ""), YEAR, about) for about in reasons)
    return Workpaper("某局", YEAR, amounts=tuple(amounts), narratives=told, **more)  # type: ignore[arg-type]


def said(made: Workpaper) -> list[tuple[str, str]]:
    return [(one.code, one.cell) for one in remarks(made)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("支出", ORIGINAL, "100"), ("基本支出", ORIGINAL, "60"), ("项目支出", ORIGINAL, "40")], []),
        (
            [("支出", ORIGINAL, "100"), ("基本支出", ORIGINAL, "60"), ("项目支出", ORIGINAL, "41")],
            [("SUM304", "2022年支出年初预算数")],
        ),
        # A part that is still to be typed may be anything up to what is left.
        ([("支出", ORIGINAL, "100"), ("基本支出", ORIGINAL, "60"), ("项目支出", OUTTURN, "40")], []),
        (
            [("“三公”经费", ADJUSTED, "127"), ("因公出国（境）费", ADJUSTED, "108"),
             ("公务用车购置及运行费", ADJUSTED, "0"), ("公务接待费", ADJUSTED, "18")],
            [("SUM304", "2022年“三公”经费全年预算数")],
        ),
        ([("支出", ORIGINAL, "100"), ("支出", ADJUSTMENT, "-5.5"), ("支出", ADJUSTED, "94.5")], []),
        (
            [("支出", ORIGINAL, "100"), ("支出", ADJUSTMENT, "5.5"), ("支出", ADJUSTED, "94.5")],
            [("SUM308", "2022年支出全年预算数")],
        ),
        (
            [("支出", Stage.CARRYOVER_IN, "10"), ("支出", Stage.INCOME, "90"), ("支出", OUTTURN, "80"),
             ("支出", Stage.CARRYOVER_OUT, "19")],
            [("SUM307", "2022年支出年末结转")],
        ),
        ([("收入", ADJUSTED, "1600.86"), ("支出", ADJUSTED, "1590.86")], [("SUM305", "2022年收入全年预算数")]),
        (
            [("201一般公共服务支出", OUTTURN, "50"), ("20113商贸事务", OUTTURN, "30"), ("20199其他", OUTTURN, "10")],
            [("SUM303", "2022年201一般公共服务支出决算数")],
        ),
    ],
)  # fmt: skip
def test_identities_of_the_lines(cells, expected):
    assert said(papers(*cells)) == expected


def test_lines_of_one_source_are_not_mixed_with_the_whole():
    whole = papers(("支出", ORIGINAL, "100"), ("基本支出", ORIGINAL, "60"))
    part = papers(("项目支出", ORIGINAL, "90"), scope="财政拨款")
    assert said(Workpaper("某局", YEAR, amounts=whole.amounts + part.amounts)) == []


def test_what_one_source_pays_stays_within_the_whole():
    whole, part = papers(("支出", OUTTURN, "100")), papers(("支出", OUTTURN, "101"), scope="财政拨款")
    assert said(Workpaper("某局", YEAR, amounts=whole.amounts + part.amounts)) == [("SUM309", "2022年支出决算数")]


@pytest.mark.parametrize(
    ("whole", "parts", "expected"),
    [
        (False, ["60", "40"], []),
        (False, ["60", "30"], []),
        (False, ["60", "41"], [("SUM309", "2022年项目支出全年预算数")]),
        (True, ["200"], []),
        (True, ["201"], [("SUM304", "2022年支出全年预算数")]),
    ],
)
def test_programs_and_lines_tell_the_same(whole, parts, expected):
    made = tuple(
        ProgramPaper(f"p{n}", f"p{n}", whole, funds=(FundPaper("总额", None, datum(f"t{n}", value), is_total=True),))
        for n, value in enumerate(parts)
    )
    assert said(papers(("支出", ADJUSTED, "200"), ("项目支出", ADJUSTED, "100"), programs=made)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"年末实有人数": "53", "在职行政人员": "41", "在职工勤人员": "2", "退休人员": "10"}, []),
        ({"年末实有人数": "54", "在职行政人员": "41", "在职工勤人员": "2", "退休人员": "10"}, ["年末实有人数"]),
        ({"年末在职人数（上年）": "46", "年末在职人数": "43", "本年调出": "2", "本年退休": "1"}, []),
        ({"年末在职人数（上年）": "46", "年末在职人数": "43", "本年调入": "1", "本年退休": "2"}, ["年末在职人数"]),
        ({"资产总额": "160.25", "固定资产": "158.57", "无形资产": "1.68"}, []),
        ({"资产总额": "113.44", "固定资产": "158.57", "无形资产": "1.68"}, ["资产总额"]),
    ],
)
def test_staff_and_assets(values, expected):
    unit = "万元" if "资产总额" in values else "人"
    made = Workpaper("某局", YEAR, measures=tuple(datum(label, value, unit) for label, value in values.items()))
    assert [one.cell for one in remarks(made)] == expected
    assert all(one.code == "SUM304" and one.severity == "error" for one in remarks(made))


def program(total: str, outturn: str, *sources: str, explanation: str = "任务取消") -> Workpaper:
    spent = datum("spent", outturn)
    funds = [FundPaper("年度资金总额", None, datum("total", total), spent, is_total=True, explanation=explanation)]
    funds += [FundPaper(f"来源{n}其他", None, datum(f"part{n}", part)) for n, part in enumerate(sources)]
    return Workpaper("某局", YEAR, programs=(ProgramPaper("program/甲", "甲", funds=tuple(funds)),))


def test_funds_of_a_program():
    assert said(program("27", "27", "20", "7")) == []
    assert said(program("27", "27", "20", "8")) == [("SUM201", "total")]
    assert [one.cell for one in remarks(program("27", "28"))] == ["spent"]


def test_what_the_norm_wants_explained_is_asked_until_it_is():
    low = program("27", "11.72", explanation="")
    assert [(one.severity, one.cell) for one in remarks(low)] == [("warning", "spent")]
    assert "43.41%" in remarks(low)[0].message
    assert remarks(program("27", "11.72")) == []


def test_the_report_of_the_city_is_wrong_by_ten():
    found = remarks(read_papers((PAPERS / "office-2022.json").read_bytes()))
    assert [(one.code, one.message) for one in found if one.severity == "error"] == [
        ("SUM305", "收支总表收入总计与支出总计不等：收入 = 支出：1590.86 ≠ 1600.86，差 10.00 万元")
    ]
