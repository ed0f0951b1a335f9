"""Rows taken out for good together with everything that hangs on them; for demonstration data only."""

from collections.abc import Iterable, Iterator

from django.core.files.storage import default_storage
from django.db import models


def remove_with_all(roots: Iterable[models.Model], *, spared: tuple[type[models.Model], ...] = ()) -> None:
    """Delete rows and whatever refers to them; what may refer to nothing is let go instead. Call it in a transaction.

    References are checked when the transaction ends, so the order does not matter. Rows of `spared` models stay (the
    log keeps names of its own). Rows that keep files name them in a property `kept`.
    """
    doomed: dict[type[models.Model], set[int]] = {}
    waiting = [(type(root), {int(root.pk)}) for root in roots]
    while waiting:
        model, keys = waiting.pop()
        new = keys - doomed.get(model, set())
        if new:
            doomed.setdefault(model, set()).update(new)
            waiting.extend(_referring(model, new, spared))
    names = [name for model, keys in doomed.items() for name in _kept(model, keys)]
    for model, keys in doomed.items():
        rows = model._default_manager.filter(pk__in=keys)
        rows._raw_delete(rows.db)  # noqa: SLF001 - delete() would stop at what is protected, and goes too
    for name in names:
        default_storage.delete(name)


def _referring(
    model: type[models.Model], keys: set[int], spared: tuple[type[models.Model], ...]
) -> Iterator[tuple[type[models.Model], set[int]]]:
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ManyToOneRel) or issubclass(relation.related_model, spared):
            continue
        rows = relation.related_model._default_manager.filter(**{f"{relation.field.name}__in": keys})
        if relation.on_delete is models.SET_NULL:
            rows.update(**{relation.field.name: None})
        else:
            yield relation.related_model, set(rows.values_list("pk", flat=True))


def _kept(model: type[models.Model], keys: set[int]) -> Iterator[str]:
    if hasattr(model, "kept"):
        for row in model._default_manager.filter(pk__in=keys):
            yield from row.kept
