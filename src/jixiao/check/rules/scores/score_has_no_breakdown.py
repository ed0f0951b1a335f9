from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.check.shared.inventory import figures_of
from jixiao.check.shared.reports import has_scored_forms, is_report
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

ELSEWHERE = regex(r"(?:详见|见|附)(?:[^。\n]{0,12}(?:表|附件)|(?<=附)件?[:：]|(?<=附)件[\d一二三])")
DEDUCTED = regex(r"扣(?:减|除|了)?\d+(?:\.\d+)?分")  # what was taken off is told item by item
FEWEST = 2  # points of single items that make a breakdown


def score_has_no_breakdown(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or conclusion.score is None or not is_report(dossier) or has_scored_forms(dossier):
        return
    stated = {r.score.span for r in conclusion.ratings if r.score} | {conclusion.full.span if conclusion.full else None}
    scale = {f.span for band in conclusion.bands for f in (band.floor, band.ceiling) if f}
    single = [f for f in figures_of(dossier, FigureKind.SCORE) if f.span not in stated and f.span not in scale]
    if len(single) >= FEWEST or any(r.scope for r in conclusion.ratings):
        return
    if ELSEWHERE.search(dossier.source.text) or DEDUCTED.search(dossier.source.text):
        return
    yield Hit(conclusion.score.span, f"全文只有{points(conclusion.score)}这一个总分，没有各项指标的分值和得分")
