"""Run the rules over dossiers and turn hits into findings."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache

from jixiao.check.once import forget
from jixiao.check.rule import Check, Hit, Rule, all_rules
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Finding, Related, Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.norms.resolve import Norms, norms_of
from jixiao.units.number import plain
from jixiao.units.record import record

_ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)


@record
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
    running: list[tuple[Rule, Check]] = []
    norms = norms or norms_of()
    # All are loaded before the first runs: what they look for in the text is then found in one pass.
    for rule in all_rules() if rules is None else rules:
        if rule.needs != "dossiers" and rule.applies(dossier):
            with _Guard(rule, failures):
                running.append((rule, rule.check))
    try:
        for rule, function in running:
            with _Guard(rule, failures):
                hits = function(dossier, norms) if rule.needs == "norms" else function(dossier)
                found.extend(finding(rule, dossier, hit) for hit in hits)
    finally:
        forget()
    return _told_once(in_reading_order(found))


def _told_once(found: Sequence[Finding]) -> list[Finding]:
    """Of findings that compute the same of one number by two rules one, RAT111 before EVD116."""
    told: set[tuple[int, int, str, str]] = set()
    kept = []
    for one in reversed(found):
        key = (one.place.start, one.place.end, one.stated, one.computed)
        if not one.computed or key not in told:
            kept.append(one)
        told.add(key)
    return kept[::-1]


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
            with _Guard(rule, failures):
                found.extend(
                    (index, finding(rule, dossiers[index], hit, dossiers)) for index, hit in rule.check(dossiers)
                )
    return found


def in_reading_order(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (f.place.start, f.rule))


class _Guard:
    """The one place where any exception is caught: a broken rule must not cost the others.

    What it yielded before it broke is kept.
    """

    def __init__(self, rule: Rule, failures: list[Failure] | None) -> None:
        self._rule, self._failures = rule, failures

    def __enter__(self) -> None:
        pass

    def __exit__(self, _: object, cause: BaseException | None, __: object) -> bool:
        if self._failures is None or not isinstance(cause, Exception):
            return False
        self._failures.append(Failure(self._rule.code, f"{type(cause).__name__}: {cause}"))
        return True


def finding(rule: Rule, dossier: Dossier, hit: Hit, dossiers: Sequence[Dossier] = ()) -> Finding:
    """A hit with the words of its rule and its places; `dossiers` are those that hit.elsewhere counts."""
    place = dossier.source.place(hit.span)
    severity, message, working = rule.severity, hit.message or rule.title, hit.working
    if hit.severity is not None:
        severity = min(severity, hit.severity, key=_ORDER.index)
    if severity is Severity.ERROR and hit.certainty is not None and not hit.certainty.is_firm:
        severity, working = Severity.NOTE, f"{working}（所依据的规定尚未核对原文，只作提示）"
    if rule.absence and dossier.excerpt:  # what an excerpt lacks may stand in the rest of the document
        severity, message = Severity.NOTE, f"{message}（文本似不完整，只作提示）"
    return Finding(
        rule=rule.code,
        name=rule.name,
        family=rule.family,
        severity=severity,
        message=message,
        place=place,
        working=working,
        stated=hit.stated,
        computed=hit.computed,
        unit=hit.unit,
        basis=_cited(rule),
        related=tuple(
            [_related(dossier, thing) for thing in hit.related]
            + [_related(dossiers[index], thing, dossiers[index].source.path) for index, thing in hit.elsewhere]
        ),
        fingerprint=_fingerprint(rule.code, place.quote, hit.working),
    )


@cache
def _cited(rule: Rule) -> tuple[str, ...]:
    return tuple(str(basis) for basis in rule.basis)


def _related(dossier: Dossier, thing: Figure | Span, path: str = "") -> Related:
    if isinstance(thing, Figure):
        return Related(dossier.source.place(thing.span), plain(thing.value), thing.unit, path)
    return Related(dossier.source.place(thing), "", "", path)


def _fingerprint(code: str, quote: str, working: str) -> str:
    return hashlib.sha256(f"{code}\0{quote}\0{working}".encode()).hexdigest()[:16]
