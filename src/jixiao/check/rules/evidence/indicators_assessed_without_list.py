import re
from collections.abc import Iterator

from jixiao.check.reports import is_report, paragraphs
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

ASSESSED = re.compile(r"[^。；，\n]{0,6}(?P<kind>数量|质量|时效|成本|满意度|效益)指标[^。；，\n]{0,12}")
VERDICT = re.compile(r"(?:均|都|全部|基本|已)[^。；\n]{0,8}(?:完成|达标|达到|实现|未超|高于|符合)")
ELSEWHERE = re.compile(r"(?:详见|见|附)[^。\n]{0,12}(?:表|附件)|附件[:：\d一二三]|附[:：]")
FEWEST_KINDS = 3
MOST_FIGURES = 2  # more, and the paragraph does give values


def indicators_assessed_without_list(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    if (
        not is_report(dossier)
        or any(i.actual_field for p in dossier.programs for i in p.indicators)
        or ELSEWHERE.search(text)
    ):
        return
    for passage in paragraphs(dossier):
        found = list(ASSESSED.finditer(text, *passage.span))
        kinds = dict.fromkeys(hit["kind"] for hit in found)
        if len(kinds) < FEWEST_KINDS or not VERDICT.search(text, *passage.span):
            continue
        if sum(passage.span.start <= f.span.start < passage.span.end for f in dossier.figures) > MOST_FIGURES:
            continue
        named = "、".join(f"{kind}指标" for kind in kinds)
        yield Hit(Span(*found[0].span()), f"笼统地说{named}都已完成，全文没有列出指标、目标值和完成值")
        return
