"""Indicator tables in every layout → programs with their objective, money and indicator rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.document.model import Document, Paragraph, Table
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Undecided
from jixiao.dossier.place import Source, Span
from jixiao.extract.form_build import build_program
from jixiao.extract.form_cells import Line, Piece, table_lines
from jixiao.extract.form_columns import Columns, read_columns
from jixiao.extract.form_flat import HEAD_WORD, Flat, find_flat
from jixiao.extract.form_head import Head, is_caption, note_caption, note_points, read_flat_head, read_head
from jixiao.extract.form_rows import Draft, Levels, Total, by_guess, by_place, continues, is_placeholder, merge
from jixiao.extract.form_words import column_role, head_label, is_total, level_word

_CAPTION_BLOCKS = 4  # paragraphs above a table in which its caption may stand


@dataclass(slots=True)
class Raw:
    """A form while its table is read."""

    columns: Columns
    head: Head
    start: int
    rows: list[Draft] = field(default_factory=list)
    levels: Levels = field(default_factory=Levels)
    total: Total | None = None
    undecided: list[Undecided] = field(default_factory=list)
    end: int = 0
    sure: bool = True

    def program(self) -> Program:
        span = Span(self.start, self.end)
        return build_program(self.head, self.columns, self.rows, self.levels, self.total, span, self.sure)


def read_programs(
    document: Document, source: Source, figures: tuple[Figure, ...]
) -> tuple[tuple[Program, ...], tuple[Undecided, ...]]:
    """Programs in reading order, and the rows that could not be understood."""
    if not HEAD_WORD.search(document.text):
        return (), ()
    raws, taken = _table_forms(document)
    found = [raw.program() for raw in raws]
    undecided = [item for raw in raws for item in raw.undecided]
    for flat in find_flat(document, taken):
        undecided.extend(flat.undecided)
        if flat.rows:
            found.append(_flat_program(flat))
    return tuple(sorted(found, key=lambda program: program.span)), tuple(undecided)


def _flat_program(flat: Flat) -> Program:
    head = Head()
    read_flat_head(flat.head, head)
    start = flat.head[0].start if flat.head else flat.columns.heads[0].start
    return build_program(head, flat.columns, flat.rows, flat.levels, flat.total, Span(start, flat.end), False)


def _table_forms(document: Document) -> tuple[list[Raw], set[int]]:
    """Forms that stand in tables, and the blocks they take up."""
    raws: list[Raw] = []
    taken: set[int] = set()
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        if not _may_be_form(document, block) and not (raws and _goes_on(raws[-1], index, taken)):
            continue
        lines = table_lines(document.text, block, index)
        above = raws[-1] if raws and _adjoins(document, raws[-1], index, taken) else None
        forms = list(_read_table(upright(lines), _captions(document, index), above))
        fresh = [raw for raw in forms if raw is not above]
        if any(raw.rows for raw in fresh) or (above is not None and above in forms):
            taken.add(index)
            raws.extend(raw for raw in fresh if raw.rows)
    return raws, taken


def _may_be_form(document: Document, table: Table) -> bool:
    return HEAD_WORD.search(document.text, table.start, table.end) is not None


def _goes_on(raw: Raw, index: int, taken: set[int]) -> bool:
    return index - 1 in taken and bool(raw.rows) and not raw.total


def _adjoins(document: Document, raw: Raw, index: int, taken: set[int]) -> bool:
    """Whether nothing but a page number stands between a table and the form before it."""
    if raw.total or not taken:
        return False
    between = range(max(taken) + 1, index)
    return len(between) <= 2 and all(_is_page_mark(document, at) for at in between)


def _is_page_mark(document: Document, index: int) -> bool:
    block = document.blocks[index]
    text = document.text[block.start : block.end].strip("—-－ 第页共/")
    return isinstance(block, Paragraph) and (not text or text.isdigit())


def _captions(document: Document, index: int) -> list[Piece]:
    """Paragraphs right above a table, nearest first, up to the one that is its caption."""
    pieces = []
    for at in range(index - 1, max(-1, index - 1 - _CAPTION_BLOCKS), -1):
        block = document.blocks[at]
        if not isinstance(block, Paragraph):
            break
        text = document.text[block.start : block.end]
        pieces.append(Piece(text, block.start, block.end))
        if is_caption(text):
            break
    return pieces


def upright(lines: list[Line]) -> list[Line]:
    """A small form printed lying down (heads in the first column) is turned."""
    firsts = [line.pieces[0] for line in lines]
    if len(lines) > _LYING_HEADS or sum(1 for piece in firsts if column_role(piece.text)) < 4:
        return lines
    if any(read_columns(line) for line in lines):
        return lines
    width = max(len(line.pieces) for line in lines)
    turned = []
    for column in range(width):
        cells = [line.pieces[column] for line in lines if column < len(line.pieces)]
        pieces = tuple(Piece(cell.text, cell.start, cell.end, row) for row, cell in enumerate(cells))
        turned.append(Line(pieces, lines[0].sure, lines[0].block))
    return turned


_LYING_HEADS = 14  # a lying form has no more rows than a form has columns


def _read_table(lines: Sequence[Line], captions: Sequence[Piece], above: Raw | None) -> Iterator[Raw]:
    """The forms of one table; `above` is the form before it, which its first rows may go on."""
    pending: list[Line] = []
    raw = above
    after_head = above is not None
    fresh = above is None
    if above is not None:
        yield above
    for line in lines:
        columns = read_columns(line)
        if columns is not None:
            if raw is not None and not pending and not raw.total:
                after_head = True
                raw.columns = columns if line.sure else raw.columns
                continue
            raw = _open(pending, columns, captions if fresh or above is not None else (), line)
            pending, after_head, fresh = [], False, False
            yield raw
        elif raw is None or pending or _opens_form(line, raw):
            pending.append(line)
        else:
            after_head = _take(line, raw, after_head)


def _open(pending: Sequence[Line], columns: Columns, captions: Sequence[Piece], line: Line) -> Raw:
    head = Head()
    read_head(pending, head)
    for piece in captions:
        note_caption(head, piece)
    for piece in line.solid:
        note_points(piece, head)
    start = pending[0].span.start if pending else line.span.start
    if head.caption is not None:
        start = min(start, head.caption.start)
    return Raw(columns, head, start, end=line.span.end, sure=line.sure or len(columns.roles) > 0)


def _opens_form(line: Line, raw: Raw) -> bool:
    """A line that belongs to the head of the next form in the same table."""
    solid = line.solid
    if not solid or not raw.rows:
        return False
    label = head_label(solid[0].text)
    if len(solid) == 1 and is_caption(solid[0].text):
        return True
    if label not in ("name", "objective", "department") or any(level_word(solid[0].text)):
        return False
    return raw.total is not None or label == "name" or len(solid) <= 2


def _take(line: Line, raw: Raw, after_head: bool) -> bool:
    """One line below the head row; says whether the next one still stands right below a repeated head."""
    solid = line.solid
    if not solid:
        return after_head
    total = next((i for i, piece in enumerate(solid[:3]) if is_total(piece.text)), -1)
    if total >= 0:
        raw.total = raw.total or _total(line, solid[total], raw.columns)
        raw.end = line.span.end
        return False
    if raw.total is not None or _is_remark(line, raw):
        return False
    drafts = [by_place(line, raw.columns, raw.levels)] if line.sure else by_guess(line, raw.columns, raw.levels)
    if not drafts and not all(any(level_word(piece.text)) for piece in solid):
        raw.undecided.append(Undecided(line.span, "指标行", "本行单元格与表头对不上"))
        raw.sure = False
    for draft in drafts:
        if not is_placeholder(draft):
            _add(draft, raw, after_head)
    raw.end = line.span.end
    return False


def _is_remark(line: Line, raw: Raw) -> bool:
    """A line below the rows with one text only: 说明, 注, a signature."""
    only = line.solid[0]
    return bool(raw.rows) and len(line.solid) == 1 and bool(line.pieces[0].text) and not any(level_word(only.text))


def _add(draft: Draft, raw: Raw, after_head: bool) -> None:
    above = raw.rows[-1] if raw.rows else None
    if above is not None and continues(draft, above, after_head):
        merge(above, draft)
    elif draft.cells.get("name") is not None and draft.cells["name"].text:
        raw.sure = raw.sure and not draft.aligned
        raw.rows.append(draft)


def _total(line: Line, label: Piece, columns: Columns) -> Total:
    """The points of the total row: under their heads where places are known, else in order."""
    values = [piece for piece in line.solid if piece.start > label.start]
    if line.sure:
        placed = {columns.by_column.get(piece.column, ""): piece for piece in values}
        return Total(label, placed.get("weight"), placed.get("score"))
    return Total(label, bare=tuple(values))
