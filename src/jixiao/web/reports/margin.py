"""What the checker finds in the report, laid beside its places: the docx is made and read in memory, as a file is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jixiao import api
from jixiao.check.output.words import SEVERITIES
from jixiao.dossier.finding import Finding
from jixiao.dossier.place import Source
from jixiao.readers.sniff import read_bytes
from jixiao.report.blocks import Block, Chart, Paragraph, Table, text_of
from jixiao.report.made import Made
from jixiao.web.reports.page import Piece


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding: its number in reading order, and the piece it stands beside (None: the report as a whole)."""

    number: int
    piece: int | None
    severity: str
    words: str
    message: str
    working: str
    quote: str
    rule: str


@lru_cache(maxsize=24)
def _findings(data: bytes) -> tuple[Source, tuple[Finding, ...]]:
    dossier = api.extract(read_bytes("报告.docx", data))
    return dossier.source, tuple(api.check(dossier))


def remarks_of(made: Made, pieces: tuple[Piece, ...]) -> list[Remark]:
    """The findings by the pieces of the page."""
    source, findings = _findings(made.file("docx", draft=True).content)
    at = _Blocks(source, made.report.blocks, pieces)
    return [_remark(number, finding, at) for number, finding in enumerate(findings, 1)]


def counted(remarks: list[Remark]) -> list[tuple[str, str, int]]:
    """错误 2, 警告 1: severity, its word, how many; those there are none of left out."""
    found = Counter(one.severity for one in remarks)
    return [(level.value, words, found[level]) for level, words in SEVERITIES.items() if found[level]]


def _remark(number: int, finding: Finding, at: "_Blocks") -> Remark:
    return Remark(
        number=number,
        piece=at.piece(finding.place.span.start),
        severity=finding.severity.value,
        words=SEVERITIES[finding.severity],
        message=finding.message,
        working=finding.working,
        quote=finding.place.quote[:80],
        rule=finding.rule,
    )


class _Blocks:
    """Which piece of the page a position of the reading text belongs to: paragraphs in order, tables by number."""

    def __init__(self, source: Source, blocks: tuple[Block, ...], pieces: tuple[Piece, ...]) -> None:
        self._source = source
        owners = [piece.number for piece in pieces for _ in range(piece.blocks)]
        placed = list(zip(owners, blocks, strict=True))
        self._tables = [number for number, block in placed if isinstance(block, Table)]
        self._paragraphs = dict(self._matched(placed))

    def _matched(self, placed: list[tuple[int, Block]]) -> Iterator[tuple[int, int]]:
        """The start of each paragraph of the text with the piece that says the same, in order."""
        words = [(number, _flat(line)) for number, block in placed for line in _lines(block)]
        at = 0
        for block in self._source.blocks:
            if block.table is not None:
                continue
            said = _flat(self._source.text[block.start : block.end])
            hit = next((n for n in range(at, len(words)) if said and words[n][1] == said), None)
            if hit is not None:
                yield block.start, words[hit][0]
                at = hit + 1

    def piece(self, position: int) -> int | None:
        block = self._source.block(position)
        if block is None:
            return None
        if block.table is not None:
            return self._tables[block.table - 1] if block.table <= len(self._tables) else None
        return self._paragraphs.get(block.start)


def _lines(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph():
            return tuple(block.text.split("\n"))
        case Table() | Chart():
            return (text_of(block.caption),) if block.caption else ()


def _flat(text: str) -> str:
    return "".join(text.split())
