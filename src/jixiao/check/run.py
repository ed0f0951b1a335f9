"""Run the rules over a dossier and turn hits into findings."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jixiao.check.rule import Hit, Rule, all_rules
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Finding, Related, Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain


def check(dossier: Dossier, norms: Any = None, rules: Sequence[Rule] | None = None) -> list[Finding]:
    """Findings of one dossier in reading order."""
    found = [
        finding
        for rule in (all_rules() if rules is None else rules)
        if rule.needs != "dossiers"
        for finding in _findings(rule, dossier, norms)
    ]
    return sorted(found, key=lambda f: (f.place.start, f.rule))


def _findings(rule: Rule, dossier: Dossier, norms: Any) -> Iterator[Finding]:
    hits: Iterable[Hit] = rule.check(dossier, norms) if rule.needs == "norms" else rule.check(dossier)
    for hit in hits:
        yield finding(rule, dossier, hit)


def finding(rule: Rule, dossier: Dossier, hit: Hit) -> Finding:
    """A hit with the words of its rule and its places."""
    place = dossier.source.place(hit.span)
    severity = hit.severity or rule.severity
    if _ORDER[severity] > _ORDER[rule.severity]:
        severity = rule.severity
    return Finding(
        rule=rule.code,
        name=rule.name,
        family=rule.family,
        severity=severity,
        message=hit.message or rule.title,
        place=place,
        working=hit.working,
        stated=hit.stated,
        computed=hit.computed,
        unit=hit.unit,
        basis=tuple(f"{b.instrument}#{b.locator}" if b.locator else b.instrument for b in rule.basis),
        related=tuple(_related(dossier, thing) for thing in hit.related),
        fingerprint=_fingerprint(rule.code, place.quote, hit.working),
    )


_ORDER = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


def _related(dossier: Dossier, thing: Figure | Span) -> Related:
    if isinstance(thing, Figure):
        return Related(dossier.source.place(thing.span), plain(thing.value), thing.unit)
    return Related(dossier.source.place(thing), "", "")


def _fingerprint(code: str, quote: str, working: str) -> str:
    return hashlib.sha256(f"{code}\0{quote}\0{working}".encode()).hexdigest()[:16]
