"""A field of a database row as a datum of the working papers, with the way back to the row."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Model

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.keys import MONEY_DECIMALS, MONEY_UNIT
from jixiao.units.fixed import grouped
from jixiao.web.kit.fields import Sourced

WORKBENCH = "工作台"  # what papers name as the file of a value that stands in the database
_FEN = 1_000_000  # in a 万元
_POINT = 100  # hundredths
SCORE_UNIT = "分"


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a row: the table as people call it, and where in it (2022年 支出 年初预算)."""

    row: Model
    field: str
    where: str

    def money(self, key: str, label: str) -> Datum | None:
        """分 as 万元, exactly."""
        fen = getattr(self.row, self.field)
        return None if fen is None else self._datum(key, label, Decimal(fen) / _FEN, MONEY_UNIT, MONEY_DECIMALS)

    def points(self, key: str, label: str) -> Datum | None:
        hundredths = getattr(self.row, self.field)
        if hundredths is None:
            return None
        value = (Decimal(hundredths) / _POINT).normalize()
        return self._datum(key, label, value, SCORE_UNIT, decimals_of(value))

    def exact(self, key: str, label: str, unit: str) -> Datum | None:
        value = getattr(self.row, self.field)
        return None if value is None else self._datum(key, label, value, unit, decimals_of(value))

    def _datum(self, key: str, label: str, value: Decimal, unit: str, decimals: int) -> Datum:
        return Datum(key, label, value, unit, decimals, self.provenance(f"{grouped(value)}{unit}"))

    def provenance(self, quote: str) -> tuple[Provenance, ...]:
        """The row; behind it the file it was read from, while it still says what the file said."""
        own = Provenance(WORKBENCH, self.where, quote, cell=cell_name(self.row, self.field), rows=(str(self.row.pk),))
        read = self.row.sources.get(self.field) if isinstance(self.row, Sourced) else None
        return (own, place_read(read)) if read else (own,)


def cell_name(row: Model, field: str) -> str:
    """budget.budgetline/12/original, from which a page finds the row again."""
    return f"{row._meta.label_lower}/{row.pk}/{field}"


def row_of(place: Provenance) -> int:
    """The number of the row a place of ours is in."""
    return int(place.cell.split("/")[1])


def decimals_of(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def place_read(stored: dict[str, Any]) -> Provenance:
    return Provenance(**{"path": "", "where": "", "quote": "", **stored, "rows": tuple(stored.get("rows", ()))})


def place_kept(place: Provenance) -> dict[str, Any]:
    """A place as `sources` keeps it."""
    return {name: value for name, value in asdict(place).items() if value}


def fen(value: Decimal) -> int:
    """万元 in 分; raises ValueError for what has no whole 分."""
    amount = value * _FEN
    if amount != amount.to_integral_value():
        raise ValueError(f"{value} 万元不是整数分")
    return int(amount)


def hundredths(value: Decimal) -> int:
    """Points in hundredths; raises ValueError for finer ones."""
    amount = value * _POINT
    if amount != amount.to_integral_value():
        raise ValueError(f"{value} 分多于两位小数")
    return int(amount)
