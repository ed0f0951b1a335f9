from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.years import own_years
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span


def year_differs_from_title(dossier: Dossier) -> Iterator[Hit]:
    at = dossier.source.text.find(str(dossier.year))
    if not dossier.year or str(dossier.year) not in dossier.title or at < 0:
        return
    title = Span(at, at + 4)
    told: dict[int, list[Span]] = {}
    for span, year in own_years(dossier):
        if year != dossier.year:
            told.setdefault(year, []).append(span)
    for year, (first, *others) in told.items():
        places = f"等{len(others) + 1}处" if others else ""
        working = f"标题是{dossier.year}年度，这里{places}是{year}年度"
        yield Hit(first, working, "", str(year), str(dossier.year), related=(title, *others))
