"""Signed projects under the counting policy of the place (计数口径), each event with its district and its chain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from jixiao.counting.count import count
from jixiao.counting.policy import Policy, policy_of
from jixiao.counting.share import Portion, Share, Sum, at_least, bands, portions, shares, total
from jixiao.norms.resolve import norms_of
from jixiao.web.boards.period import Span
from jixiao.web.promotion.counting import countable
from jixiao.web.promotion.parts import Part, Parts

_WAN = 1_000_000  # 分 of 1 万元
NO_CHAIN, NO_PLACE = "（没有填写产业链）", "（没有填写地区）"


@dataclass(frozen=True, slots=True)
class Band:
    """Projects of at least a size, in 分."""

    name: str
    floor: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What counted within some days: by month, firmness, district and chain; and by size."""

    portions: tuple[Portion, ...]
    bands: Mapping[str, Sum]


@dataclass
class Counter:
    """Counts the projects of some departments; each stretch of time once."""

    departments: tuple[int, ...]
    place: str
    parts: Parts = field(init=False)
    _counted: dict[Span, Counted] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parts = Parts(self.departments)

    def policy(self, span: Span) -> Policy:
        return policy_of(norms_of(), self.place, span.until)

    def _shares(self, part: Part, span: Span) -> tuple[Share, ...]:
        """What counts within the days."""
        held = countable(part.rows, span.since, span.until)
        return shares(count(held, self.policy(span), span.since, span.until), span.until)

    def counted(self, span: Span) -> Counted:
        """What counts within the days, added up."""
        if span not in self._counted:
            floors = {band.name: band.floor for band in self.bands()}
            key = f"counted:{self.place}:{span.since}:{span.until}"
            found = self.parts.of(key, lambda part: self._added_up(part, span, floors))
            together = {name: total(one.bands[name] for one in found) for name in floors}
            self._counted[span] = Counted(tuple(portion for one in found for portion in one.portions), together)
        return self._counted[span]

    def _added_up(self, part: Part, span: Span, floors: Mapping[str, int]) -> Counted:
        lines, chains = self._shares(part, span), _chains(part)
        return Counted(portions(lines, lambda one: chains.get(one.project.key, NO_CHAIN)), bands(lines, floors))

    def words(self, span: Span) -> str:
        return f"签约记录按{self.policy(span).name}：{span.since} 至 {span.until}"

    def bands(self) -> list[Band]:
        """The sizes of the place, the largest first."""
        answer = norms_of().get("size_bands", self.place, on=timezone.localdate())
        rows = [Band(str(row["band"]), int(row["floor"]) * _WAN) for row in (answer.rows if answer else ())]
        return sorted(rows, key=lambda band: -band.floor)

    def asked(self, span: Span, asked: Mapping[str, Any]) -> tuple[Share, ...]:
        """The lines behind one figure: of a month, a district, a chain, a size, of contracts or not."""
        return tuple(line for part in self.parts.each for line in self._asked(part, span, asked))

    def _asked(self, part: Part, span: Span, asked: Mapping[str, Any]) -> tuple[Share, ...]:
        lines = self._shares(part, span)
        if asked.get("firm"):
            lines = tuple(one for one in lines if one.is_firm is (asked["firm"] == "1"))
        if asked.get("band"):
            floor = next((one.floor for one in self.bands() if one.name == asked["band"]), None)
            lines = () if floor is None else at_least(lines, floor)
        if asked.get("at"):
            lines = tuple(one for one in lines if f"{one.on:%Y-%m}" == asked["at"])
        if asked.get("place"):
            lines = tuple(one for one in lines if (one.place or NO_PLACE) == asked["place"])
        if asked.get("chain"):
            chains = _chains(part)
            lines = tuple(one for one in lines if chains.get(one.project.key, NO_CHAIN) == asked["chain"])
        return lines


def _chains(part: Part) -> dict[int, str]:
    """The chain of each project that has one."""
    return dict(part.rows.exclude(chain="").values_list("pk", "chain"))
