"""Lists with a total in the head of a form: the tasks of a department and their money, income and spending by year."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.ledger import Tie
from jixiao.dossier.place import Span
from jixiao.extract.form_cells import Line, Piece
from jixiao.extract.form_head import money_unit
from jixiao.extract.form_words import squeezed
from jixiao.units.number import Printed
from jixiao.units.regex import regex

_AMOUNT = regex(r"\d[\d,]*(?:\.\d+)?")
_TOTAL = regex("(?:金额|资金|收入|支出)?(?:合计|总计)")
_RATE_HEAD = regex("率|[比占].{0,4}[%％]|占比|比重")
_FEWEST = 2
_LABELS = 3  # cells of a row that may name it


def head_splits(lines: Sequence[Line]) -> Iterator[Split]:
    """Each column of a run of rows of amounts that ends with a total."""
    unit = money_unit(lines) if any("合计" in piece.text for line in lines for piece in line.solid) else ""
    above: list[tuple[Line, dict[int, Figure]]] = []
    rates: set[int] = set()
    for line in lines if unit else ():
        rates |= {piece.column for piece in line.solid if _RATE_HEAD.search(piece.text)}
        amounts = {
            piece.column: _figure(piece, unit)
            for piece in line.solid
            if piece.column not in rates and _AMOUNT.fullmatch(piece.text.strip())
        }
        is_total = any(_TOTAL.fullmatch(squeezed(piece.text)) for piece in line.solid[:_LABELS])
        if is_total and len(above) >= _FEWEST:
            yield from _columns(line, amounts, above)
        above = [] if is_total or not amounts else [*above, (line, amounts)]
        rates = set() if is_total else rates


def _columns(
    line: Line, amounts: dict[int, Figure], above: Sequence[tuple[Line, dict[int, Figure]]]
) -> Iterator[Split]:
    if not line.sure and any(len(row.pieces) != len(line.pieces) for row, _ in above):
        return  # cells may have moved
    for column, total in amounts.items():
        parts = tuple(row[column] for _, row in above if column in row)
        if len(parts) == len(above):
            yield Split(total, parts, True, "合计", in_table=True, tie=Tie.ROWS)


def _figure(piece: Piece, unit: str) -> Figure:
    start = piece.start + len(piece.text) - len(piece.text.lstrip())
    digits = piece.text.strip()
    return Figure(Span(start, start + len(digits)), FigureKind.AMOUNT, Printed.of(digits, unit))
