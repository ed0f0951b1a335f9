from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.once import once
from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.forms import budget_of
from jixiao.check.shared.reports import line_at
from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Execution, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Fund, Program
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain, rounded, short
from jixiao.units.regex import regex

_TOLERANCE = Decimal("0.1")


def execution_score_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from _told_in_words(dossier)
    for program in dossier.programs:
        for fund in program.funds:
            if hit := _hit(fund):
                yield hit
        if not any(fund.score for fund in program.funds):
            yield from _of_text(dossier, program)


def _of_text(dossier: Dossier, program: Program) -> Iterator[Hit]:
    """The row 预算执行 of a table of points, held against the one rate the text tells of the whole department."""
    rates = _overall(dossier)
    rows = [i for i in program.indicators if _ROW.fullmatch(i.name.text.strip()) and i.target is None]
    if len(rates) != 1 or len(rows) != 1 or rows[0].weight is None or rows[0].score is None:
        return
    rate, weight, score = next(iter(rates.values())), rows[0].weight, rows[0].score
    points = weight.value * rate.base / 100
    if "扣" in dossier.source.text[slice(*line_at(dossier.source.text, score.span.start))]:
        return  # 预算执行 12 11 结转结余率按4.51%扣1分
    if rate.base <= _FULL and abs(score.value - points) > _TOLERANCE and score.value <= weight.value:
        computed = short(rounded(points, 2))
        working = f"{plain(weight.value)} × {plain(rate.value)}% = {computed} ≠ {plain(score.value)}"
        severity = Severity.WARNING  # the place may give full points from a rate below 100 % on
        yield Hit(score.span, working, "", plain(score.value), computed, "分", (weight, rate), severity)


def _told_in_words(dossier: Dossier) -> Iterator[Hit]:
    """预算执行率89.00%，得9分; 预算执行10分，得9.8分: of the one execution rate of the document."""
    rates = set(_overall(dossier)) or _computed(dossier)
    for told in _WORDS.finditer(dossier):
        weight = Decimal(told["full"] or _USUAL)
        own = [
            Decimal(rate["rate"]) for rate in _OWN_RATE.finditer(dossier.source.text, *_before(dossier, told.start()))
        ]
        rate = Decimal(told["rate"]) if told["rate"] else next(iter(own[-1:] or rates if len(rates) == 1 else ()), None)
        if rate is None or rate > _FULL or weight >= _FULL:
            continue
        got, points = Decimal(told["got"]), weight * rate / 100
        if got <= weight and abs(got - points) >= _TOLERANCE:
            computed = short(rounded(points, 2))
            working = f"{weight} × {short(rate)}% = {computed} ≠ {short(got)}"
            span = Span(told.start("got"), told.end("got") + 1)
            yield Hit(span, working, "", short(got), computed, "分", (), Severity.WARNING)


def _before(dossier: Dossier, position: int) -> Span:
    return Span(line_at(dossier.source.text, position).start, position)


_OWN_RATE = regex(r"执行率(?:为|达到?)?(?P<rate>\d{1,3}(?:\.\d+)?)%")  # of the program the paragraph speaks of


def _computed(dossier: Dossier) -> set[Decimal]:
    """The rate that follows from the one budget and the one outturn the text gives."""
    amounts: dict[Stage, set[Decimal]] = {}
    for fact in dossier.facts:
        if fact.item == Item.EXPENDITURE.value and not fact.scope and fact.year == dossier.year and not fact.in_table:
            amounts.setdefault(fact.stage, set()).add(fact.figure.base)
    budgets = amounts.get(Stage.ADJUSTED) or amounts.get(Stage.ORIGINAL) or set()
    spent = amounts.get(Stage.OUTTURN, set())
    if len(budgets) != 1 or len(spent) != 1 or not min(budgets):
        return set()
    return {min(spent) / min(budgets) * 100}


_WORDS = Sought(
    r"预算执行(?:率|情况)?(?:(?P<rate>\d{1,3}(?:\.\d+)?)%)?(?:[（(]?(?:满分|分值)?(?P<full>\d{1,2})分[）)]?)?"
    r"[，、,]?(?:自评|实际)?得分?(?:为)?(?P<got>\d{1,2}(?:\.\d+)?)分(?![乘×*])"
)  # not 得分为10分乘以执行率, which is how it is worked out
_USUAL = "10"


@once
def _overall(dossier: Dossier) -> dict[Decimal, Figure]:
    """The execution rates that are told of the whole department."""
    return {e.rate.base: e.rate for e in dossier.executions if _is_overall(e) and e.rate is not None}


def _is_overall(execution: Execution) -> bool:
    return not execution.in_table and execution.subject == Item.EXPENDITURE.value


_ROW = regex("(?:部门|整体|年度|全年)?(?:预算|资金)执行(?:率|情况)?|执行率")
_FULL = 100


def _hit(fund: Fund) -> Hit | None:
    weight, score, budget, outturn = fund.weight, fund.score, budget_of(fund), fund.outturn
    if weight is None or score is None or budget is None or outturn is None or budget.base <= 0 or outturn.base < 0:
        return None
    points = min(weight.value, weight.value * outturn.base / budget.base)
    if abs(score.value - points) <= _TOLERANCE or score.value > weight.value or _follows_rate(fund, weight, score):
        return None
    computed = short(rounded(points, 2))
    working = (
        f"{plain(weight.value)} × {plain(outturn.value)} ÷ {plain(budget.value)} = {computed} ≠ {plain(score.value)}"
        f"，差{short(rounded(abs(score.value - points), 2))}分"
    )
    # Points rounded up to a whole number, or cut for a reason of the place, are a matter of form.
    rounding = score.value == rounded(points, 0)
    severity = Severity.WARNING if rounding or score.value < points else None
    return Hit(score.span, working, "", plain(score.value), computed, "分", (weight, budget, outturn), severity)


def _follows_rate(fund: Fund, weight: Figure, score: Figure) -> bool:
    """The score follows a printed rate that is itself wrong: one root, reported with the rate."""
    rate, budget, outturn = fund.rate, budget_of(fund), fund.outturn
    if rate is None or budget is None or outturn is None:
        return False
    share = rate.value / 100 if rate.unit == "%" or rate.value > 1 else rate.value
    is_wrong = abs(share - outturn.base / budget.base) > Decimal("0.01")
    return is_wrong and abs(weight.value * min(share, Decimal(1)) - score.value) <= _TOLERANCE
