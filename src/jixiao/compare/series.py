"""Several sets of working papers side by side: a department over the years, or departments in one year."""

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.compare.papers import compare
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import Workpaper


@dataclass(frozen=True, slots=True)
class Line:
    """One value in every set, None where a set does not have it. `note` says when they are not in one unit."""

    label: str
    data: tuple[Datum | None, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under one heading, as in a comparison of two."""

    title: str
    lines: tuple[Line, ...]


def series(papers: Sequence[Workpaper]) -> tuple[Block, ...]:
    """Every value that any of them has, in the order of the comparison of two."""
    columns = [{(g.title, p.label): p.left for g in compare(one, one).groups for p in g.pairs} for one in papers]
    keys = dict.fromkeys(key for column in columns for key in column)
    titles = dict.fromkeys(title for title, _ in keys)
    return tuple(Block(title, tuple(_line(key, columns) for key in keys if key[0] == title)) for title in titles)


def _line(key: tuple[str, str], columns: Sequence[dict[tuple[str, str], Datum | None]]) -> Line:
    data = tuple(column.get(key) for column in columns)
    units = dict.fromkeys(datum.unit or "无" for datum in data if datum)
    return Line(key[1], data, f"单位不同：{'、'.join(units)}" if len(units) > 1 else "")
