from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_DOUBLED = regex(r"百分百\s*[%％]|[%％]{2}|[%％]\s*百分比|\d([个次家人场项份篇元])\1")
_NAMED = regex(r"\d\s*((?:次|份|个|人|家|户|件|场|篇|项)数)$")


def unit_is_doubled(dossier: Dossier) -> Iterator[Hit]:
    for _, indicator in rows(dossier):
        target = indicator.target_field
        if target is None:
            continue
        if _DOUBLED.search(target.text):
            yield Hit(target.span, f"“{indicator.name.text}”的指标值{target.text}单位重复")
        elif found := _NAMED.search(target.text):
            start = target.span.start + found.start(1)
            working = f"“{indicator.name.text}”的指标值{target.text}，单位“{found.group(1)}”应为“{found.group(1)[0]}”"
            yield Hit(Span(start, start + 2), working, severity=Severity.NOTE)
