from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import total_fund
from jixiao.check.shared.inventory import figures_within
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

_SLIP = 10_000


def fund_in_wrong_unit(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        fund = total_fund(program)
        if fund is None:
            continue
        for amount in (fund.adjusted, fund.original, fund.outturn):
            twin = _twin(dossier, program, amount) if amount is not None and amount.value else None
            if amount is not None and twin is not None:
                other = f"{plain(twin.value)}{twin.unit}"
                working = f"资金部分{plain(amount.value)}{amount.unit}，同表另处{other}，相差一万倍"
                yield Hit(amount.span, working, "", plain(amount.value), plain(twin.value), twin.unit, (twin,))
                break


def _twin(dossier: Dossier, program: Program, amount: Figure) -> Figure | None:
    """The same money elsewhere in the form, ten thousand times smaller or larger."""
    fields = (program.objective, program.achieved)
    told = [figure for field in fields if field is not None for figure in figures_within(dossier, field.span)]
    told += [indicator.target for indicator in program.indicators if indicator.target is not None]
    money = (figure for figure in told if figure.printed.unit.is_money and figure.base)
    return next((figure for figure in money if amount.base in (figure.base * _SLIP, figure.base / _SLIP)), None)
