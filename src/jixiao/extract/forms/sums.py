"""Lists with a total in the head of a form: the tasks of a department and their money, income and spending by year."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Execution, Share, Split
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.ledger import Tie
from jixiao.dossier.place import Span
from jixiao.extract.forms.cells import Line, Piece
from jixiao.extract.forms.head import money_unit
from jixiao.extract.forms.words import squeezed
from jixiao.extract.ledgers.words import Role, role_of
from jixiao.units.number import Printed
from jixiao.units.regex import regex

_AMOUNT = regex(r"\d[\d,]*(?:\.\d+)?")
_TOTAL = regex("(?:金额|资金|收入|支出)?(?:合计|总计)")
_RATE_HEAD = regex("率|[比占].{0,4}[%％]|占比|比重")
_SHARE_HEAD = regex("占比|比重")
_PERCENT = regex(r"\d[\d.]*[%％]")
_FEWEST = 2
_LABELS = 3  # cells of a row that may name it


def head_lists(lines: Sequence[Line]) -> Iterator[Split | Share | Execution]:
    """Each column of a run of rows of amounts that ends with a total; the shares and execution rates beside them."""
    unit = money_unit(lines) if any("合计" in piece.text for line in lines for piece in line.solid) else ""
    above: list[tuple[Line, dict[int, Figure]]] = []
    rates: set[int] = set()
    heads: dict[int, str] = {}
    shares: set[int] = set()
    for line in lines if unit else ():
        rates |= {piece.column for piece in line.solid if _RATE_HEAD.search(piece.text)}
        heads |= {piece.column: piece.text for piece in line.solid if _HEAD.search(piece.text)}
        shares |= {piece.column for piece in line.solid if _SHARE_HEAD.search(piece.text)}
        amounts = {
            piece.column: _figure(piece, unit)
            for piece in line.solid
            if piece.column not in rates and _AMOUNT.fullmatch(piece.text.strip())
        }
        is_total = any(_TOTAL.fullmatch(squeezed(piece.text)) for piece in line.solid[:_LABELS])
        if is_total and len(above) >= _FEWEST:
            yield from _columns(line, amounts, above)
            yield from _shares(amounts, above, shares)
            yield from _executions([*above, (line, amounts)], heads)
        above = [] if is_total or not amounts else [*above, (line, amounts)]
        rates, shares, heads = (set(), set(), {}) if is_total else (rates, shares, heads)


def _columns(
    line: Line, amounts: dict[int, Figure], above: Sequence[tuple[Line, dict[int, Figure]]]
) -> Iterator[Split]:
    if not line.sure and any(len(row.pieces) != len(line.pieces) for row, _ in above):
        return  # cells may have moved
    for column, total in amounts.items():
        parts = tuple(row[column] for _, row in above if column in row)
        if len(parts) == len(above):
            yield Split(total, parts, True, "合计", in_table=True, tie=Tie.ROWS)


def _shares(
    total: dict[int, Figure], above: Sequence[tuple[Line, dict[int, Figure]]], columns: set[int]
) -> Iterator[Share]:
    """占比 of the one amount to the left of it, where the rows confirm more than they contradict."""
    for column in columns:
        told: list[tuple[Share, bool]] = []
        for line, amounts in above:
            stated = next((p for p in line.solid if p.column == column and _PERCENT.fullmatch(p.text.strip())), None)
            at = max((c for c in amounts if c < column), default=None)
            if stated is None or at is None or at not in total or not total[at].value:
                continue
            part, whole, rate = amounts[at], total[at], _percent(stated)
            fits = abs(part.value / whole.value * 100 - rate.value) <= rate.printed.step
            told.append((Share(part, whole, rate, in_table=True), fits))
        fitting = sum(is_fit for _, is_fit in told)
        if fitting and fitting * 2 >= len(told):
            yield from (share for share, _ in told)


def _executions(rows: Sequence[tuple[Line, dict[int, Figure]]], heads: dict[int, str]) -> Iterator[Execution]:
    """执行率 of the one budget and the one outturn of its row, where the rows confirm more than they contradict."""
    roles = {column: role_of(squeezed(head)) for column, head in heads.items()}
    told = [[c for c, role in roles.items() if role in sought] for sought in (_BUDGETS, (Role.OUTTURN,), (Role.RATE,))]
    if any(len(columns) != 1 for columns in told):
        return
    (budget,), (outturn,), (rate,) = told
    found: list[tuple[Execution, bool]] = []
    for line, amounts in rows:
        stated = next((p for p in line.solid if p.column == rate and _RATE.fullmatch(p.text.strip())), None)
        if stated is None or budget not in amounts or outturn not in amounts or not amounts[budget].value:
            continue
        planned, spent, percent = amounts[budget], amounts[outturn], _percent(stated)
        fits = abs(spent.value / planned.value * 100 - percent.value) <= percent.printed.step
        name = next((p.text for p in line.solid[:_LABELS] if not _RATE.fullmatch(p.text.strip())), "")
        found.append((Execution(percent.span, name, planned, spent, percent, in_table=True), fits))
    fitting = sum(is_fit for _, is_fit in found)
    if fitting and fitting * 2 >= len(found):
        yield from (execution for execution, _ in found)


_HEAD = regex("预算|支出|执行|使用|支付|决算|率")
_RATE = regex(r"\d[\d.]*[%％]?")
_BUDGETS = (Role.ADJUSTED, Role.ORIGINAL)


def _percent(piece: Piece) -> Figure:
    digits = piece.text.strip().rstrip("%％")
    start = piece.start + len(piece.text) - len(piece.text.lstrip())
    return Figure(Span(start, start + len(piece.text.strip())), FigureKind.RATIO, Printed.of(digits, "%"))


def _figure(piece: Piece, unit: str) -> Figure:
    start = piece.start + len(piece.text) - len(piece.text.lstrip())
    digits = piece.text.strip()
    return Figure(Span(start, start + len(digits)), FigureKind.AMOUNT, Printed.of(digits, unit))
