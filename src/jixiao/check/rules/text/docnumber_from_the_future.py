from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.calendar import likely_signature, written_until
from jixiao.dossier.model import DocumentKind, Dossier


def docnumber_from_the_future(dossier: Dossier) -> Iterator[Hit]:
    latest = written_until(dossier) if dossier.kind is not DocumentKind.UNKNOWN else 0
    if not latest:
        return
    signed = likely_signature(dossier)
    reason = f"落款是{signed.day.year}年" if signed else f"本文件讲的是{dossier.year}年度"
    for reference in dossier.references:
        if latest < reference.year < latest + 80:
            yield Hit(reference.span, f"{reason}，不会引用{reference.year}年的文件“{reference.printed}”")
