from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import Printed, plain
from jixiao.units.regex import regex

_AGAIN = Sought(
    r"(?:（即|（合|（折合|（约合|，折合|，即)(?:人民币)?(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>亿元|万元|元)(?=[）)，。；、])"
)
_BEFORE = regex(r"(?P<n>\d[\d,]*(?:\.\d+)?)(?P<u>亿元|万元|元)$")
_LONGEST = 24  # digits, signs and the unit of an amount


def amount_restated_differently(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for again in _AGAIN.finditer(dossier):
        first = _BEFORE.search(text, max(0, again.start() - _LONGEST), again.start())
        if first is None or first["u"] == again["u"]:
            continue  # one unit twice is two amounts: 100元（即10元/月）
        said, meant = Printed.of(again["n"], again["u"]), Printed.of(first["n"], first["u"])
        if said.interval.meets(meant.interval):
            continue
        computed = plain(meant.base / said.unit.worth)
        working = f"{first.group()} = {computed}{again['u']} ≠ {again['n']}{again['u']}"
        before = Figure(Span(*first.span()), FigureKind.AMOUNT, meant)
        span = Span(again.start("n"), again.end("u"))
        yield Hit(span, working, "", plain(said.value), computed, again["u"], (before,))
