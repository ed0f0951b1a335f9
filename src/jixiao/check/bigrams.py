"""Which pairs of neighbouring characters a text holds: long lists of words are looked up at once, however many."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import compress, count, pairwise

_FEW = 12  # pairs for which looking up one after the other is cheaper than one pass for all


@lru_cache(maxsize=1)
def bigrams(text: str) -> frozenset[int]:
    """Every pair of neighbouring characters, each pair as one number (see `pair`)."""
    pairs: set[int] = set()
    for units in _units(text):
        pairs.update(units)
    return frozenset(pairs)


def _units(text: str) -> tuple["memoryview[int]", "memoryview[int]"]:
    """The pairs that begin at even and those that begin at odd places, as numbers of 32 bits."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    even, odd = units, units[2:]
    return even[: len(even) // 4 * 4].cast("I"), odd[: len(odd) // 4 * 4].cast("I")


def pair(first: str, second: str) -> int:
    """The number of a pair, as it stands in memory as two characters of sixteen bits."""
    return ord(first) | ord(second) << 16


def codes(joined: str) -> frozenset[int]:
    """The numbers of pairs that stand one after the other in a string."""
    return frozenset(memoryview(joined.encode("utf-16-le")).cast("I"))


def folded_codes(grouped: str) -> frozenset[int]:
    """The numbers of pairs written by their first character: 预算定 stands for 预算 and 预定."""
    return codes("".join(group[0] + group[0].join(group[1:]) for group in grouped.split()))


def pair_text(code: int) -> str:
    return chr(code & 0xFFFF) + chr(code >> 16)


def may_hold(present: AbstractSet[int], word: str) -> bool:
    """Whether all pairs of a word occur in the text; if not, the word does not."""
    return all(ord(a) | ord(b) << 16 in present for a, b in pairwise(word))


def pair_places(text: str, codes: AbstractSet[int]) -> list[tuple[int, int]]:
    """Every place at which one of the pairs stands, with its number, in order."""
    wanted = bigrams(text) & codes
    even, odd = _units(text)
    if len(wanted) <= _FEW or len(even) + len(odd) != max(0, len(text) - 1):  # characters beyond 16 bits shift places
        return sorted((at, code) for code in wanted for at in places(text, pair_text(code)))
    found = [(2 * at, even[at]) for at in compress(count(), map(wanted.__contains__, even))]
    found += [(2 * at + 1, odd[at]) for at in compress(count(), map(wanted.__contains__, odd))]
    return sorted(found)


def places(text: str, word: str) -> Iterator[int]:
    """Every place of a word, overlaps included."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def occurrences(text: str, words: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Every place at which one of the words stands."""
    present = bigrams(text)
    for word in words:
        if may_hold(present, word):
            for at in places(text, word):
                yield at, word
