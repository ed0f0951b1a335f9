"""Rules that are data: a list of words or patterns and a sentence to say about each of them.

existence     the words of `tokens` and what `patterns` match should not be there
substitution  the words of `swap` are miswritten, each beside the right one
sequence      counting words (一是 二是 三是) stand in order inside a paragraph
phrases       a phrase of the trade with one character wrong (check/slips.py)
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from jixiao.check.bigrams import beginnings, occurrences
from jixiao.check.rule import Check, Hit, Rule, all_rules
from jixiao.check.slips import slip_codes, slips
from jixiao.dossier.indicator import Field, Indicator
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

Options = Mapping[str, Any]
Found = tuple[Span, dict[str, str]]
# Of patterns: groups and sets, the sign between alternatives, a set of plain characters, plain characters, escapes.
_NESTED = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\((?:\\.|\[(?:\\.|[^\]])*\]|[^()])*\)")
_ALTERNATIVES = re.compile(r"\|")
_SET = re.compile(r"\[(?P<signs>[^\^\\\]-][^\\\]-]*)\](?![?*{])")
_PLAIN = re.compile(r"(?:(?:[^\\.^$*+?{}\[\]()|]|\\[^\w\s])(?![?*{]))*")
_UNESCAPED = re.compile(r"\\(.)")
_MOST_RELATED = 20  # other places that a finding reported once per document names


def check_of(rule: Rule) -> Check:
    """The function that a data rule stands for."""
    find = ENGINES[rule.options["extends"]]

    def check(dossier: Dossier) -> Iterator[Hit]:
        found = sorted(
            _in_scope(find(dossier, rule.options), dossier, rule.options.get("scope", "text")), key=lambda each: each[0]
        )
        if len(found) > rule.options.get("at_most", len(found)):
            return
        for group in _grouped(found, dossier, rule.options.get("once", "")):
            span, filled = group[0]
            others = tuple(other for other, _ in group[1:_MOST_RELATED])
            yield Hit(span, rule.options["message"].format(**filled), related=others)

    return check


def _grouped(found: Sequence[Found], dossier: Dossier, once: str) -> Iterator[list[Found]]:
    """What is reported together: each by itself, or all of a paragraph, or all of the document (`once`)."""
    group: list[Found] = []
    for each in found:
        if group and each[0].start < group[-1][0].end:
            continue  # two patterns, one fault
        if group and not (once == "document" or (once == "paragraph" and _same_block(dossier, group[0][0], each[0]))):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _same_block(dossier: Dossier, one: Span, other: Span) -> bool:
    return dossier.source.block(one.start) == dossier.source.block(other.start)


def _existence(dossier: Dossier, options: Options) -> Iterator[Found]:
    text = dossier.source.text
    exceptions = words(options.get("unless", ""))
    for start, token in occurrences(text, words(options.get("tokens", "")), _listed_pairs()):
        if not _excepted(text, start, token, exceptions):
            yield Span(start, start + len(token)), {"match": token}
    for pattern in options.get("patterns", ()):
        if not _may_match(pattern, text):
            continue
        for hit in _compiled(pattern).finditer(text):
            match = hit.group()
            if match and not _excepted(text, hit.start(), match, exceptions):
                yield Span(hit.start(), hit.end()), {"match": _shown(match)}


def _substitution(dossier: Dossier, options: Options) -> Iterator[Found]:
    text = dossier.source.text
    exceptions = words(options.get("unless", ""))
    swap = pairs(options["swap"])
    singles = "".join(wrong for wrong in swap if len(wrong) == 1)
    chars = _compiled(f"[{singles}]").finditer(text) if singles else ()
    several = [wrong for wrong in swap if len(wrong) > 1]
    places = chain(((hit.start(), hit.group()) for hit in chars), occurrences(text, several, _listed_pairs()))
    for start, wrong in places:
        if not _excepted(text, start, wrong, exceptions):
            yield Span(start, start + len(wrong)), {"match": wrong, "right": swap[wrong]}


def _sequence(dossier: Dossier, options: Options) -> Iterator[Found]:
    """A counting word that does not follow the one before it under the same heading; the first one begins anew."""
    text, order = dossier.source.text, words(options["tokens"])
    rank = {token: place for place, token in enumerate(order)}
    counting = _compiled(rf"[。；：，:;,.、\n\t”（(]({'|'.join(order)})")
    if not any(token in text for token in order[1:]):
        return
    section, previous, meant = -1, -1, -1
    for hit in counting.finditer(text):
        place, here = rank[hit.group(1)], _section_at(dossier, hit.start(1))
        follows = place - 1 in (previous, meant) or place < previous or previous < 0
        meant = place
        if here == section and place and not follows:
            # Either a word is missing or this one is a slip: what comes next shows which, and is no second fault.
            meant = previous + 1
            right = order[meant] if meant < len(order) else ""
            yield Span(hit.start(1), hit.end(1)), {"match": hit.group(1), "previous": order[previous], "right": right}
        previous, section = place, here


def _section_at(dossier: Dossier, position: int) -> int:
    """Index of the heading a position stands under, −1 before the first."""
    return bisect_right(dossier.sections, position, key=lambda section: section.span.start) - 1


def _phrases(dossier: Dossier, options: Options) -> Iterator[Found]:
    for span, right in slips(dossier.source.text, _listed_pairs()):
        yield span, {"match": dossier.source.quote(span), "right": right}


ENGINES: dict[str, Callable[[Dossier, Options], Iterable[Found]]] = {
    "existence": _existence,
    "substitution": _substitution,
    "sequence": _sequence,
    "phrases": _phrases,
}


@cache
def _listed_pairs() -> frozenset[int]:
    """The pairs that any word list of the package looks for: one pass over a text serves them all."""
    lists = (rule.options for rule in all_rules() if rule.options)
    listed = (
        (
            *words(options.get("tokens", "") if options["extends"] == "existence" else ""),
            *pairs(options.get("swap", {})),
        )
        for options in lists
    )
    return slip_codes().union(*map(beginnings, listed))


def _may_match(pattern: str, text: str) -> bool:
    """False when the text lacks what every match begins with; asked before a pattern is compiled, which costs more."""
    literal, signs = _beginning(pattern)
    return (not literal or literal in text) and (not signs or any(sign in text for sign in signs))


@cache
def _beginning(pattern: str) -> tuple[str, str]:
    """The plain characters with which every match begins, or the set its first character is of; else empty."""
    if _ALTERNATIVES.search(_NESTED.sub("", pattern)):
        return "", ""
    if signs := _SET.match(pattern):
        return "", signs["signs"]
    literal = _UNESCAPED.sub(r"\1", _PLAIN.match(pattern)[0])  # type: ignore[index]  # matches the empty string too
    return literal, ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _split(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def words(value: str | list[str]) -> tuple[str, ...]:
    """A word list as the files give it: a list, or one string with blanks between the words."""
    return _split(value) if isinstance(value, str) else tuple(value)


@cache
def _paired(text: str) -> dict[str, str]:
    return dict(entry.split("=", 1) for entry in text.split())


def pairs(value: str | dict[str, str]) -> dict[str, str]:
    """A swap list: a table, or one string of wrong=right with blanks between."""
    return _paired(value) if isinstance(value, str) else value


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
    if scope == "text":
        yield from found
        return
    inside = sorted(found, key=lambda f: f[0])
    spans = sorted(_scope(dossier, scope)) if inside else []
    at = 0
    for span, filled in inside:
        while at < len(spans) and spans[at].end <= span.start:
            at += 1
        if at < len(spans) and spans[at].start <= span.start and span.end <= spans[at].end:
            yield span, filled


def _scope(dossier: Dossier, scope: str) -> Iterator[Span]:
    if scope == "prose":
        return (passage.span for passage in dossier.passages if passage.table is None)
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
