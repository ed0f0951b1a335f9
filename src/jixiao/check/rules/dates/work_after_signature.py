from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.calendar import full_dates, likely_signature
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_DONE = regex(r"自评|评价|评审|收集|核查|调查|座谈|抽查|截至|截止|成立|完成|召开")
_PLANNED = regex(r"将|拟|计划|预计|争取|力争|确保|前完成|之前|以前|目标|下一步|届时|有效期|期限|开始施行|起执行|规划")


def work_after_signature(dossier: Dossier) -> Iterator[Hit]:
    signed = likely_signature(dossier)
    if not signed:
        return
    text = dossier.source.text
    for dated in full_dates(dossier):
        if dated.day <= signed.day or dated.span.start >= signed.span.start:
            continue
        sentence = dossier.source.quote(sentence_at(text, dated.span.start))
        if (dated.day.year, dated.day.month) == (
            signed.day.year,
            signed.day.month,
        ) and "日" not in dossier.source.quote(dated.span):
            continue
        if _DONE.search(sentence) and not _PLANNED.search(sentence):
            working = f"{dossier.source.quote(dated.span)}晚于落款{dossier.source.quote(signed.span)}"
            yield Hit(dated.span, working, related=(signed.span,))
