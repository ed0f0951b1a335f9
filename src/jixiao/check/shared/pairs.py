"""Signs that come in pairs: brackets, quotation marks, book-title marks. 〔〕 is left to the rules on numbers."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jixiao.dossier.place import NOWHERE, Span
from jixiao.units.regex import regex

_MATES = {"（": "）", "【": "】", "《": "》", "〈": "〉", "“": "”", "「": "」", "『": "』"}
_OPENERS = {closing: opening for opening, closing in _MATES.items()}
# A pair of brackets with no sign between them is taken at once: nothing is missing there.
_SIGNS = "()（）【】《》〈〉“”「」『』"
_SIGN = regex(rf"[{_SIGNS}](?:(?<=[（(])[^{_SIGNS}\n]*+[）)]|(?<=《)[^{_SIGNS}\n]*+》)?")
# A number of a list closed by half a bracket: 1）, 一）, ①）.
_LIST_NUMBER = regex(r"(?:^|[。；：，、\n\t（ ])(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])$")
_FULL = {"(": "（", ")": "）"}
_FARTHEST = 12
_ROUND = regex(r"[（(][^（）()\n\t]{0,200}[）)]")


def unpaired(text: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Signs that lack their other half in their paragraph: position and the sign that is missing.

    What one paragraph opens and one of the next few closes was broken by a page or a line.
    """
    waiting: list[tuple[int, int, str]] = []  # paragraph, position, missing sign
    starts = [paragraph.start for paragraph in paragraphs]
    alone = (found.start() for found in _SIGN.finditer(text) if found.end() - found.start() == 1)
    for number, held in groupby(alone, lambda at: bisect_right(starts, at) - 1):
        start, end = paragraphs[number] if number >= 0 else NOWHERE
        ascii_quotes = text.find('"', start, end) >= 0
        while waiting and number - waiting[0][0] > _FARTHEST:
            yield waiting.pop(0)[1:]
        for at, missing in _unpaired_in(text, [at for at in held if at < end], end):
            if ascii_quotes and text[at] in "“”":
                continue
            partner = next((w for w in waiting if text[w[1]] == missing), None)
            if partner and missing in _MATES:
                waiting.remove(partner)
            else:
                waiting.append((number, at, missing))
    for _, at, missing in waiting:
        yield at, missing


def _unpaired_in(text: str, signs: Iterable[int], end: int) -> Iterator[tuple[int, str]]:
    open_signs: list[int] = []
    for at in signs:
        sign = _sign(text, at)
        if sign in _MATES:
            if sign == "“" and any(text[earlier] == "“" for earlier in open_signs):
                # “A“: the second half is turned the wrong way round; one fault, reported there.
                open_signs = [earlier for earlier in open_signs if text[earlier] != "“"]
                if text.find("”", at, end) < 0:
                    yield at, "”"
                    continue
                yield at, "”"
            open_signs.append(at)
            continue
        mate = _OPENERS[sign]
        matching = next((i for i in range(len(open_signs) - 1, -1, -1) if _sign(text, open_signs[i]) == mate), None)
        if matching is not None:
            for lost in open_signs[matching + 1 :]:
                yield lost, _MATES[_sign(text, lost)]
            del open_signs[matching:]
        elif not (sign == "）" and _LIST_NUMBER.search(text, max(0, at - 4), at)):
            yield at, mate
    for lost in open_signs:
        yield lost, _MATES[_sign(text, lost)]


def _sign(text: str, at: int) -> str:
    return _FULL.get(text[at], text[at])


def round_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Innermost round brackets: the places of both halves."""
    for found in _ROUND.finditer(text):
        yield found.start(), found.end() - 1
