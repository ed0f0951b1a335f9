from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.calendar import months, year_before
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_DAYS = regex(
    r"(?P<m1>\d\d?)月(?P<d1>\d{1,2})[日号]?(?:起)?(?:至|到|—|–|-|~|～)+(?P<next>次年|翌年)?"
    r"(?:(?P<y2>20\d{2})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})[日号]"
)
_YEARS = regex(r"(?P<y1>20\d{2})(?<![\d〔\[]20..)年?(?:至|到|—|–|-|~|～)+(?P<y2>20\d{2})年")


def interval_is_reversed(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in months(text, _DAYS):
        first = year_before(text, found.start())
        if found["next"]:
            continue
        year = first or found["y2"] or "0"
        from_ = (int(year), int(found["m1"]), int(found["d1"]))
        until = (int(found["y2"] or year), int(found["m2"]), int(found["d2"]))
        # Without years November to February may pass the turn of the year.
        if until < from_ and (first or from_[1] - until[1] < 6):
            span = Span(found.start() - (5 if first else 0), found.end())
            yield Hit(span, f"止（{until[1]}月{until[2]}日）在起（{from_[1]}月{from_[2]}日）之前")
    for found in _YEARS.finditer(text):
        if int(found["y2"]) < int(found["y1"]):
            yield Hit(Span(*found.span()), f"止（{found['y2']}年）在起（{found['y1']}年）之前")
