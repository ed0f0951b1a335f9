"""The head row of an indicator table or of its money rows: which column holds what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from jixiao.extract.forms.cells import Line, Piece
from jixiao.extract.forms.words import column_role, fund_role, squeezed, subhead_role
from jixiao.units.record import record
from jixiao.units.regex import regex

_VALUES = frozenset({"target", "weight", "actual", "score", "progress", "expected"})
_LEVELS = ("level1", "level2")
_NO_VALUES = frozenset({"level1", "level2", "side", "name", "points1", "points2"})
FEWEST = 3


@record
class Columns:
    """Roles by column of the file's table, and in reading order; "" for a column that is none of ours."""

    roles: tuple[str, ...]
    by_column: dict[int, str] = field(default_factory=dict)
    heads: tuple[Piece, ...] = ()
    unread: tuple[tuple[Piece, str], ...] = ()  # heads whose columns are not read, and why

    @property
    def values(self) -> tuple[str, ...]:
        """The columns a row fills beside its levels, the name first; what a flattened row is laid into."""
        rest = tuple(role for role in self.roles if role and role not in _NO_VALUES)
        return ("name", *rest)

    def first(self, role: str) -> int:
        """Column of a role, −1 when the table has none."""
        return next((column for column, name in self.by_column.items() if name == role), -1)


def read_columns(line: Line) -> Columns | None:
    """The columns a head row announces; None when the row is no head of an indicator table."""
    solid = line.solid
    if len(solid) < FEWEST:
        return None
    roles = [column_role(piece.text) for piece in solid]
    if {"weight", "score"} <= set(roles) and not roles[0] and squeezed(solid[0].text) in _SCORED:
        roles[0] = "name"  # 项目 | 满分 | 得分
    odd = roles.count("")
    if len(roles) - odd < FEWEST or 2 * odd > len(roles):
        return None
    first, roles = roles, settled(roles, [squeezed(piece.text) for piece in solid])
    if "name" not in roles or not _VALUES.intersection(roles):
        return None
    return Columns(tuple(roles), _by_column(line, solid, roles), solid, tuple(_unread(solid, first, roles)))


_SCORED = frozenset(
    {"项目", "内容", "类别", "部分", "维度", "评价维度", "评分项目", "评分内容", "自评项目", "自评内容"}
)


def _unread(heads: Sequence[Piece], first: Sequence[str], roles: Sequence[str]) -> Iterator[tuple[Piece, str]]:
    """Heads of no role, and those whose role another column has."""
    for piece, before, role in zip(heads, first, roles, strict=True):
        if not role:
            yield piece, "不认识的栏名"
        elif role == "remark" and before not in ("remark", ""):
            yield piece, "与另一栏重复"


def settled(roles: Sequence[str], words: Sequence[str]) -> list[str]:
    """One column for each role: the most telling head keeps it, 三级指标 before 指标内容."""
    result = list(roles)
    if "三级指标" in words and result.count("name") > 1:
        keep = words.index("三级指标")
        result = ["description" if role == "name" and i != keep else role for i, role in enumerate(result)]
    if "name" not in result and "level2" in result and "level1" in result:
        # 一级指标 | 二级指标 | 绩效标准 …: two levels only, the second one names the indicator.
        result = [{"level1": "level2", "level2": "name"}.get(role, role) for role in result]
    if "name" not in result and "side" in result and "level1" in result:
        result = ["name" if role == "side" and i > result.index("level1") else role for i, role in enumerate(result)]
    if "name" not in result and "side" in result and _NAMED_BY_SIDE.intersection(result):
        result = ["name" if role == "side" else role for role in result]  # 指标 | 分值 | 得分; 指标 | 目标值 | 完成值
    _tell_weights_apart(result)
    while result.count("previous") > 1:  # of 前年 and 上年 the later is kept
        result[result.index("previous")] = "earlier"
    seen: set[str] = set()
    for index, role in enumerate(result):
        if role in seen and role != "deviation":
            result[index] = "description" if role == "name" and "description" not in seen else "remark"
        seen.add(result[index])
    return result


_NAMED_BY_SIDE = frozenset({"score", "actual"})


def _tell_weights_apart(roles: list[str]) -> None:
    """一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值: points of the levels are not the weight of the row."""
    level = ""
    for index, role in enumerate(roles):
        if role in ("level1", "level2", "name"):
            level = role
        elif role == "weight" and level in _LEVELS and "weight" in roles[index + 1 :]:
            roles[index] = "points1" if level == "level1" else "points2"


def _by_column(line: Line, solid: Sequence[Piece], roles: Sequence[str]) -> dict[int, str]:
    """A head spanning several columns gives its role to all of them."""
    role_at = {piece.start: role for piece, role in zip(solid, roles, strict=True)}
    columns: dict[int, str] = {}
    for piece, following in zip(line.pieces, (*line.pieces[1:], None), strict=True):
        role = role_at.get(piece.start, "") if piece.text else ""
        end = following.column if following is not None else piece.column + 1
        for column in range(piece.column, max(end, piece.column + 1)):
            columns[column] = role
    if not line.sure:
        _widen_target(columns)
    return columns


def _widen_target(columns: dict[int, str]) -> None:
    """Where plain text lost a merged head, the blank heads right of 指标值 hold its parts (≥ | 20 | 个)."""
    at = next((column for column, role in columns.items() if role == "target"), -1)
    last = at + _MOST_PARTS
    while 0 <= at < last and columns.get(at + 1) == "":
        at += 1
        columns[at] = "target"


_MOST_PARTS = 3  # columns beside the first that a head of targets may span
_SUBHEADS = frozenset({"previous", "target", "adjusted_target", "basis"})


def with_subheads(columns: Columns, line: Line) -> Columns | None:
    """The columns once a second head row has divided 指标值 (上年 | 预计当年实现 | 设定依据), None when it is none.

    In a table whose places are sure also 偏差原因分析 (经费保障 | 其他 | 原因说明) and 完成目标可能性.
    """
    found = _target_subheads(columns, line) or (_monitoring_subheads(columns, line) if line.sure else {})
    if not found:
        return None
    by_column = columns.by_column | found
    ordered = tuple(dict.fromkeys(by_column[column] for column in sorted(by_column)))
    return replace(columns, roles=ordered, by_column=by_column)


def _target_subheads(columns: Columns, line: Line) -> dict[int, str]:
    at_target = [piece for piece in line.solid if columns.by_column.get(piece.column) == "target"]
    found = {piece.column: column_role(piece.text) for piece in at_target}
    if len(found) < 2 or not set(found.values()) <= _SUBHEADS or "target" not in found.values():
        return {}
    seen: set[str] = set()
    for column in sorted(found, reverse=True):  # of 前年 and 上年 the later is kept
        role = found[column]
        found[column] = "earlier" if role in seen else role
        seen.add(role)
    return found


def _monitoring_subheads(columns: Columns, line: Line) -> dict[int, str]:
    """A column for each cause and likelihood, by its words: causes:经费保障, likelihood:确定能."""
    found: dict[int, str] = {}
    last = max(columns.by_column, default=0)  # the last head may span more columns than are known
    for piece in line.solid:
        role = subhead_role(piece.text)
        if role and columns.by_column.get(min(piece.column, last)) in ("deviation", "likelihood"):
            found[piece.column] = role if role == "deviation" else f"{role}:{squeezed(piece.text)}"
    return found if len(found) > 1 else {}


@record
class FundColumns:
    """Columns of the money rows; `unit` of the amounts, `points` where the head prints the weight (20分×执行率)."""

    roles: tuple[str, ...]
    columns: tuple[int, ...]
    unit: str
    points: Piece | None = None


_HEAD_POINTS = regex(r"(\d{1,2}(?:\.\d+)?)分")


def read_fund_columns(line: Line, unit: str) -> FundColumns | None:
    """The money columns a row announces; None when it is no head of money rows."""
    found = [(role, piece) for piece in line.solid if (role := fund_role(piece.text))]
    # 年度预算数 | 年初预算 | 调整后预算数 …: the first names the rows, the last is the column.
    found = [item for index, item in enumerate(found) if item[0] not in {later for later, _ in found[index + 1 :]}]
    roles = {role for role, _ in found}
    if not roles & {"outturn", "interim"} or len(roles) < 2:
        return None
    points = None
    if "weight" not in roles:
        points = next((piece for piece in line.solid if _HEAD_POINTS.search(squeezed(piece.text))), None)
    return FundColumns(tuple(role for role, _ in found), tuple(piece.column for _, piece in found), unit, points)


def head_points(piece: Piece) -> tuple[str, int, int]:
    """Digits and place of the points a money head prints: 得分（20分×执行率） → 20."""
    found = re.search(r"(\d{1,2}(?:\.\d+)?)\s*分", piece.text)
    return (found.group(1), piece.start + found.start(1), piece.start + found.end()) if found else ("", 0, 0)
