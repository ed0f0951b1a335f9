from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.check.companions import DISCLOSURES, LOOSE, ROUNDING, STRICT, Settled, following_years, named
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import finest, number_in_unit_of, shown
from jixiao.dossier.claim import Change
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import Interval, plain

LAST_YEAR = ("上年", "去年", "上一年", "上年度")


def implied_last_year_differs(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    settled = Settled(dossiers)
    for this, last in following_years(dossiers):
        here, there = dossiers[this], dossiers[last]
        if here.kind is not there.kind and {here.kind, there.kind} <= DISCLOSURES:
            continue  # a budget is not compared with an outturn
        known = settled(last, there.year)
        facts = {f.figure.span: f for f in here.facts if not f.scope and f.year == here.year}
        for change in here.changes:
            fact = facts.get(change.current.span) if change.current else None
            if fact is None or fact.item not in STRICT | LOOSE or not _of_last_year(change, there.year):
                continue
            published = known.get((fact.item, fact.stage))
            if published is not None and (hit := _hit(change, fact.item, published, there, last)):
                yield this, hit


def _of_last_year(change: Change, year: int) -> bool:
    return change.against in LAST_YEAR or change.against.startswith(f"{year}年")


def _hit(change: Change, item: str, published: Figure, there: Dossier, last: int) -> Hit | None:
    current, delta = change.current, change.delta
    if (
        current is None
        or delta is None
        or not current.exact
        or not delta.exact
        or delta.printed.unit.base != current.printed.unit.base
    ):
        return None
    implied = current.base - delta.signed
    reach = current.signed_interval - delta.signed_interval
    if _meets(reach, published.interval, published.printed.unit.base):
        return None
    places = finest([current, delta])
    computed = shown(implied, current, places)
    formula = f"{plain(current.value)} {'−' if delta.signed > 0 else '+'} {number_in_unit_of(delta, current)}"
    told = number_in_unit_of(published, current)
    derived = f"{item}：由此推算{there.year}年为{formula} = {computed}{current.unit}"
    working = f"{derived}，{named(there)}写的是{told}{current.unit}"
    severity = None if item in STRICT else Severity.WARNING
    return Hit(
        delta.span,
        working,
        "",
        told,
        computed,
        current.unit,
        (current,),
        severity=severity,
        elsewhere=((last, published),),
    )


def _meets(reach: Interval, published: Interval, base: str) -> bool:
    slack = ROUNDING if base == "元" else Decimal(0)
    return reach.low - slack <= published.high and published.low <= reach.high + slack
