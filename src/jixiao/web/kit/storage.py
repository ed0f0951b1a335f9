"""Addresses of static files carry the version of the program, so that browsers keep them until the next one."""

from typing import Any

from django.contrib.staticfiles.storage import StaticFilesStorage

from jixiao import __version__


class VersionedStorage(StaticFilesStorage):
    """`/static/kit/site.css?v=2026.11`."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._known: dict[str | None, str] = {}  # a dozen on every page

    def url(self, name: str | None, *args: Any, **more: Any) -> str:
        if name not in self._known:
            self._known[name] = f"{super().url(name, *args, **more)}?v={__version__}"
        return self._known[name]
