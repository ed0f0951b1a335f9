"""What a box shows once it is drawn: figures, a chart, tiles of districts, a table, or words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.units.fixed import FEN
from jixiao.web.kit.charts import Chart

POINTS = "分"
_SHORT = 10  # characters


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with its unit, or words; `address` leads to its rows. `tone` is red, yellow, green, blue."""

    value: int | Decimal | str | None = None
    unit: str = ""
    address: str = ""
    tone: str = ""
    is_rate: bool = False

    @property
    def is_short(self) -> bool:
        """Whether its words stay on one line: days, names of people and stages."""
        return isinstance(self.value, str) and not self.address and len(self.value) <= _SHORT

    @property
    def look(self) -> str:
        """How the page prints it."""
        if isinstance(self.value, str):
            return "words"
        if self.is_rate:
            return "rate"
        if self.unit == POINTS:
            return "points"
        return "money" if self.unit in FEN else "count"


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure with that of the same months a year before; `note` says why the two are not compared."""

    label: str
    now: Cell
    before: Cell
    growth: Decimal | None = None
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    kind = "figures"
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, and what must be known to read it."""

    kind = "drawing"
    chart: Chart
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Tile:
    """A district; `depth` of 0 to 5 is its colour."""

    label: str
    number: Cell
    amount: Cell
    depth: int


@dataclass(frozen=True, slots=True)
class Tiles:
    """Districts by amount; `map` is the drawn map of the office when it has one."""

    kind = "tiles"
    tiles: Sequence[Tile]


@dataclass(frozen=True, slots=True)
class Table:
    """`heads` with their units behind; the first column names the row."""

    kind = "table"
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = ()
    total: Cell | None = None  # how many there are where only the first are listed

    @property
    def is_cut(self) -> bool:
        return self.total is not None and isinstance(self.total.value, int) and self.total.value > len(self.rows)


@dataclass(frozen=True, slots=True)
class Nothing:
    kind = "nothing"
    words: str
    address: str = ""
    label: str = ""


Picture = Figures | Drawing | Tiles | Table | Nothing
