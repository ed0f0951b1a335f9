"""Plain tables an office keeps: 项目 | 数量 | 单位 | 上年数 | 变动原因, and lists of evidence (指标 | 佐证材料)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.keys import measure_key
from jixiao.dossier.place import Block, Span
from jixiao.dossier.workpaper import LAST_YEAR, EvidencePaper, Narrative, Topic
from jixiao.gather.places import Reading
from jixiao.gather.programs import squeezed
from jixiao.units.regex import regex

Row = dict[int, Block]  # the cells of a row by column

_FORM = "form"
_COLUMNS = {
    _FORM: regex(r"[一二三]级指标"),
    "evidence": regex(r"佐证|证明材料|支撑材料"),
    "reason": regex(r"(?:变动|增减|调整|变化).{0,4}(?:原因|说明)|原因|说明"),
    "previous": regex(r"上年|去年|年初数|期初"),
    "unit": regex(r"(?:计量)?单位"),
    "value": regex(r"数量|数值|本年|年末|期末|人数|当年"),
    "label": regex(r"项目|指标|内容|名称|科目|事项"),
}  # a head is of the first kind that is found in it
_LONGEST_HEAD = 16
_MARKS = regex(r"^(?:其中[：:]|[一二三四五六七八九十]+、|\d+[.、．]|（[一二三四五六七八九十\d]+）)+")
_NUMBER = regex(r"-?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Lists:
    """What plain tables hold. `evidence` is by the squeezed name of the indicator it proves."""

    measures: tuple[Datum, ...]
    reasons: tuple[Narrative, ...]
    evidence: Mapping[str, tuple[EvidencePaper, ...]]

    def told(self, path: str) -> Iterator[str]:
        """What one file gave, in Chinese."""
        proofs = [paper for papers in self.evidence.values() for paper in papers]
        for places, words in (
            ([datum.provenance[0] for datum in self.measures], "基本数据 {} 项"),
            ([reason.provenance for reason in self.reasons], "变动原因 {} 条"),
            ([paper.provenance for paper in proofs], "佐证材料 {} 份"),
        ):
            if number := sum(1 for place in places if place.path == path):
                yield words.format(number)


def read_lists(readings: Sequence[Reading], year: int) -> Lists:
    measures: dict[str, Datum] = {}
    reasons: dict[str, Narrative] = {}
    evidence: dict[str, dict[str, EvidencePaper]] = {}
    for reading in readings:
        for rows in _tables(reading):
            table = _Table(reading, rows)
            for datum in table.measures():
                measures.setdefault(datum.key, datum)
            for reason in table.reasons(reading.dossier.year or year):
                reasons.setdefault(reason.about, reason)
            for indicator, paper in table.evidence():
                evidence.setdefault(indicator, {}).setdefault(paper.name, paper)
    proofs = {indicator: tuple(papers.values()) for indicator, papers in evidence.items()}
    return Lists(tuple(measures.values()), tuple(reasons.values()), proofs)


def _tables(reading: Reading) -> Iterator[Sequence[Row]]:
    """Tables outside the indicator forms, which are read as programs."""
    forms = [program.span for program in reading.dossier.programs]
    tables: dict[tuple[str, int], dict[int, Row]] = {}
    for block in reading.dossier.source.blocks:
        if block.table is not None and block.row is not None and block.column is not None:
            tables.setdefault((block.sheet, block.table), {}).setdefault(block.row, {})[block.column] = block
    for rows in tables.values():
        first = min(block.start for row in rows.values() for block in row.values())
        last = max(block.end for row in rows.values() for block in row.values())
        if not any(start < last and first < end for start, end in forms):
            yield [rows[number] for number in sorted(rows)]


class _Table:
    """A table whose first row with two or more known heads says what its columns are."""

    def __init__(self, reading: Reading, rows: Sequence[Row]) -> None:
        self._reading = reading
        self._heads: dict[str, int] = {}
        self._body: Sequence[Row] = ()
        for number, row in enumerate(rows):
            heads = self._heads_of(row)
            if _FORM in heads:
                break  # its rows are indicators, read as such
            if len(heads) >= 2 and "label" in heads:
                self._heads, self._body = heads, rows[number + 1 :]
                break

    def measures(self) -> Iterator[Datum]:
        """Single values with the unit their row names; 上年数 gets the label with （上年） behind it."""
        if not {"value", "unit"} <= self._heads.keys():
            return
        for row in self._body:
            label, unit = self._label(row), self._text(row, "unit")
            for column, suffix in (("value", ""), ("previous", LAST_YEAR)):
                text = self._text(row, column).replace("，", ",")
                if label and _NUMBER.fullmatch(text):
                    value = Decimal(text.replace(",", ""))
                    decimals = max(0, -int(value.as_tuple().exponent))
                    place = self._reading.provenance(self._span(row, column))
                    yield Datum(measure_key(label + suffix), label + suffix, value, unit, decimals, (place,))

    def reasons(self, year: int) -> Iterator[Narrative]:
        """Why the amount of a row changed."""
        if "reason" not in self._heads or "evidence" in self._heads:
            return
        for row in self._body:
            label, reason = self._label(row), self._text(row, "reason")
            if label and reason:
                place = self._reading.provenance(self._span(row, "reason"))
                yield Narrative(Topic.REASON, (reason,), place, year, label)

    def evidence(self) -> Iterator[tuple[str, EvidencePaper]]:
        if "evidence" not in self._heads:
            return
        for row in self._body:
            label = self._label(row)
            for name in re.split(r"[；;\n]", self._text(row, "evidence")):
                if label and name.strip():
                    place = self._reading.provenance(self._span(row, "evidence"))
                    yield label, EvidencePaper(name.strip(), place)

    def _heads_of(self, row: Row) -> dict[str, int]:
        heads: dict[str, int] = {}
        for column, block in row.items():
            text = squeezed(self._reading.dossier.source.text[block.start : block.end])
            if 0 < len(text) <= _LONGEST_HEAD:
                kind = next((kind for kind, pattern in _COLUMNS.items() if pattern.search(text)), "")
                if kind:
                    heads.setdefault(kind, column)
        return heads

    def _label(self, row: Row) -> str:
        return _MARKS.sub("", squeezed(self._text(row, "label")))

    def _text(self, row: Row, kind: str) -> str:
        start, end = self._span(row, kind)
        return self._reading.dossier.source.text[start:end].strip()

    def _span(self, row: Row, kind: str) -> Span:
        block = row.get(self._heads.get(kind, -1))
        return Span(block.start, block.end) if block else Span(0, 0)
