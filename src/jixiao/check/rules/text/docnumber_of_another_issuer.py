from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_GOVERNMENT = regex(r"(?P<who>人民政府)(?:印发的?|关于印发|办公[室厅])?《[^《》\n]{2,60}》[（(]?$")
_PARTY = regex(r"(?P<who>省委|市委|区委|县委|党委)(?:印发的?|关于印发)?《[^《》\n]{2,60}》[（(]?$")
_PARTY_NUMBER = regex(rf"^{HAN}{{1,2}}发$")
_JOINT = regex(r"[省市区县党]委[、和]")
_NEAR = 90


def docnumber_of_another_issuer(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for reference in dossier.references:
        before = text[max(0, reference.span.start - _NEAR) : reference.span.start]
        government, party = _GOVERNMENT.search(before), _PARTY.search(before)
        if government and _PARTY_NUMBER.match(reference.issuer) and not _JOINT.search(before):
            yield Hit(reference.span, f"“{reference.issuer}”通常是党委的发文字号，文中写的是{government['who']}")
        elif party and "政" in reference.issuer:
            yield Hit(reference.span, f"“{reference.issuer}”通常是政府的发文字号，文中写的是{party['who']}")
