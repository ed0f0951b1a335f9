"""Model fields for exact values, and rows that know when somebody else changed them."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.db.models.expressions import Combinable


class ExactField(models.CharField):  # type: ignore[type-arg]
    """A decimal kept as its digits, so that 94.60 stays 94.60 and no database makes a binary float of it."""

    description = "an exact decimal"

    def __init__(self, *args: Any, **more: Any) -> None:
        more.setdefault("max_length", 40)
        super().__init__(*args, **more)

    def from_db_value(self, value: str | None, *_: Any) -> Decimal | None:
        return None if value is None else Decimal(value)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return Decimal(str(value))
        except InvalidOperation:
            raise ValidationError("请填写数字。") from None

    def get_prep_value(self, value: Any) -> str | None:
        found = self.to_python(value)
        return None if found is None else f"{found:f}"


class _MayBeUnknown(models.Field):  # type: ignore[type-arg]
    """Null unless said otherwise; a migration says it either way, or it would forget a field that may not be null."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **({"null": True, "blank": True} | more))

    def deconstruct(self) -> Any:
        name, path, args, more = super().deconstruct()
        return name, path, args, {**more, "null": self.null, "blank": self.blank}


class FenField(_MayBeUnknown, models.BigIntegerField):  # type: ignore[type-arg]
    """An amount in whole 分; None is unknown, never zero."""

    # For the type checker, which cannot see that `null` is the default.
    _pyi_private_set_type: int | Combinable | None  # type: ignore[assignment]


class PointsField(_MayBeUnknown, models.IntegerField):  # type: ignore[type-arg]
    """A score or weight in whole hundredths of a point."""


class Stale(Exception):
    """Somebody saved the row since it was read."""


class Versioned(models.Model):
    """A row that counts its changes, so that nobody overwrites what they have not seen, and knows who made the last."""

    version = models.PositiveIntegerField(default=0, editable=False)
    changed_by = models.CharField("最后修改人", max_length=50, default="", blank=True, editable=False)

    class Meta:
        abstract = True

    def take(self, seen: int) -> bool:
        """Claim the row for a change, if it is still as it was seen; else False and nothing is changed."""
        rows = type(self)._default_manager.filter(pk=self.pk, version=seen)
        if not rows.update(version=F("version") + 1):
            return False
        self.version = seen + 1
        return True

    def save_if_current(self, *fields: str, by: str) -> None:
        """Write these fields in one UPDATE; raises Stale when the row is no longer as it was read."""
        values = {name: getattr(self, name) for name in fields}
        rows = type(self)._default_manager.filter(pk=self.pk, version=self.version)
        if not rows.update(version=F("version") + 1, changed_by=by, **values):
            raise Stale
        self.version += 1
        self.changed_by = by


class Sourced(Versioned):
    """A row that may have been read from files: `sources` keeps the place of each field that was.

    A place is a Provenance (dossier.datum) as a mapping. What a person types has no other source than the row itself.
    """

    sources = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True

    def save_if_current(self, *fields: str, by: str) -> None:
        """What a person writes has no other source than the row itself."""
        self.typed(*fields)
        super().save_if_current(*fields, "sources", by=by)

    def typed(self, *fields: str) -> None:
        """Forget where these fields were read: they say something else now. The caller saves."""
        self.sources = {name: place for name, place in self.sources.items() if name not in fields}
