"""Tables over pages: repeated header rows dropped, a row broken by the page end glued, merged cells continued."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jixiao.readers.pdf.lines import PageLine
from jixiao.readers.pdf.tables import Box, Ruled
from jixiao.units.regex import regex

Item = PageLine | Ruled

_SAME_EDGE = 4.0
_MOST_HEADER_ROWS = 5
_MOST_TITLES = 6
_USUAL_FOOT = 0.8  # of the page height, when no page is filled further down
_SLACK = 10.0
_NUMBER = regex(r"[-+]?[\d,.]+%?")
_BRACKETS = regex(r"[（(][^（()）]*[)）]")
_PAGE_NUMBER = regex(r"\d+")


def stitched(pages: Sequence[Sequence[Item]], heights: Sequence[float]) -> list[Item]:
    """The items of all pages in order, tables that go on over a page end as one."""
    found: list[Item] = []
    foot = _feet(pages, heights)
    open_table = False  # the last item found is a table that stands at the end of its page
    for number, items in enumerate(pages):
        first = next((n for n, item in enumerate(items) if isinstance(item, Ruled)), None)
        rest = list(items)
        if open_table and first is not None:
            titles = [item.text for item in items[:first] if isinstance(item, PageLine)]
            before, after = found[-1], items[first]
            assert isinstance(before, Ruled)
            assert isinstance(after, Ruled)
            room = foot[heights[number - 1]] - before.bottom
            if _repeats(titles, before.above) and (whole := joined(before, after, room, titled=bool(titles))):
                found[-1] = whole
                rest = rest[first + 1 :]
        found += _with_titles(rest)
        open_table = bool(items) and isinstance(items[-1], Ruled)
    return found


def _feet(pages: Sequence[Sequence[Item]], heights: Sequence[float]) -> dict[float, float]:
    """How far down pages of each height are filled."""
    feet = {height: height * _USUAL_FOOT for height in heights}
    for items, height in zip(pages, heights, strict=True):
        if items:
            last = items[-1]
            feet[height] = max(feet[height], last.bottom if isinstance(last, Ruled) else last.base)
    return feet


def _with_titles(items: Sequence[Item]) -> list[Item]:
    """Each table told which lines stand right above it on its page."""
    told: list[Item] = []
    above: list[str] = []
    for item in items:
        if isinstance(item, Ruled):
            told.append(replace(item, above=tuple(above[-_MOST_TITLES:])))
            above = []
        else:
            told.append(item)
            above.append(item.text)
    return told


def _repeats(titles: list[str], above: tuple[str, ...]) -> bool:
    """Nothing stands above the table of the new page, or the title of its beginning once more."""
    if not titles:
        return True
    plain = [_PAGE_NUMBER.sub("#", title) for title in titles]
    return len(titles) <= len(above) and plain == [_PAGE_NUMBER.sub("#", title) for title in above[-len(titles) :]]


def joined(first: Ruled, second: Ruled, room: float, *, titled: bool = False) -> Ruled | None:
    """Both as one table; None when the second is a table of its own.

    With a title or head of its own, it is one when its first row would have fitted in the `room` left on the page.
    """
    if abs(first.xs[0] - second.xs[0]) > _SAME_EDGE or abs(first.xs[-1] - second.xs[-1]) > _SAME_EDGE:
        return None
    xs = _edges(first.xs, second.xs)
    above, below = _spread(first, xs), _spread(second, xs)
    repeated = _repeated_rows(above, below)
    if repeated == 0 and _begins_alike(above, below):
        return None
    if (
        (titled or repeated)
        and repeated < second.height
        and room > second.ys[repeated + 1] - second.ys[repeated] + _SLACK
    ):
        return None
    below = _without_rows(below, repeated)
    above, below = _glued(above, below)
    above, below = _continued(above, below)
    boxes = (*above.boxes, *(replace(box, row=box.row + above.height) for box in below.boxes))
    height, breaks = above.height + below.height, (*above.breaks, above.height)
    return replace(above, height=height, boxes=boxes, ys=second.ys, breaks=breaks)


def _edges(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """The columns of both."""
    extra = [x for x in second if all(abs(x - own) > _SAME_EDGE for own in first)]
    return tuple(sorted((*first, *extra)))


def _nearest(xs: tuple[float, ...], x: float) -> int:
    return min(range(len(xs)), key=lambda n: abs(xs[n] - x))


def _spread(table: Ruled, xs: tuple[float, ...]) -> Ruled:
    """The same table on a grid of more columns."""
    if len(xs) == len(table.xs):
        return replace(table, xs=xs)
    at = [_nearest(xs, own) for own in table.xs]
    boxes = (
        replace(box, column=at[box.column], columns=at[box.column + box.columns] - at[box.column])
        for box in table.boxes
    )
    return replace(table, xs=xs, boxes=tuple(boxes))


def _row(table: Ruled, number: int) -> list[tuple[int, int, str]]:
    return [(box.column, box.columns, box.text) for box in table.boxes if box.row == number]


def _repeated_rows(above: Ruled, below: Ruled) -> int:
    """How many rows the second begins with that stand at the head of the first."""
    heads = [_row(above, n) for n in range(min(_MOST_HEADER_ROWS, above.height))]
    news = [_row(below, n) for n in range(min(_MOST_HEADER_ROWS, below.height))]
    best = 0
    for start in range(len(heads)):
        count = 0
        while start + count < len(heads) and count < len(news) and heads[start + count] == news[count]:
            count += 1
        texts = [text for row in news[:count] for _, _, text in row if text]
        if start > 0 and any(map(_NUMBER.fullmatch, texts)):
            continue  # a row of figures that happens to come twice
        if len(texts) >= 2:
            best = max(best, count)
    return best if best < below.height or best < above.height else 0


def _begins_alike(above: Ruled, below: Ruled) -> bool:
    """A form of its own begins with the words the first one began with (项目名称 …)."""
    firsts = [next((box.text for box in table.boxes if box.text), "") for table in (above, below)]
    return len(firsts[0]) > 1 and firsts[0] == firsts[1]


def _without_rows(table: Ruled, count: int) -> Ruled:
    if not count:
        return table
    boxes = []
    for box in table.boxes:
        if box.row >= count:
            boxes.append(replace(box, row=box.row - count))
        elif box.row + box.rows > count:
            boxes.append(replace(box, row=0, rows=box.row + box.rows - count))
    return replace(table, height=table.height - count, boxes=tuple(boxes))


def _last_boxes(table: Ruled) -> dict[tuple[int, int], Box]:
    return {(box.column, box.columns): box for box in table.boxes if box.row + box.rows == table.height}


def _glued(above: Ruled, below: Ruled) -> tuple[Ruled, Ruled]:
    """The first row of the second put into the last of the first when the page end broke that row."""
    ends = _last_boxes(above)
    pieces = {(box.column, box.columns): box for box in below.boxes if box.row == 0 and box.rows == 1}
    texts = {key: box for key, box in pieces.items() if box.text}
    if not texts or not _is_rest(texts, pieces, ends):
        return above, below
    boxes = []
    for box in above.boxes:
        piece = texts.get((box.column, box.columns)) if box.row + box.rows == above.height else None
        boxes.append(
            replace(box, lines=(*box.lines, *piece.lines), room=piece.room, below=piece.below) if piece else box
        )
    return replace(above, boxes=tuple(boxes)), _without_rows(below, 1)


def _is_rest(
    texts: dict[tuple[int, int], Box], pieces: dict[tuple[int, int], Box], ends: dict[tuple[int, int], Box]
) -> bool:
    """Every text goes on where a full line ended, and a cell that was complete before is empty now."""
    full = 0
    for key, box in texts.items():
        end = ends.get(key)
        if end is None or (end.text and (end.has_room_for(box.text) or not end.is_full())):
            return False
        full += bool(end.text)
    if not full:
        return False
    if len(pieces) == 1:
        return not re.search("[。；;]$", ends[next(iter(texts))].text)
    return any(not box.text and key in ends and ends[key].text for key, box in pieces.items())


def _continued(above: Ruled, below: Ruled) -> tuple[Ruled, Ruled]:
    """Merged cells of the first columns that reach over the page end: one cell, its text from either part."""
    if not any(box.text for box in below.boxes if box.row == 0):
        return above, below
    for column in _starts(below):
        end = next((b for b in above.boxes if b.row + b.rows == above.height and b.column == column), None)
        part = next((b for b in below.boxes if b.row == 0 and b.column == column), None)
        if end is None or part is None or end.columns != part.columns or not _is_one(end, part):
            break
        whole = replace(end, rows=end.rows + part.rows, lines=(*end.lines, *part.lines))
        above = replace(above, boxes=tuple(whole if box is end else box for box in above.boxes))
        below = replace(below, boxes=tuple(box for box in below.boxes if box is not part))
    return above, below


def _starts(table: Ruled) -> list[int]:
    """The columns in which the cells of the first row begin, without the last of them."""
    return sorted(box.column for box in table.boxes if box.row == 0)[:-1]


def _is_one(end: Box, part: Box) -> bool:
    if end.text and part.text:  # cut inside a bracket: 项目资金（万 / 元）
        return "（" in _BRACKETS.sub("", end.text.replace("(", "（")) and not end.has_room_for(part.text)
    if end.text:
        return end.rows > 1 or part.rows > 1 or not _NUMBER.fullmatch(end.text)
    return bool(part.text) and (end.rows > 1 or part.rows > 1)
