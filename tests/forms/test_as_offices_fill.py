"""Forms as offices really send them: the same papers, whatever was moved, added, unmerged or typed another way."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Border, Side

from jixiao import api
from jixiao.forms.fill import fill
from jixiao.forms.load import layouts
from tests.forms.office import PAPERS
from tests.forms.views import view

LAYOUTS = layouts()
_THIN = Side(style="thin")
FRAME = Border(_THIN, _THIN, _THIN, _THIN)
LEVELS = {"产出指标", "效益指标", "满意度指标", "数量指标", "质量指标"}


class Page:
    """Texts and merged areas of a sheet, by row and column."""

    def __init__(self, sheet):
        self.cells = {(c.row, c.column): shown(c) for row in sheet.iter_rows() for c in row if c.value is not None}
        self.merged = [(a.min_row, a.min_col, a.max_row, a.max_col) for a in sheet.merged_cells.ranges]
        self.frame = (sheet.max_row, sheet.max_column)

    def find(self, text):
        return next(place for place, value in self.cells.items() if value == text)

    def moved(self, rows=0, columns=0, *, below=0, right_of=0):
        """Everything below a row and right of a column pushed on."""

        def row(at):
            return at + rows if at > below else at

        def column(at):
            return at + columns if at > right_of else at

        self.cells = {(row(r), column(c)): value for (r, c), value in self.cells.items()}
        self.merged = [(row(a), column(b), row(c), column(d)) for a, b, c, d in self.merged]
        self.frame = (self.frame[0] + rows, self.frame[1] + columns)
        return self

    def into(self, sheet):
        for (row, column), value in self.cells.items():
            sheet.cell(row, column, value).data_type = "s" if isinstance(value, str) else "n"
        for row in range(1, self.frame[0] + 1):
            for column in range(1, self.frame[1] + 1):
                sheet.cell(row, column).border = FRAME
        for top, left, bottom, right in self.merged:
            if (bottom, right) > (top, left):
                sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)


def shown(cell):
    """Percentages as texts, so that no format has to be carried along."""
    return f"{cell.value:.2%}" if cell.number_format.endswith("%") and not isinstance(cell.value, str) else cell.value


def as_it_is(page):
    return page


def placed_further_down_and_right(page):
    return page.moved(3, 2)


def with_a_blank_row_between_indicators(page):
    row, _ = page.find("质量指标")
    return page.moved(1, below=row - 1)


def with_a_column_more(page):
    """备注 at the right end, filled in one row."""
    row, _ = page.find("三级指标")
    page.frame = (page.frame[0], page.frame[1] + 1)
    page.cells[row, page.frame[1]] = "备注"
    page.cells[row + 2, page.frame[1]] = "另附说明"
    return page


def with_levels_in_their_first_row_only(page):
    page.merged = [area for area in page.merged if page.cells.get(area[:2]) not in LEVELS]
    return page


def with_levels_in_every_row(page):
    for top, left, bottom, right in list(page.merged):
        if page.cells.get((top, left)) in LEVELS and left == right:
            page.merged.remove((top, left, bottom, right))
            page.cells |= {(row, left): page.cells[top, left] for row in range(top, bottom + 1)}
    return page


def with_notes_below(page):
    bottom = max(row for row, _ in page.cells)
    page.cells[bottom + 2, 1] = "注：1.实际完成值以统计部门核定的数为准。"
    page.cells[bottom + 3, 1] = "填表人：李同志　联系电话：00000000　填表日期：2023年3月15日"
    return page


def with_numbers_typed_as_texts(page):
    page.cells = {at: f"{value:,}" if isinstance(value, int | float) else value for at, value in page.cells.items()}
    return page


def with_digits_of_full_width(page):
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    page.cells = {
        at: value.translate(wide) if isinstance(value, str) and value.startswith(("≥", "≤")) else value
        for at, value in page.cells.items()
    }
    return page


def with_blanks_in_the_heads(page):
    heads = {
        "三级指标": "三 级\n指 标",
        "得分": "得  分",
        "分值": "分\n值",
        "年度指标值": "年度\n指标值",
        "完成值": "完 成 值",
    }
    page.cells = {at: heads.get(value, value) for at, value in page.cells.items()}
    return page


def with_numbered_indicators(page):
    row, column = page.find("三级指标")
    number = 0
    for at in sorted(page.cells):
        if at[1] == column and at[0] > row and page.cells.get((at[0], column + 1)):
            number += 1
            page.cells[at] = f"指标{number}：{page.cells[at]}"
    return page


def with_slots_nobody_filled(page):
    row, column = page.find("质量指标")
    page.moved(1, below=row - 1)
    page.cells[row, column + 1] = "……"
    return page


CHANGES = [
    as_it_is,
    placed_further_down_and_right,
    with_a_blank_row_between_indicators,
    with_a_column_more,
    with_levels_in_their_first_row_only,
    with_levels_in_every_row,
    with_notes_below,
    with_numbers_typed_as_texts,
    with_digits_of_full_width,
    with_blanks_in_the_heads,
    with_numbered_indicators,
    with_slots_nobody_filled,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize(
    "name", ["national-self-evaluation", "sichuan-self-evaluation-2023", "yunnan-self-evaluation-2020"]
)
def test_the_papers_are_the_same(name, change, tmp_path):
    layout = LAYOUTS[name]
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in load_workbook(BytesIO(fill(layout, PAPERS))).worksheets:
        change(Page(sheet)).into(book.create_sheet(sheet.title))
    book.save(tmp_path / "表.xlsx")
    assert view(layout, api.gather([str(tmp_path / "表.xlsx")])) == view(layout, PAPERS)
