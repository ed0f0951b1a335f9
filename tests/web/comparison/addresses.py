"""Who may ask for the addresses of comparisons."""

from jixiao.web.comparison.models import DefinitionBreak
from tests.web.permissions import row
from tests.web.years.addresses import SEES_BUREAU, year


def _broken(world):
    noted = DefinitionBreak.objects.create(department=world.d.bureau, words="外资", year=2022, note="口径变了")
    return {**year(world), "pk": noted.pk}


ADDRESSES = (
    row("comparison:current", others=302),
    row("comparison:pair", where=year, **SEES_BUREAU),
    row("comparison:years", where=year, **SEES_BUREAU),
    row("comparison:break_note", where=year, compiler=200),
    row("comparison:break_note", where=year, method="POST", compiler=422),
    row("comparison:break_end", where=_broken, method="POST", compiler=302),
)
