"""The head of a form: whose it is, of which year, with what objective; and the caption above it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.indicator import Field, Fund
from jixiao.dossier.place import Span
from jixiao.extract.forms.align import Sort, sort_of
from jixiao.extract.forms.cells import Line, Piece
from jixiao.extract.forms.columns import FundColumns, read_fund_columns
from jixiao.extract.forms.funds import fund_of, lay_bare, read_bare_funds, read_fund, total_of
from jixiao.extract.forms.words import TASK_NAME, fund_label, fund_role, head_label, is_foot_label, squeezed
from jixiao.units.number import Printed
from jixiao.units.regex import regex

CAPTION = regex(r"(?:绩效|目标|自评|监控|评价).{0,14}(?:表|情况表)(?:[（(].{0,24}[）)])?(?:\d*|-\d+)$")
LONGEST_CAPTION = 90
_NUMBERING = regex(
    r"^(?:附件?表?\s*[\d一二三四五六七八九十]*(?:[-—]\d+)*[：:.、]?|表\s*\d+[：:.、]?|\d{1,2}[、.．](?!\d)"
    r"|[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])"
)
_SUFFIX = regex(
    r"(?:预算)?(?:项目)?(?:支出)?(?:预算)?(?:整体)?(?:绩效|目标)(?:目标|自评价?|评价|指标|运行监控|执行监控|监控)*"
    r"(?:申报|审批|批复|公开|情况|自评|评分|完成情况|结果)*表.*$"
)
_GENERIC = regex(r"(?:(?:20\d{2}年?度?)?(?:部门|单位|本?级?)?(?:预算)?(?:项目|整体|支出|专项|财政|资金)*|[（(].*[）)])")
# The year of a form stands by itself or opens its caption; 关于下达2020年度…资金 names the money, not the form.
_YEAR = regex(
    r"[（(]?\s*(20\d{2})\s*年度?\s*[)）]?$|^(20\d{2})年度?|[（(]\s*(20\d{2})\s*年度?(?:上半年|\d+[-—]\d+月)?\s*[)）]"
)
_TERM = regex(r"20\d{2}年?(?:\d{1,2}月)?[-—–~～至到]+")  # 2023年—2025年: the years a program runs
_WHOLE = regex(r"整体支出|整体绩效|部门整体|单位整体")
_INLINE_NAME = regex(r"项目名称[：:]\s*(.{2,80})")
_INDICATOR_POINTS = regex(r"(?:年度)?绩效(?:指标|目标)[（(](\d{2,3})分[)）]")
_UNIT = regex(r"(?:单位[：:]?\s*|[（(]\s*)(万元|元|千元|亿元)")


@dataclass(slots=True)
class Head:
    """What stands above the indicator rows."""

    name: Piece | None = None
    department: Piece | None = None
    objective: list[Piece] = field(default_factory=list)
    achieved: Piece | None = None
    funds: list[Fund] = field(default_factory=list)
    caption: Piece | None = None
    year: int = 0
    indicator_points: Figure | None = None
    monitoring: bool = False
    self_evaluation: bool = False
    parent_department: Piece | None = None
    agency: Piece | None = None
    facts: list[tuple[Piece, Piece]] = field(default_factory=list)
    long_term_objective: Piece | None = None
    long_term: bool = False  # the rows below are those of the long-term objective

    @property
    def whole(self) -> bool:
        if self.caption is not None and _WHOLE.search(self.caption.text):
            return True
        return self.name is None and self.department is not None

    @property
    def title(self) -> str:
        """The name of the program as the form or its caption gives it."""
        if self.name is not None:
            return self.name.text.strip()
        return caption_name(self.caption.text) if self.caption is not None else ""

    @property
    def objective_field(self) -> Field | None:
        if not self.objective:
            return None
        first, last = self.objective[0].field, self.objective[-1].field
        if len(self.objective) == 1:
            return first
        return Field("\n".join(piece.field.text for piece in self.objective), Span(first.span.start, last.span.end))


def caption_name(caption: str) -> str:
    """3、翻译费绩效目标表 → 翻译费; "" when the caption names no program."""
    name = _SUFFIX.sub("", _NUMBERING.sub("", squeezed(caption)))
    return "" if not name or _GENERIC.fullmatch(name) else name


def is_caption(text: str) -> bool:
    word = squeezed(text)
    return 4 < len(word) <= LONGEST_CAPTION and "。" not in word and CAPTION.search(word) is not None


def note_caption(head: Head, piece: Piece) -> None:
    """Take a caption (or the line with the year below it) into the head."""
    if is_caption(piece.text):
        head.caption = head.caption or piece
        head.monitoring |= "监控" in piece.text
        head.self_evaluation |= "自评" in piece.text or "评价表" in piece.text or "评分" in piece.text
    word = squeezed(piece.text) if not head.year and len(piece.text) <= LONGEST_CAPTION else ""
    if word and not _TERM.search(word) and (found := _YEAR.search(word)):
        head.year = int(found.group(1) or found.group(2) or found.group(3))


def read_head(lines: Sequence[Line], head: Head) -> None:
    """Lines of a table above the indicator rows."""
    columns: FundColumns | None = None
    unit = money_unit(lines)
    pair: Pair = ()
    for line in lines:
        if any(squeezed(piece.text) == TASK_NAME for piece in line.solid):
            columns = None  # below stand tasks, not sources of money: 其他 | 市场监管等 | 204.00
        elif found := read_fund_columns(line, unit):
            columns, pair = found, ()
            continue
        if columns is not None and (fund := read_fund(line, columns)) is not None:
            head.funds.append(fund)
            continue
        if columns is None and (funds := read_bare_funds(line, unit)):
            head.funds += funds
            continue
        pair = _labels(line, head, pair)


def money_unit(lines: Sequence[Line]) -> str:
    for line in lines:
        for piece in line.solid:
            if "元" in piece.text and len(piece.text) <= 40 and (found := _UNIT.search(squeezed(piece.text))):
                return found.group(1)
    return "万元"


Pair = tuple[tuple[int, str], ...]  # columns and kinds of labels that head the line below


def _labels(line: Line, head: Head, pair: Pair) -> Pair:
    """Labels with the value beside them; those that head the line below, as 预期目标 | 实际完成情况 do."""
    pieces = line.solid
    kinds = [head_label(piece.text) for piece in pieces]
    if pair and _take_pair(line, pair, head):
        return ()
    for index, (piece, kind) in enumerate(zip(pieces, kinds, strict=True)):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if not kind:
            note_caption(head, piece)
            _inline(piece, head)
        elif kind in _ADJACENT and line.sure:
            if (beside := _beside(line, piece)).text and not head_label(beside.text):
                _take(kind, piece, beside, head)
        elif following is not None and not kinds[index + 1]:
            _take(kind, piece, following, head)
    heads = [(piece.column, kind) for piece, kind in zip(pieces, kinds, strict=True) if kind in _ABOVE]
    several = len({kind for _, kind in heads}) > 1 and kinds[-1] in _ABOVE
    if several and len(heads) > len({kind for _, kind in heads}):
        heads = heads[1:]  # 年度总体目标 at the side
    return tuple(heads) if several else ()


def take_foot(line: Line, head: Head) -> bool:
    """Labelled cells below the rows (存在的问题 | …); whether the line is one of these."""
    if not line.sure or not is_foot_label(line.solid[0].text):
        return False
    for label in line.solid:
        if is_foot_label(label.text) and (value := _beside(line, label)).text and not is_foot_label(value.text):
            head.facts.append((label, value))
    return True


_ABOVE = frozenset({"objective", "achieved", "long_term_objective"})
_ADJACENT = frozenset({"other", "parent_department", "agency"})  # an empty value is empty, not the next cell


def _beside(line: Line, label: Piece) -> Piece:
    """The cell right of a label, itself at the end of the row."""
    at = line.pieces.index(label)
    return line.pieces[at + 1] if at + 1 < len(line.pieces) else Piece("", label.end, label.end)


def _take_pair(line: Line, pair: Pair, head: Head) -> bool:
    """The texts below their labels: by column where places are sure, else in order."""
    texts = [piece for piece in line.solid if not head_label(piece.text)]
    kind_of = dict(pair)
    placed = [(kind_of[piece.column], piece) for piece in texts if piece.column in kind_of] if line.sure else []
    if not placed:
        placed = [(kind, piece) for (_, kind), piece in zip(pair, texts, strict=False)]
    for kind, piece in placed:
        _take(kind, piece, piece, head)
    return bool(placed)


_INLINE_OBJECTIVE = regex(r"(?:年度|总体|整体|绩效|预期)*目标(?:内容)?[：:]")


def _inline(piece: Piece, head: Head) -> None:
    if not head.objective and (label := _INLINE_OBJECTIVE.match(piece.text)) and piece.text[label.end() :].strip():
        _take("objective", piece, Piece(piece.text[label.end() :], piece.start + label.end(), piece.end), head)
        return
    if head.name is None and (found := _INLINE_NAME.match(piece.text)):
        head.name = Piece(found.group(1), piece.start + found.start(1), piece.start + found.end(1))
    note_points(piece, head)


def note_points(piece: Piece, head: Head) -> None:
    """绩效指标（90分）: the points of all indicators together."""
    if head.indicator_points is not None or len(piece.text) > 16:
        return
    if found := _INDICATOR_POINTS.fullmatch(squeezed(piece.text)):
        head.indicator_points = Figure(Span(piece.start, piece.end), FigureKind.SCORE, Printed.of(found.group(1), "分"))


def _take(kind: str, label: Piece, value: Piece, head: Head) -> None:
    if kind == "objective":
        if all(value.start != piece.start for piece in head.objective):
            head.objective.append(value)
    elif kind == "other":
        head.facts.append((label, value))
    elif getattr(head, kind) is None:
        setattr(head, kind, value)


_MONEY_SORTS = frozenset({Sort.NUMBER, Sort.PERCENT, Sort.EMPTY, Sort.QUANTITY})


def read_flat_head(pieces: Sequence[Piece], head: Head) -> None:
    """The same from a run of words whose rows are lost: labels, then what follows them."""
    unit = money_unit([Line(tuple(pieces), False, 0)]) if pieces else "万元"
    index = 0
    columns: FundColumns | None = None
    while index < len(pieces):
        piece = pieces[index]
        if found := _flat_fund_head(pieces, index, unit):
            columns, index = found
            continue
        stop = index + 1
        if columns is not None and fund_label(piece.text):
            values = _money_run(pieces, stop)[: len(columns.roles)]
            stop += len(values)
            head.funds.append(fund_of(piece, lay_bare(values, columns.roles), columns))
        elif columns is not None and not head.funds and len(run := _money_run(pieces, index)) == len(columns.roles):
            # The label went elsewhere when the table was flattened: the first full row of amounts is the total.
            head.funds.append(total_of(run, columns))
            stop = index + len(run)
        elif kind := head_label(piece.text):
            stop = _flat_label(pieces, index, kind, head)
        else:
            note_caption(head, piece)
            _inline(piece, head)
        index = stop


def _money_run(pieces: Sequence[Piece], index: int) -> list[Piece]:
    stop = index
    while stop < len(pieces) and sort_of(pieces[stop].text) in _MONEY_SORTS:
        stop += 1
    return list(pieces[index:stop])


def _flat_fund_head(pieces: Sequence[Piece], index: int, unit: str) -> tuple[FundColumns, int] | None:
    stop = index
    while stop < len(pieces) and fund_role(pieces[stop].text):
        stop += 1
    if stop - index < 2:
        return None
    columns = read_fund_columns(Line(tuple(pieces[index:stop]), False, 0), unit)
    return (columns, stop) if columns is not None else None


def _flat_label(pieces: Sequence[Piece], index: int, kind: str, head: Head) -> int:
    """Values of a label run to the next label; after 预期目标 实际完成情况 two values stand for the pair."""
    stop = index + 1
    while stop < len(pieces) and not _is_label(pieces[stop].text):
        stop += 1
    values = [piece for piece in pieces[index + 1 : stop] if piece.text]
    if not values:
        return stop
    if kind == "achieved" and not head.objective:
        head.objective.append(values[0])
        head.achieved = values[1] if len(values) == 2 else None
        return stop
    if kind in ("name", "department"):
        _take(kind, pieces[index], _phrase(values), head)
        return stop
    _take(kind, pieces[index], values[0], head)
    return index + 2 if kind != "objective" else stop


def _is_label(text: str) -> bool:
    return bool(head_label(text) or fund_label(text) or fund_role(text))


def _phrase(values: Sequence[Piece]) -> Piece:
    """A name that was cut at its blanks."""
    kept = values[:4]
    return Piece(" ".join(piece.text for piece in kept), kept[0].start, kept[-1].end)
