"""What a board shows, drawn anew only when a ledger has changed since; and the maps an office has supplied."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.core.cache import cache
from django.utils import timezone

from jixiao.web.boards.boxes import Box
from jixiao.web.boards.models import DistrictMap
from jixiao.web.boards.pictures import Drawing, Figures, Nothing, Picture
from jixiao.web.boards.reading import Reader, Scope
from jixiao.web.boards.sections import SECTIONS, Section
from jixiao.web.ledger.models import Turn
from jixiao.web.people.models import Department

_KEPT_SECONDS = 3600
_ON_A_SLIDE = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A box with what it shows."""

    box: Box
    picture: Picture

    @property
    def is_empty(self) -> bool:
        return isinstance(self.picture, Nothing)


def drawn(boxes: Iterable[Box], scope: Scope) -> list[Shown]:
    """Boxes in their order; those that follow from ledgers alone are kept until one of the ledgers changes."""
    wanted = list(boxes)
    mark = _mark(scope, timezone.localdate())
    keys = {box.key: f"board:{box.key}:{mark}" for box in wanted if box.kept}
    held = cache.get_many(list(keys.values()))
    reader, new = Reader(scope), {}
    shown = []
    for box in wanted:
        picture = held.get(keys.get(box.key, ""))
        if picture is None:
            picture = _named(box, box.draw(reader))
            if box.kept:
                new[keys[box.key]] = picture
        shown.append(Shown(box, picture))
    if new:
        cache.set_many(new, _KEPT_SECONDS)
    return shown


def _mark(scope: Scope, today: date) -> str:
    """Of everything that kept boxes rest on."""
    turns = Turn.objects.filter(department__in=scope.keys).order_by("pk").values_list("pk", "mark")
    rest = [scope.keys, scope.chosen is None, scope.period.year, scope.period.month, f"{today}", list(turns)]
    return hashlib.sha256(json.dumps(rest).encode()).hexdigest()


def _named(box: Box, picture: Picture) -> Picture:
    if isinstance(picture, Drawing):
        return replace(picture, chart=replace(picture.chart, name=f"chart-{box.key}"))
    return picture


def section_named(key: str) -> Section | None:
    return next((one for one in SECTIONS if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Slide:
    """What a wall shows at a time: the key figures of a section, and two of its other boxes; of the first section
    the key figures alone, for its other boxes come again.
    """

    number: int
    section: Section
    boxes: tuple[Box, ...]


def slides() -> list[Slide]:
    """Every box once, in the order of the sections."""
    return [Slide(number, *one) for number, one in enumerate(_slides())]


def _slides() -> Iterator[tuple[Section, tuple[Box, ...]]]:
    for section in SECTIONS:
        heads = tuple(box for box in section.boxes if box.is_head)
        rest = [] if section is SECTIONS[0] else [box for box in section.boxes if not box.is_head]
        if not rest:
            yield section, heads
        for at in range(0, len(rest), _ON_A_SLIDE):
            yield section, (*heads, *rest[at : at + _ON_A_SLIDE])


@dataclass(frozen=True, slots=True)
class Turned:
    """A slide with what it shows, and the number of the one that follows."""

    slide: Slide
    shown: list[Shown]
    following: int
    number_of_slides: int

    @property
    def has_heads_only(self) -> bool:
        return all(isinstance(one.picture, Figures) for one in self.shown)


def turned(at: int, scope: Scope) -> Turned:
    """The slide at a place, or the next one that has something to show."""
    every = slides()
    for step in range(len(every)):
        slide = every[(at + step) % len(every)]
        shown = [one for one in drawn(slide.boxes, scope) if not one.is_empty]
        is_told = any(not isinstance(one.picture, Figures) for one in shown)
        if is_told or (shown and slide.section is SECTIONS[0]):
            return Turned(slide, shown, (slide.number + 1) % len(every), len(every))
    return Turned(every[0], [], 0, len(every))


def map_of(scope: Scope) -> DistrictMap | None:
    """The newest map that one of the departments supplied."""
    rows = DistrictMap.objects.filter(department__in=scope.keys, ended_at=None)
    return rows.order_by("-pk").first()


def maps_of(departments: Iterable[Department]) -> list[DistrictMap]:
    rows = DistrictMap.objects.filter(department__in=[one.pk for one in departments], ended_at=None)
    return list(rows.select_related("department", "by"))
