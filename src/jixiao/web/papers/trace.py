"""What a recording did to the database, kept so that the whole of it can be taken back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import ManyToOneRel, Model

from jixiao.units.fixed import grouped
from jixiao.units.number import short
from jixiao.web.kit.fields import FenField, PointsField, Sourced
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.removal import remove_with_all
from jixiao.web.papers.cells import cell_name
from jixiao.web.people.models import LogEntry

_MOST_NAMES = 6
Kept = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filled:
    """A field that got a value, or (`held`) would have got another one; `place` is where the value was read."""

    row: Model
    name: str
    value: Any
    place: str = ""
    held: Any = None

    @property
    def cell(self) -> str:
        return cell_name(self.row, self.name)

    @property
    def label(self) -> str:
        return str(self.row._meta.get_field(self.name).verbose_name)  # type: ignore[union-attr]

    def words(self, value: Any) -> str:
        """A value of the field as people read it."""
        kind = self.row._meta.get_field(self.name)
        if isinstance(kind, FenField):
            return f"{grouped(Decimal(short(Decimal(value).scaleb(-6))))} 万元"
        if isinstance(kind, PointsField):
            return f"{short(Decimal(value).scaleb(-2))} 分"
        return "是" if value is True else str(value)


@dataclass(slots=True)
class Trace:
    """Rows that were made, and fields of others that were filled, with what they were before."""

    made: list[Model] = field(default_factory=list)
    changed: list[Kept] = field(default_factory=list)

    def change(self, row: Sourced, name: str, before: Any) -> None:
        if not any(type(one) is type(row) and one.pk == row.pk for one in self.made):
            kept = {"model": row._meta.label_lower, "pk": row.pk, "field": name}
            self.changed.append(kept | {"before": _plain(row, name, before), "source": row.sources.get(name)})

    def kept(self) -> Kept:
        """As JSON keeps it, with the values that everything has now."""
        rows = _found((one._meta.label_lower, one.pk) for one in self.made)
        made = [{"model": model, "pk": pk, "values": _values(row)} for (model, pk), row in rows.items()]
        now = _found((one["model"], one["pk"]) for one in self.changed)
        after = [one | {"after": _values(now[one["model"], one["pk"]])[one["field"]]} for one in self.changed]
        return {"made": made, "changed": [one for one in after if one["before"] != one["after"]]}


@transaction.atomic
def undo(kept: Kept) -> None:
    """Take rows that were made out again, and give filled fields what they were.

    Raises Refused when any of it was changed since, or other rows have come to hang on it, naming what it was.
    """
    made = _found((one["model"], one["pk"]) for one in kept["made"])
    touched = _found((one["model"], one["pk"]) for one in kept["changed"])
    if moved := [*_moved(kept, made, touched), *_hanging(made)]:
        names = "、".join(dict.fromkeys(moved[:_MOST_NAMES])) + ("等" if len(moved) > _MOST_NAMES else "")
        raise Refused(f"导入之后又改动过{names}，不能整批撤销；请逐项修改。")
    for one in kept["changed"]:
        _restore(touched[one["model"], one["pk"]], one)
    remove_with_all(made.values(), spared=(LogEntry,))


def _moved(kept: Kept, made: dict[tuple[str, int], Model], touched: dict[tuple[str, int], Model]) -> list[str]:
    """What no longer says what the recording made it say."""
    names = []
    for one in kept["made"]:
        row = made.get((one["model"], one["pk"]))
        if row is not None and _values(row) != one["values"]:
            names.append(f"“{row}”")
    for one in kept["changed"]:
        row = touched.get((one["model"], one["pk"]))
        if row is None:
            names.append("已不在的一行")
        elif _values(row)[one["field"]] != one["after"]:
            names.append(f"“{row}”")
    return names


def _hanging(made: dict[tuple[str, int], Model]) -> list[str]:
    """Rows that somebody hung on those that were made."""
    names = []
    by_model: dict[type[Model], set[int]] = {}
    for row in made.values():
        by_model.setdefault(type(row), set()).add(row.pk)
    for model, keys in by_model.items():
        for relation in model._meta.get_fields(include_hidden=True):
            if isinstance(relation, ManyToOneRel):
                other = relation.related_model
                rows = other._default_manager.filter(**{f"{relation.field.name}__in": keys})
                names += [f"“{row}”" for row in rows.exclude(pk__in=by_model.get(other, set()))[:_MOST_NAMES]]
    return names


def _restore(row: Model, one: Kept) -> None:
    kind = row._meta.get_field(one["field"])
    setattr(row, kind.attname, kind.to_python(one["before"]))  # type: ignore[union-attr]
    fields = [one["field"]]
    if isinstance(row, Sourced):
        row.typed(one["field"])
        row.sources |= {one["field"]: one["source"]} if one["source"] else {}
        row.version += 1  # whoever has it open is asked before they write over it
        fields += ["sources", "version"]
    row.save(update_fields=fields)


def _found(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Model]:
    """Rows by model and key, those that are still there."""
    by_model: dict[str, list[int]] = {}
    for model, pk in keys:
        by_model.setdefault(model, []).append(pk)
    found: dict[tuple[str, int], Model] = {}
    for name, pks in by_model.items():
        rows: Sequence[Model] = apps.get_model(name)._default_manager.filter(pk__in=pks)
        found |= {(name, row.pk): row for row in rows}
    return found


def _values(row: Model) -> Kept:
    """All fields as JSON has them; what only tells of changes, and the order, are left out."""
    fields = serializers.serialize("python", [row])[0]["fields"]
    plain: Kept = json.loads(json.dumps(fields, cls=DjangoJSONEncoder))
    return {name: value for name, value in plain.items() if name not in {"version", "changed_by", "order"}}


def _plain(row: Model, name: str, value: Any) -> Any:
    held = getattr(row, name)
    setattr(row, name, value)
    plain = _values(row)[name]
    setattr(row, name, held)
    return plain
