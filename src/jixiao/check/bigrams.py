"""Which pairs of neighbouring characters a text holds: long lists of words are looked up at once, however many."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise


@lru_cache(maxsize=1)
def bigrams(text: str) -> frozenset[int]:
    """Every pair of neighbouring characters, each pair as one number (see `pair`)."""
    units = text.encode("utf-16-le", "surrogatepass")
    pairs: set[int] = set()
    for start in (0, 2):
        rest = memoryview(units)[start:]
        pairs.update(rest[: len(rest) // 4 * 4].cast("I"))
    return frozenset(pairs)


def pair(first: str, second: str) -> int:
    """The number of a pair, as it stands in memory as two characters of sixteen bits."""
    return ord(first) | ord(second) << 16


def may_hold(present: frozenset[int], word: str) -> bool:
    """Whether all pairs of a word occur in the text; if not, the word does not."""
    return all(ord(a) | ord(b) << 16 in present for a, b in pairwise(word))


def occurrences(text: str, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every place at which one of the words stands; a word of one character is looked up as it is."""
    present = bigrams(text)
    for word in words:
        if may_hold(present, word):
            at = text.find(word)
            while at >= 0:
                yield at, word
                at = text.find(word, at + len(word))
