"""Run the rules over dossiers and turn hits into findings."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jixiao.check.once import forget
from jixiao.check.rule import Hit, Rule, all_rules
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Finding, Related, Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.norms.resolve import Norms, norms_of
from jixiao.units.number import plain

_ORDER = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that broke down: a mistake of the program, not of the document. The other rules went on."""

    rule: str
    cause: str


def check(
    dossier: Dossier,
    norms: Norms | None = None,
    rules: Sequence[Rule] | None = None,
    failures: list[Failure] | None = None,
) -> list[Finding]:
    """Findings of one dossier in reading order.

    A rule that raises stops the run, unless `failures` is given to collect it.
    """
    found: list[Finding] = []
    try:
        for rule in all_rules() if rules is None else rules:
            if rule.needs != "dossiers" and rule.applies(dossier):
                wanted = (dossier, norms or norms_of()) if rule.needs == "norms" else (dossier,)
                found.extend(finding(rule, dossier, hit) for hit in _guarded(rule, wanted, failures))
    finally:
        forget()
    return in_reading_order(found)


def check_together(
    dossiers: Sequence[Dossier],
    norms: Norms | None = None,
    rules: Sequence[Rule] | None = None,
    failures: list[Failure] | None = None,
) -> list[tuple[int, Finding]]:
    """What the rules with needs = "dossiers" find between documents: index of the dossier, finding."""
    found: list[tuple[int, Finding]] = []
    for rule in all_rules() if rules is None else rules:
        if rule.needs == "dossiers" and len(dossiers) > 1:
            for index, hit in _guarded(rule, (dossiers,), failures):
                found.append((index, finding(rule, dossiers[index], hit, dossiers)))
    return found


def in_reading_order(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (f.place.start, f.rule))


def _guarded(rule: Rule, wanted: tuple[Any, ...], failures: list[Failure] | None) -> Iterator[Any]:
    """What the rule yields; the one place where any exception is caught: a broken rule must not cost the others."""
    try:
        yield from rule.check(*wanted)
    except Exception as cause:
        if failures is None:
            raise
        failures.append(Failure(rule.code, f"{type(cause).__name__}: {cause}"))


def finding(rule: Rule, dossier: Dossier, hit: Hit, dossiers: Sequence[Dossier] = ()) -> Finding:
    """A hit with the words of its rule and its places; `dossiers` are those that hit.elsewhere counts."""
    place = dossier.source.place(hit.span)
    severity, reservation = _certain_severity(hit, rule, dossier)
    return Finding(
        rule=rule.code,
        name=rule.name,
        family=rule.family,
        severity=severity,
        message=(hit.message or rule.title) + ("（文本似不完整，只作提示）" if _lowered(rule, dossier) else ""),
        place=place,
        working=hit.working + reservation,
        stated=hit.stated,
        computed=hit.computed,
        unit=hit.unit,
        basis=tuple(str(basis) for basis in rule.basis),
        related=(
            *(_related(dossier, thing) for thing in hit.related),
            *(_related(dossiers[index], thing, dossiers[index].source.path) for index, thing in hit.elsewhere),
        ),
        fingerprint=_fingerprint(rule.code, place.quote, hit.working),
    )


def _certain_severity(hit: Hit, rule: Rule, dossier: Dossier) -> tuple[Severity, str]:
    """The severity, never above that of the page; it becomes a note where an error rests on an unchecked norm, or
    where something is missing from a text that breaks off.
    """
    severity = hit.severity or rule.severity
    if _ORDER[severity] > _ORDER[rule.severity]:
        severity = rule.severity
    if severity is Severity.ERROR and hit.certainty is not None and not hit.certainty.is_firm:
        return Severity.NOTE, "（所依据的规定尚未核对原文，只作提示）"
    return (Severity.NOTE if _lowered(rule, dossier) else severity), ""


def _lowered(rule: Rule, dossier: Dossier) -> bool:
    """What an excerpt lacks may stand in the rest of the document."""
    return rule.absence and dossier.excerpt


def _related(dossier: Dossier, thing: Figure | Span, path: str = "") -> Related:
    if isinstance(thing, Figure):
        return Related(dossier.source.place(thing.span), plain(thing.value), thing.unit, path)
    return Related(dossier.source.place(thing), "", "", path)


def _fingerprint(code: str, quote: str, working: str) -> str:
    return hashlib.sha256(f"{code}\0{quote}\0{working}".encode()).hexdigest()[:16]
