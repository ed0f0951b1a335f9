from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_of
from jixiao.check.shared.reports import has_scored_forms, is_report
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

# What says that points were given; plans (将…打分) and rules of others do not.
SCORED = Sought(
    r"给出总?得分|汇总形成[^，。；\n]{0,16}得分|得出[^，。；\n]{0,12}(?:得分|总分|分值)"
    r"|(?:形成|计算出?|评出)[^，。；\n]{0,12}(?:得分|总分|分值)|综合(?:绩效)?(?:评价)?得分为?(?=[，。；]|分)"
)
ELSEWHERE = regex(r"(?:详见|见|附)(?:[^。\n]{0,12}(?:表|附件)|(?<=附)件?[:：]|(?<=附)件[\d一二三])")


def score_is_missing(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if not is_report(dossier) or has_scored_forms(dossier):
        return
    bands = conclusion.bands if conclusion else ()
    if conclusion and any(r.score for r in conclusion.ratings):
        return
    own = Span(bands[0].span.start, bands[-1].span.end) if bands else Span(0, 0)
    full = conclusion.full.span if conclusion and conclusion.full else own
    scores = figures_of(dossier, FigureKind.SCORE)
    if any(f.span != full and not own[0] <= f.span.start < own[1] for f in scores):
        return
    said = SCORED.search(dossier)
    if not said and not bands:
        return
    severity = Severity.WARNING if ELSEWHERE.search(dossier.source.text) else None
    if said:
        yield Hit(Span(*said.span()), "文中说已经评分，全文没有一处得分", severity=severity)
    else:
        yield Hit(bands[0].span, "文中写了等级的划分，全文没有一处得分", severity=severity)
