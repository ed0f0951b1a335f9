"""`jixiao manage migrate`: Django's own, but an empty database gets its tables at once."""

from typing import Any

from django.core.management.commands import migrate

from jixiao.web.site import fresh


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if not options.get("app_label") and not options.get("plan") and fresh.is_empty():
            fresh.create()
            return
        super().handle(*args, **options)
