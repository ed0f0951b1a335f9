"""What stands computed beside a line, and what had come together month by month."""

from decimal import Decimal

import pytest

from jixiao.compare.lines import Rate, cumulated, lines, measures, total
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import Amount, Workpaper
from jixiao.norms.resolve import NATION, norms_of
from jixiao.norms.ruleset import ruleset

RULES = ruleset(norms_of(), NATION, "whole_department", 2022)


def papers(*amounts: tuple[int, Stage, str]) -> Workpaper:
    made = [
        Amount("支出", stage, year, Datum(f"{year}{stage}", "支出", Decimal(value), "万元", 2))
        for year, stage, value in amounts
    ]
    return Workpaper("某局", 2022, amounts=tuple(made))


@pytest.mark.parametrize(
    ("amounts", "stage", "change", "growth", "rate"),
    [
        (
            [(2021, Stage.OUTTURN, "1257.18"), (2022, Stage.OUTTURN, "1524.96"), (2022, Stage.ADJUSTED, "1590.86")],
            Stage.OUTTURN, "267.78", "21.30", Rate(Decimal("95.86"), "全年预算数", low=False),
        ),
        # Before there are accounts the budgets of the two years are compared.
        ([(2021, Stage.ORIGINAL, "50"), (2022, Stage.ORIGINAL, "60")], Stage.ORIGINAL, "10.00", "20.00", None),
        ([(2022, Stage.ADJUSTED, "27"), (2022, Stage.OUTTURN, "11.72")], Stage.OUTTURN, "", "",
         Rate(Decimal("43.41"), "全年预算数", low=True)),
        ([(2022, Stage.ADJUSTED, "0"), (2022, Stage.OUTTURN, "0")], Stage.OUTTURN, "", "", None),
    ],
)  # fmt: skip
def test_last_year_and_execution(amounts, stage, change, growth, rate):
    line = lines(papers(*amounts), RULES)["支出", ""]
    assert line.stage is stage
    assert (line.beside.change.printed() if line.beside.change else "") == change
    assert (line.beside.growth.printed() if line.beside.growth else "") == growth
    assert line.rate == rate


def test_single_values_beside_last_year():
    made = [Datum(label, label, Decimal(value), "人", 0) for label, value in (("在职", "53"), ("在职（上年）", "54"))]
    beside = measures(Workpaper("某局", 2022, measures=tuple(made)))
    assert [(label, pair.change.printed()) for label, pair in beside.items()] == [("在职", "-1")]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ([None, None], [None, None]),
        ([None, 5, None, 7, None], [None, 5, 5, 12, None]),
        ([0, 5], [0, 5]),
    ],
)
def test_a_month_nobody_knows_is_not_told_before_or_after_what_is_known(months, expected):
    assert cumulated(months) == expected


def test_a_total_of_nothing_known_is_unknown():
    assert total([None, None]) is None
    assert total([None, 0]) == 0
