"""Rules that are data: a list of words or patterns and a sentence to say about each of them.

existence     the words of `tokens` and what `patterns` match should not be there
substitution  the words of `swap` are miswritten, each beside the right one
sequence      counting words (一是 二是 三是) stand in order inside a paragraph
phrases       a phrase of the trade with one character wrong (check/shared/slips.py)
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any

from jixiao.check.once import once
from jixiao.check.rule import Check, Hit, Rule
from jixiao.check.search.sought import Sought, Words
from jixiao.check.shared.inventory import running
from jixiao.check.shared.slips import slips, want_slips
from jixiao.dossier.indicator import Field, Indicator
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

Options = Mapping[str, Any]
Found = tuple[Span, dict[str, str]]
Find = Callable[[Dossier], Iterator[Found]]
_start = attrgetter("start")
_MOST_RELATED = 20  # other places that a finding reported once per document names


def check_of(rule: Rule) -> Check:
    """The function that a data rule stands for."""
    options = rule.options
    find, scope = ENGINES[options["extends"]](options), options.get("scope", "text")

    def check(dossier: Dossier) -> Iterator[Hit]:
        found = sorted(find(dossier), key=itemgetter(0))
        if scope != "text" and found:
            found = list(_in_scope(found, dossier, scope))
        if len(found) > options.get("at_most", len(found)):
            return
        for group in _grouped(found, dossier, options.get("once", "")):
            span, filled = group[0]
            others = tuple(other for other, _ in group[1:_MOST_RELATED])
            yield Hit(span, options["message"].format(**filled), related=others)

    return check


def _grouped(found: Sequence[Found], dossier: Dossier, reach: str) -> Iterator[list[Found]]:
    """What is reported together: each by itself, or all of a paragraph, or all of the document."""
    group: list[Found] = []
    for each in found:
        if group and each[0].start < group[-1][0].end:
            continue  # two patterns, one fault
        if group and not (reach == "document" or (reach == "paragraph" and _same_block(dossier, group[0], each))):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _same_block(dossier: Dossier, one: Found, other: Found) -> bool:
    return dossier.source.block(one[0].start) == dossier.source.block(other[0].start)


def _existence(options: Options) -> Find:
    tokens, patterns = Words(words(options.get("tokens", ""))), [Sought(each) for each in options.get("patterns", ())]
    exceptions = words(options.get("unless", ""))

    def find(dossier: Dossier) -> Iterator[Found]:
        text = dossier.source.text
        for start, token in tokens.occurrences(dossier):
            if not _excepted(text, start, token, exceptions):
                yield Span(start, start + len(token)), {"match": token}
        for pattern in patterns:
            for hit in pattern.finditer(dossier):
                match = hit.group()
                if match and not _excepted(text, hit.start(), match, exceptions):
                    yield Span(hit.start(), hit.end()), {"match": _shown(match)}

    return find


def _substitution(options: Options) -> Find:
    exceptions, swap = words(options.get("unless", "")), pairs(options["swap"])
    several = Words(wrong for wrong in swap if len(wrong) > 1)
    single = regex(f"[{singles}]") if (singles := "".join(wrong for wrong in swap if len(wrong) == 1)) else None

    def find(dossier: Dossier) -> Iterator[Found]:
        text = dossier.source.text
        chars = ((hit.start(), hit.group()) for hit in single.finditer(text)) if single else ()
        for start, wrong in chain(chars, several.occurrences(dossier)):
            if not _excepted(text, start, wrong, exceptions):
                yield Span(start, start + len(wrong)), {"match": wrong, "right": swap[wrong]}

    return find


def _sequence(options: Options) -> Find:
    """A counting word that does not follow the one before it under the same heading; the first one begins anew."""
    order = words(options["tokens"])
    rank = {token: place for place, token in enumerate(order)}
    counting = Sought(rf"(?<=[。；：，:;,.、\n\t”（(])({'|'.join(order)})")

    def find(dossier: Dossier) -> Iterator[Found]:
        section, previous, meant = -1, -1, -1
        for hit in counting.finditer(dossier):
            place, here = rank[hit.group(1)], _section_at(dossier, hit.start(1))
            follows = place - 1 in (previous, meant) or place < previous or previous < 0
            meant = place
            if here == section and place and not follows:
                # Either a word is missing or this one is a slip: what comes next shows which, and is no second fault.
                meant = previous + 1
                right = order[meant] if meant < len(order) else ""
                filled = {"match": hit.group(1), "previous": order[previous], "right": right}
                yield Span(hit.start(1), hit.end(1)), filled
            previous, section = place, here

    return find


def _section_at(dossier: Dossier, position: int) -> int:
    """Index of the heading a position stands under, −1 before the first."""
    return bisect_right(dossier.sections, position, key=lambda section: section.span.start) - 1


def _phrases(_: Options) -> Find:
    want_slips()

    def find(dossier: Dossier) -> Iterator[Found]:
        for span, right in slips(dossier):
            yield span, {"match": dossier.source.quote(span), "right": right}

    return find


ENGINES: dict[str, Callable[[Options], Find]] = {
    "existence": _existence,
    "substitution": _substitution,
    "sequence": _sequence,
    "phrases": _phrases,
}


def words(value: str | list[str]) -> tuple[str, ...]:
    """A word list as the files give it: a list, or one string with blanks between the words."""
    return tuple(value.split() if isinstance(value, str) else value)


def pairs(value: str | dict[str, str]) -> dict[str, str]:
    """A swap list: a table, or one string of wrong=right with blanks between."""
    return dict(entry.split("=", 1) for entry in value.split()) if isinstance(value, str) else value


def _excepted(text: str, start: int, match: str, exceptions: Iterable[str]) -> bool:
    """Whether one of the words in which the match is right overlaps it."""
    for word in exceptions:
        from_, to = max(0, start - len(word) + 1), start + len(match) + len(word) - 1
        if text.find(word, from_, to) >= 0:
            return True
    return False


def _shown(match: str) -> str:
    line = match.replace("\n", " ").replace("\t", " ")
    return line if len(line) <= 30 else line[:28] + "…"


def _in_scope(found: Iterable[Found], dossier: Dossier, scope: str) -> Iterator[Found]:
    """Only what lies in the part of the document the rule speaks of."""
    spans = _scope(dossier, scope)
    for span, filled in found:
        at = bisect_right(spans, span.start, key=_start) - 1
        if at >= 0 and span.end <= spans[at].end:
            yield span, filled


@once
def _scope(dossier: Dossier, scope: str) -> list[Span]:
    return sorted(_spans(dossier, scope))


def _spans(dossier: Dossier, scope: str) -> Iterator[Span]:
    if scope == "prose":
        return (passage.span for passage in running(dossier))
    if scope == "table":
        return (passage.span for passage in dossier.passages if passage.table is not None)
    if scope == "heading":
        return (section.span for section in dossier.sections)
    part = scope.removeprefix("indicator.")
    fields = (_field(row, part) for program in dossier.programs for row in program.indicators)
    return (field.span for field in fields if field is not None)


def _field(row: Indicator, part: str) -> Field | None:
    columns = {
        "name": row.name, "description": row.description, "target": row.target_field, "actual": row.actual_field,
        "basis": row.basis, "deviation": row.deviation,
    }  # fmt: skip
    return columns[part]
