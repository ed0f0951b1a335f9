"""Sums by whatever way they are come by: kept beforehand, from an index of words, or from the rows themselves."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from jixiao.web.ledger.actions.rows import add_rows, change_row, remove_row, restore_row
from jixiao.web.ledger.queries import groups, total
from jixiao.web.ledger.tallies import tallied
from jixiao.web.ledger.view import View, form_of
from jixiao.web.people.models import Place
from jixiao.web.promotion.models import Project
from tests.web.ledger.made import PROJECTS

STAGES, AGREEMENTS, CATEGORIES = ("lead", "signed", "landed"), ("none", "contract"), ("", "industry", "service")
NAMES = ("示例精密制造", "示例 A-1 号（银行）", "示例生物Pharma", "示例100%新材料")
SIGNED, IN_2022 = {"stage": "signed"}, {"signed_on_from": "2022-01-01", "signed_on_to": "2022-12-31"}

Means = Callable[[Any], bool]
ASKED: list[tuple[dict[str, Any], bool, Means]] = [  # filters, whether their sums are kept, and which rows they mean
    ({}, True, lambda _row: True),
    (SIGNED, True, lambda row: row.stage == "signed"),
    ({"stage": ["lead", "signed"], "agreement": "contract"}, True,
     lambda row: row.stage in ("lead", "signed") and row.agreement == "contract"),
    ({"category": "industry", **SIGNED}, True, lambda row: row.category == "industry" and row.stage == "signed"),
    (IN_2022 | SIGNED, True, lambda row: row.stage == "signed" and row.signed_on and row.signed_on.year == 2022),
    ({"signed_on_to": "2022-03-31"}, True, lambda row: row.signed_on and row.signed_on <= date(2022, 3, 31)),
    ({"signed_on_from": "2022-03-15"}, False, lambda row: row.signed_on and row.signed_on >= date(2022, 3, 15)),
    ({"total_investment_from": "3"}, False, lambda row: (row.total_investment or 0) >= 3_000_000),
    ({"words": "银行"}, False, lambda row: "银行" in row.name),
    ({"words": "a-1 号"}, False, lambda row: "A-1 号" in row.name),
    ({"words": "制"}, False, lambda row: "制" in row.name),
    ({"words": "精密制造"}, False, lambda row: "精密制造" in row.name),
    ({"words": "%"}, False, lambda row: "%" in row.name),
    ({"words": "PHARMA", **SIGNED}, False, lambda row: "Pharma" in row.name and row.stage == "signed"),
]  # fmt: skip
BY: dict[str, Callable[[Any], str]] = {
    "stage": lambda row: row.stage,
    "place": lambda row: str(row.place_id or ""),
    "category": lambda row: row.category,
    "department": lambda row: str(row.department_id),
    "signed_on-year": lambda row: str(row.signed_on or "")[:4],
    "signed_on-month": lambda row: str(row.signed_on or "")[:7],
}


class Office:
    """Writes rows as people do, by chance, but the same chance every time."""

    def __init__(self, world: Any) -> None:
        self.world, self.chance = world, random.Random(20)
        self.places = [None, *Place.objects.order_by("pk")[:2]]

    def values(self) -> dict[str, Any]:
        pick = self.chance.choice
        return {
            "name": pick(NAMES), "stage": pick(STAGES), "agreement": pick(AGREEMENTS), "category": pick(CATEGORIES),
            "place": pick(self.places), "total_investment": pick((None, 1_000_000, 3_000_000, 7_000_001)),
            "paid_in": pick((None, 5)), "signed_on": pick((None, date(2021, 12, 31), date(2022, 3, 20))),
        }  # fmt: skip

    def load(self, count: int) -> None:
        departments = (self.world.d.bureau, self.world.d.next_door)
        rows = (Project(department=self.chance.choice(departments), **self.values()) for _ in range(count))
        add_rows(ledger=PROJECTS, rows=rows)

    def change_one(self) -> None:
        row = self.chance.choice(list(Project.objects.order_by("pk")))
        if row.is_removed:
            restore_row(ledger=PROJECTS, row=row, by=None)
        elif self.chance.random() < 0.3:
            remove_row(ledger=PROJECTS, row=row, by=None, reason="误录")
        else:
            change_row(ledger=PROJECTS, row=row, values=self.values(), by=None, checked=False)


def view_of(filters: dict[str, Any]) -> View:
    pairs = ((key, one) for key, value in filters.items() for one in (value if isinstance(value, list) else [value]))
    return View("projects", tuple(pairs))


def summed(rows: list[Any]) -> tuple[int, int | None, int | None]:
    def added(values: list[int | None]) -> int | None:
        known = [value for value in values if value is not None]
        return sum(known) if known else None

    return len(rows), added([row.total_investment for row in rows]), added([row.paid_in for row in rows])


def figures(total: Any) -> tuple[int, int | None, int | None]:
    return total.count, total.sums["total_investment"], total.sums["paid_in"]


@pytest.fixture
def office(world) -> Office:
    return Office(world)


def test_sums_are_those_of_the_rows_however_rows_come_change_and_go(office):
    meant = (office.world.d.bureau.pk, office.world.d.next_door.pk)
    asked = [(filters, form_of(view_of(filters)), is_kept, means) for filters, is_kept, means in ASKED]
    for step in range(5):
        if step % 3 == 0:
            office.load(20)
        for _ in range(step * 4):
            office.change_one()
        rows = list(Project.objects.filter(removed_at=None))
        for filters, form, is_kept, means in asked:
            expected = [row for row in rows if means(row)]
            assert figures(total(PROJECTS, meant, form)) == summed(expected), filters
            assert (tallied(PROJECTS, meant, form) is not None) == is_kept, filters


@pytest.mark.parametrize("filters", [SIGNED, {"total_investment_from": "3"}], ids=str)
def test_so_are_those_of_each_group(office, filters):
    office.load(40)
    meant, form = (office.world.d.bureau.pk, office.world.d.next_door.pk), form_of(view_of(filters))
    means = next(means for asked, _, means in ASKED if asked == filters)
    rows = [row for row in Project.objects.filter(removed_at=None) if means(row)]
    for by, value_of in BY.items():
        expected: dict[str, list[Any]] = {}
        for row in rows:
            expected.setdefault(value_of(row), []).append(row)
        found = {one.value: figures(one.total) for one in groups(PROJECTS, meant, form, by)}
        assert found == {value: summed(group) for value, group in expected.items()}, by
