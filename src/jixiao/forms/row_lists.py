"""Which rows a block gets: those the template names first, then what else the papers hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from jixiao.dossier.claim import Stage
from jixiao.dossier.scoresheet import ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import LAST_YEAR, FundPaper, IndicatorPaper, Workpaper
from jixiao.forms.layout import Of, RowBlock
from jixiao.forms.words import Row, Subject

Thing = TypeVar("Thing")


def rows_of(block: RowBlock, subject: Subject) -> list[Row]:
    return list(_MAKERS[block.of](block, subject))


def _funds(block: RowBlock, subject: Subject) -> Iterator[Row]:
    funds = subject.program.funds if subject.program else ()
    if not funds:
        return
    parts = [fund for fund in funds if not fund.is_total]
    total = next((fund for fund in funds if fund.is_total), None)
    label = block.labels[0][0] if block.labels else total.label if total else ""
    laid = [(label, total), *_matched(block.labels[1:], parts, lambda fund: fund.label)]
    for number, (name, fund) in enumerate(laid, 1):
        if number <= len(block.labels) or fund is None or _says(block, fund):
            yield Row(subject, number, label=name, fund=fund)


_AMOUNTS_OF_FUNDS = frozenset({"original", "adjusted", "outturn", "interim", "expected", "explanation"})


def _says(block: RowBlock, fund: FundPaper) -> bool:
    """Whether a source without a row of its own has anything the block shows."""
    return any(getattr(fund, word) for word in _AMOUNTS_OF_FUNDS.intersection(block.columns.values()))


def _matched(
    labels: Sequence[Sequence[str]], things: Iterable[Thing], name: Callable[[Thing], str]
) -> list[tuple[str, Thing | None]]:
    """A row for each label with the first thing it names, then the things no label names."""
    taken: dict[int, Thing] = {}
    rest: list[Thing] = []
    for thing in things:
        at = nearest(name(thing), labels)
        if at < 0 or at in taken:
            rest.append(thing)
        else:
            taken[at] = thing
    laid = [(words[0], taken.get(at)) for at, words in enumerate(labels)]
    return laid + [(name(thing), thing) for thing in rest]


def nearest(name: str, labels: Sequence[Sequence[str]]) -> int:
    """The label whose longest word stands in a name (非财政拨款 before 财政拨款), −1 when none does."""
    fits = [(len(word), -at) for at, words in enumerate(labels) for word in words if word in name]
    return -max(fits)[1] if fits else -1


def _indicators(_: RowBlock, subject: Subject) -> Iterator[Row]:
    rows = subject.program.indicators if subject.program else ()
    for number, row in enumerate(rows, 1):
        yield Row(subject, number, indicator=row, line=_line(subject.sheet, row, number))


def _line(sheet: ScoreSheet | None, row: IndicatorPaper, number: int) -> ScoreLine | None:
    """The score of a row: by its key, by its place when the name agrees there, else by its name."""
    lines = sheet.indicators if sheet is not None else ()
    if keyed := next((line for line in lines if row.key and line.key == f"score/{row.key}"), None):
        return keyed
    if number <= len(lines) and lines[number - 1].subject == row.name:
        return lines[number - 1]
    return next((line for line in lines if line.subject == row.name), None)


def _long_term(_: RowBlock, subject: Subject) -> Iterator[Row]:
    rows = subject.program.long_term if subject.program else ()
    return (Row(subject, number, indicator=row) for number, row in enumerate(rows, 1))


def _programs(_: RowBlock, subject: Subject) -> Iterator[Row]:
    listed = (program for program in subject.papers.programs if not program.whole_department)
    return (Row(subject, number, program=program) for number, program in enumerate(listed, 1))


def _amounts(block: RowBlock, subject: Subject) -> Iterator[Row]:
    """Items of the template, then others of the whole department that have a value the block shows."""
    stages = {Stage(word.removeprefix("stage:")) for word in block.columns.values() if word.startswith("stage:")}
    papers = subject.papers
    shown = [a.item for a in papers.amounts if a.year == papers.year and not a.scope and a.stage in stages]
    return _labelled(block, subject, shown)


def _measures(block: RowBlock, subject: Subject) -> Iterator[Row]:
    labels = (datum.label for datum in subject.papers.measures if not datum.label.endswith(LAST_YEAR))
    return _labelled(block, subject, labels)


def _labelled(block: RowBlock, subject: Subject, labels: Iterable[str]) -> Iterator[Row]:
    named = [words[0] for words in block.labels]
    known = {word for words in block.labels for word in words}
    others = [label for label in dict.fromkeys(labels) if label not in known]
    if others or _has_any(subject.papers, named):
        aliases = {words[0]: tuple(words[1:]) for words in block.labels}
        for number, label in enumerate([*named, *others], 1):
            yield Row(subject, number, label=label, aliases=aliases.get(label, ()))


def _has_any(papers: Workpaper, labels: Sequence[str]) -> bool:
    return any(a.item in labels for a in papers.amounts) or any(m.label in labels for m in papers.measures)


_MAKERS: dict[Of, Callable[[RowBlock, Subject], Iterator[Row]]] = {
    Of.FUNDS: _funds,
    Of.INDICATORS: _indicators,
    Of.LONG_TERM: _long_term,
    Of.PROGRAMS: _programs,
    Of.AMOUNTS: _amounts,
    Of.MEASURES: _measures,
}
