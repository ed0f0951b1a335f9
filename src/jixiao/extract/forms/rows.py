"""Rows of an indicator table: levels taken off and inherited, cells laid under their heads, broken rows made whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.extract.forms.align import DOUBTFUL, Sort, align, fitting, sort_of
from jixiao.extract.forms.cells import Line, Piece, joined
from jixiao.extract.forms.columns import Columns
from jixiao.extract.forms.words import GROUP_OF, level_word, squeezed
from jixiao.units.record import record
from jixiao.units.regex import regex

# A slot of the template nobody filled: 指标2, ……
PLACEHOLDER = regex(r"(?:指标\s*[\d一二三四五]*|…+|\.{3,}|·{3,})[：:]?")
_VALUE_SORTS = frozenset({Sort.NUMBER, Sort.PERCENT, Sort.QUANTITY, Sort.OPERATOR})
_POINTS_ALONE = regex(r"[（(]\s*(\d{1,3}(?:\.\d+)?)\s*分?\s*[）)]|(\d{1,3}(?:\.\d+)?)分")
_WITH_POINTS = regex(r"(.{2,20}?)[（(](\d{1,3}(?:\.\d+)?)分[)）]")
_NUMBER = regex(r"(\d{1,3}(?:\.\d+)?)分?")
_MISFIT = 3.5


@dataclass(slots=True)
class Draft:
    """A row while it is read: its levels and its cells by role."""

    group: str
    kind: str
    cells: dict[str, Piece]
    printed_kind: bool = False  # the second level stands under a first level printed by the form itself
    opens: bool = False  # the row prints a level of its own: it cannot go on the row above
    aligned: bool = False  # cells laid by likeness, not by place


# First levels that hold second levels of another, in one form or the other.
_HELD = {("效益指标", "满意度指标"), ("产出指标", "成本指标")}


@record
class Total:
    """The total row: its points under their heads, or `bare` in order where the columns are lost."""

    label: Piece
    weight: Piece | None = None
    score: Piece | None = None
    bare: tuple[Piece, ...] = ()


@dataclass(slots=True)
class Levels:
    """The first and second level in force, and the points printed beside the first levels."""

    group: str = ""
    kind: str = ""
    points: dict[str, tuple[str, Piece]] = field(default_factory=dict)
    printed: bool = False  # the first level stands on the row itself, or its cell is known to span the row

    def take_first(self, name: str, points: str, piece: Piece) -> None:
        if name != self.group:
            self.kind = ""
        self.group, self.printed = name, True
        if points:
            self.points.setdefault(name, (points, piece))

    def take_second(self, name: str, *, alone: bool) -> None:
        """`alone`: no first level is printed on the row; one that cannot hold this second level was lost."""
        self.kind = name
        belongs = GROUP_OF.get(name, "")
        if not self.group or (alone and belongs and (self.group, belongs) not in _HELD and self.group != belongs):
            self.group = belongs


def peel(pieces: Sequence[Piece], levels: Levels, columns: Columns) -> list[Piece]:
    """Take the level words off the front of a row; what remains begins with the name."""
    index, taken, topped = 0, "", False
    while index < len(pieces):
        piece = pieces[index]
        first, second, points = level_word(piece.text)
        if not first and not second:
            if index and (alone := _POINTS_ALONE.fullmatch(squeezed(piece.text))) and levels.group not in levels.points:
                levels.points[levels.group] = (alone.group(1) or alone.group(2), piece)
                index += 1
                continue
            break
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if _is_name(second, points, following, taken):
            break
        again = index > 0 and levels.group == first and bool(second)  # 满意度指标 | 满意度指标 | …
        if first and not again and _is_first(first, second, piece, following, levels, columns):
            levels.take_first(first, points, piece)
            topped = True
        else:
            taken = second or first
            levels.take_second(taken, alone=not topped)
        index += 1
    levels.printed = topped
    return list(pieces[index:])


def _is_name(second: str, points: str, following: Piece | None, taken: str) -> bool:
    """服务对象满意度 right before ≥90%, or after the level of the same name, is an indicator and no level."""
    if points or following is None:
        return False
    return sort_of(following.text) in _VALUE_SORTS or bool(second and second == taken)


def _is_first(first: str, second: str, piece: Piece, following: Piece | None, levels: Levels, columns: Columns) -> bool:
    """成本指标 and 满意度指标 may be either level: the next word, then the column, then the group in force decide."""
    if not second:
        return True
    if following is not None and level_word(following.text)[1]:
        return True
    at = columns.by_column.get(piece.column, "") if piece.column > 0 else ""
    if at in ("level1", "level2"):
        return at == "level1"
    return first == "满意度指标" or levels.group not in ("产出指标", "")


def by_place(line: Line, columns: Columns, levels: Levels) -> Draft:
    """A row of the file's own table: every cell belongs to the head above it."""
    return _drafted(_parts(line, columns), levels)


def _parts(line: Line, columns: Columns) -> dict[str, list[Piece]]:
    """The pieces under each head."""
    parts: dict[str, list[Piece]] = {}
    for piece in line.pieces:
        role = columns.by_column.get(piece.column, "")
        if role and role != "side":
            parts.setdefault(role, []).append(piece)
    return parts


def _drafted(parts: dict[str, list[Piece]], levels: Levels) -> Draft:
    cells = {role: _cell(pieces) if len(pieces) > 1 else pieces[0] for role, pieces in parts.items()}
    opens = _levels_by_place(cells, levels)
    return Draft(levels.group, levels.kind, cells, levels.printed, opens)


def _cell(pieces: list[Piece]) -> Piece:
    solid = [piece for piece in pieces if piece.text]
    if len(solid) > 1:
        telling = [piece for piece in solid if not PLACEHOLDER.fullmatch(piece.text)]
        return joined(telling or solid)
    return solid[0] if solid else pieces[0]


def _take_printed(name: str, points: str, piece: Piece, beside: Piece | None, levels: Levels) -> None:
    """A first level with its points: in brackets behind it, or in a column of their own."""
    found = _WITH_POINTS.fullmatch(squeezed(piece.text))
    if not name and found:
        name, points = found.group(1), found.group(2)
    levels.take_first(name or squeezed(piece.text), points, piece)
    if beside is not None and (alone := _NUMBER.fullmatch(squeezed(beside.text))):
        levels.points.setdefault(levels.group, (alone.group(1), beside))


def _levels_by_place(cells: dict[str, Piece], levels: Levels) -> bool:
    """Take the levels a row prints; whether it prints one."""
    opens = False
    for role in ("level1", "level2"):
        piece = cells.pop(role, None)
        if piece is None or not piece.text:
            continue
        opens = True
        first, second, points = level_word(piece.text)
        if role == "level1":
            _take_printed(first or second, points, piece, cells.get("points1"), levels)
        elif second or not first:
            levels.take_second(second or squeezed(piece.text), alone=False)
        else:
            levels.take_second(first, alone=False)
    if (belongs := GROUP_OF.get(levels.kind, "")) and levels.group in belongs:
        levels.group = belongs  # 效益指 and 标: the cell was cut by a page end
    return opens


def by_guess(line: Line, columns: Columns, levels: Levels) -> list[Draft]:
    """A row of a guessed table: cells may have moved to the left where a merged level cell was dropped."""
    parts = _parts(line, columns)
    if _stands_whole(line, columns, parts):
        return [_drafted(parts, levels)]
    rest = peel(line.solid, levels, columns)
    if not rest:
        return []
    opens = len(rest) < len(line.solid)
    placed = _placed(line, rest, columns)
    if placed is not None:
        parts = {}
        for role, piece in placed:
            parts.setdefault(role, []).append(piece)
        cells = {role: _cell(pieces) for role, pieces in parts.items()}
        for piece in line.pieces:
            role = columns.by_column.get(piece.column, "")
            if not piece.text and role not in ("level1", "level2", "side", ""):
                cells.setdefault(role, piece)
        return [Draft(levels.group, levels.kind, cells, levels.printed, opens)]
    laid = align(rest, columns.values, one_row=line.pieces[0].column >= 0)
    if laid.cost > DOUBTFUL:
        return []
    return [guessed(row, levels) for row in laid.rows if "name" in row]


_WORDY = frozenset({Sort.TEXT, Sort.LONG, Sort.WORDS})


def _stands_whole(line: Line, columns: Columns, parts: dict[str, list[Piece]]) -> bool:
    """A row with as many cells as the head, each of a kind that fits its column: nothing has moved."""
    if line.pieces[0].column < 0 or len(line.pieces) < len(columns.by_column) or "name" not in parts:
        return False
    solid: dict[str, Piece] = {}
    count = 0
    for role, pieces in parts.items():
        told = [piece for piece in pieces if piece.text]
        if not told:
            continue
        if role in _TELLING and any(_misplaced(role, piece) for piece in told):
            return False
        solid[role] = joined(told)
        count += len(told)
    said = sum(1 for piece in line.solid if columns.by_column.get(piece.column, "side"))  # not below an unknown head
    closed = [(role, piece) for role, piece in solid.items() if role not in _FREE]
    return count == said and "name" in solid and fitting(closed) <= _MISFIT


_TELLING = ("level1", "level2", "name")
_FREE = frozenset({"evidence", "remark"})  # columns in which anything may stand: 93.8%, 12/12=100%


def _misplaced(role: str, piece: Piece) -> bool:
    """A level word in the column of the other level or of the names, or no word at all in that of a level."""
    if role != "name" and sort_of(piece.text) not in _WORDY:
        return True
    if not piece.text.endswith("指标"):
        return False
    first, second, _ = level_word(piece.text)
    if role == "name":
        return bool(first or second)
    return bool(second and not first) if role == "level1" else bool(first and not second)


def guessed(row: dict[str, list[Piece]], levels: Levels) -> Draft:
    """A row whose cells were laid by their looks."""
    cells = {role: joined(parts) for role, parts in row.items()}
    return Draft(levels.group, levels.kind, cells, levels.printed, True, True)


def _placed(line: Line, rest: Sequence[Piece], columns: Columns) -> list[tuple[str, Piece]] | None:
    """The pieces under their heads, moved right by the level cells that were dropped; None when that cannot be."""
    name_column = columns.first("name")
    if rest[0].column < 0 or name_column < 0:
        return None
    shift = 0 if not line.pieces[0].text else name_column - rest[0].column
    parts: dict[str, list[Piece]] = {}
    for piece in rest:
        parts.setdefault(columns.by_column.get(piece.column + shift, ""), []).append(piece)
    if parts.keys() & {"", "level1", "level2", "side"}:
        return None
    placed = [(role, joined(pieces)) for role, pieces in parts.items()]
    return placed if fitting(placed) <= _MISFIT else None


def is_placeholder(draft: Draft) -> bool:
    """An unfilled row of the template (指标2, ……): nothing but the name of the slot."""
    name = draft.cells.get("name")
    others = [piece for role, piece in draft.cells.items() if role != "name" and piece.text]
    return not others and (name is None or not name.text or PLACEHOLDER.fullmatch(squeezed(name.text)) is not None)


def continues(draft: Draft, above: Draft | None, after_head: bool) -> bool:
    """Whether a row is the rest of the one above, cut by a page end or by a line of its own for each wrapped line."""
    if above is None or draft.opens:
        return False
    filled = _filled(draft)
    if "name" not in filled:
        return bool(filled)
    values = {"target", "weight", "score", "actual", "operator", "unit"}
    shared = _filled(above) & filled & values
    # Right below a repeated head, a row that repeats no value of the row above is its other half.
    return after_head and not shared and (not filled & values or "target" not in _filled(above))


def _filled(draft: Draft) -> set[str]:
    return {role for role, piece in draft.cells.items() if piece.text}


def merge(above: Draft, draft: Draft) -> None:
    """The rest of a broken row goes into the cells it belongs to."""
    for role, piece in draft.cells.items():
        if piece.text:
            before = above.cells.get(role)
            above.cells[role] = joined([before, piece]) if before is not None and before.text else piece
