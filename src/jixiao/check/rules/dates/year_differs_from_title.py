from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.years import own_years
from jixiao.dossier.model import Dossier


def year_differs_from_title(dossier: Dossier) -> Iterator[Hit]:
    title = dossier.title
    if not dossier.year or str(dossier.year) not in title:
        return
    for span, year in own_years(dossier):
        if year != dossier.year:
            yield Hit(span, f"标题是{dossier.year}年度，这里是{year}年度", "", str(year), str(dossier.year))
