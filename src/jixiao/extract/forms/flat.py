"""Flattened tables: every cell a paragraph of its own, or a whole table in one line of words set apart by blanks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.document.model import Document, Paragraph
from jixiao.dossier.model import Undecided
from jixiao.dossier.place import Span
from jixiao.extract.forms.align import DOUBTFUL, Sort, align, sort_of
from jixiao.extract.forms.cells import Piece, joined, paragraph_line, table_lines
from jixiao.extract.forms.columns import FEWEST, Columns, settled
from jixiao.extract.forms.head import is_caption
from jixiao.extract.forms.rows import PLACEHOLDER, Draft, Levels, Total, guessed, peel
from jixiao.extract.forms.signs import HEAD_WORD
from jixiao.extract.forms.words import (
    HEAD_WORDS,
    LEVEL1,
    LEVEL2,
    column_role,
    fund_label,
    fund_role,
    head_label,
    is_total,
    level_word,
    squeezed,
)
from jixiao.units.regex import regex

CLOSING = regex(
    r"(?:评价结论|存在(?:的|主要)?问题|主要问题|改进措施及|项目负责人|填报人|填表人|联系人|备注|注[：:]|说明(?:[：:]|$)|其他需要说明"
    r"|财务负责人|单位负责人|偏差大或|审核意见|自评结论|评价等级|自评等级)"
)
_HEADING = regex(
    r"(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+部分|附件|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_GLUED_LEVEL = regex(
    r"(产出指标|效益指标|满意度指标|成本指标|数量指标|质量指标|时效指标|经济效益指标|社会效益指标|生态效益指标|可持续影响指标"
    r"|服务对象满意度指标|经济成本指标|社会成本指标|生态环境成本指标)((?:[（(]\d+分?[）)])?)(?=[^（(\s])"
)
_GLUED_VALUE = regex(r"([^≥≤=＝＞＜<>]{3,}?)([≥≤＝=＞＜<>]=?\d[^≥≤=＝＞＜<>]*)")
_GLUED_HEAD = regex("|".join(sorted(map(re.escape, HEAD_WORDS), key=len, reverse=True)))
_FUSE_MAX = 4
_LONGEST_PART = 9
_GLUED = 12
_LOOK_BACK = 90  # blocks above the head row in which a flattened form may begin
_IDLE = 14  # words in a row without any value: the table is over
_VALUE = frozenset({Sort.NUMBER, Sort.PERCENT, Sort.QUANTITY, Sort.OPERATOR, Sort.WORDS, Sort.DATE})
_LONG_CELL, _LONGEST_CELL = 40, 400  # a paragraph of this length with a full stop inside is one cell


@dataclass(slots=True)
class Flat:
    """A flattened form as found: the pieces of its head, its rows, its total."""

    head: list[Piece]
    columns: Columns
    rows: list[Draft] = field(default_factory=list)
    levels: Levels = field(default_factory=Levels)
    total: Total | None = None
    undecided: list[Undecided] = field(default_factory=list)
    end: int = 0


class Stream:
    """The words of a document block by block, for as far as they are asked for."""

    def __init__(self, document: Document, taken: set[int]) -> None:
        self._document, self._taken = document, taken
        self._starts = [block.start for block in document.blocks]

    def block_at(self, position: int) -> int:
        return bisect_right(self._starts, position) - 1

    def start(self, block: int) -> int:
        return self._starts[block]

    def is_open(self, block: int) -> bool:
        """Whether a block may belong to a flattened form."""
        if block < 0 or block >= len(self._document.blocks) or block in self._taken:
            return False
        found = self._document.blocks[block]
        return isinstance(found, Paragraph) or found.loose

    def pieces(self, block: int) -> list[Piece]:
        found = self._document.blocks[block]
        if isinstance(found, Paragraph):
            whole = self._document.text[found.start : found.end]
            if _LONG_CELL < len(whole) <= _LONGEST_CELL and "。" in whole[:-1] and not HEAD_WORD.search(whole):
                return [Piece(whole, found.start, found.end)]
            raw = paragraph_line(self._document, found, block).pieces
        else:
            lines = table_lines(self._document.text, found, block)
            raw = tuple(
                Piece(p.text, p.start, p.end, p.column, not n) for line in lines for n, p in enumerate(line.solid)
            )
        return [part for piece in raw for part in _unglued(piece)]


def _unglued(piece: Piece) -> Iterator[Piece]:
    """Words run together by the loss of cell borders, set apart again where a level or an operator tells."""
    text = piece.text
    heads = _GLUED_HEAD.findall(text) if len(text) >= _GLUED and not column_role(text) else []
    if len(heads) >= FEWEST and "".join(heads) == text:
        yield from _cut(piece, _GLUED_HEAD)
        return
    if level_word(text)[:2] == ("", "") and (found := _GLUED_LEVEL.match(text)):
        yield Piece(found.group(), piece.start, piece.start + found.end(), opens=piece.opens)
        yield from _unglued(Piece(text[found.end() :], piece.start + found.end(), piece.end))
        return
    if found := _GLUED_VALUE.fullmatch(text):
        middle = piece.start + found.end(1)
        yield Piece(found.group(1), piece.start, middle, opens=piece.opens)
        yield Piece(found.group(2), middle, piece.end)
        return
    yield piece


def _cut(piece: Piece, pattern: re.Pattern[str]) -> Iterator[Piece]:
    for found in pattern.finditer(piece.text):
        yield Piece(found.group(), piece.start + found.start(), piece.start + found.end())


def fused(pieces: Sequence[Piece]) -> list[Piece]:
    """满意度 + 指标, 全年 + 执行数: words of the form cut by the lines of a narrow cell, made whole."""
    result: list[Piece] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        if len(piece.text) > _LONGEST_PART or piece.text[-1].isdigit():
            result.append(piece)
            index += 1
            continue
        size = next((n for n in range(_FUSE_MAX, 1, -1) if _is_word(pieces[index : index + n], n)), 1)
        size = _with_brackets(pieces, index, size)
        result.append(joined(list(pieces[index : index + size])) if size > 1 else piece)
        index += size
    return result


def _with_brackets(pieces: Sequence[Piece], index: int, size: int) -> int:
    """预算数 | (A), 得分 | (20 | 分*执行率): the bracket belongs to the head before it."""
    stop = index + size
    if stop >= len(pieces) or pieces[stop].text[:1] not in ("(", "（"):
        return size
    if not _is_head("".join(piece.text for piece in pieces[index:stop])):
        return size
    for end in range(stop, min(stop + 3, len(pieces))):
        if pieces[end].text[-1:] in (")", "）"):
            return end + 1 - index
    return size


def _is_head(word: str) -> bool:
    return bool(column_role(word) or fund_role(word))


def _is_word(parts: Sequence[Piece], size: int) -> bool:
    if len(parts) < size or parts[0].text[0] in "(（":
        return False
    if any(len(part.text) > _LONGEST_PART or part.text[-1].isdigit() for part in parts):
        return False
    word = "".join(part.text for part in parts)
    whole = _is_head(word) or fund_label(word) or head_label(word) or word in LEVEL1 or word in LEVEL2
    # Two words that are whole by themselves stay two: 数量指标, 质量指标 are not one.
    return bool(whole) and not all(_is_head(part.text) or any(level_word(part.text)) for part in parts)


def find_flat(document: Document, taken: set[int]) -> Iterator[Flat]:
    """Every flattened form, in reading order; blocks of tables already understood are left out."""
    stream = Stream(document, taken)
    done = 0
    for hit in HEAD_WORD.finditer(document.text):
        if hit.start() < done:
            continue
        block = stream.block_at(hit.start())
        if not stream.is_open(block):
            continue
        found = _flat_at(stream, block, hit.start(), done)
        if found is not None:
            done = found.end
            yield found


def _flat_at(stream: Stream, block: int, position: int, done: int) -> Flat | None:
    first = block
    while first > 0 and block - first < 5 and stream.is_open(first - 1):
        first -= 1
    opening: list[Piece] = []
    last = first
    while last <= block + 16 and stream.is_open(last):
        opening.extend(piece for piece in stream.pieces(last) if piece.start >= done)
        last += 1
    opening = fused(opening)
    run = _head_run(opening, position)
    if run is None:
        return None
    start, stop = run
    heads = opening[start:stop]
    columns = Columns(tuple(_roles(heads)), {}, tuple(heads))
    flat = Flat(_above(stream, heads[0].start, done), columns, end=heads[-1].end)
    _read_rows(stream, flat)
    return flat


def _head_run(pieces: Sequence[Piece], position: int) -> tuple[int, int] | None:
    """The run of column heads around a position."""
    at = next((i for i, piece in enumerate(pieces) if piece.start <= position < piece.end), -1)
    if at < 0 or not column_role(pieces[at].text):
        return None
    start = stop = at
    while start > 0 and column_role(pieces[start - 1].text):
        start -= 1
    while stop < len(pieces) and (column_role(pieces[stop].text) or _strange_head(pieces, stop)):
        stop += 1
    roles = _roles(pieces[start:stop])
    enough = sum(1 for role in roles if role) >= FEWEST and "name" in roles
    return (start, stop) if enough and {"target", "weight", "actual", "score", "progress"} & set(roles) else None


def _roles(heads: Sequence[Piece]) -> list[str]:
    return settled([column_role(piece.text) for piece in heads], [squeezed(piece.text) for piece in heads])


def _strange_head(pieces: Sequence[Piece], index: int) -> bool:
    """A short head unknown to us between two known ones."""
    follows = index + 1 < len(pieces) and bool(column_role(pieces[index + 1].text))
    return follows and len(pieces[index].text) < _GLUED and not any(level_word(pieces[index].text))


def _above(stream: Stream, position: int, done: int) -> list[Piece]:
    """The words above the head row, back to the caption of the form."""
    block = stream.block_at(position)
    blocks: list[list[Piece]] = []
    for at in range(block, max(-1, block - _LOOK_BACK), -1):
        if not stream.is_open(at):
            break
        pieces = [piece for piece in stream.pieces(at) if done <= piece.start < position]
        if not pieces and at < block and stream.start(at) < done:
            break
        blocks.append(pieces)
        if any(is_caption(piece.text) for piece in pieces) and _has_label(blocks):
            break
    return fused([piece for part in reversed(blocks) for piece in part])


def _has_label(blocks: Sequence[Sequence[Piece]]) -> bool:
    return any(head_label(piece.text) for part in blocks for piece in part)


def _read_rows(stream: Stream, flat: Flat) -> None:
    segment: list[Piece] = []
    idle = 0
    heads = {piece.text for piece in flat.columns.heads}
    for piece in _onward(stream, flat.end):
        if is_total(piece.text) and flat.total is None:
            flat.total, flat.end = Total(piece), piece.end
            continue
        if flat.total is not None:
            if sort_of(piece.text) not in (Sort.NUMBER, Sort.EMPTY, Sort.QUANTITY) or len(flat.total.bare) == 2:
                break
            flat.total, flat.end = Total(flat.total.label, bare=(*flat.total.bare, piece)), piece.end
            continue
        if CLOSING.match(piece.text) or head_label(piece.text) == "name" or is_caption(piece.text):
            break
        if piece.text in heads and column_role(piece.text):
            continue  # the head row printed again on the next page
        idle = 0 if sort_of(piece.text) in _VALUE or any(level_word(piece.text)) else idle + 1
        if idle > _IDLE:
            break
        segment.append(piece)
        flat.end = piece.end
    _lay(segment, flat, flat.columns.values)
    if not flat.rows and flat.undecided:  # a form with targets only, its results not filled in yet
        bare = Flat(flat.head, flat.columns, end=flat.end)
        _lay(segment, bare, tuple(role for role in flat.columns.values if role not in ("actual", "score", "rate")))
        if bare.rows:
            flat.rows, flat.levels, flat.undecided = bare.rows, bare.levels, bare.undecided


def _onward(stream: Stream, position: int) -> Iterator[Piece]:
    block = stream.block_at(max(position - 1, 0))
    held: list[Piece] = []
    while stream.is_open(block):
        fresh = [piece for piece in stream.pieces(block) if piece.start >= position]
        if fresh and _HEADING.match(fresh[0].text) and not any(level_word(fresh[0].text)):
            break
        held = fused([*held, *fresh])
        keep = _FUSE_MAX if len(held) > _FUSE_MAX else 0
        yield from held[: len(held) - keep]
        held = held[len(held) - keep :]
        block += 1
    yield from held


def _lay(pieces: Sequence[Piece], flat: Flat, columns: tuple[str, ...]) -> None:
    """Cut at the level words; lay what stands between them into rows."""
    index = 0
    while index < len(pieces):
        rest = peel(pieces[index:], flat.levels, flat.columns)
        index = len(pieces) - len(rest)
        stop = index
        while stop < len(pieces) and not (stop > index and _opens_level(pieces, stop, flat)):
            stop += 1
        if stop > index:
            _rows(pieces[index:stop], flat, columns)
        index = max(stop, index + 1)


def _opens_level(pieces: Sequence[Piece], index: int, flat: Flat) -> bool:
    trial = Levels(flat.levels.group, flat.levels.kind)
    window = pieces[index : index + 3]
    return any(level_word(window[0].text)[:2]) and len(peel(window, trial, flat.columns)) < len(window)


def _rows(pieces: Sequence[Piece], flat: Flat, columns: tuple[str, ...]) -> None:
    kept = [piece for piece in pieces if not PLACEHOLDER.fullmatch(piece.text)]
    if not any(sort_of(piece.text) in _VALUE for piece in kept):
        return
    laid = align(kept, columns)
    if laid.cost > DOUBTFUL:
        flat.undecided.append(Undecided(Span(kept[0].start, kept[-1].end), "指标行", _SCATTERED))
        return
    for row in laid.rows:
        if "name" in row:
            flat.rows.append(guessed(row, flat.levels))
        else:
            first = next(iter(row.values()))[0]
            flat.undecided.append(Undecided(Span(first.start, first.end), "指标行", "有数而没有指标名称"))


_SCATTERED = "表格已被打散，无法确定各数属于哪一栏"
