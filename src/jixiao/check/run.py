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
    norms = norms or norms_of()
    wanted = [r for r in (all_rules() if rules is None else rules) if r.needs != "dossiers" and r.applies(dossier)]
    # All are loaded before the first runs: what they look for in the text is then found in one pass.
    running = [(rule, function) for rule in wanted if (function := _loaded(rule, failures))]
    try:
        for rule, function in running:
            try:
                hits = function(dossier, norms) if rule.needs == "norms" else function(dossier)
                found.extend(finding(rule, dossier, hit) for hit in hits)
            except Exception as cause:  # noqa: BLE001 told of
                _note(rule, cause, failures)
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
    several = [rule for rule in (all_rules() if rules is None else rules) if rule.needs == "dossiers"]
    for rule in several if len(dossiers) > 1 else ():
        try:
            found.extend((index, finding(rule, dossiers[index], hit, dossiers)) for index, hit in rule.check(dossiers))
        except Exception as cause:  # noqa: BLE001 told of
            _note(rule, cause, failures)
    return found


def in_reading_order(found: Iterable[Finding]) -> list[Finding]:
    return sorted(found, key=lambda f: (f.place.start, f.rule))


def _loaded(rule: Rule, failures: list[Failure] | None) -> Check | None:
    try:
        return rule.check
    except Exception as cause:  # noqa: BLE001 told of
        _note(rule, cause, failures)
        return None


def _note(rule: Rule, cause: Exception, failures: list[Failure] | None) -> None:
    """A broken rule must not cost the others, nor what it found before it broke; called where it is being raised."""
    if failures is None:
        raise cause
    failures.append(Failure(rule.code, f"{type(cause).__name__}: {cause}"))


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
