"""A grid as an Excel workbook: written with what stands in it, and read back as if it had been pasted, with preview."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.exceptions import BadRequest
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jixiao.readers.xlsx.sheet import column_name as letters
from jixiao.web.kit.answers import attachment
from jixiao.web.kit.fields import Stale
from jixiao.web.kit.grid import Grid, RowKind
from jixiao.web.kit.grid_edit import Acts
from jixiao.web.kit.grid_read import Edits, read
from jixiao.web.kit.grid_values import typed
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.workbook import LARGEST, TYPE, Column, rows

_WIDTHS = {"xs": 6, "s": 10, "m": 15, "l": 26, "xl": 40}


@dataclass(frozen=True, slots=True)
class Sheet:
    """`by` are the columns whose texts say which row a line of the workbook is; `name` is that of the file."""

    name: str
    by: Sequence[str]

    def of(self, thing: object) -> "Sheet":
        """The workbook of this year or program: 收支 市投资促进局2022年度.xlsx."""
        return Sheet(f"{self.name} {thing}", self.by)


def sheet_page(
    request: HttpRequest,
    sheet: Sheet,
    build: Callable[[], Grid],
    acts: Acts | None,
    template: str,
    back: str,
    context: Mapping[str, Any],
) -> HttpResponse:
    """GET gives the workbook; POST takes a filled one (`file`), shows what it would change, and then (`cells`) does
    it, all or nothing. Without `acts` it can only be read.
    """
    if request.method != "POST":
        return attachment(f"{sheet.name}.xlsx", book(build()), TYPE)
    if acts is None:
        raise Http404
    edits, words, cells = Edits(), "", []
    try:
        cells = _cells(request, sheet, build())
        edits = read(build(), cells, pasted=True)
        if "cells" in request.POST and not edits.wrong:
            _apply(edits, acts, build())
            return redirect(back)
    except (Refused, Stale) as refused:
        words = str(refused) or "别人正在改同几行；请再导入一次。"
    shown = {**context, "edits": edits, "words": words, "cells": json.dumps(cells, ensure_ascii=False), "back": back}
    return render(request, template, shown, status=422 if words or edits.wrong else 200)


@transaction.atomic
def _apply(edits: Edits, acts: Acts, grid: Grid) -> None:
    """New rows come last."""
    if edits.changes:
        acts.change(edits.changes)
    above = next((row.key for row in reversed(grid.rows) if row.kind is RowKind.DATA), None)
    for values in edits.new.values():
        if acts.insert is None:
            raise Refused("这张表不能增加行；请检查第一列与页面上的是否一致。")
        above = str(acts.insert(above, values))


def _cells(request: HttpRequest, sheet: Sheet, grid: Grid) -> list[dict[str, str]]:
    if "cells" in request.POST:
        try:
            told = json.loads(request.POST["cells"])
        except ValueError:
            raise BadRequest("送来的内容没有读懂；请重新上传。") from None
        if not isinstance(told, list):
            raise BadRequest("送来的内容没有读懂；请重新上传。")
        return told
    upload: UploadedFile[bytes] | None = request.FILES.get("file")
    if upload is None:
        raise Refused("请选择填好的 Excel 工作簿。")
    if (upload.size or 0) > LARGEST:
        raise Refused(f"工作簿超过 {LARGEST >> 20} MB。")
    return list(cells(grid, sheet.by, str(upload.name), upload.read()))


def cells(grid: Grid, by: Sequence[str], name: str, data: bytes) -> Iterator[dict[str, str]]:
    """The filled cells of a workbook as a browser would send them; an empty cell leaves what stands there."""
    columns = [Column(column.name, column.head, needed=column.name == by[0]) for column in grid.columns]
    formats = {column.name: column.format for column in grid.columns}
    known = {
        tuple(typed(formats[part], row.value(part)) for part in by): row.key
        for row in grid.rows
        if row.kind is RowKind.DATA
    }
    new = 0
    for line in rows(name, data, columns):
        key = known.get(tuple(line.texts.get(part, "") for part in by))
        if key is None:
            new += 1
            key = f"+{new}"
        for column, text in line.texts.items():
            found = grid.column(column)
            if text and found is not None and found.editable is not False:
                yield {"row": key, "column": column, "text": text}


def book(grid: Grid) -> bytes:
    """The grid with everything that stands in it, computed columns too; numbers are numbers."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    made = Workbook()
    page = made.active
    assert page is not None
    page.title = grid.label[:31]
    page.freeze_panes = f"{letters(sum(column.frozen for column in grid.columns))}2"
    for at, column in enumerate(grid.columns, 1):
        head = page.cell(1, at, column.head)
        head.font = Font(bold=True)
        computed = column.editable is False
        head.fill = PatternFill("solid", fgColor="EDEDED" if computed else "DCE6F2")
        page.column_dimensions[letters(at - 1)].width = _WIDTHS.get(column.width, 15)
    data = [row for row in grid.rows if row.kind is RowKind.DATA]
    for number, row in enumerate([*data, *grid.totals], 2):
        for at, column in enumerate(grid.columns, 1):
            text = typed(column.format, row.value(column.name))
            if row.kind is RowKind.TOTAL and at == 1:
                text = text or row.label
            if column.kind.is_number and text:
                page.cell(number, at, Decimal(text))  # in no format: what is typed is shown, and read back so
            else:
                page.cell(number, at, text or None)
    file = BytesIO()
    made.save(file)
    return file.getvalue()
