from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from jixiao.check.rule import Hit
from jixiao.check.shared.attainment import attainment, formula, is_late, most_points, slack
from jixiao.check.shared.forms import evaluated, with_full_marks
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.dossier.rating import ToldPoints
from jixiao.units.number import plain, rounded, short
from jixiao.units.regex import regex

_LEAST = Decimal("0.05")
_NOT_DONE = regex(
    r"(?:未|没有)(?:能)?(?:完成|达成|达到|达标|开展|实施|实现|启动)|(?:部分|基本未)(?:完成|达成)|尚未.{0,6}"
)


def full_points_for_missed_target(dossier: Dossier) -> Iterator[Hit]:
    for item in chain.from_iterable(dossier.conclusion.points if dossier.conclusion else ()):
        if hit := _told(dossier.source.text, item):
            yield hit
    for program in evaluated(dossier):
        for indicator in (with_full_marks(program, row) for row in program.indicators):
            weight, score = indicator.weight, indicator.score
            if weight is None or score is None or score.value != weight.value or weight.value <= 0:
                continue
            if hit := _by_number(indicator) or _by_words(indicator):
                yield hit


def _told(text: str, item: ToldPoints) -> Hit | None:
    """研发投入强度15分，目标3.85%，实际3.78%，得15分."""
    found = _MISSED.search(text, item.full.span.end, item.got.span.start)
    if found is None or item.got.value != item.full.value or Decimal(found["got"]) >= Decimal(found["aim"]):
        return None
    points = item.full.value * Decimal(found["got"]) / Decimal(found["aim"])
    aim, got = f"{found['aim']}{found['unit']}", f"{found['got']}{found['unit']}"
    working = f"“{item.name}”目标{aim}，实际{got}，没有完成，得分仍为满分{plain(item.got.value)}分"
    related = (item.full, Span(*found.span("aim")), Span(*found.span("got")))
    return Hit(item.got.span, working, "", plain(item.got.value), short(rounded(points, 2)), "分", related)


_MISSED = regex(
    r"(?:目标|计划)(?:值)?(?:为|≥|不低于|不少于)?(?P<aim>\d+(?:\.\d+)?)(?P<unit>[^\d，。；]{1,4})(?:以上)?，"
    r"(?:实际)?(?:完成|达到|为|值)*(?P<got>\d+(?:\.\d+)?)(?P=unit)"
)


def _by_number(indicator: Indicator) -> Hit | None:
    reached = attainment(indicator)
    if reached is None or not reached.missed:
        return None
    score, points = indicator.score, most_points(indicator, reached)
    assert score is not None
    if points is None or score.value - points < _LEAST:
        return None
    severity = Severity.WARNING if score.value - points <= slack(score) else None
    working = f"{_what(indicator)}，按公式最多{formula(indicator, reached, points)}分，得分{plain(score.value)}"
    computed = short(rounded(points, 2))
    return Hit(score.span, working, "", plain(score.value), computed, "分", _related(indicator), severity)


def _by_words(indicator: Indicator) -> Hit | None:
    actual, score = indicator.actual_field, indicator.score
    if actual is None or score is None or not (is_late(indicator) or _NOT_DONE.match(actual.text)):
        return None
    working = f"{_what(indicator)}，得分仍为满分{plain(score.value)}"
    return Hit(score.span, working, "", plain(score.value), "", "分", (actual.span,), Severity.WARNING)


def _what(indicator: Indicator) -> str:
    target = indicator.target_field.text if indicator.target_field else ""
    actual = indicator.actual_field.text if indicator.actual_field else ""
    return f"“{indicator.name.text}”指标值{target}，实际{actual}"


def _related(indicator: Indicator) -> tuple[Figure, ...]:
    return tuple(figure for figure in (indicator.target, indicator.actual, indicator.weight) if figure is not None)
