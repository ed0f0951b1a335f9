from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within, sections_about
from jixiao.check.shared.reports import is_report
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

RESULTS = regex(r"绩效目标(?:的)?(?:完成|实现|达成)情况|目标(?:完成|实现)情况")
ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)")
SHORTEST_BODY = 40


def results_have_no_value(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    for section in sections_about(dossier, RESULTS):
        body = dossier.body(section)
        if len(body.strip()) < SHORTEST_BODY or ELSEWHERE.search(body):
            continue
        if not figures_within(dossier, section.body):
            yield Hit(section.span, "这一部分没有一个数，只有文字的描述")
            return
