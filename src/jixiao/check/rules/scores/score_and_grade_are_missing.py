from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import figures_of
from jixiao.check.shared.reports import has_scored_forms, is_report
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

SCORED = Sought(r"得分|打分|评分|赋分|总分")
EVALUATED = regex(
    r"(?:逐一|全面|认真|组织|已|进行|开展|完成|实施)了?[^，。；\n]{0,16}绩效(?:自评|自评价|评价|自我评价)(?:工作)?"
)
ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|附件[:：\d一二三]|附[:：]")


def score_and_grade_are_missing(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if not is_report(dossier) or dossier.conclusion or has_scored_forms(dossier) or SCORED.search(dossier):
        return  # SCO306 speaks of reports that mention a score.
    if figures_of(dossier, FigureKind.SCORE) or ELSEWHERE.search(text):
        return
    if said := EVALUATED.search(text):
        yield Hit(Span(*said.span()), "文中说开展了绩效自评，全文既没有得分，也没有等级")
