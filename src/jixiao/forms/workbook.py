"""xlsx templates, filled cell by cell through openpyxl: merged cells, heights, lists and print settings stay."""

from collections.abc import Iterator, Sequence
from copy import copy
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.forms.grid import FormError, Grid
from jixiao.forms.sheet import SheetGrid
from jixiao.units.regex import regex

GUIDE = "填写说明"  # the sheet of a blank form that tells how to fill it
_LOST = ("xl/ctrlProps/", "xl/activeX/", "xl/vbaProject", "xl/charts/", "xl/diagrams/")
_BAD_NAME = regex(r"[\[\]:*?/\\'\s]+")
_LONGEST_NAME = 31


class Workbook:
    """A template with one copy of its form for each name."""

    def __init__(self, path: Path, names: Sequence[str]) -> None:
        _refuse_lost(path)
        self._book = load_workbook(path, rich_text=True)
        if GUIDE in self._book.sheetnames:
            self._book.remove(self._book[GUIDE])
        first = self._book.worksheets[0]
        sheets = [first, *(self._copy(first) for _ in names[1:])]
        for sheet, name in zip(sheets, _apart(names), strict=True):
            sheet.title = name
        self._grids = [SheetGrid(sheet) for sheet in sheets]
        self.grids: Sequence[Grid] = self._grids

    def saved(self) -> bytes:
        for grid in self._grids:
            grid.fit_heights()
        buffer = BytesIO()
        self._book.save(buffer)
        return buffer.getvalue()

    def _copy(self, sheet: Worksheet) -> Worksheet:
        """openpyxl's copy, with what it leaves out."""
        twin = self._book.copy_worksheet(sheet)
        for validation in sheet.data_validations.dataValidation:
            twin.add_data_validation(copy(validation))
        if sheet.print_title_rows:
            twin.print_title_rows = sheet.print_title_rows.replace("$", "")
        if sheet.print_area:
            twin.print_area = sheet.print_area.rpartition("!")[2].replace("$", "")
        twin.HeaderFooter = copy(sheet.HeaderFooter)
        twin.sheet_view.showGridLines = sheet.sheet_view.showGridLines
        return twin


def _refuse_lost(path: Path) -> None:
    """What openpyxl cannot write again must not be in a template."""
    with ZipFile(path) as archive:
        lost = [name for name in archive.namelist() if name.startswith(_LOST)]
        drawn = [name for name in archive.namelist() if name.startswith("xl/drawings/") and name.endswith(".xml")]
        lost += [name for name in drawn if b"<xdr:sp " in archive.read(name) or b"<xdr:sp>" in archive.read(name)]
    if lost:
        raise FormError(f"{path}：模板里有控件、图形、图表或宏（{lost[0]}），填写后留不住；请改用普通单元格（如 □）。")


def _apart(names: Sequence[str]) -> Iterator[str]:
    """Names a sheet may have, no two alike."""
    used: set[str] = set()
    for name in names:
        clean = _BAD_NAME.sub("", name)[:_LONGEST_NAME] or "表"
        number, unlike = 1, clean
        while unlike.casefold() in used:
            number += 1
            tail = f"-{number}"
            unlike = clean[: _LONGEST_NAME - len(tail)] + tail
        used.add(unlike.casefold())
        yield unlike
