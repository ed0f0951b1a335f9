"""Tags of the pages of a self-evaluation: fields that save themselves, and points as they are read."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template

from jixiao.dossier.scoresheet import ScoreLine
from jixiao.units.fixed import points as in_points
from jixiao.units.number import short as shortened
from jixiao.web.campaign.cells import CELLS
from jixiao.web.campaign.filling import lacking_of
from jixiao.web.campaign.queries import progress
from jixiao.web.kit.fields import Sourced

register = template.Library()
register.simple_tag(progress, name="progress_bar")
_GROUND = "；依据"


@dataclass(frozen=True, slots=True)
class Field:
    """A field as the page draws it; `region` is the element that shows what comes of it."""

    kind: str
    pk: int
    field: str
    text: str
    region: str


@register.simple_tag
def cell(kind: str, pk: int, field: str, row: Sourced | None, program: int | None = None) -> Field:
    """`row` is None where nothing was filled in yet."""
    text = CELLS[kind][1][field].shown(row) if row else ""
    return Field(kind, pk, field, text, f"answer-{pk}" if program is None else f"money-{program}")


@register.filter
def short(value: Decimal | None) -> str:
    """9.50 is 9.5."""
    return "" if value is None else shortened(value)


@register.filter
def signed(value: Decimal) -> str:
    return f"+{shortened(value)}" if value > 0 else shortened(value)


@register.filter
def points(hundredths: int) -> str:
    """Whole hundredths without trailing zeros."""
    return shortened(in_points(hundredths))


@register.filter
def open_points(line: ScoreLine) -> str:
    """What hangs on what is missing."""
    return shortened(lacking_of(line))


@register.filter
def working(words: str) -> str:
    """Without the ground, which stands below."""
    return words.partition(_GROUND)[0]


@register.filter
def as_json(values: dict[str, str]) -> str:
    return json.dumps(values, ensure_ascii=False)


@register.filter
def of(mapping: dict[Any, Any], key: Any) -> Any:
    return mapping.get(key)
