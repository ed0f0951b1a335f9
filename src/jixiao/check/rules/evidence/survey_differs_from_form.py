from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import sentences_with, words_before
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_SURVEY = Sought(r"问卷|样本|调查|抽查|抽样|回访|访问|走访|测评")
_COUNTED = regex(r"收回|回收|有效|调查|受访|抽查|抽样|回访|访问|走访|测评|样本")
_SATISFIED = regex(r"(?<![不较])满意")
_MANY = 30  # fewer answers may stand for something else


def survey_differs_from_form(dossier: Dossier) -> Iterator[Hit]:
    """Counts of a survey that tell no rate, beside the one satisfaction of the one form."""
    rows = [i for p in dossier.programs for i in p.indicators if "满意" in i.name.text and i.actual is not None]
    rate = rows[0].actual if len(rows) == 1 else None
    if rate is None or rate.printed.unit.base != "%":
        return
    text = dossier.source.text
    for sentence in sentences_with(dossier, _SURVEY):
        told = figures_within(dossier, sentence)
        if any(figure.kind is FigureKind.RATIO for figure in told):
            continue  # EVD116
        counts = [(words_before(text, f.span.start), f) for f in told if f.kind is FigureKind.COUNT and f.exact]
        happy = [f for words, f in counts if _SATISFIED.search(words) and "问卷" not in words]
        asked = [f for words, f in counts if _COUNTED.search(words) and f not in happy]
        if len(happy) == 1 and asked and asked[-1].span.start < happy[0].span.start:
            yield from _against(rate, asked, happy[0])


def _against(rate: Figure, asked: list[Figure], happy: Figure) -> Iterator[Hit]:
    wholes = [f for f in asked if f.unit == happy.unit and f.base >= max(happy.base, Decimal(_MANY))]
    if not wholes or any(abs(happy.base / f.base * 100 - rate.base) <= rate.printed.step for f in wholes):
        return
    whole = min(wholes, key=lambda figure: figure.base)
    computed = plain((happy.base / whole.base * 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
    working = f"{plain(happy.value)} ÷ {plain(whole.value)} = {computed}%，自评表写{plain(rate.value)}%"
    yield Hit(happy.span, working, "", plain(rate.value), computed, "%", (whole, rate))
