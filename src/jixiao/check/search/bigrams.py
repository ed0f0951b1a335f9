"""Where pairs of neighbouring characters stand: all that any rule looks for is found in one pass over a text.

A pair is one number, as its two characters of sixteen bits stand in memory.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress

from jixiao.check.once import once
from jixiao.dossier.model import Dossier

Places = Mapping[int, list[int]]
_wanted: dict[int, tuple[object, ...]] = {}  # each pair with the seekers it is told to
_seekers: list[object] = []


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


def want(pairs: Iterable[int], seeker: object = None) -> None:
    """Have these pairs looked up in every text from now on, and told to the seeker when it asks."""
    if seeker is None:
        _wanted.update(dict.fromkeys(frozenset(pairs) - _wanted.keys(), ()))
        return
    _seekers.append(seeker)
    for code in pairs:
        _wanted[code] = (*_wanted.get(code, ()), seeker)


def places(dossier: Dossier) -> Places:
    """For each wanted pair that the text holds its places: the even ones first."""
    return _found(dossier, len(_wanted))


def places_for(dossier: Dossier, seeker: object) -> Sequence[tuple[int, list[int]]]:
    """The pairs a seeker wants that the text holds, with their places."""
    return _by_seeker(dossier, len(_seekers)).get(id(seeker), ())


@once
def _found(dossier: Dossier, _: int) -> Places:
    """Made again only where more pairs have become wanted since: their number tells."""
    return find(dossier.source.text, _wanted.keys())


@once
def _by_seeker(dossier: Dossier, _: int) -> Mapping[int, list[tuple[int, list[int]]]]:
    """Turned round once: most of those that look for something find nothing."""
    told: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
    for code, found in places(dossier).items():
        for seeker in _wanted[code]:
            told[id(seeker)].append((code, found))
    return told


def find(text: str, wanted: Collection[int]) -> Places:
    """The places of the pairs that the text holds."""
    found: dict[int, list[int]] = defaultdict(list)
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    if len(units) != 2 * len(text):  # characters beyond sixteen bits shift the places
        for at in range(len(text) - 1):
            if (code := pair(text[at], text[at + 1])) in wanted:
                found[code].append(at)
        return found
    for odd in (0, 1):
        half = units[2 * odd :]
        pairs = half[: len(half) // 4 * 4].cast("I")
        for at in compress(range(len(pairs)), map(wanted.__contains__, pairs)):
            found[pairs[at]].append(2 * at + odd)
    return found
