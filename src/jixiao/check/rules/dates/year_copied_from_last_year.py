from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.years import stale_years
from jixiao.dossier.model import Dossier


def year_copied_from_last_year(dossier: Dossier) -> Iterator[Hit]:
    for span, year in stale_years(dossier):
        yield Hit(span, f"本文件是{dossier.year}年度的，这里写{year}年", "", str(year), str(dossier.year))
