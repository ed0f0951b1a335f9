"""Rows that several people edit at once: a row is only saved as it was read (optimistic locking)."""

from django.db import models
from django.db.models import F


class Stale(Exception):
    """Somebody saved the row since it was read."""


class Versioned(models.Model):
    """A row that counts its changes and knows who made the last one."""

    version = models.PositiveIntegerField("版本", default=1, editable=False)
    changed_by = models.CharField("最后修改人", max_length=50, default="", blank=True, editable=False)

    class Meta:
        abstract = True

    def save_if_current(self, *fields: str, by: str) -> None:
        """Write these fields in one UPDATE; raises Stale when the row is no longer as it was read."""
        values = {name: getattr(self, name) for name in fields}
        rows = type(self)._default_manager.filter(pk=self.pk, version=self.version)
        if not rows.update(version=F("version") + 1, changed_by=by, **values):
            raise Stale
        self.version += 1
        self.changed_by = by
