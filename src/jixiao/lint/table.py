"""The official table of a program as a document: what a file filled with the same rows would be read as."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jixiao.document.build import Builder, Piece, Square
from jixiao.document.model import Document
from jixiao.dossier.workpaper import IndicatorPaper, ProgramPaper
from jixiao.forms import values

COLUMNS = {
    "group": "一级指标",
    "kind": "二级指标",
    "name": "三级指标",
    "description": "绩效指标描述",
    "target": "指标值",
    "basis": "指标值确定依据",
    "weight": "分值",
    "scoring_rule": "评分标准",
}
_OPTIONAL = ("weight", "scoring_rule")  # a form without them is no worse
OBJECTIVE = "objective"
WHOLE_TITLE, TITLE = "部门整体支出绩效目标表", "项目绩效目标表"


@dataclass(slots=True)
class Table:
    """`rows` are the keys of the indicators by the row of the table (from 1), `columns` the names of its columns.

    `heads` are the rows above them that hold something a person types.
    """

    document: Document
    columns: tuple[str, ...]
    rows: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)


def cells_of(row: IndicatorPaper) -> dict[str, str]:
    """An indicator as the table prints it, by column."""
    return {
        "group": row.group,
        "kind": row.kind,
        "name": row.name,
        "description": row.description,
        "target": values.target(row),
        "basis": row.basis,
        "weight": str(values.points(row.weight)),
        "scoring_rule": row.scoring_rule,
    }


def table_of(program: ProgramPaper, year: int) -> Table:
    """Rows without a name are left out: nobody has said yet what they are."""
    rows = [(row.key, cells_of(row)) for row in program.indicators if row.name.strip()]
    columns = tuple(name for name in COLUMNS if name not in _OPTIONAL or any(cells[name] for _, cells in rows))
    builder = Builder(program.name, "xlsx")
    builder.paragraph(WHOLE_TITLE if program.whole_department else TITLE)
    builder.paragraph(f"（{year}年度）")
    squares: list[Square] = []
    heads: dict[int, str] = {}
    for number, (kind, label, text) in enumerate(_head(program)):
        squares += [_square(label, number, 0), _square(text, number, 1, len(columns) - 1)]
        heads[number + 1] = kind
    top = len(heads)
    squares += [_square(COLUMNS[name], top, at) for at, name in enumerate(columns)]
    keys: dict[int, str] = {}
    for number, (key, cells) in enumerate(rows, top + 1):
        squares += [_square(cells[name], number, at) for at, name in enumerate(columns)]
        keys[number + 1] = key
    builder.table(squares)
    return Table(builder.build(), columns, keys, heads)


def _head(program: ProgramPaper) -> Iterator[tuple[str, str, str]]:
    yield "name", "部门（单位）名称" if program.whole_department else "项目名称", program.name
    total = program.total
    amount = (total.original or total.adjusted) if total else None
    if amount is not None:
        yield "fund", f"年度资金总额（{amount.unit}）", amount.printed()
    yield OBJECTIVE, "绩效目标", program.objective


def _square(text: str, row: int, column: int, columns: int = 1) -> Square:
    return Square([Piece(line) for line in text.splitlines() or [""]], row, column, 1, columns)
