"""Live numbers in the words of an office: {{数：签约项目数}} stands for what the papers say when it is printed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.dossier.datum import Datum
from jixiao.dossier.printed import digits, shown_as
from jixiao.dossier.workpaper import Live, Narrative, Workpaper
from jixiao.units.regex import regex

_LIVE = regex(r"[{｛]{2}\s*数\s*[:：]\s*([^{}｛｝]+?)\s*[}｝]{2}")
_NUMBER = r"(-?[\d.]+[^\d，。；、]*?)"  # as it was printed, with its unit


def live(name: str) -> str:
    """How the number is written in a text."""
    return f"{{{{数：{name}}}}}"


def names_in(text: str) -> Iterator[str]:
    """The names of the live numbers of a text."""
    return (hit[1] for hit in _LIVE.finditer(text))


def numbers_of(papers: Workpaper) -> dict[str, Datum]:
    """What can be named: results of indicators, pinned views of ledgers, single values, amounts of the year.

    An indicator of a name that several programs have is named 项目/指标; an amount 支出/基本支出 as in templates. What
    the office calls so itself comes first.
    """
    rows = [(program, row) for program in papers.programs for row in program.indicators if row.actual]
    often = Counter(row.name for _, row in rows)
    results = {
        row.name if often[row.name] == 1 else f"{program.name}/{row.name}": row.actual
        for program, row in rows
        if row.actual
    }
    pinned = {datum.label: datum for datum in papers.pinned}
    measures = {datum.label: datum for datum in papers.measures}
    amounts = {
        f"{one.stage}/{one.item}": one.datum
        for one in papers.amounts
        if one.stage and not one.scope and one.year == papers.year
    }
    return amounts | pinned | results | measures


def with_live_numbers(papers: Workpaper) -> Workpaper:
    """The papers with each live number of their texts printed; a name that nothing bears stays as it was typed."""
    if not any(_LIVE.search(text) for told in papers.narratives for text in told.paragraphs):
        return papers
    known = numbers_of(papers)
    return replace(papers, narratives=tuple(_printed(told, known) for told in papers.narratives))


def _printed(told: Narrative, known: dict[str, Datum]) -> Narrative:
    texts: list[str] = []
    spans: list[Live] = []
    for number, text in enumerate(told.paragraphs):
        done, parts, length = 0, [], 0
        for hit in _LIVE.finditer(text):
            datum = known.get(hit[1])
            if datum is None:
                continue
            number_words = digits(datum)
            before = text[done : hit.start()]
            start = length + len(before)
            spans.append(Live(number, start, start + len(number_words), datum.key))
            unit = shown_as(datum)[0]
            parts += [before, number_words, unit]
            length = start + len(number_words) + len(unit)
            done = hit.end()
        texts.append("".join((*parts, text[done:])))
    return replace(told, paragraphs=tuple(texts), live=tuple(spans))


def live_again(typed: str, before: Sequence[str], now: Sequence[str]) -> list[str]:
    """The paragraphs of `now` with the live numbers of `typed` put back where what was printed of them still stands.

    `before` is what was printed of `typed`, paragraph by paragraph. A number that stands twice stays digits.
    """
    names = _printings(typed.splitlines(), before)
    was, texts = "\n".join(before), "\n".join(now)
    for words, name in names.items():
        whole = rf"(?<![\d.]){re.escape(words)}"
        if len(re.findall(whole, was)) == len(re.findall(whole, texts)) == 1:
            texts = re.sub(whole, live(name).replace("\\", r"\\"), texts)
    return texts.split("\n")


def _printings(typed: Sequence[str], before: Sequence[str]) -> dict[str, str]:
    """What each live number was printed as, with the name it has."""
    found: dict[str, str] = {}
    for text, printed in zip(typed, before, strict=False):
        fixed = _LIVE.split(text)  # words, name, words, name, … words
        pattern = "".join(_NUMBER if at % 2 else re.escape(words) for at, words in enumerate(fixed))
        if len(fixed) > 1 and (hit := re.fullmatch(pattern, printed)):
            found |= dict(zip(hit.groups(), fixed[1::2], strict=True))
    return found
