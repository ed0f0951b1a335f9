from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.check.shared.goals import answers, is_growth
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.norms.model import Row
from jixiao.norms.resolve import Norms
from jixiao.units.number import plain, rounded, short


def result_far_above_target(dossier: Dossier, norms: Norms) -> Iterator[Hit]:
    norm = norms.get("over_fulfilment", dossier.place, year=dossier.year)
    if norm is None:
        return
    loud, quiet = _limit(norm.rows, "warning"), _limit(norm.rows, "note")
    told = set()
    for answer in answers(dossier):
        aim, got = answer.aim, answer.got
        if aim.comparator in ("<=", "<") or aim.base <= 0 or aim.span in told or _is_level(aim):
            continue
        ratio = got.base / aim.base * 100
        if ratio < (loud if is_growth(aim) else quiet) or (ratio > _OTHER_THING and aim.unit != got.unit):
            continue
        told.add(aim.span)
        # 5% of growth planned and 59% reached is no multiple of the work done.
        severity = Severity.NOTE if ratio < loud or is_growth(aim) else None
        percent = f"{short(rounded(ratio, 2))}%"
        working = (
            f"目标{plain(aim.value)}{aim.unit}，完成{_number(got, aim)}{aim.unit}，是目标的{percent}，目标是否定得过低"
        )
        yield Hit(
            aim.span, working, "", plain(aim.value), percent, aim.unit, (got,), severity, certainty=norm.certainty
        )


_OTHER_THING = 10_000  # %; a standard of 850元 a head and 1349万元 spent on it


def _is_level(figure: Figure) -> bool:
    """A rate that has its own ceiling (满意度90%)."""
    return figure.printed.unit.base == "%" and not is_growth(figure)


def _number(got: Figure, aim: Figure) -> str:
    return number_in_unit_of(got, aim)


def _limit(rows: tuple[Row, ...], level: str) -> Decimal:
    found = next(row["ratio"] for row in rows if row["level"] == level)
    assert isinstance(found, Decimal)
    return found
