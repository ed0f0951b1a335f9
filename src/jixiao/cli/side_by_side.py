"""A comparison as lines, as JSON, as a workbook."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.check.output.columns import head, pad, width
from jixiao.cli.book import dress, save
from jixiao.compare.papers import Comparison, Group, Pair
from jixiao.dossier.datum import Datum

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_LABEL, _NUMBER, _REST = 40, 16, 90


def as_text(comparison: Comparison, *, everything: bool) -> Iterator[str]:
    """One line a pair; unless all are wanted, pairs without change and what one side lacks are only counted."""
    yield f"左  {comparison.left}\n右  {comparison.right}"
    for group in comparison.groups:
        shown = [pair for pair in group.pairs if everything or (pair.left and pair.right and _differs(pair))]
        yield f"\n{group.title}"
        yield from map(_line, shown)
        if not everything:
            yield from _left_out(group)
    if not everything:
        yield "\n加 --all 全部列出。"


def _line(pair: Pair) -> str:
    cells = (_printed(pair.left), _printed(pair.right), _signed(pair.change), _signed(pair.growth))
    line = f"  {pad(head(pair.label, _LABEL), _LABEL)}" + "".join(map(_right, cells))
    return f"{line}  {pair.note}".rstrip()


def _left_out(group: Group) -> Iterator[str]:
    for words, pairs in (
        ("没有变化", [pair for pair in group.pairs if pair.left and pair.right and not _differs(pair)]),
        ("只有左边有", [pair for pair in group.pairs if pair.right is None]),
        ("只有右边有", [pair for pair in group.pairs if pair.left is None]),
    ):
        if pairs:
            yield f"  {words}的 {len(pairs)} 项：{head('、'.join(pair.label for pair in pairs), _REST)}"


def _differs(pair: Pair) -> bool:
    return pair.change is None or pair.change.value != 0


def _printed(datum: Datum | None) -> str:
    return f"{datum.printed()}{datum.unit}" if datum else "—"


def _signed(datum: Datum | None) -> str:
    return f"{'+' if datum.value > 0 else ''}{datum.printed()}{datum.unit}" if datum else ""


def _right(text: str) -> str:
    return " " * max(1, _NUMBER - width(text)) + text


def as_json(comparison: Comparison) -> str:
    from pydantic import TypeAdapter

    return TypeAdapter(Comparison).dump_json(comparison, indent=1).decode()


def as_workbook(comparison: Comparison, path: Path) -> None:
    """A sheet of rows under their groups, numbers as numbers, ready to print."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "比较"
    sheet.append(("项目", comparison.left, comparison.right, "增减", "增幅（%）", "单位", "说明"))
    for group in comparison.groups:
        sheet.append((group.title,))
        for pair in group.pairs:
            _append(sheet, pair)
    dress(sheet, (40, 20, 20, 16, 12, 10, 28), "B2", _is_head)
    save(book, path)


def _is_head(row: "Sequence[Cell | MergedCell]") -> bool:
    """The first row, and those that name a group."""
    return row[0].row == 1 or all(cell.value is None for cell in row[1:])


def _append(sheet: "Worksheet", pair: Pair) -> None:
    data = (pair.left, pair.right, pair.change, pair.growth)
    unit = next((datum.unit for datum in (pair.right, pair.left) if datum), "")
    sheet.append((pair.label, *(datum.value if datum else None for datum in data), unit, pair.note))
    for cell, datum in zip(sheet[sheet.max_row][1:5], data, strict=True):
        if datum:
            cell.number_format = "#,##0" + ("." + "0" * datum.decimals if datum.decimals else "")
