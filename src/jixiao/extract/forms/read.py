"""Indicator tables in every layout → programs with their objective, money and indicator rows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from jixiao.document.model import Document, Paragraph, Table
from jixiao.dossier.claim import Execution, Share, Split
from jixiao.dossier.indicator import Program
from jixiao.dossier.model import Undecided
from jixiao.dossier.place import Span
from jixiao.extract.forms.build import build_program
from jixiao.extract.forms.cells import Line, Piece, table_lines
from jixiao.extract.forms.columns import Columns, read_columns, read_fund_columns, with_subheads
from jixiao.extract.forms.flat import CLOSING, Flat, find_flat
from jixiao.extract.forms.head import (
    LONGEST_CAPTION,
    Head,
    is_caption,
    note_caption,
    note_points,
    read_flat_head,
    read_head,
    take_foot,
)
from jixiao.extract.forms.rows import (
    PLACEHOLDER,
    Draft,
    Levels,
    Total,
    by_guess,
    by_place,
    continues,
    is_placeholder,
    merge,
)
from jixiao.extract.forms.signs import Forms, has_head
from jixiao.extract.forms.summary import read_summaries
from jixiao.extract.forms.sums import head_lists
from jixiao.extract.forms.tasks import read_tasks
from jixiao.extract.forms.words import SUBTOTAL, column_role, fund_label, head_label, is_total, level_word
from jixiao.units.regex import regex

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
    closed: bool = False  # the remarks below the rows have begun
    tasks: tuple[Program, ...] = ()  # programs listed in the head of a department's form
    sums: tuple[Split | Share | Execution, ...] = ()  # totals of the lists in its head, and rates of them
    side: str = ""  # first head: 长期绩效指标 where the form tells long-term and yearly rows apart

    def program(self) -> Program:
        span = Span(self.start, self.end)
        return build_program(self.head, self.columns, self.rows, self.levels, self.total, span, self.sure)


def read_forms(document: Document) -> Forms:
    raws, taken = _table_forms(document)
    found = [raw.program() for raw in raws] + [task for raw in raws for task in raw.tasks]
    undecided = [item for raw in raws for item in raw.undecided]
    for flat in find_flat(document, taken):
        undecided.extend(flat.undecided)
        if flat.rows:
            found.append(_flat_program(flat))
    used = sorted(program.span for program in found)
    found += [program for program in _money_forms(document, taken) if not _overlaps(program.span, used)]
    used = sorted(program.span for program in found)
    found += [program for program in read_summaries(document, taken) if not _overlaps(program.span, used)]
    sums = [claim for raw in raws for claim in raw.sums]
    splits = tuple(claim for claim in sums if isinstance(claim, Split))
    shares = tuple(claim for claim in sums if isinstance(claim, Share))
    executions = tuple(claim for claim in sums if isinstance(claim, Execution))
    return Forms(tuple(sorted(found, key=lambda program: program.span)), tuple(undecided), splits, shares, executions)


def _overlaps(span: Span, used: Sequence[Span]) -> bool:
    at = bisect_left(used, (span.end, 0)) - 1
    return at >= 0 and used[at].end > span.start


def _flat_program(flat: Flat) -> Program:
    head = Head()
    read_flat_head(flat.head, head)
    start = flat.head[0].start if flat.head else flat.columns.heads[0].start
    return build_program(head, flat.columns, flat.rows, flat.levels, flat.total, Span(start, flat.end), False)


def _table_forms(document: Document) -> tuple[list[Raw], set[int]]:
    """Forms that stand in tables, and the blocks they take up."""
    raws: list[Raw] = []
    taken: set[int] = set()
    last = -1  # the block taken last
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table) or _is_set_by_blanks(document, block):
            continue
        has_head = _may_be_form(document, block)
        above = raws[-1] if raws and raws[-1].total is None and index - last <= _NEAR else None
        if above is not None and not _continues(document, above, range(last + 1, index), block, has_head=has_head):
            above = None
        if not has_head and above is None:
            continue
        lines = upright(table_lines(document.text, block, index))
        lead, captions = read_lead(document, index, last) if above is None else ([], [])
        forms = list(_read_table(lines, lead, captions, above))
        fresh = [raw for raw in forms if raw is not above and raw.rows]
        if fresh or (above is not None and above in forms):
            taken.update(range(lead[0].block, index + 1) if lead else (index,))
            last = index
            raws.extend(fresh)
    return raws, taken


_NEAR = 3  # blocks between two parts of a table: a page number, a wrapped cell


def _is_set_by_blanks(document: Document, table: Table) -> bool:
    """A table guessed from the blanks of plain text has lost its empty cells: it is read like a flattened one."""
    if not table.loose:
        return False
    source = document.source[document.origin(table.start) : document.origin(table.end)]
    return "\t" not in source and "|" not in source


def _may_be_form(document: Document, table: Table) -> bool:
    return has_head(document, table.start, table.end)


def _continues(document: Document, raw: Raw, between: range, table: Table, *, has_head: bool) -> bool:
    """Whether a table is the rest of a form: only marks of a page end (without a head row, a stray cell) between."""
    if not raw.rows:
        return False
    if has_head:
        return all(_is_page_mark(document, at) for at in between)
    if not all(_is_stray(document, at) for at in between):
        return False
    text = document.text[table.start : table.end]
    if between and "单位" in document.text[document.blocks[between[0]].start : table.start]:
        return False  # 单位：万元 heads another table
    cells = text.replace("\n", "\t").split("\t")[: 4 * table.width]
    has_level = any(cell.endswith("指标") and any(level_word(cell)) for cell in cells)
    is_next = all(_is_page_mark(document, at) for at in between)
    return has_level or (is_next and table.width == len(raw.columns.by_column))


def _is_page_mark(document: Document, index: int) -> bool:
    block = document.blocks[index]
    text = document.text[block.start : block.end].strip("—-－ 第页共/")
    return isinstance(block, Paragraph) and (not text or text.isdigit())


def _is_stray(document: Document, index: int) -> bool:
    """A short paragraph that may be a cell wrapped out of its row."""
    block = document.blocks[index]
    text = document.text[block.start : block.end]
    return isinstance(block, Paragraph) and len(text) <= _STRAY and "。" not in text and not is_caption(text)


_STRAY = 24


def read_lead(document: Document, index: int, last: int) -> tuple[list[Line], list[Piece]]:
    """Rows of the form that stand above its table in blocks of their own, and the caption above them."""
    lines: list[Line] = []
    captions: list[Piece] = []
    for at in range(index - 1, max(last, index - 1 - _LEAD_BLOCKS), -1):
        block = document.blocks[at]
        if isinstance(block, Table):
            if _may_be_form(document, block):
                break
            lines = table_lines(document.text, block, at) + lines
            continue
        piece = Piece(document.text[block.start : block.end], block.start, block.end)
        if len(piece.text) > LONGEST_CAPTION and not lines:
            break
        if is_caption(piece.text):
            captions.append(piece)
            break
        if at >= index - _CAPTION_BLOCKS and not any(len(line.solid) > 1 for line in lines):
            captions.append(piece)
        lines = [Line((piece,), False, at), *lines]
    labelled = next((i for i, line in enumerate(lines) if _is_head(line)), -1)
    if labelled < 0 or not any(len(line.solid) > 1 for line in lines):
        return [], captions
    captions += [line.pieces[0] for line in lines[:labelled] if len(line.pieces) == 1]
    return lines[labelled:], captions


_LEAD_BLOCKS = 14


def _is_head(line: Line) -> bool:
    """A line that names the program, its objective or the columns of its money."""
    labels = {head_label(piece.text) for piece in line.solid}
    return bool(labels & {"name", "objective"}) or read_fund_columns(line, "") is not None


def _money_forms(document: Document, taken: set[int]) -> Iterator[Program]:
    """Forms of which only the money rows are there: a part of a form, or one cut off."""
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table) or index in taken or "执行率" not in document.text[block.start : block.end]:
            continue
        lead, captions = read_lead(document, index, -1)
        lines = [*lead, *table_lines(document.text, block, index)]
        head = Head()
        read_head(lines, head)
        for piece in captions:
            note_caption(head, piece)
        if any(fund_label(fund.label.text) == "total" for fund in head.funds):  # 合计 totals other tables as well
            span = Span(lines[0].span.start, block.end)
            yield build_program(head, Columns(()), [], Levels(), None, span, True)


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


def _read_table(
    lines: Sequence[Line], lead: Sequence[Line], captions: Sequence[Piece], above: Raw | None
) -> Iterator[Raw]:
    """The forms of one table; `lead`: lines above it; `above`: a form that its first rows may go on."""
    pending: list[Line] = list(lead)
    raw = above
    after_head = above is not None
    fresh = above is None
    if above is not None:
        yield above
    for line in lines:
        if raw is not None and not raw.rows and (divided := with_subheads(raw.columns, line)) is not None:
            raw.columns = divided
            continue
        columns = read_columns(line)
        if columns is not None:
            if raw is not None and not pending and (other := _other_horizon(raw, columns, line)) is not None:
                raw, after_head = other, False
                yield raw
                continue
            if raw is not None and not pending and raw.total is None:
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


def _other_horizon(raw: Raw, columns: Columns, line: Line) -> Raw | None:
    """A form that has rows for the long-term objective and for the year: at 年度绩效指标 the second form begins."""
    side = line.solid[0].text
    if column_role(side) != "side" or not _LONG_TERM.search(raw.side) or _LONG_TERM.search(side):
        return None
    raw.head.long_term = True
    yearly = replace(raw.head, long_term=False, facts=list(raw.head.facts), funds=list(raw.head.funds))
    raw.head.funds.clear()
    raw.head.objective = [raw.head.long_term_objective] if raw.head.long_term_objective else []
    return Raw(columns, yearly, line.span.start, end=line.span.end, sure=raw.sure)


_LONG_TERM = regex("长期|实施期")


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
    sure = line.sure or len(columns.roles) > 0
    tasks = tuple(read_tasks(pending, head.year))
    sums = tuple(head_lists(pending))
    return Raw(columns, head, start, end=line.span.end, sure=sure, tasks=tasks, sums=sums, side=line.solid[0].text)


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
    firsts = solid[:3]
    totals = [piece for piece in firsts if is_total(piece.text)]
    if totals:
        raw.total = raw.total or _total(line, totals[0], raw.columns)
        raw.end = line.span.end
        return False
    if raw.rows and take_foot(line, raw.head):
        raw.closed = True
        raw.end = line.span.end
        return False
    if raw.total is not None or _is_remark(line, raw) or any(SUBTOTAL.fullmatch(piece.text) for piece in firsts):
        return False
    if raw.closed or CLOSING.match(solid[0].text):
        raw.closed = True
        return False
    drafts = [by_place(line, raw.columns, raw.levels)] if line.sure else by_guess(line, raw.columns, raw.levels)
    if not drafts and not all(any(level_word(piece.text)) or PLACEHOLDER.fullmatch(piece.text) for piece in solid):
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
    elif (name := draft.cells.get("name")) is not None and name.text and not _is_head_cell(name, raw):
        raw.sure = raw.sure and not draft.aligned
        raw.rows.append(draft)


def _is_head_cell(piece: Piece, raw: Raw) -> bool:
    """A cell of the head row that spans two rows is no indicator in the second."""
    heads = raw.columns.heads
    return bool(heads) and piece.start <= heads[-1].start and any(piece.start == head.start for head in heads)


def _total(line: Line, label: Piece, columns: Columns) -> Total:
    """The points of the total row: under their heads where places are known, else in order."""
    values = [piece for piece in line.solid if piece.start > label.start]
    if line.sure or len(line.pieces) >= len(columns.by_column) > 0:
        placed = {columns.by_column.get(piece.column, ""): piece for piece in values}
        weight, score = placed.get("weight") or placed.get("points1"), placed.get("score")
        if line.sure or weight is not None or score is not None:
            return Total(label, weight, score)
    return Total(label, bare=tuple(values))
