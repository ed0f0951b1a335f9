"""Summaries of self-evaluations: one program a row, with its money and its score."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.document.model import Document, Table
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Field, Form, Fund, Program
from jixiao.extract.forms.cells import Line, Piece, table_lines
from jixiao.extract.forms.columns import FundColumns
from jixiao.extract.forms.funds import fund_of
from jixiao.extract.forms.head import Head, money_unit, note_caption
from jixiao.extract.forms.values import is_empty, read_points
from jixiao.extract.forms.words import column_role, fund_role, head_label, is_total

_MONEY = frozenset({"original", "adjusted", "outturn"})
_ABOVE = 4  # blocks above a table in which its year and unit may stand


def read_summaries(document: Document, taken: set[int]) -> Iterator[Program]:
    """Programs of tables with columns for the name, the money and the score of each; `taken`: blocks of other forms."""
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table) or block.loose or index in taken:
            continue
        if "得分" in document.text[block.start : block.end] and "项目" in document.text[block.start : block.end]:
            lines = table_lines(document.text, block, index)
            head = next((number for number, line in enumerate(lines) if _roles(line)), -1)
            if head >= 0:
                yield from _programs(lines[head:], _above(document, index))


def _above(document: Document, index: int) -> Sequence[Piece]:
    blocks = document.blocks[max(0, index - _ABOVE) : index]
    return [Piece(document.text[b.start : b.end], b.start, b.end) for b in blocks if not isinstance(b, Table)]


def _roles(line: Line) -> dict[int, str]:
    """Roles by column; empty when the line is no head of a summary."""
    found = {piece.column: role for piece in line.solid if (role := _role(piece.text))}
    told = set(found.values())
    return found if {"name", "score"} <= told and told & _MONEY else {}


def _role(text: str) -> str:
    label = head_label(text)
    if label in ("name", "agency", "parent_department"):
        return label
    return fund_role(text) or ("score" if column_role(text) == "score" else "")


def _programs(lines: Sequence[Line], above: Sequence[Piece]) -> Iterator[Program]:
    roles, caption = _roles(lines[0]), Head()
    for piece in above:
        note_caption(caption, piece)
    unit = money_unit([Line(tuple(above), False, 0), *lines[:1]] if above else lines[:1])
    for line in lines[1:]:
        cells = {roles[piece.column]: piece for piece in line.pieces if piece.column in roles}
        name = cells.get("name")
        if name is not None and name.text and not any(is_total(piece.text) for piece in line.solid):
            yield _program(line, cells, name, unit, caption.year)


def _program(line: Line, cells: dict[str, Piece], name: Piece, unit: str, year: int) -> Program:
    columns = FundColumns(tuple(cells), (), unit)
    money = {role: piece for role, piece in cells.items() if role in _MONEY or role == "rate"}
    fund = replace(fund_of(name, money, columns), label=Field("", name.field.span), is_total=True, score_field=None)
    return Program(
        name=name.field.text,
        span=line.span,
        form=Form.SUMMARY,
        funds=(fund,) if _says(fund) else (),
        total_score=_points(cells.get("score")),
        year=year,
        agency=cells["agency"].field if "agency" in cells else None,
        parent_department=cells["parent_department"].field if "parent_department" in cells else None,
    )


def _says(fund: Fund) -> bool:
    return any(figure is not None for figure in (fund.original, fund.adjusted, fund.outturn))


def _points(piece: Piece | None) -> Figure | None:
    return read_points(piece.text, piece.start) if piece is not None and not is_empty(piece.text) else None
