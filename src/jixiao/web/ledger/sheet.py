"""Rows of a workbook or of a pasted table, each judged before anything is written; and the workbook that goes out."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from jixiao.web.kit.workbook import SheetRow, template
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.ledger.kinds import Link, Wrong
from jixiao.web.people.models import Department

MOST_ROWS = 100_000
MOST_CELLS = 4_000_000
_MOST_READ = 100_000
Cells = dict[tuple[int, int], str]


@dataclass(slots=True)
class Judged:
    """A row as it will be taken in. `target` is the row it changes, with the version it had; None for a new one."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    target: int | None = None
    version: int = 0
    errors: list[str] = field(default_factory=list)

    def kept(self) -> str:
        """As a line of a file."""
        return json.dumps([self.number, self.values, self.target, self.version], default=str)

    @classmethod
    def of(cls, line: str) -> "Judged":
        """From what `kept` gave."""
        return cls(*json.loads(line))


class Judge:
    """What the rows are held against, looked up once for all of them."""

    def __init__(self, ledger: Ledger, department: Department) -> None:
        self._ledger = ledger
        self._columns = [column for column in ledger.columns if column.template]
        present = ledger.model._default_manager.filter(department=department, removed_at=None)
        found = present.exclude(**{ledger.key: ""}).values_list(ledger.key, "pk", "version") if ledger.key else ()
        self._present = {key: (pk, version) for key, pk, version in found}
        self._linked = {
            column.name: _names(column, department) for column in self._columns if isinstance(column.kind, Link)
        }
        self._seen: dict[str, int] = {}
        self._read: dict[tuple[str, str], Any] = {}  # texts that come again: stages, days, firms

    def rows(self, rows: Iterable[SheetRow]) -> Iterator[Judged]:
        return (self._row(row) for row in rows)

    def _row(self, row: SheetRow) -> Judged:
        judged = Judged(row.number)
        key = row.texts.get(self._ledger.key, "")
        judged.target, judged.version = self._present.get(key, (None, 0)) if key else (None, 0)
        if key and key in self._seen:
            label = self._ledger.by_name[self._ledger.key].label
            judged.errors.append(f"{row.cell(self._ledger.key)} {label}“{key}”与第 {self._seen[key]} 行重复")
        if key:
            self._seen.setdefault(key, row.number)
        for column in self._columns:
            if column.name in row.texts:
                self._cell(column, row, judged)
        if not judged.errors and judged.target is None:
            judged.errors += self._judge(row, judged)
        return judged

    def _cell(self, column: Column, row: SheetRow, judged: Judged) -> None:
        text = row.texts[column.name]
        if not text and judged.target is not None:
            return  # an empty cell changes nothing of a row that is there
        name = f"{column.name}_id" if column.name in self._linked else column.name
        try:
            judged.values[name] = self._value(column, text)
        except Wrong as wrong:
            judged.errors.append(f"{row.cell(column.name)} {column.label}：{wrong}")

    def _value(self, column: Column, text: str) -> Any:
        key = (column.name, text)
        if key not in self._read:
            if len(self._read) > _MOST_READ:
                self._read.clear()
            is_link = column.name in self._linked
            self._read[key] = self._link(column, text) if is_link else column.kind.parsed(column, text)
        return self._read[key]

    def _link(self, column: Column, text: str) -> int | None:
        if not text and not column.needed:
            return None
        found = self._linked[column.name].get(text)
        if found is None:
            raise Wrong(f"没有叫“{text}”的{column.label}；请先登记，或改正名称")
        return found

    def _judge(self, row: SheetRow, judged: Judged) -> list[str]:
        wrong = self._ledger.judge(judged.values, None)
        return [f"{row.cell(name) or f'第 {row.number} 行'} {words}" for name, words in wrong.items()]


def _names(column: Column, department: Department) -> dict[str, int]:
    assert isinstance(column.kind, Link)
    return {str(row): row.pk for row in column.kind.among(column, [department.pk])}


def cells_of(text: str, ledger: Ledger) -> Cells:
    """A table pasted from a spreadsheet; without heads its columns are those of the template in their order."""
    lines = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    heads = [column.head for column in ledger.sheet]
    first = {cell.strip().rstrip("*＊ ") for cell in lines[0]} if lines else set()
    if not first & set(heads):
        lines.insert(0, heads)
    return {(at, place): cell for at, line in enumerate(lines) for place, cell in enumerate(line) if cell.strip()}


def empty_workbook(ledger: Ledger) -> bytes:
    """What people fill: heads, what each is for, and one example."""
    examples = [column.example for column in ledger.columns if column.template]
    return template(ledger.label, ledger.sheet, examples)


def filled_workbook(ledger: Ledger, columns: Iterable[Column], rows: Iterable[Any]) -> bytes:
    """Rows as a workbook, amounts as numbers in the unit of their head."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill

    chosen = list(columns)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(ledger.label)
    sheet.freeze_panes = "A2"
    for at, column in enumerate(chosen):
        sheet.column_dimensions[_letter(at)].width = column.width
    heads = [WriteOnlyCell(sheet, column.head) for column in chosen]
    for head in heads:
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F2")
    sheet.append(heads)
    for row in rows:
        sheet.append([column.kind.exported(column, column.of(row)) for column in chosen])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _letter(at: int) -> str:
    from jixiao.readers.xlsx.sheet import column_name

    return column_name(at)


def words_of(ledger: Ledger, values: Mapping[str, Any]) -> list[str]:
    """The values of a judged row as the preview shows them, in the order of the template."""
    shown = []
    for column in ledger.columns:
        if column.template:
            value = values.get(column.name)
            shown.append(column.kind.shown(column, value) if value not in (None, "") else "")
    return shown
