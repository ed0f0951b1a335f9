from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within, paragraphs
from jixiao.check.shared.reports import has_indicator_tables, is_report
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

ASSESSED = regex(r"(?P<kind>数量|质量|时效|成本|满意度|效益)指标[^。；，\n]{0,12}")
LONGEST_LEAD = 6
VERDICT = regex(r"(?:均|都|全部|基本|已)[^。；\n]{0,8}(?:完成|达标|达到|实现|未超|高于|符合)")
ELSEWHERE = regex(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|附件[:：\d一二三]|附[:：]")
FEWEST_KINDS = 3
MOST_FIGURES = 2  # more, and the paragraph does give values


def indicators_assessed_without_list(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if not is_report(dossier) or has_indicator_tables(dossier) or ELSEWHERE.search(text):
        return
    for passage in paragraphs(dossier):
        found = list(ASSESSED.finditer(text, *passage.span))
        kinds = dict.fromkeys(hit["kind"] for hit in found)
        if len(kinds) < FEWEST_KINDS or not VERDICT.search(text, *passage.span):
            continue
        if len(figures_within(dossier, passage.span)) > MOST_FIGURES:
            continue
        named = "、".join(f"{kind}指标" for kind in kinds)
        first = found[0]
        lead = max(text.rfind(sign, passage.span.start, first.start()) + 1 for sign in "。；，\n")
        start = max(passage.span.start, lead, first.start() - LONGEST_LEAD)
        yield Hit(Span(start, first.end()), f"笼统地说{named}都已完成，全文没有列出指标、目标值和完成值")
        return
