"""Records are told apart by their values, and show them."""

from dataclasses import field, replace

from jixiao.units.record import record


@record
class Point:
    x: int
    y: int = 0
    seen: list[int] = field(default_factory=list, repr=False, compare=False)


@record
class Other:
    x: int
    y: int = 0


def test_equal_values_of_one_kind_are_equal_and_found_in_sets() -> None:
    assert Point(1, 2, [3]) == Point(1, 2)
    assert hash(Point(1, 2, [3])) == hash(Point(1, 2))
    assert len({Point(1), Point(1), Point(2)}) == 2
    assert Point(1) != Other(1)
    assert Point(1) != Point(2)


def test_it_shows_its_values_and_is_replaced() -> None:
    assert repr(replace(Point(1), y=5)) == "Point(x=1, y=5)"
