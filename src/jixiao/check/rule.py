"""What a rule is: a page of words and a function of arithmetic, side by side in rules/<family>/."""

import importlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.norms.model import Certainty
from jixiao.units.kept import kept
from jixiao.units.record import record

RULES = Path(__file__).parent / "rules"


@record
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


Check = Callable[..., Iterator[Any]]  # of hits; with needs = "dossiers" of the index of a dossier and a hit in it


@record
class Basis:
    """The article a rule rests on: a key of norms/instruments and a locator in it."""

    instrument: str
    locator: str = ""

    def __str__(self) -> str:
        """As findings carry it."""
        return f"{self.instrument}#{self.locator}" if self.locator else self.instrument


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """`needs` tells what the function wants: "dossier", "norms" (dossier, norms) or "dossiers" (all of a run).

    `about` names fields of the dossier: where all of them are empty the rule has nothing to say and is not loaded.
    `absence` marks rules on what a document lacks: on an excerpt they speak as notes.
    """

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
    about: tuple[str, ...] = ()
    absence: bool = False

    def applies(self, dossier: Dossier) -> bool:
        return not self.about or any(getattr(dossier, name) for name in self.about)

    @property
    def check(self) -> Check:
        """The function of the same name, or for a rule that is data what its engine makes of it."""
        return _loaded(self)


@cache
def _loaded(rule: Rule) -> Check:
    if rule.options:
        made: Check = importlib.import_module("jixiao.check.engines").check_of(rule)
        return made
    module = importlib.import_module(f"jixiao.check.rules.{rule.family}.{rule.name}")
    function: Check = getattr(module, rule.name)
    return function


class PageError(ValueError):
    """A rule page that breaks the form, with its path and what to write."""


KEYS = {"code", "title", "severity", "status", "since", "basis", "needs", "about", "absence"}
# Of rules that are data (check/engines.py); words explains them as the sections of a page do.
DATA_KEYS = {
    "extends", "scope", "message", "tokens", "patterns", "swap", "unless", "once", "at_most", "words",
    "bad", "good",
}  # fmt: skip


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the package, with a page or as data, in the order of codes."""
    pages = list(map(Path, _pages()))
    facts = kept("rules", [__file__, *pages], lambda: list(map(_facts, pages)))
    return tuple(sorted(map(_rule, pages, facts), key=attrgetter("code")))


def _pages() -> Iterator[str]:
    """The pages (.md, each with its function) and data (.toml) of all families."""
    for family in os.scandir(RULES):
        if family.is_dir():
            yield from (page.path for page in os.scandir(family.path) if page.name.endswith((".md", ".toml")))


def head(page: Path) -> dict[str, Any]:
    """The TOML between the +++ lines of a page."""
    _, _, rest = page.read_text(encoding="utf-8").partition("+++\n")
    text, closed, _ = rest.partition("\n+++")
    if not closed:
        raise PageError(f"{page.name}：开头须有两行 +++ 之间的 TOML")
    import tomllib

    return tomllib.loads(text)


def load(page: Path) -> Rule:
    """A rule from its page or data file; raises PageError naming the file and the key that is wrong."""
    return _rule(page, _facts(page))


def _facts(page: Path) -> dict[str, Any]:
    """What the page says of its rule, in the form it has to have."""
    import tomllib  # not read where the rules are kept

    is_data = page.suffix == ".toml"
    facts = tomllib.loads(page.read_text(encoding="utf-8")) if is_data else head(page)
    if unknown := set(facts) - (KEYS | DATA_KEYS if is_data else KEYS):
        raise PageError(f"{page.name}：不认识的键 {'、'.join(sorted(unknown))}")
    for key in (
        "code",
        "title",
        "severity",
        "since",
        "basis",
        *(("extends", "message", "bad", "good") if is_data else ()),
    ):
        if not facts.get(key):
            raise PageError(f"{page.name}：缺少 {key}")
    return facts


def _rule(page: Path, facts: Mapping[str, Any]) -> Rule:
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
        about=tuple(facts.get("about", ())),
        absence=facts.get("absence", False),
        options={key: value for key, value in facts.items() if key in DATA_KEYS},
    )
