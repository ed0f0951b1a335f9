from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.reports import is_report
from jixiao.check.shared.years import partial_periods
from jixiao.dossier.model import Dossier


def period_does_not_cover_year(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    for span, figure in partial_periods(dossier):
        quoted = dossier.source.quote(figure)
        working = f"“{dossier.source.quote(span)}”不是全年，所列“{quoted}”不能作为年度完成数"
        yield Hit(span, working, related=(figure,))
