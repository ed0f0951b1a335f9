"""What was counted, taken apart by districts and by kinds: the parts are the whole."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jixiao.counting.conversion import growth
from jixiao.counting.count import count
from jixiao.counting.policy import EVERY_SIGNING, Policy
from jixiao.counting.share import at_least, shares, sums, total
from jixiao.counting.signing import Kind, Project, Signing

YEAR = date(2022, 1, 1), date(2022, 12, 31)


def on(day: str, kind: Kind, fen: int, place: str) -> Signing:
    return Signing(date.fromisoformat(day), kind, fen, place)


MOVED = Project(1, "甲", "工业", (
    on("2022-02-01", Kind.FRAMEWORK, 101, "长安区"), on("2022-05-01", Kind.TRANSFER, 0, "鹿泉区"),
))  # fmt: skip
PLAIN = Project(2, "乙", "工业", (on("2022-03-01", Kind.CONTRACT, 50, "鹿泉区"),))


@pytest.mark.parametrize(
    ("transfer", "expected"),
    [
        ("receiver", {"鹿泉区": (2, 151)}),
        ("origin", {"长安区": (1, 101), "鹿泉区": (1, 50)}),
        ("shared", {"鹿泉区": (Decimal("1.5"), 101), "长安区": (Decimal("0.5"), 50)}),
    ],
)
def test_districts_share_in_whole_fen_and_lose_none(transfer, expected):
    lines = shares(count([MOVED, PLAIN], Policy("口径", transfer=transfer), *YEAR), YEAR[1])
    assert {name: (one.number, one.amount) for name, one in sums(lines, lambda one: one.place).items()} == expected
    assert (total(lines).number, total(lines).amount) == (2, 151)


def test_a_framework_is_told_from_a_contract_and_a_size_is_that_of_the_whole_project():
    lines = shares(count([MOVED, PLAIN], Policy("口径", transfer="shared"), *YEAR), YEAR[1])
    assert [one.project.name for one in lines if one.is_firm] == ["乙"]
    assert {one.project.name for one in at_least(lines, 100)} == {"甲"}


def test_an_increase_alone_is_no_project_of_a_size():
    more = Project(
        3, "丙", "工业", (on("2021-02-01", Kind.CONTRACT, 500, ""), on("2022-02-01", Kind.INCREASE, 900, ""))
    )
    assert at_least(shares(count([more], Policy("口径"), *YEAR), YEAR[1]), 100) == ()
    as_project = replace(EVERY_SIGNING, name="对照")
    assert len(at_least(shares(count([more], as_project, *YEAR), YEAR[1]), 100)) == 1


@pytest.mark.parametrize(("now", "before", "more"), [(3, 2, "50.00"), (1, 3, "-66.67"), (1, 0, None), (None, 2, None)])
def test_growth_needs_something_to_grow_from(now, before, more):
    assert growth(now, before) == (None if more is None else Decimal(more))
