import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_KINDS = frozenset({DocumentKind.BUDGET_DISCLOSURE, DocumentKind.FINAL_ACCOUNT_DISCLOSURE})
_SUBJECT = regex(r"三公|机关运行经费|公务接待|公务用车|因公出国")
_CHANGED = regex(
    r"(?:较|比|与)(?:上年|去年|20\d\d年|年初)[^，。；\n]{0,10}?(?:增加|减少|增长|下降|压减)了?(?P<by>\d[\d.,]*)(?P<unit>万元|元|%|个百分点)"
)
_REASON = regex(r"原因|主要是|由于|因为|(?<!原)因(?!公|此)|系|按照|根据|为了?|贯彻|落实|严格|厉行|受")
_ZERO = regex(r"0(?:\.0*)?")


def change_without_reason(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind not in _KINDS:
        return
    for section in dossier.sections:
        if not _SUBJECT.search(section.title) or "解释" in section.title:
            continue
        body = dossier.body(section)
        found = _CHANGED.search(body)
        if found and not _ZERO.fullmatch(found["by"]) and not _REASON.search(body) and not _elsewhere(dossier, found):
            start = section.body.start
            span = Span(start + found.start(), start + found.end())
            severity = Severity.NOTE if _is_slight(body, found) else None
            yield Hit(span, f"“{found.group()}”，没有说明原因", severity=severity)


def _is_slight(body: str, change: re.Match[str]) -> bool:
    """Up to a tenth: by the rate the sentence tells, else of the amount told before."""
    told = change if change["unit"] == "%" else _RATE.match(body, change.end())
    if told is not None:
        return _number(told["by"]) <= _SLIGHT * 100
    amounts = [hit for hit in _AMOUNT.finditer(body, 0, change.start()) if hit["unit"] == change["unit"]]
    return bool(amounts) and _number(change["by"]) <= _SLIGHT * _number(amounts[-1]["by"])


def _number(printed: str) -> Decimal:
    return Decimal(printed.replace(",", "").rstrip("."))


_SLIGHT = Decimal("0.1")
_RATE = regex(r"[，、（(]?(?:同比)?(?:增长|下降|上升|降低|增幅|降幅)(?:为|达)?(?P<by>\d[\d.]*)%")
_AMOUNT = regex(r"(?P<by>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)")


def _elsewhere(dossier: Dossier, change: re.Match[str]) -> bool:
    """Whether a line of another section tells the same amount with a reason."""
    amount = change["by"] + change["unit"]
    return any(amount in line and _REASON.search(line) for line in dossier.source.text.split("\n"))
