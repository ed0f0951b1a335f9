from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.calendar import signature
from jixiao.dossier.model import Dossier


def signed_years_later(dossier: Dossier) -> Iterator[Hit]:
    signed = signature(dossier)
    if signed and dossier.year and signed.day.year - dossier.year > 2:
        yield Hit(signed.span, f"报告的是{dossier.year}年度，落款是{signed.day.year}年")
