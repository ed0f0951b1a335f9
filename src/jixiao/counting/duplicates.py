"""Projects that look like one: the same name but for signs and company words, or the same investor and amount."""

from collections.abc import Iterable, Iterator

from jixiao.units.record import record
from jixiao.units.regex import regex

_SIGNS = regex(r"[\s（）()《》“”\"'·\-—_,，.。、]+")
_WORDS = regex(r"(?:股份)?有限(?:责任)?公司|项目$|建设$")


@record
class Listed:
    """A project as it stands in a ledger; `amount` in 分."""

    key: int
    name: str
    investor: str
    amount: int | None


def likeness(text: str) -> str:
    """What is left of a name without signs and common words."""
    bare = _SIGNS.sub("", text)
    previous = ""
    while bare != previous:
        previous, bare = bare, _WORDS.sub("", bare)
    return bare


def likenesses(one: Listed) -> Iterator[tuple[str, str]]:
    """By what it can look like another, each with what it is called."""
    yield "名称相同", likeness(one.name)
    if one.investor and one.amount:
        yield "投资方和总投资相同", f"{likeness(one.investor)} {one.amount}"


def alike(projects: Iterable[Listed]) -> tuple[tuple[str, tuple[Listed, ...]], ...]:
    """Groups of two and more, each with what they have in common; a project may stand in two groups."""
    groups: dict[tuple[str, str], list[Listed]] = {}
    for one in projects:
        for likeness_ in likenesses(one):
            groups.setdefault(likeness_, []).append(one)
    found = [(why, tuple(held)) for (why, _), held in groups.items() if len(held) > 1]
    seen: set[frozenset[int]] = set()
    kept = []
    for why, held in found:
        keys = frozenset(one.key for one in held)
        if keys not in seen:
            seen.add(keys)
            kept.append((why, held))
    return tuple(kept)
