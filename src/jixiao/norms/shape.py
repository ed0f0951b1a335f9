"""What each parameter may hold (shapes.toml): a number, one of a few words, or rows with named columns."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

from jixiao.norms.model import Row
from jixiao.norms.toml import NormError
from jixiao.units.kept import kept_toml
from jixiao.units.record import record

FILE = Path(__file__).parent / "shapes.toml"


@record
class Column:
    """A column of rows; `words` are the only ones it may hold, empty for any text. `optional`: a row may lack it."""

    name: str
    is_number: bool
    words: tuple[str, ...] = ()
    optional: bool = False


@record
class Shape:
    """Of `number` (lowest and highest), `words` (each with its meaning) and `columns` exactly one is set."""

    name: str
    title: str
    topic: str
    number: tuple[Decimal, Decimal] | None
    words: Mapping[str, str]
    columns: tuple[Column, ...]

    @property
    def key(self) -> str:
        """What a value of this shape is written under in a file."""
        return "number" if self.number else "word" if self.words else "rows"


@cache
def shapes() -> Mapping[str, Shape]:
    """Every parameter there can be, in the order of listings."""
    return {name: _shape(name, entry) for name, entry in kept_toml(FILE).items()}


def shape_of(name: str, file: str) -> Shape:
    if name not in shapes():
        raise NormError(f"{file}：没有名为 {name} 的参数；现有：{'、'.join(sorted(shapes()))}")
    return shapes()[name]


def _shape(name: str, entry: Mapping[str, object]) -> Shape:
    number, words, rows = entry.get("number"), entry.get("words", {}), entry.get("rows", {})
    assert isinstance(words, dict)
    assert isinstance(rows, dict)
    ends = (Decimal(number[0]), Decimal(number[1])) if isinstance(number, list) else None
    columns = tuple(_column(column, kind) for column, kind in rows.items())
    return Shape(name, str(entry["title"]), str(entry["topic"]), ends, words, columns)


def _column(name: str, kind: str | list[str]) -> Column:
    if isinstance(kind, list):
        return Column(name, is_number=False, words=tuple(kind))
    return Column(name, kind.startswith("number"), optional=kind.endswith("?"))


# --- holding values against their shape ------------------------------------------------------------------------------


def check_number(where: str, shape: Shape, number: Decimal) -> None:
    assert shape.number
    low, high = shape.number
    if not low <= number <= high:
        raise NormError(f"{where}的 number 是 {number}，应在 {low} 与 {high} 之间")


def check_word(where: str, shape: Shape, word: str) -> None:
    if word not in shape.words:
        known = "；".join(f"{key}（{meaning}）" for key, meaning in shape.words.items())
        raise NormError(f"{where}的 word 是 {word}，只能是：{known}")


def check_rows(where: str, shape: Shape, rows: tuple[Row, ...]) -> None:
    known = {column.name: column for column in shape.columns}
    if not rows:
        raise NormError(f"{where}的 rows 是空的；没有这项规定的，写 ends = true")
    for number, row in enumerate(rows, 1):
        line = f"{where}的 rows 第{number}行"
        if unknown := set(row) - set(known):
            raise NormError(f"{line}：不认识的栏 {'、'.join(sorted(unknown))}；可用的栏：{'、'.join(known)}")
        for column in shape.columns:
            _check_cell(line, column, row.get(column.name))


def _check_cell(line: str, column: Column, cell: Decimal | str | None) -> None:
    if cell is None:
        if not column.optional:
            raise NormError(f"{line}：缺少 {column.name}")
    elif isinstance(cell, str) == column.is_number:
        raise NormError(f"{line}：{column.name} 应为{'数' if column.is_number else '文字'}，写的是 {cell}")
    elif column.words and cell not in column.words:
        raise NormError(f"{line}：{column.name} 只能是 {'、'.join(column.words)}，写的是 {cell}")
