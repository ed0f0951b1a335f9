from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_TO = regex(r"(?:增加|增长|提高|提升|上升|下降|降低|减少|回落|降|升)(?:到|至|为)")
_BY = regex(r"[，、（(](?:比上年|较上年|同比|累计)?(?:提高|提升|上升|增加|增长|下降|降低|减少|回落)(?:了)?")
_FROM = regex(r"[由从][^，。；\n]{0,20}$")
_LED = 24  # characters before the first percentage in which 由 stands


def points_do_not_follow(dossier: Dossier) -> Iterator[Hit]:
    figures, text = dossier.figures, dossier.source.text
    for before, after, points in zip(figures, figures[1:], figures[2:], strict=False):
        if points.printed.unit.base != "百分点" or not (_is_rate(before) and _is_rate(after) and points.exact):
            continue
        told = _TO.fullmatch(text, before.span.end, after.span.start) and _BY.fullmatch(
            text, after.span.end, points.span.start
        )
        if not told or not _FROM.search(text, max(0, before.span.start - _LED), before.span.start):
            continue
        low, high = sorted((before, after), key=lambda figure: figure.base)
        if (high.interval - low.interval).meets(points.interval):
            continue
        difference = plain(high.base - low.base)
        working = f"{plain(high.value)}% − {plain(low.value)}% = {difference} ≠ {plain(points.value)} 个百分点"
        yield Hit(points.span, working, "", plain(points.value), difference, "百分点", (before, after))


def _is_rate(figure: Figure) -> bool:
    return figure.printed.unit.base == "%" and figure.exact
