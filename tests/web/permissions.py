"""What `test_permissions.py` holds every address against: rows that each app gives in its `addresses.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from tests.web.world import PERSONAS

World = SimpleNamespace


def _nowhere(_world: World) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """One address as one method asks for it: the status each persona gets. `where` gives the parts of the address."""

    view: str
    expected: Mapping[str, int]
    where: Callable[[World], Mapping[str, Any]] = _nowhere
    method: str = "GET"
    data: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.method} {self.view}"


def row(
    view: str,
    *,
    others: int = 404,
    where: Callable[[World], Mapping[str, Any]] = _nowhere,
    method: str = "GET",
    data: Mapping[str, Any] | None = None,
    **by_persona: int,
) -> Row:
    """Whoever is not named gets `others`; who has not signed in is sent to the sign-in, or asked again after a POST."""
    expected = dict.fromkeys(PERSONAS, others) | {"anonymous": 302 if method == "GET" else 401} | by_persona
    return Row(view, expected, where, method, data or {})
