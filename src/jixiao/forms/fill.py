"""A layout filled with working papers: cells first, then blocks of rows from the bottom up, so that addresses hold."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from jixiao.dossier.live import with_live_numbers
from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import Workpaper
from jixiao.forms.cell_words import CELL_WORDS
from jixiao.forms.grid import FormError, Grid, Template
from jixiao.forms.layout import Layout, RowBlock, Scope
from jixiao.forms.load import WORD
from jixiao.forms.row_lists import rows_of
from jixiao.forms.row_words import ROW_WORDS
from jixiao.forms.values import Value
from jixiao.forms.words import Subject, value_of
from jixiao.units.regex import regex

_BOX = regex(r"[□☐]")


def fill(layout: Layout, papers: Workpaper, scores: DepartmentScores | None = None, kind: str = "xlsx") -> bytes:
    """One file with a form for each program, or the one form of the department.

    Raises FormError when the papers hold nothing the layout is about.
    """
    subjects = subjects_of(layout, papers, scores)
    template = _opened(layout, kind, [_name(subject, layout) for subject in subjects])
    for grid, subject in zip(template.grids, subjects, strict=True):
        _fill(grid, layout, subject)
    return template.saved()


def fill_each(
    layout: Layout, papers: Workpaper, scores: DepartmentScores | None = None, kind: str = "xlsx"
) -> Iterator[tuple[str, bytes]]:
    """A file of its own for each form, with the name of what it is about."""
    for subject in subjects_of(layout, papers, scores):
        template = _opened(layout, kind, [layout.title])
        _fill(template.grids[0], layout, subject)
        yield _name(subject, layout), template.saved()


def subjects_of(layout: Layout, papers: Workpaper, scores: DepartmentScores | None) -> list[Subject]:
    papers = with_live_numbers(papers)
    if layout.scope is Scope.DEPARTMENT:
        return [Subject(papers, layout.money, scores=scores)]
    whole = layout.scope is Scope.WHOLE
    programs = [program for program in papers.programs if program.whole_department is whole]
    if not programs:
        what = "部门整体支出的目标和指标" if whole else "项目"
        raise FormError(f"读到的材料里没有{what}，无法填写《{layout.title}》；请给出已填的目标表或自评表。")
    bare = Subject(papers, layout.money, scores=scores)
    return [Subject(papers, layout.money, program, bare.sheet_of(program), scores) for program in programs]


def _name(subject: Subject, layout: Layout) -> str:
    program = subject.program
    return program.name if program is not None and not program.whole_department and program.name else layout.title


def _opened(layout: Layout, kind: str, names: Sequence[str]) -> Template:
    path = layout.template(kind)
    if not path.exists():
        raise FormError(f"《{layout.title}》没有 {kind} 模板；可用的格式：{'、'.join(layout.formats)}。")
    return opened(path, names)


def opened(path: Path, names: Sequence[str]) -> Template:
    """The template of a file by its ending."""
    if path.suffix == ".docx":
        from jixiao.forms.word import WordFile

        return WordFile(path, names)
    from jixiao.forms.workbook import Workbook

    return Workbook(path, names)


def _fill(grid: Grid, layout: Layout, subject: Subject) -> None:
    for (row, column), pattern in layout.cells.items():
        if (value := _said(pattern, subject)) != "":
            grid.write(row, column, value)
    for (row, column), word in layout.choices.items():
        grid.write(row, column, _ticked(grid.text(row, column), str(value_of(word, CELL_WORDS, subject))))
    for block in reversed(layout.blocks):
        _fill_block(grid, block, subject)


def _said(pattern: str, subject: Subject) -> Value:
    """A lone word keeps its number; a text around words is left out when none of them is known."""
    words = WORD.findall(pattern)
    values = [value_of(word, CELL_WORDS, subject) for word in words]
    if words and pattern == f"{{{words[0]}}}":
        return values[0]
    if words and not any(value != "" for value in values):
        return ""
    for word, value in zip(words, values, strict=True):
        pattern = pattern.replace(f"{{{word}}}", str(value), 1)
    return pattern


def _ticked(text: str, chosen: str) -> str:
    """□新增 □延续 with the box before each chosen word ticked; a word without a box gets one."""
    for word in filter(None, re.split(r"[、,，;；\s]+", chosen)):
        text, found = re.subn(rf"{_BOX.pattern}(?=\s*{re.escape(word)}(?:\s|{_BOX.pattern}|$))", "☑", text, count=1)
        text += "" if found else f"　☑{word}"
    return text


def _fill_block(grid: Grid, block: RowBlock, subject: Subject) -> None:
    rows = rows_of(block, subject)
    if not rows:
        return  # the slots of the template stay for the office to fill
    dashes = {column: _dash(grid, block, column) for column in block.columns}
    grid.resize(block.first, block.last, len(rows), block.columns.keys())
    known = ROW_WORDS[block.of]
    shown = [[value_of(word, known, row) for word in block.columns.values()] for row in rows]
    for number, values in enumerate(shown):
        named = number < len(block.labels)
        for (column, word), value in zip(block.columns.items(), values, strict=True):
            if named and (word == "label" or value == ""):
                continue  # a row the template names keeps its own words
            grid.write(block.first + number, column, value if value != "" else dashes[column])
    for column in block.merge:
        _join_equal(grid, block, list(block.columns).index(column), shown)


_DASHES = frozenset({"—", "——", "－", "-", "/"})


def _dash(grid: Grid, block: RowBlock, column: int) -> str:
    """What the last row of the template prints for nothing: the — of a source of money that is not scored."""
    text = grid.text(block.last, column).strip()
    return text if text in _DASHES else ""


def _join_equal(grid: Grid, block: RowBlock, at: int, shown: Sequence[Sequence[Value]]) -> None:
    """Merge a column over runs of equal values, never across a change in a merged column left of it."""
    columns = list(block.columns)
    left = [index for index, column in enumerate(columns) if column in block.merge and index <= at]
    start = 0
    for number in range(1, len(shown) + 1):
        ends = number == len(shown) or any(shown[number][i] != shown[start][i] for i in left)
        if ends:
            if shown[start][at] != "":
                grid.join_down(columns[at], block.first + start, block.first + number - 1)
            start = number
