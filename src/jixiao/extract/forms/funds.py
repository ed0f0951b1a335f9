"""The money rows of a form: 年度资金总额 and its sources, budget, outturn, rate and score."""

from collections.abc import Sequence
from itertools import pairwise

from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.indicator import Field, Fund
from jixiao.dossier.place import Span
from jixiao.extract.forms.cells import Line, Piece
from jixiao.extract.forms.columns import FundColumns, head_points
from jixiao.extract.forms.values import is_empty, read_amount, read_points, read_rate
from jixiao.extract.forms.words import fund_label, head_label, is_total, squeezed
from jixiao.units.number import Printed
from jixiao.units.regex import regex

_MONEY = ("original", "change", "adjusted", "outturn", "interim", "expected")


_LABELLED = regex(r"(?P<label>[^\d\n]{2,20}?)[：:\s]*(?P<digits>\d[\d,]*(?:\.\d+)?(?:万?元)?)")


def read_bare_funds(line: Line, unit: str) -> list[Fund]:
    """The money of an objective form, which has no columns: 其中：财政拨款 | 320.00, or both in one cell."""
    found: list[Fund] = []
    for index, piece in enumerate(line.solid):
        label, value = piece, line.solid[index + 1] if index + 1 < len(line.solid) else None
        if not fund_label(piece.text) and (both := _LABELLED.fullmatch(piece.text)):
            label = Piece(both["label"], piece.start, piece.start + both.end("label"))
            value = Piece(both["digits"], piece.start + both.start("digits"), piece.end)
        kind = fund_label(label.text) or ("part" if _SOURCE.fullmatch(squeezed(label.text)) else "")
        amount = _amount(value, unit) if kind else None
        if amount is not None:
            found.append(Fund(label.field, original=amount, is_total=kind == "total"))
    return found


def read_fund(line: Line, columns: FundColumns) -> Fund | None:
    """The money row a line holds, None when it is not one."""
    solid = _first_side(line.solid)
    labels = [i for i, piece in enumerate(solid[:4]) if fund_label(piece.text) or is_total(piece.text)]
    # 年度预算申请 | 年度资金总额 | 5620.00: the first label names the rows, the next one this row.
    at = next((i for i in labels if i + 1 not in labels), -1)
    if at < 0 and (at := _other_source(solid)) < 0:
        return None
    label = solid[at]
    pieces = line.pieces if solid is line.solid else [p for p in line.pieces if p.end <= solid[-1].end]
    if line.sure:
        role_at = dict(zip(columns.columns, columns.roles, strict=True))
        values = {role_at[p.column]: p for p in pieces if p.column in role_at and p.start != label.start}
        rate, told = values.get("rate"), [p for p in pieces if p.text.endswith(("%", "％"))]
        moved = rate is not None and rate not in told and (rate.text[:1].isdigit() or values.get("weight") in told)
        if told and moved:  # heads one column off
            values = _lay([p for p in pieces if p.start > label.start], columns)
    else:
        values = _lay([p for p in pieces if p.start > label.start or p.column > label.column], columns)
    return fund_of(label, values, columns)


def _first_side(solid: Sequence[Piece]) -> Sequence[Piece]:
    """Of 按收入性质分：… | 4020.00 | 按支出性质分：基本支出 | 1286.40 the side that tells the sources."""
    for at, (piece, following) in enumerate(pairwise(solid)):
        if at >= 2 and _AMOUNT.fullmatch(following.text.strip()) and _SPENDING.search(piece.text):
            return solid[:at]
    return solid


_SPENDING = regex(r"(?:基本|项目)支出$")


def _other_source(solid: Sequence[Piece]) -> int:
    """Where the label of a source stands that has no usual name (中央和省级补助): right before a run of amounts."""
    at = next((i for i, piece in enumerate(solid) if _AMOUNT.fullmatch(piece.text.strip())), 0) - 1
    amounts = [piece for piece in solid[at + 1 : at + 4] if _AMOUNT.fullmatch(piece.text.strip())]
    named = at >= 0 and len(amounts) >= 2 and _MONEY_WORD.search(solid[at].text)
    return at if named and not head_label(solid[at].text) else -1


_SOURCE = regex(
    r"(?:其中)?[：:]?(?:中央|省|市|县|区|上级|本级|地方|及|和|、|级|财政|专项)+(?:补助|拨款|资金|配套|转移支付|经费)+"
)
_AMOUNT = regex(r"\d[\d,]*(?:\.\d+)?")
_MONEY_WORD = regex(r"资金|补助|拨款|经费|支出|收入|配套|自筹|债券|贷款|捐赠|结转|专项")


def _lay(pieces: Sequence[Piece], columns: FundColumns) -> dict[str, Piece]:
    """Values follow the label in the order of the heads, blanks included where the file kept them."""
    kept = list(pieces)
    while kept and not kept[-1].text and len(kept) > len(columns.roles):
        kept.pop()
    if len(kept) >= len(columns.roles) or any(not piece.text for piece in kept):
        return dict(zip(columns.roles, kept, strict=False))
    return lay_bare(kept, columns.roles)


def lay_bare(pieces: Sequence[Piece], roles: Sequence[str]) -> dict[str, Piece]:
    """Values whose blank neighbours were lost: the percentage marks the rate, three bare amounts are the budgets."""
    if len(pieces) >= len(roles):
        return dict(zip(roles, pieces, strict=False))
    money = [role for role in roles if role in _MONEY]
    rate = next((i for i, piece in enumerate(pieces) if piece.text.endswith(("%", "％"))), -1)
    if rate < 0 or "rate" not in roles:
        return dict(zip(money, pieces, strict=True)) if len(pieces) == len(money) else {}
    before, after = roles[: roles.index("rate")], roles[roles.index("rate") + 1 :]
    laid = {"rate": pieces[rate]}
    if rate == len(before):
        laid |= dict(zip(before, pieces[:rate], strict=True))
    elif rate == len(money):
        laid |= dict(zip(money, pieces[:rate], strict=True))
    laid |= dict(zip(after, pieces[rate + 1 :], strict=False))
    return laid


def fund_of(label: Piece, values: dict[str, Piece], columns: FundColumns) -> Fund:
    total = fund_label(label.text) == "total" or is_total(label.text)
    amounts = {role: _amount(values.get(role), columns.unit) for role in _MONEY}
    weight = _points(values.get("weight"))
    if weight is None and total and columns.points is not None:
        weight = _printed_points(columns.points)
    rate = values.get("rate")
    return Fund(
        label=label.field,
        original=amounts["original"],
        adjusted=amounts["adjusted"],
        outturn=amounts["outturn"],
        interim=amounts["interim"],
        expected=amounts["expected"],
        weight=weight,
        rate=read_rate(rate.text, rate.start) if rate is not None and not is_empty(rate.text) else None,
        score=_points(values.get("score")),
        is_total=total,
        weight_field=_field("weight", label, values, columns),
        score_field=_field("score", label, values, columns),
        deviation=values["deviation"].field if "deviation" in values else None,
    )


def _field(role: str, label: Piece, values: dict[str, Piece], columns: FundColumns) -> Field | None:
    """The cell of a column the form has; an empty one at the end of the label when its place was dropped."""
    if role in values:
        return values[role].field
    return Field("", Span(label.end, label.end)) if role in columns.roles else None


def total_of(values: Sequence[Piece], columns: FundColumns) -> Fund:
    """The total row whose label was lost."""
    label = Piece("资金总额", values[0].start, values[0].end)
    return fund_of(label, dict(zip(columns.roles, values, strict=True)), columns)


def _amount(piece: Piece | None, unit: str) -> Figure | None:
    return read_amount(piece.text, piece.start, unit) if piece is not None else None


def _points(piece: Piece | None) -> Figure | None:
    return read_points(piece.text, piece.start) if piece is not None and not is_empty(piece.text) else None


def _printed_points(piece: Piece) -> Figure | None:
    digits, start, end = head_points(piece)
    return Figure(Span(start, end), FigureKind.SCORE, Printed.of(digits, "分")) if digits else None
