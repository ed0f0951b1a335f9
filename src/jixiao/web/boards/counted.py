"""Signed projects under the counting policy of the place (计数口径), each event with its district and its chain."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils import timezone

from jixiao.counting.count import count
from jixiao.counting.policy import Policy, policy_of
from jixiao.counting.share import Portion, Share, Sum, at_least, bands, portions, shares
from jixiao.counting.signing import Project as Countable
from jixiao.norms.resolve import norms_of
from jixiao.web.boards.period import Span
from jixiao.web.ledger.models import Turn
from jixiao.web.promotion.columns import PROJECTS, SIGNINGS
from jixiao.web.promotion.models import Project
from jixiao.web.promotion.queries import MOST, countable

_WAN = 1_000_000  # 分 of 1 万元
_KEPT_SECONDS = 3600
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
    _portions: dict[Span, Counted] = field(default_factory=dict)

    @property
    def rows(self) -> QuerySet[Project]:
        return Project.objects.filter(department__in=self.departments, removed_at=None)

    @cached_property
    def is_too_much(self) -> bool:
        return self.rows.count() > MOST

    def policy(self, span: Span) -> Policy:
        return policy_of(norms_of(), self.place, span.until)

    def shares(self, span: Span) -> tuple[Share, ...]:
        """What counts within the days."""
        return shares(count(self._countable, self.policy(span), span.since, span.until), span.until)

    @cached_property
    def _countable(self) -> list[Countable]:
        """Every project with all that ever happened; a count leaves out what came after its last day."""
        return [] if self.is_too_much else countable(self.rows, date.max)

    def counted(self, span: Span) -> Counted:
        """What counts within the days, added up; kept until a project or a signing changes."""
        if span not in self._portions:
            key = f"counted:{self.place}:{span.since}:{span.until}:{self._mark}"
            found = cache.get(key)
            if found is None:
                lines = self.shares(span)
                floors = {band.name: band.floor for band in self.bands()}
                found = Counted(portions(lines, self.chain_of), bands(lines, floors))
                cache.set(key, found, _KEPT_SECONDS)
            self._portions[span] = found
        return self._portions[span]

    @cached_property
    def _mark(self) -> str:
        ledgers = (PROJECTS.name, SIGNINGS.name)
        turns = Turn.objects.filter(ledger__in=ledgers, department__in=self.departments).order_by("pk")
        marks = [list(self.departments), list(turns.values_list("pk", "mark"))]
        return hashlib.sha256(json.dumps(marks).encode()).hexdigest()

    def words(self, span: Span) -> str:
        return f"签约记录按{self.policy(span).name}：{span.since} 至 {span.until}"

    @cached_property
    def chains(self) -> dict[int, str]:
        """The chain of each project."""
        return {key: chain or NO_CHAIN for key, chain in self.rows.values_list("pk", "chain")}

    def chain_of(self, one: Share) -> str:
        return self.chains.get(one.project.key, NO_CHAIN)

    def bands(self) -> list[Band]:
        """The sizes of the place, the largest first."""
        answer = norms_of().get("size_bands", self.place, on=timezone.localdate())
        rows = [Band(str(row["band"]), int(row["floor"]) * _WAN) for row in (answer.rows if answer else ())]
        return sorted(rows, key=lambda band: -band.floor)

    def of_band(self, lines: tuple[Share, ...], name: str) -> tuple[Share, ...]:
        band = next((one for one in self.bands() if one.name == name), None)
        return at_least(lines, band.floor) if band else ()

    def asked(self, span: Span, asked: Mapping[str, Any]) -> tuple[Share, ...]:
        """The lines behind one figure: of a month, a district, a chain, a size, of contracts or not."""
        lines = self.shares(span)
        if asked.get("firm"):
            lines = tuple(one for one in lines if one.is_firm is (asked["firm"] == "1"))
        if asked.get("band"):
            lines = self.of_band(lines, asked["band"])
        if asked.get("at"):
            lines = tuple(one for one in lines if f"{one.on:%Y-%m}" == asked["at"])
        if asked.get("place"):
            lines = tuple(one for one in lines if (one.place or NO_PLACE) == asked["place"])
        if asked.get("chain"):
            lines = tuple(one for one in lines if self.chain_of(one) == asked["chain"])
        return lines
