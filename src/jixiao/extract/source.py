"""The part of a Document a dossier keeps: its texts and the addresses of its blocks."""

from collections.abc import Iterable
from itertools import repeat

from jixiao.document.model import Document, Table
from jixiao.dossier.model import Remark
from jixiao.dossier.place import Block, Origin, Source, Span
from jixiao.units.record import many

_FROM_ONE = (1).__add__


def read_source(document: Document) -> Source:
    blocks: list[Block] = []
    tables = 0
    for block in document.blocks:
        if isinstance(block, Table):
            tables += 1
            starts, ends, rows, columns, *spans = zip(*block.cells, strict=True)
            places = map(_FROM_ONE, rows), map(_FROM_ONE, columns)
            on_sheet: tuple[Iterable[int], Iterable[int]] = repeat(0), repeat(0)
            if block.rows:
                on_sheet = map(block.rows.__getitem__, rows), map(block.columns.__getitem__, columns)
            blocks += many(Block, zip(starts, ends, repeat(tables), *places, repeat(block.name), *spans, *on_sheet))
        else:
            blocks.append(Block(block.start, block.end))
    origin = Origin(document.origin.starts, document.origin.sources)
    return Source(document.path, document.format, document.text, document.source, origin, tuple(blocks), document.pages)


def read_remarks(document: Document) -> tuple[Remark, ...]:
    return tuple(Remark(r.code, r.message, Span(r.start, r.end)) for r in document.remarks)
