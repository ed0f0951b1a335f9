"""Projects gone through in parts: together while they are few, else a department at a time.

What a part comes to is kept until a project or a signing of it changes.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.core.cache import cache
from django.db.models import QuerySet

from jixiao.web.ledger.models import Turn
from jixiao.web.promotion.columns import PROJECTS, SIGNINGS
from jixiao.web.promotion.models import Project

MOST = 50_000  # that are gone through at once
_KEPT_SECONDS = 3600
T = TypeVar("T")
Marks = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Part:
    """The projects of some departments."""

    departments: tuple[int, ...]

    @property
    def rows(self) -> QuerySet[Project]:
        return Project.objects.filter(department__in=self.departments, removed_at=None)


@dataclass
class Parts:
    """All projects of some departments."""

    departments: tuple[int, ...]

    @property
    def rows(self) -> QuerySet[Project]:
        return Part(self.departments).rows

    def of(self, key: str, made: Callable[[Part], T]) -> list[T]:
        """What is made of each part. `key` names it with all that it depends on beside the projects."""
        name = f"parts:{hashlib.sha256(json.dumps([key, self.departments]).encode()).hexdigest()}"
        held: dict[Part, tuple[Marks, T]] = cache.get(name) or {}
        marks = {part: self._marked(part) for part in self.each}
        kept = {part: held[part] for part, mark in marks.items() if part in held and held[part][0] == mark}
        if len(kept) < len(marks):
            kept |= {part: (mark, made(part)) for part, mark in marks.items() if part not in kept}
            cache.set(name, kept, _KEPT_SECONDS)
        return [kept[part][1] for part in marks]

    @cached_property
    def each(self) -> list[Part]:
        return [Part((one,)) for one in self.departments] if self.is_large else [Part(self.departments)]

    @cached_property
    def is_large(self) -> bool:
        return self.rows.count() > MOST

    def _marked(self, part: Part) -> Marks:
        return [(department, self._marks.get(department, [])) for department in part.departments]

    @cached_property
    def _marks(self) -> dict[int, list[str]]:
        """Of the ledgers of each department."""
        turns = Turn.objects.filter(ledger__in=(PROJECTS.name, SIGNINGS.name), department__in=self.departments)
        found: dict[int, list[str]] = {}
        for department, mark in turns.order_by("ledger").values_list("department", "mark"):
            found.setdefault(department, []).append(mark)
        return found
