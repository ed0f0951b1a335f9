"""The monthly brief of investment promotion (招商引资工作月报): key figures, tables, and where each figure is from."""

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.dossier.datum import Datum
from jixiao.report.blocks import Block, Cell, Paragraph, Report, Role, Run, Runs, Table, plain_run, runs_of
from jixiao.report.book import Book
from jixiao.report.phrase import joined, say
from jixiao.report.plain import marked

NOT_KNOWN = "—"
_NUMERALS = "一二三四五六七八九十"
Value = Datum | str | None


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key figure: of the month alone, of the year so far, of the same months a year before.

    `note` says why the two are not compared ("" when they are); `source` in words which rows they are.
    """

    label: str
    unit: str
    month: Datum | None
    total: Datum | None
    before: Datum | None
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a board shows it; the first column names the row."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """`period` is how the months are said (1—10月), `day` the day of the data."""

    department: str
    year: int
    month: int
    period: str
    day: str
    keys: tuple[KeyLine, ...]
    chapters: tuple[Chapter, ...]

    def data(self) -> Iterator[Datum]:
        for line in self.keys:
            yield from (datum for datum in (line.month, line.total, line.before) if datum)
        values = (value for one in self.chapters for sheet in one.sheets for row in sheet.rows for value in row)
        yield from (value for value in values if isinstance(value, Datum))


def compose(brief: Brief) -> Report:
    """The brief as a report; what is compared is computed here, each with its working."""
    writer = _Writer(brief)
    blocks = marked(tuple(writer.blocks()))
    used = writer.book.used(run.key for block in blocks for run in runs_of(block) if run.key)
    title = f"{brief.department}招商引资工作月报（{brief.year}年{brief.month}月）"
    return Report(title, "brief", brief.department, brief.year, blocks, used)


class _Writer:
    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self.book = Book(brief.data())
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        brief = self._brief
        yield Paragraph(Role.TITLE, plain_run(brief.department))
        yield Paragraph(Role.TITLE, plain_run(f"招商引资工作月报（{brief.year}年{brief.month}月）"))
        number = 0
        if brief.keys:
            number += 1
            yield self._heading(number, "主要指标")
            yield from self._lead()
            yield self._keys()
        for chapter in brief.chapters:
            number += 1
            yield self._heading(number, chapter.title)
            for sheet in chapter.sheets:
                yield self._sheet(sheet)
                yield from (Paragraph(Role.BODY, plain_run(f"注：{note}。")) for note in sheet.notes)
        yield self._heading(number + 1, "数据来源")
        yield self._sources()
        yield Paragraph(Role.BODY, plain_run(f"以上数据取自工作台的台账，截至{brief.day}。"))

    def _heading(self, number: int, title: str) -> Paragraph:
        return Paragraph(Role.HEADING_1, plain_run(f"{_NUMERALS[number - 1]}、{title}"))

    def _lead(self) -> Iterator[Paragraph]:
        """What is known, a sentence of the leading figures."""
        told = [self._told(line) for line in self._brief.keys if line.total and line.total.value]
        if told:
            yield Paragraph(Role.BODY, (Run(f"{self._brief.period}，"), *joined(told, "；"), Run("。")))

    def _told(self, line: KeyLine) -> Runs:
        assert line.total
        said = say(f"{line.label.removeprefix('其中：')}{{total}}", total=line.total)
        if line.note:
            return (*said, Run(f"（{line.note}）"))
        grown = self._growth(line)
        if grown is None:
            return said
        word = "，比上年同期下降" if grown.value < 0 else "，比上年同期增长"
        return (*said, *say(f"{word}{{rate}}", rate=self.book.size(grown)))

    def _growth(self, line: KeyLine) -> Datum | None:
        if line.note or line.total is None or line.before is None or line.before.value <= 0:
            return None
        return self.book.growth(line.total, line.before, f"{line.label}比上年同期")

    def _grown(self, line: KeyLine) -> Value:
        return "口径不同" if line.note else self._growth(line)

    def _keys(self) -> Table:
        heads = ("指标", "单位", f"{self._brief.month}月", f"{self._brief.period}", "上年同期", "增减")
        rows = tuple(
            (line.label, line.unit, line.month, line.total, line.before, self._grown(line)) for line in self._brief.keys
        )
        return self._table("主要指标", heads, rows, (30, 12, 16, 18, 18, 16))

    def _sheet(self, sheet: Sheet) -> Table:
        widths = (30, *(70 // max(1, len(sheet.heads) - 1) for _ in sheet.heads[1:]))
        return self._table(sheet.title, sheet.heads, sheet.rows, widths)

    def _sources(self) -> Table:
        keys = [(line.label, line.source) for line in self._brief.keys]
        sheets = [(sheet.title, sheet.source) for chapter in self._brief.chapters for sheet in chapter.sheets]
        return self._table("各指标和各表的来源", ("指标或表", "台账和筛选条件"), (*keys, *sheets), (30, 70))

    def _table(
        self, title: str, heads: tuple[str, ...], rows: tuple[tuple[Value, ...], ...], widths: tuple[int, ...]
    ) -> Table:
        self._tables += 1
        head = tuple(Cell(plain_run(words), "center") for words in heads)
        made = tuple(tuple(_cell(value, at) for at, value in enumerate(row)) for row in rows)
        return Table(title, widths, 1, (head, *made), plain_run(f"表{self._tables}　{title}"))


def _cell(value: Value, at: int) -> Cell:
    if isinstance(value, Datum):
        sign = plain_run("%") if value.unit == "%" else ()
        return Cell((Run(value.printed(), value.key, value.unit, value.decimals), *sign), "right")
    words = NOT_KNOWN if value in (None, "") else value
    return Cell(plain_run(str(words)), "left" if at == 0 or value else "right")
