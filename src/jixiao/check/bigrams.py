"""Where pairs of neighbouring characters stand: long lists of words are looked up in one pass, however many.

A pair is one number, as its two characters of sixteen bits stand in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import compress, count

Places = Mapping[int, list[int]]


def pair(first: str, second: str) -> int:
    """The number of a pair."""
    return ord(first) | ord(second) << 16


def pair_text(code: int) -> str:
    """The two characters of a pair."""
    return chr(code & 0xFFFF) + chr(code >> 16)


def codes(joined: str) -> frozenset[int]:
    """The numbers of pairs that stand one after the other in a string."""
    return frozenset(memoryview(joined.encode("utf-16-le")).cast("I"))


def folded_codes(grouped: str) -> frozenset[int]:
    """The numbers of pairs written by their first character: 预算定 stands for 预算 and 预定."""
    return codes("".join(group[0] + group[0].join(group[1:]) for group in grouped.split()))


def beginnings(words: Iterable[str]) -> frozenset[int]:
    """The pairs with which words begin."""
    return codes("".join(word[:2] for word in words if len(word) > 1))


@lru_cache(maxsize=2)
def places(text: str, wanted: frozenset[int]) -> Places:
    """For each wanted pair that the text holds its places, in order."""
    found: dict[int, list[int]] = defaultdict(list)
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    if len(units) != 2 * len(text):  # characters beyond sixteen bits shift the places
        for at in range(len(text) - 1):
            if (code := pair(text[at], text[at + 1])) in wanted:
                found[code].append(at)
        return found
    for odd in (0, 1):
        half = units[2 * odd :]
        numbers = half[: len(half) // 4 * 4].cast("I")
        for at in compress(count(), map(wanted.__contains__, numbers)):
            found[numbers[at]].append(2 * at + odd)
    return found


def occurrences(text: str, words: Iterable[str], among: frozenset[int] = frozenset()) -> Iterator[tuple[int, str]]:
    """Every place at which one of the words stands; `among` are pairs looked up for others in the same pass."""
    words = tuple(words)
    wanted = beginnings(words)
    found = places(text, among if wanted.issubset(among) else wanted)
    for word in words:
        for at in found.get(pair(word[0], word[1]), ()):
            if text.startswith(word, at):
                yield at, word
