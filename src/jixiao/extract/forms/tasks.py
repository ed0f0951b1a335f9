"""The tasks of a department's objective form (年度主要任务): programs with what they are for and their money."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.indicator import Form, Fund, Program
from jixiao.extract.forms.cells import Line, Piece
from jixiao.extract.forms.columns import FundColumns
from jixiao.extract.forms.funds import fund_of
from jixiao.extract.forms.head import money_unit
from jixiao.extract.forms.words import TASK_NAME, fund_label, head_label, is_total, squeezed

_ABOUT = "主要内容"


def read_tasks(lines: Sequence[Line], year: int) -> Iterator[Program]:
    """Rows below 任务名称 | 主要内容 | 预算金额（总额 | 财政拨款 | 其他资金), in a table whose places are sure."""
    first = next((number for number, line in enumerate(lines) if _at(line, TASK_NAME) >= 0 and line.sure), -1)
    if first < 0 or first + 1 >= len(lines):
        return
    name, about = _at(lines[first], TASK_NAME), _at(lines[first], _ABOUT)
    money = {piece.column: piece for piece in lines[first + 1].solid if fund_label(piece.text)}
    unit = money_unit(lines[first : first + 2])
    for line in lines[first + 2 :]:
        cells = {piece.column: piece for piece in line.pieces if piece.text}
        if (
            name not in cells
            or is_total(cells[name].text)
            or "合计" in cells[name].text
            or head_label(cells[name].text)
        ):
            return
        funds = [_fund(label, cells[column], unit) for column, label in money.items() if column in cells]
        yield Program(
            name=cells[name].field.text,
            span=line.span,
            form=Form.SUMMARY,
            objective=cells[about].field if about in cells else None,
            funds=tuple(fund for fund in funds if fund.original is not None),
            year=year,
        )


def _at(line: Line, word: str) -> int:
    """The column of a head, −1 when the line has none of this name."""
    return next((piece.column for piece in line.solid if squeezed(piece.text) == word), -1)


def _fund(label: Piece, amount: Piece, unit: str) -> Fund:
    return fund_of(label, {"original": amount}, FundColumns(("original",), (), unit))
