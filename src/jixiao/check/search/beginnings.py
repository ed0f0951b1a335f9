"""The characters with which the matches of a pattern may begin, read from the pattern itself.

What is read may be too much, never too little: assertions count as nothing, and of a part that may be left out both
are told.
"""

import re
from itertools import product

from jixiao.units.regex import regex

LENGTH = 2  # characters of a beginning
ANY = "\0"  # stands for a character of which the pattern says too little
_LARGEST_SET = 40  # of characters spelled out; of a larger one any may stand
_SIGN = regex(r"(?P<first>[^\\])-(?P<last>[^\\])|(?P<sign>(?<=\[)-|-(?=\])|[^\\-])|\\(?P<escaped>\W)", re.DOTALL)
_ELEMENT = regex(
    r"(?P<plain>(?:[^\\^$.\[\](){}|?*+](?![?*+{]))+)"
    r"|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:P<\w+>|<?[=!]|:)|.",
    re.DOTALL,
)
_REPEATED = regex(r"(?:(?P<optional>[?*])|(?P<more>\+)|\{(?P<least>\d*)(?P<range>,?)(?P<most>\d*)\})[?+]?|")
_BRACKET = regex(r"(?:[^\\\[()|]+|\\.|\[\^?\]?(?:\\.|[^\]\\])*\])*+(?P<sign>[()|]?)", re.DOTALL)
_UNREAD = regex(r"\(\?(?!P<|<?[=!]|:)")  # flags, conditions
_ASSERTIONS = ("(?=", "(?!", "(?<=", "(?<!")


def beginnings(pattern: str) -> frozenset[str]:
    """Each begins a match, or is all of it where it is shorter; ANY stands for a character that cannot be told."""
    return frozenset({ANY} if _UNREAD.search(pattern) else _Reading(pattern).alternatives())


class _Reading:
    """A pattern read from left to right, no further than its branches need to be told apart."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def alternatives(self) -> set[str]:
        """Beginnings of what stands up to the closing bracket of a group, or to the end."""
        found = self._branch()
        while self.pattern.startswith("|", self.at):
            self.at += 1
            found |= self._branch()
        self.at += 1
        return found

    def _branch(self) -> set[str]:
        found = {""}
        while not self._ends():
            if all(len(known) == LENGTH for known in found):
                self._pass_over()
                break
            if self.pattern.startswith("(?=", self.at):
                found = self._told_ahead(found)
            else:
                found = self._followed(found, self._element())
        return found

    def _ends(self) -> bool:
        return self.at >= len(self.pattern) or self.pattern[self.at] in "|)"

    def _pass_over(self) -> None:
        """To the end of the branch."""
        depth = 0
        while bracket := _BRACKET.match(self.pattern, self.at):
            sign, self.at = bracket["sign"], bracket.end()
            if not sign or (depth == 0 and sign != "("):
                self.at -= len(sign)
                return
            depth += {"(": 1, ")": -1}.get(sign, 0)

    def _element(self) -> set[str]:
        """Beginnings of a character, a set or a group."""
        element = _ELEMENT.match(self.pattern, self.at)
        assert element is not None
        self.at, words = element.end(), element.group()
        if element["plain"]:
            return {words[:LENGTH]}
        if words[0] == "(":
            inside = self.alternatives()
            return {""} if words in _ASSERTIONS else inside
        if words in "^$" or words in (r"\b", r"\B", r"\A", r"\Z"):
            return {""}
        if words[0] == "[":
            return _signs(words)
        if words[0] == "\\":
            return {ANY if words[-1].isalnum() else words[-1]}
        return {ANY if words == "." else words}

    def _told_ahead(self, found: set[str]) -> set[str]:
        """The beginnings, completed by what must follow; left alone where that tells too little."""
        self.at += len("(?=")
        ahead = {(known + more)[:LENGTH] for known, more in product(found, self.alternatives())}
        completed = all(found) and all(len(known) == LENGTH and ANY not in known for known in ahead)
        return ahead if completed else found

    def _followed(self, found: set[str], element: set[str]) -> set[str]:
        """The beginnings with the element after them, as often as it may be repeated."""
        repeated = _REPEATED.match(self.pattern, self.at)
        assert repeated is not None
        self.at = repeated.end()
        least, most = _bounds(repeated)
        reached = set(found) if least == 0 else set()
        for times in range(1, min(most, LENGTH) + 1):
            found = {(known + more)[:LENGTH] for known, more in product(found, element)}
            if times >= least or times == LENGTH:
                reached |= found
        return reached


def _signs(signs: str) -> set[str]:
    """The characters of a set."""
    found: set[str] = set()
    at, end = 1, len(signs) - 1
    while at < end and len(found) <= _LARGEST_SET:
        sign = _SIGN.match(signs, at)
        if sign is None or signs[1] == "^":
            return {ANY}
        alone = sign["sign"] or sign["escaped"]
        found.update(map(chr, range(ord(sign["first"] or alone), ord(sign["last"] or alone) + 1)))
        at = sign.end()
    return found if 0 < len(found) <= _LARGEST_SET else {ANY}


def _bounds(repeated: re.Match[str]) -> tuple[int, int]:
    """How often an element may stand, at least and at most; LENGTH stands for more."""
    if repeated["optional"]:
        return 0, 1 if repeated["optional"] == "?" else LENGTH
    if repeated["more"]:
        return 1, LENGTH
    if repeated["least"] is None:
        return 1, 1
    least = int(repeated["least"] or 0)
    return least, int(repeated["most"] or LENGTH) if repeated["range"] else least
