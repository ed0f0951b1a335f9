"""What people ask of ledgers, always within the departments they may see."""

import hashlib
import json
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast, Substr

from jixiao.web.ledger import kinds, totals
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.filters import RowFilter
from jixiao.web.ledger.models import Import, LedgerRow, Remark, RowFile, SavedView, Turn
from jixiao.web.ledger.tallies import tallied
from jixiao.web.ledger.totals import Line, Total
from jixiao.web.people.models import Department, LogEntry, Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments

_KEPT_SECONDS = 3600
_CARDS = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share a value; `pairs` are the filters that lead to them, () when there is no such filter."""

    value: str
    label: str
    total: Total
    pairs: tuple[tuple[str, str], ...] = ()

    @property
    def query(self) -> str:
        return urlencode(self.pairs)


def reach(person: Person) -> list[Department]:
    """The departments whose rows a person may see."""
    return list(departments(person, Right.SEE).select_related("place"))


def written(person: Person) -> QuerySet[Department]:
    """The departments for which a person may add and change rows."""
    return departments(person, Right.FILL).filter(is_active=True)


def rows_seen(ledger: Ledger, person: Person) -> QuerySet[Any]:
    """Every row a person may see, removed ones too."""
    seen = departments(person, Right.SEE)
    return ledger.model._default_manager.filter(department__in=seen).select_related("department", *ledger.linked)


def _departments_asked(meant: tuple[int, ...], form: RowFilter) -> tuple[int, ...]:
    chosen = form.cleaned_data["department"]
    return tuple(sorted(set(meant) & set(chosen))) if chosen else meant


def rows_within(ledger: Ledger, meant: tuple[int, ...], form: RowFilter, there: Q | None = None) -> QuerySet[Any]:
    """The rows of some departments that the filters ask for; `there` says otherwise which rows exist."""
    asked = _departments_asked(meant, form)
    rows = ledger.model._default_manager.filter(form.narrowed(there))
    if asked is not meant or len(meant) < Department.objects.count():
        rows = rows.filter(department__in=asked)
    return rows


def total(ledger: Ledger, meant: tuple[int, ...], form: RowFilter) -> Total:
    """Count and sums of what is filtered."""
    return Total.of(ledger, (line for lines in _lines(ledger, meant, form, "").values() for line in lines))


def _lines(ledger: Ledger, meant: tuple[int, ...], form: RowFilter, by: str) -> dict[str, list[Line]]:
    """By the values of a column; what is not counted up beforehand is kept until one of the departments changes."""
    counted = tallied(ledger, _departments_asked(meant, form), form, by)
    if counted is not None:
        return counted
    key = _cache_key(ledger, meant, form, by)
    found = cache.get(key)
    if found is None:
        found = _added_up(ledger, rows_within(ledger, meant, form).order_by(), by)
        cache.set(key, found, _KEPT_SECONDS)
    return found  # type: ignore[no-any-return]


def _cache_key(ledger: Ledger, meant: tuple[int, ...], form: RowFilter, by: str) -> str:
    marks = list(Turn.objects.filter(ledger=ledger.name, department__in=meant).order_by("pk").values_list("mark"))
    asked = json.dumps([meant, form.asked, marks, by], default=str, sort_keys=True)
    return f"ledger:{ledger.name}:{hashlib.sha256(asked.encode()).hexdigest()}"


def _added_up(ledger: Ledger, rows: QuerySet[Any], by: str) -> dict[str, list[Line]]:
    """By the database, from the rows."""
    if not by:
        return {"": [totals.answered(ledger, rows.aggregate(**totals.asked(ledger)))]}
    path, _, step = by.partition("-")
    kind = ledger.by_name[path].kind if path in ledger.by_name else kinds.LINK
    if step:
        rows = rows.annotate(period=Substr(Cast(path, CharField()), 1, 4 if step == "year" else 7))
        path = "period"
    found: dict[str, list[Line]] = {}
    for answer in rows.values(path).annotate(**totals.asked(ledger)):
        found.setdefault(kind.part(answer[path]), []).append(totals.answered(ledger, answer))
    return found


def groups(ledger: Ledger, meant: tuple[int, ...], form: RowFilter, by: str) -> list[Group]:
    """Counts and sums of what is filtered, for each value of a column; the largest first, days in their order."""
    lines, (name, _, step) = _lines(ledger, meant, form, by), by.partition("-")
    labels = _labels(ledger, name, lines)
    found = [_group(ledger, name, step, part, Total.of(ledger, of), labels) for part, of in lines.items()]
    return sorted(found, key=lambda one: one.value if step else (-one.total.count, one.label))


def _labels(ledger: Ledger, name: str, keys: Iterable[str]) -> dict[str, str]:
    """How the values of a link are called."""
    column = ledger.by_name.get(name)
    model: Any = Department if name == "department" else column.field.related_model if column else None
    if model is None:
        return {}
    return {str(key): str(one) for key, one in model._default_manager.in_bulk([key for key in keys if key]).items()}


def _group(ledger: Ledger, name: str, step: str, part: str, total: Total, labels: dict[str, str]) -> Group:
    if part == "":
        return Group("", "（没有填写）", total, (("blank", name),))
    if step:
        first, last = _period(part)
        return Group(part, part, total, ((f"{name}_from", first), (f"{name}_to", last)))
    column = ledger.by_name.get(name)
    label = labels.get(part) or (column.kind.shown(column, column.kind.of_part(part)) if column else part)
    leads = column is None or column.is_asked
    return Group(part, label, total, ((name, part),) if leads else ())


def _period(value: str) -> tuple[str, str]:
    """The first and the last day of a year or a month."""
    if len(value) == 4:
        return f"{value}-01-01", f"{value}-12-31"
    year, month = map(int, value.split("-"))
    return f"{value}-01", f"{value}-{monthrange(year, month)[1]}"


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of the board: the stage, how many rows and how much, and the first of them."""

    group: Group
    cards: list[Any]


def board(ledger: Ledger, meant: tuple[int, ...], form: RowFilter) -> list[Lane]:
    """The stages in their order, each with its newest rows."""
    column = ledger.by_name[ledger.stage]
    counted = {one.value: one for one in groups(ledger, meant, form, ledger.stage)}
    rows = rows_within(ledger, meant, form).select_related("department")
    lanes = []
    for value, label in column.field.flatchoices:
        group = counted.get(str(value)) or Group(str(value), str(label), Total.of(ledger, ()))
        cards = list(rows.filter(**{column.name: value}).order_by("-pk")[:_CARDS]) if group.total.count else []
        lanes.append(Lane(group, cards))
    return lanes


def history_of(row: LedgerRow, person: Person) -> list[LogEntry]:
    """What happened to a row, newest first: for whoever may see the row."""
    entries = LogEntry.objects.filter(subject_kind=row._meta.label_lower, subject_id=row.pk)
    told = list(entries[:50])
    if row.batch_id:
        origin = LogEntry.objects.filter(
            subject_kind=Import._meta.label_lower, subject_id=row.batch_id, verb="ledger.import.applied"
        )
        told += list(origin[:1])
    return told


def remarks_of(ledger: Ledger, row: LedgerRow) -> QuerySet[Remark]:
    return Remark.objects.filter(ledger=ledger.name, row=row.pk).select_related("by")


def files_of(ledger: Ledger, row: LedgerRow) -> QuerySet[RowFile]:
    return RowFile.objects.filter(ledger=ledger.name, row=row.pk, removed_at=None).select_related("by")


def views_of(ledger: Ledger, person: Person) -> QuerySet[SavedView]:
    """One's own, and those the department shares."""
    mine = Q(by=person) | Q(is_shared=True, department=person.department_id)
    return SavedView.objects.filter(mine, ledger=ledger.name).select_related("by")


def imports_of(ledger: Ledger, person: Person) -> QuerySet[Import]:
    """What was taken in for the departments a person writes for."""
    return Import.objects.filter(ledger=ledger.name, department__in=written(person)).select_related("by", "department")


def shown_columns(ledger: Ledger, form: RowFilter) -> list[Column]:
    """Those that were chosen, else those shown at first."""
    chosen = form.cleaned_data["columns"]
    return [one for one in ledger.columns if (one.name in chosen if chosen else one.shown)]
