"""From cells to indicators: targets, units, points and scores as numbers, the form as a Program."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.figure import Figure, FigureKind, Role
from jixiao.dossier.indicator import Field, Form, Indicator, Program
from jixiao.dossier.place import Span
from jixiao.extract.forms.cells import Piece
from jixiao.extract.forms.columns import Columns
from jixiao.extract.forms.head import Head
from jixiao.extract.forms.rows import Draft, Levels, Total
from jixiao.extract.forms.values import (
    NOTHING,
    Value,
    is_empty,
    operator_word,
    read_points,
    read_rate,
    read_value,
    unit_in_name,
)
from jixiao.units.number import Printed
from jixiao.units.regex import regex

_NAME_NUMBER = regex(
    r"(?:三级)?指标\s*[\d一二三四五六七八九十]{1,2}\s*[：:.、，]?\s*|\d{1,2}[、.．](?!\d)\s*|[①-⑳]\s*|[（(]\d{1,2}[)）]\s*"
)
_DIGITS = regex(r"\d+(?:\.\d+)?")


def build_program(
    head: Head, columns: Columns, rows: Sequence[Draft], levels: Levels, total: Total | None, span: Span, sure: bool
) -> Program:
    indicators = tuple(build_indicator(row) for row in rows)
    weight, score = _totals(total, columns)
    return Program(
        name=head.title,
        span=span,
        form=_form(head, columns),
        whole_department=head.whole,
        objective=head.objective_field,
        achieved=head.achieved.field if head.achieved is not None else None,
        funds=tuple(head.funds),
        indicators=indicators,
        weights={group: _group_points(digits, piece) for group, (digits, piece) in levels.points.items()},
        total_weight=weight,
        total_score=score,
        year=head.year,
        columns=tuple(role for role in columns.roles if role),
        sure=sure and not any(row.aligned for row in rows),
        indicators_points=head.indicator_points,
        parent_department=_field(head.parent_department),
        agency=_field(head.agency),
        facts=tuple((label.field, value.field) for label, value in head.facts),
        long_term_objective=_field(head.long_term_objective),
        long_term=head.long_term,
        unread=tuple((piece.field, reason) for piece, reason in columns.unread),
    )


def _form(head: Head, columns: Columns) -> str:
    roles = set(columns.roles)
    if head.monitoring or roles & {"progress", "likelihood"}:
        return Form.MONITORING
    if head.self_evaluation or roles & {"actual", "score"}:
        return Form.SELF_EVALUATION
    return Form.OBJECTIVE


def _group_points(digits: str, piece: Piece) -> Figure:
    at = piece.text.rfind(digits)
    start = piece.start + max(at, 0)
    return Figure(Span(start, start + len(digits)), FigureKind.SCORE, Printed.of(digits, "分"))


def _totals(total: Total | None, columns: Columns) -> tuple[Figure | None, Figure | None]:
    """Points and score of the total row; a lone number says which of the two it is only when there is one column."""
    if total is None:
        return None, None
    if total.weight is not None or total.score is not None:
        return _points(total.weight), _points(total.score)
    both = {"weight", "score"} <= set(columns.roles)
    numbers = [figure for piece in total.bare if (figure := _points(piece)) is not None]
    if both and len(numbers) >= 2:
        return numbers[0], numbers[1]
    if len(numbers) == 1:
        if both and numbers[0].value == _FULL:
            return numbers[0], None
        return (None, numbers[0]) if "score" in columns.roles else (numbers[0], None)
    return _printed_total(total.label, columns)


_FULL = 100


def _printed_total(label: Piece, columns: Columns) -> tuple[Figure | None, Figure | None]:
    """总分（100）, 合计100: points inside the label."""
    found = _DIGITS.search(label.text)
    if not found:
        return None, None
    span = Span(label.start + found.start(), label.start + found.end())
    return Figure(span, FigureKind.SCORE, Printed.of(found.group(), "分")), None


def build_indicator(row: Draft) -> Indicator:
    cells = row.cells
    fields = {role: piece.field for role, piece in cells.items()}
    cell, field = cells.get, fields.get
    name = _name(cells["name"], fields["name"])
    unit_cell = _unit_cell(cell("unit"))
    printed_operator = operator_word(cells["operator"].text) if "operator" in cells else None
    aim = "adjusted_target" if "adjusted_target" in cells and not is_empty(cells["adjusted_target"].text) else "target"
    target = _value(cell(aim), Role.TARGET, unit_cell)
    figure = target.figure
    operator = target.operator or ("" if printed_operator in (None, "text") else printed_operator or "")
    reached = "actual" if "actual" in cells else "progress"
    actual = _value(cell(reached), Role.ACTUAL, unit_cell)
    return Indicator(
        name=name,
        group=row.group,
        kind=row.kind or ("服务对象满意度指标" if row.group == "满意度指标" else ""),
        description=field("description"),
        target_field=field(aim),
        operator=operator if figure is not None else "",
        target=None if printed_operator == "text" else figure,
        unit=unit_cell or (figure.unit if figure is not None else "") or unit_in_name(name.text),
        figures=target.figures,
        basis=field("basis"),
        actual_field=field(reached),
        actual=actual.figure,
        weight=_points(cell("weight")) if "weight" in cells else _named_points(cells["name"]),
        score=_points(cell("score")),
        weight_field=field("weight"),
        score_field=field("score"),
        deviation=field("deviation"),
        rate=_rate(cell("rate")),
        coefficient=_rate(cell("coefficient")),
        previous=field("previous"),
        original_target=field("target") if aim == "adjusted_target" else None,
        scoring_rule=field("rule"),
        evidence=field("evidence"),
        core=field("core"),
        expected=field("expected"),
        causes=tuple(_ticked(cells, "causes")),
        likelihood=next(_ticked(cells, "likelihood"), cells["likelihood"].text if "likelihood" in cells else ""),
        group_printed=row.printed_kind,
        aligned=row.aligned,
        span=Span(min([piece.start for piece in cells.values()]), max([piece.end for piece in cells.values()])),
    )


def _ticked(cells: dict[str, Piece], head: str) -> Iterator[str]:
    """Words of the columns causes:经费保障 … in which something stands."""
    for role, piece in cells.items():
        kind, _, word = role.partition(":")
        if kind == head and word and not is_empty(piece.text) and piece.text.strip() not in _BOXES:
            yield word


_BOXES = frozenset("□☐")


def _value(piece: Piece | None, role: Role, unit_cell: str = "") -> Value:
    return read_value(piece.text, piece.start, role, unit_cell) if piece is not None else NOTHING


def _named_points(name: Piece) -> Figure | None:
    """明确性（5分）: a form without a column of weights puts them behind the name."""
    found = _POINTS_IN_NAME.search(name.text)
    if not found:
        return None
    start = name.start + found.start(1)
    return Figure(Span(start, start + len(found.group(1))), FigureKind.SCORE, Printed.of(found.group(1), "分"))


_POINTS_IN_NAME = regex(r"[（(](\d{1,2}(?:\.\d+)?)分[)）]$")


def _unit_cell(piece: Piece | None) -> str:
    return piece.text.strip() if piece is not None and not is_empty(piece.text) else ""


def _name(piece: Piece, field: Field) -> Field:
    """Without the number the template puts before it: 指标1：招商次数 → 招商次数."""
    found = _NAME_NUMBER.match(piece.text)
    if found and found.end() < len(piece.text):
        return Piece(piece.text[found.end() :], piece.start + found.end(), piece.end).field
    return field


def _rate(piece: Piece | None) -> Figure | None:
    return read_rate(piece.text, piece.start) if piece is not None else None


def _field(piece: Piece | None) -> Field | None:
    return piece.field if piece is not None else None


def _points(piece: Piece | None) -> Figure | None:
    return read_points(piece.text, piece.start) if piece is not None and not is_empty(piece.text) else None
