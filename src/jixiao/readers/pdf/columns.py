"""Tables without lines: rows whose parts stand in columns, set apart by blanks."""

from collections.abc import Iterator, Sequence

from jixiao.readers.pdf.lines import PageLine
from jixiao.units.record import record
from jixiao.units.regex import regex

_SENTENCE = regex(r"[，。；]")
_LABELLED = regex(r"[^：:]{1,14}[：:]")
_FEWEST = 2  # rows of two parts that make a table; three parts need one


@record
class Loose:
    """Rows of texts by column, "" where a column is empty; `pages` the page of each row."""

    rows: tuple[tuple[str, ...], ...]
    pages: tuple[int, ...]


def blocks(lines: Sequence[PageLine]) -> Iterator[list[PageLine] | Loose]:
    """Runs of ordinary lines, and tables between them."""
    plain: list[PageLine] = []
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end == at:
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            yield plain
            plain = []
        yield _table(lines[at:end])
        at = end
    if plain:
        yield plain


def _table_end(lines: Sequence[PageLine], start: int) -> int:
    """Behind the last row of a table that begins here; the start itself when none does."""
    end, most = start, 0
    while end < len(lines) and (_is_row(lines[end]) or (end > start and _hangs(lines[end], lines[start:end]))):
        most = max(most, len(lines[end].segments))
        end += 1
    rows = sum(1 for line in lines[start:end] if len(line.segments) > 1)
    if most >= 3 or (rows >= _FEWEST and most >= 2 and _aligned(lines[start:end])):
        return end
    return start


def _is_row(line: PageLine) -> bool:
    """Parts that are no sentences and not each a label with its value (填表人：…　　联系电话：…)."""
    texts = [segment.text for segment in line.segments]
    return len(texts) >= 2 and not any(map(_SENTENCE.search, texts[:-1])) and not all(map(_LABELLED.match, texts))


def _hangs(line: PageLine, above: Sequence[PageLine]) -> bool:
    """The rest of a cell that is not the first: its line begins where such a cell of the row above begins."""
    return len(line.segments) == 1 and any(
        abs(line.left - segment.left) < 2.0 for row in above[-1:] for segment in row.segments[1:]
    )


def _aligned(lines: Sequence[PageLine]) -> bool:
    """Two rows of two parts are a table when their second parts share an edge or a middle."""
    seconds = [line.segments[1] for line in lines if len(line.segments) >= 2]
    edges = ([s.left for s in seconds], [s.right for s in seconds], [(s.left + s.right) / 2 for s in seconds])
    return any(max(edge) - min(edge) < 3.0 for edge in edges) or any(len(line.segments) > 2 for line in lines)


def _table(lines: Sequence[PageLine]) -> Loose:
    columns = _columns(lines)
    rows: list[list[str]] = []
    pages: list[int] = []
    for line in lines:
        if len(line.segments) == 1 and rows:
            column = min(range(1, len(columns)), key=lambda n: abs(columns[n][0] - line.left))
            rows[-1][column] += line.text
            continue
        row = [""] * len(columns)
        free = 0
        for number, segment in enumerate(line.segments):
            last = len(columns) - (len(line.segments) - number)
            column = min(range(free, last + 1), key=lambda n: _apart(columns[n], segment.left, segment.right))
            row[column] = segment.text
            free = column + 1
        rows.append(row)
        pages.append(line.page)
    return Loose(tuple(map(tuple, rows)), tuple(pages))


def _columns(lines: Sequence[PageLine]) -> list[tuple[float, float]]:
    """The stretch of each column, from the rows that fill the most of them."""
    most = max(len(line.segments) for line in lines)
    full = [line.segments for line in lines if len(line.segments) == most]
    return [
        (min(segments[n].left for segments in full), max(segments[n].right for segments in full)) for n in range(most)
    ]


def _apart(column: tuple[float, float], left: float, right: float) -> float:
    """How far a part stands from a column; negative when it overlaps it."""
    return max(column[0], left) - min(column[1], right)
