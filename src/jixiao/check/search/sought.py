"""Patterns and words that are looked for in the whole text of a dossier, all of them in one pass.

What is made here is made where a module is loaded, before the text is looked at: the first that is asked for its
places has the places of all others found.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from jixiao.check.search.beginnings import ANY, LENGTH, beginnings
from jixiao.check.search.bigrams import codes, pair, places_for, want
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex


class Sought:
    """A pattern, tried only where the text has characters with which a match may begin.

    Where a pattern does not tell its first two characters, it is held against all of the text.
    """

    def __init__(self, pattern: str) -> None:
        self._regex = regex(pattern)
        told = beginnings(pattern)
        self._pairs = codes("".join(told)) if all(map(_is_telling, told)) else None
        self._firsts = frozenset(each[:1] for each in told) if self._pairs is None else frozenset()
        want(self._pairs or (), self)

    def finditer(self, dossier: Dossier) -> Iterator[re.Match[str]]:
        """Every match in the text, as finditer of a compiled pattern gives them."""
        text = dossier.source.text
        if self._pairs is None:
            if any(first in (ANY, "") or first in text for first in self._firsts):
                yield from self._regex.finditer(text)
        elif found := places_for(dossier, self):
            match, end = self._regex.match, 0
            for start in sorted(chain.from_iterable(places for _, places in found)):
                if start >= end and (hit := match(text, start)):
                    end = hit.end()
                    yield hit

    def search(self, dossier: Dossier) -> re.Match[str] | None:
        """The first match in the text."""
        return next(self.finditer(dossier), None)


def _is_telling(beginning: str) -> bool:
    """Two characters that are known, and no digits, which stand everywhere."""
    return len(beginning) == LENGTH and ANY not in beginning and not beginning.isdecimal()


class Words:
    """Words of two characters and more."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_pair: dict[int, list[str]] = defaultdict(list)
        for word in words:
            self._by_pair[pair(word[0], word[1])].append(word)
        want(self._by_pair, self)

    def occurrences(self, dossier: Dossier) -> Iterator[tuple[int, str]]:
        """Every place at which one of the words stands."""
        text = dossier.source.text
        for code, found in places_for(dossier, self):
            for at in found:
                for word in self._by_pair[code]:
                    if text.startswith(word, at):
                        yield at, word
