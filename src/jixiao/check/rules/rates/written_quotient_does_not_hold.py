from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import percentage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import Interval, Printed, plain
from jixiao.units.regex import regex

_SIGN = regex("[/÷]")
_N = r"\d[\d,]*(?:\.\d+)?"
_WORDS = r"[\u4e00-\u9fff]{0,8}"
# 实有63人/编制66人×100%=95.45%
_QUOTIENT = regex(
    rf"(?<![\d.,+\-−×*/÷])(?P<part>{_N})(?P<of>{_WORDS})[/÷]{_WORDS}?(?P<whole>{_N})(?P<in>{_WORDS})"
    rf"(?:[×*xX]100%?)?[=＝](?P<rate>{_N})%"
)
_BEFORE, _AFTER = 24, 48  # characters on both sides of the sign
_CENT = Decimal("0.01")


def written_quotient_does_not_hold(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if "=" not in text:
        return
    for sign in _SIGN.finditer(text):
        if text.find("=", sign.end(), sign.end() + _AFTER) < 0:
            continue
        low = max(text.rfind("\n", 0, sign.start()) + 1, sign.start() - _BEFORE)
        found = _QUOTIENT.search(text, low, sign.end() + _AFTER)
        if found and found.start() < sign.start() < found.start("whole"):
            counted = "个" if found["of"] and "元" not in found["of"] else ""  # 63人 are neither 62.5 nor 63.5
            part, whole = Printed.of(found["part"], counted), Printed.of(found["whole"], counted)
            rate = Printed.of(found["rate"], "%")
            if whole.value and not _may_be(part, whole, rate):
                yield _hit(found.span("part"), found.span("whole"), found.span("rate"), (part, whole, rate))


def _may_be(part: Printed, whole: Printed, rate: Printed) -> bool:
    """Whether the digits allow the quotient, or it is one of 万元 and 元."""
    reached = percentage(part.interval, whole.interval)
    powers = (Decimal(10) ** n for n in (0, 4, -4, 8, -8))
    return reached is None or any(
        Interval(reached.low * power, reached.high * power).meets(rate.interval) for power in powers
    )


def _hit(part: tuple[int, int], whole: tuple[int, int], rate: tuple[int, int], told: tuple[Printed, ...]) -> Hit:
    above, below, said = told
    exact = above.value / below.value * 100
    computed = plain(exact.quantize(min(said.step, _CENT), rounding=ROUND_HALF_UP))
    working = f"{plain(above.value)} ÷ {plain(below.value)} = {computed}% ≠ {plain(said.value)}%"
    related = (
        Figure(Span(*part), FigureKind.COUNT, above),
        Figure(Span(*whole), FigureKind.COUNT, below),
    )
    return Hit(Span(rate[0], rate[1] + 1), working, "", plain(said.value), computed, "%", related)
