"""The audit log: what happened, in Chinese, with before and after. Actions write it in their own transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Model

from jixiao.units.typed import exact
from jixiao.web.kit.fields import FenField, Versioned
from jixiao.web.kit.plugins import contributions
from jixiao.web.people.models import Department, LogEntry, Person

SYSTEM = "系统"
_NAME = 90


@cache
def sentences() -> dict[str, str]:
    """What each verb says, from `log_sentences.py` of every app; {what} is the subject, {changes} what changed."""
    found: dict[str, str] = {}
    for module in contributions("log_sentences"):
        found.update(module.SENTENCES)
    return found


def log(
    verb: str,
    subject: Model | None,
    *,
    by: Person | None,
    department: Department | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    address: str | None = None,
    **words: object,
) -> LogEntry:
    """Write one entry; `before` and `after` are values as people read them, by the label of their field."""
    before, after = before or {}, after or {}
    sentence = sentences()[verb].format(what=subject, changes=_changes(before, after), **words)
    return LogEntry.objects.create(
        by=by,
        by_name=f"{by}{by.by_way}"[:_NAME] if by else SYSTEM,
        verb=verb,
        sentence=sentence,
        subject_kind=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject else None,
        department=department,
        before=before,
        after=after,
        address=address,
    )


def change(
    subject: Model, values: Mapping[str, Any], *, by: Person | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Set fields of a row and save those that differ; what they were and are, by label. Empty when nothing differs.

    A row that several people edit (`Versioned`) is saved by whom `by` says, or raises Stale.
    """
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    changed: list[str] = []
    for name, value in values.items():
        old = getattr(subject, name)
        if old != value:
            label = _label(subject, name)
            before[label], after[label] = _told(subject, name, old), _told(subject, name, value)
            setattr(subject, name, value)
            changed.append(name)
    if changed and isinstance(subject, Versioned):
        subject.save_if_current(*changed, by=by.name if by else SYSTEM)
    elif changed:
        subject.save(update_fields=changed)
    return before, after


def described(subject: Model, *names: str) -> dict[str, Any]:
    """Fields of a row as people read them, by label; empty ones left out."""
    values = ((name, getattr(subject, name)) for name in names)
    return {_label(subject, name): _told(subject, name, value) for name, value in values if value not in ("", None)}


def _label(subject: Model, name: str) -> str:
    """What people call a field."""
    return str(getattr(subject._meta.get_field(name), "verbose_name", name))


def _told(subject: Model, name: str, value: Any) -> Any:
    """A value of a field as people read it: a choice by its label, an amount in 万元."""
    field = subject._meta.get_field(name)
    if isinstance(field, FenField) and value is not None:
        return f"{exact(value, '万元')}万元"  # to the last digit: what differs must be seen to
    choices = getattr(field, "flatchoices", None)
    return shown(dict(choices).get(value, value) if choices else value)


def shown(value: Any) -> Any:
    """A value as it is kept in the log."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None or isinstance(value, int | str):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)


def _changes(before: dict[str, Any], after: dict[str, Any]) -> str:
    """部门由“甲局”改为“乙局”；电话由空改为“5551234”。"""
    return "；".join(
        f"{label}由{_quoted(before.get(label))}改为{_quoted(value)}"
        if label in before
        else f"{label}为{_quoted(value)}"
        for label, value in after.items()
        if label not in before or before[label] != value
    )


def _quoted(value: Any) -> str:
    return "空" if value in (None, "") else f"“{value}”"
