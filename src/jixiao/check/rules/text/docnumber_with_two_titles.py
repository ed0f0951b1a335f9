from collections.abc import Iterator
from difflib import SequenceMatcher

from jixiao.check.rule import Hit
from jixiao.dossier.claim import Reference
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

_PLAIN = regex(r"[《》〈〉（）()“”的\s]|关于|印发|通知$|试行|暂行")
_LASTING = regex(r"办法|意见|规定|条例|制度|细则")
_ALIKE = 0.75


def docnumber_with_two_titles(dossier: Dossier) -> Iterator[Hit]:
    by_number: dict[str, Reference] = {}
    by_title: dict[tuple[str, str], Reference] = {}
    for reference in dossier.references:
        if not reference.title or not reference.issuer:
            continue
        other = by_number.setdefault(reference.canonical, reference)
        if hit := _two_titles(other, reference):
            yield hit
        title = _PLAIN.sub("", reference.title)
        same = by_title.setdefault((reference.issuer, title), reference)
        if same.canonical != reference.canonical and _LASTING.search(title):
            working = f"《{reference.title}》前面写作{same.printed}，这里写作{reference.printed}"
            yield Hit(reference.span, working, "同一个文件，前后两个文号", related=(same.span,))


def _two_titles(one: Reference, other: Reference) -> Hit | None:
    first, second = _PLAIN.sub("", one.title), _PLAIN.sub("", other.title)
    if first == second or first in second or second in first:
        return None
    alike = SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE
    working = f"{other.canonical}前面配《{one.title}》，这里配《{other.title}》"
    return Hit(other.span, working, related=(one.span,), severity=Severity.NOTE if alike else None)
