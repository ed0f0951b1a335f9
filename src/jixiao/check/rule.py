"""What a rule is: a page of words and a function of arithmetic, side by side in rules/<family>/."""

import importlib
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.place import Span
from jixiao.norms.model import Certainty

RULES = Path(__file__).parent / "rules"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule function yields: the narrowest span that shows the fault, and the computation.

    `message` replaces the title of the page as the headline; `severity` may lower that of the page, never raise it.
    `elsewhere` is for rules with needs = "dossiers": the index of another dossier and what stands in it.
    `certainty` is that of the norm the hit rests on: an error on less than a restated text is lowered to a note.
    """

    span: Span
    working: str
    message: str = ""
    stated: str = ""
    computed: str = ""
    unit: str = ""
    related: tuple[Figure | Span, ...] = ()
    severity: Severity | None = None
    elsewhere: tuple[tuple[int, Figure | Span], ...] = ()
    certainty: Certainty | None = None


Check = Callable[..., Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Basis:
    """The article a rule rests on: a key of norms/instruments and a locator in it."""

    instrument: str
    locator: str = ""

    def __str__(self) -> str:
        """As findings carry it."""
        return f"{self.instrument}#{self.locator}" if self.locator else self.instrument


@dataclass(frozen=True, slots=True)
class Rule:
    """`needs` tells what the function wants: "dossier", "norms" (dossier, norms) or "dossiers" (all of a run)."""

    code: str
    name: str
    family: str
    title: str
    severity: Severity
    status: str
    since: str
    basis: tuple[Basis, ...]
    page: Path
    needs: str = "dossier"
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def check(self) -> Check:
        module = importlib.import_module(f"jixiao.check.rules.{self.family}.{self.name}")
        function: Check = getattr(module, self.name)
        return function


class PageError(ValueError):
    """A rule page that breaks the form, with its path and what to write."""


KEYS = {"code", "title", "severity", "status", "since", "basis", "needs"}


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the package that has a page, in the order of codes."""
    return tuple(sorted((load(page) for page in RULES.glob("*/*.md")), key=lambda rule: rule.code))


def head(page: Path) -> dict[str, Any]:
    """The TOML between the +++ lines of a page."""
    _, _, rest = page.read_text(encoding="utf-8").partition("+++\n")
    text, closed, _ = rest.partition("\n+++")
    if not closed:
        raise PageError(f"{page.name}：开头须有两行 +++ 之间的 TOML")
    return tomllib.loads(text)


def load(page: Path) -> Rule:
    """A rule from its page; raises PageError naming the page and the key that is wrong."""
    facts = head(page)
    if unknown := set(facts) - KEYS:
        raise PageError(f"{page.name}：不认识的键 {'、'.join(sorted(unknown))}")
    for key in ("code", "title", "severity", "since", "basis"):
        if not facts.get(key):
            raise PageError(f"{page.name}：缺少 {key}")
    return Rule(
        code=facts["code"],
        name=page.stem,
        family=page.parent.name,
        title=facts["title"],
        severity=Severity(facts["severity"]),
        status=facts.get("status", "stable"),
        since=facts["since"],
        basis=tuple(Basis(b["instrument"], b.get("locator", "")) for b in facts["basis"]),
        page=page,
        needs=facts.get("needs", "dossier"),
    )
