from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.norms.resolve import Norms
from jixiao.units.regex import regex

_PLAIN = regex(r"[《》〈〉（）()“”\s]|关于|印发|的?通知$")


def docnumber_differs_from_register(dossier: Dossier, norms: Norms) -> Iterator[Hit]:
    if not dossier.references:
        return
    known = {_PLAIN.sub("", i.title): i for i in norms.instruments.values() if i.number and "〔" in i.number}
    numbers = {i.number for i in known.values()}
    for reference in dossier.references:
        instrument = known.get(_PLAIN.sub("", reference.title)) if reference.title else None
        if instrument is None or reference.canonical == instrument.number or reference.canonical in numbers:
            continue
        if instrument.number.startswith(f"{reference.issuer}〔"):
            working = f"《{reference.title}》的文号是{instrument.number}，这里写作{reference.printed}"
            yield Hit(reference.span, working, severity=None if instrument.certainty.is_firm else Severity.NOTE)
