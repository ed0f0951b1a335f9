"""Points that running text tells item by item: 预算执行10分，得9.8分；产出50分，得49分，扣1分的原因是…; 合计98.8分."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise

from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.dossier.rating import ToldPoints
from jixiao.units.number import Printed
from jixiao.units.record import record
from jixiao.units.regex import regex

_FEWEST = 3  # items of a list
_HUNDRED = 100  # points: those of all items together
_POINTS = regex(r"(?<![\d.])(?P<n>\d{1,3}(?:\.\d+)?)分(?![钟之析布类区公局店校\d])")
_SIGNS = "，。；、：:,;（()）"
_LAST_SIGN = regex(rf"[{_SIGNS}][^{_SIGNS}]*\Z")
_LOST = regex(r"扣(?:除|减|掉|分)?(?:了)?$")
_GOT = regex(r"(?:自评|实际|实|评)?得(?:分)?(?:情况)?(?P<each>依次|分别)?(?:为|是)?$|自评(?:为)?$")
_FULL = regex(r"(?:满分|分值|权重)(?:值|分)?(?:设定|设置)?(?:为|是|共)?$")
_TOTAL = regex(r"合计|总分|总得|总计|综合|共得|总评|最终得|^满分$")
# How points are given, not what was got: 每超1%扣0.5分.
_RULED = regex(r"每|超过|不足|低于|高于|否则|最多|至多|标准|应[得扣]|若|如果")
_RULE_BEHIND = regex(r"(?:以上|以下|及以上|的[记得扣])")
_NAMELESS = regex(
    r"(?:[按依根](?:照|据)?[^，。]*|我局|实际|评价|[该本此](?:项|指标|项指标)|均|各|共|也|故|因此|计|[和及与]|经[^，。]*)?"
)
_LEAD = regex(r"^(?:其中|[一二三四五六七八九]是|[该本]?项目按照?|按照?|其)+")
_END = regex(r"(?<=..)(?:指标|情况|方面|部分|类)+$")


class _Role(Enum):
    LOST = auto()
    GOT = auto()
    EACH = auto()  # the first of several: 得分依次为9.8分、19分…
    FULL = auto()
    BARE = auto()


@record
class _Token:
    """A number of points: its role, what the clause before names it, and the signs around the clause and the number."""

    role: _Role
    name: str
    figure: Figure
    sign: str
    behind: str


def read_points(text: str) -> tuple[tuple[ToldPoints, ...], ...]:
    """For each paragraph that tells at least three items with what could be had and what was got: those items."""
    if "得" not in text:
        return ()
    lists = [_items([*_tokens(text, hits)]) for hits in _paragraphs(text, 2 * _FEWEST)]
    return tuple(items for items in (*lists, _sections(text)) if len(items) >= _FEWEST)


def _sections(text: str) -> tuple[ToldPoints, ...]:
    """（二）产出（50分）。…得20分；…得15分；…得15分。合计50分: a paragraph for each item, all of them making up 100."""
    found: list[ToldPoints] = []
    for hits in _paragraphs(text, 2):
        head = _HEAD.fullmatch(text, text.rfind("\n", 0, hits[0].start()) + 1, hits[0].end())
        if head is None or Decimal(head["full"]) >= _HUNDRED:
            continue
        full, *told = _tokens(text, hits)
        total = [token for token in told if token.role in (_Role.GOT, _Role.BARE) and "合计" in token.name]
        got = [token for token in told if token.role is _Role.GOT and token not in total]
        reached = total[-1:] or (got if len(got) == 1 else [])
        if reached and full.figure.span.start == hits[0].start():
            parts = tuple(token.figure for token in got) if total and len(got) > 1 else ()
            found.append(ToldPoints(head["name"], full.figure, reached[0].figure, (), parts))
    return tuple(found) if sum(item.full.value for item in found) == _HUNDRED else ()


_HEAD = regex(
    r"(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]、|\d{1,2}[.、．])?(?P<name>[^，。；：（(\d\n]{2,16})[（(]?(?:满分|分值|权重)?(?P<full>\d{1,3}(?:\.\d+)?)分"
)


def _paragraphs(text: str, fewest: int) -> Iterator[list[re.Match[str]]]:
    """The numbers of points of every paragraph that has enough of them."""
    found: list[re.Match[str]] = []
    end = -1
    for hit in _POINTS.finditer(text):
        if hit.start() > end:
            if len(found) >= fewest:
                yield found
            found, end = [], text.find("\n", hit.end()) % (len(text) + 1)
        found.append(hit)
    if len(found) >= fewest:
        yield found


def _tokens(text: str, hits: Sequence[re.Match[str]]) -> Iterator[_Token]:
    after = text.rfind("\n", 0, hits[0].start()) + 1
    for hit in hits:
        signed = _LAST_SIGN.search(text, after, hit.start())
        clause = text[signed.start() + 1 if signed else after : hit.start()]
        after = hit.end()
        if _RULED.search(clause) or _RULE_BEHIND.match(text, hit.end()):
            continue
        role, words = _role(clause)
        if signed and signed.group()[0] in "（(" and role in (_Role.FULL, _Role.BARE) and not words:
            words = _before_bracket(text, signed.start())
        figure = Figure(Span(hit.start(), hit.end()), FigureKind.SCORE, Printed.of(hit["n"], "分"))
        yield _Token(role, _name(words), figure, signed.group()[0] if signed else "", text[hit.end() : hit.end() + 1])


def _role(clause: str) -> tuple[_Role, str]:
    if lost := _LOST.search(clause):
        return _Role.LOST, clause[: lost.start()]
    if got := _GOT.search(clause):
        return _Role.EACH if got["each"] else _Role.GOT, clause[: got.start()]
    if full := _FULL.search(clause):
        return _Role.FULL, clause[: full.start()]
    return _Role.BARE, clause


def _before_bracket(text: str, start: int) -> str:
    """产出（50分）得48分: the name stands before the bracket; a number there is told by it."""
    signed = _LAST_SIGN.search(text, max(0, start - 20), start)
    words = text[signed.start() + 1 if signed else max(0, start - 20) : start]
    return "" if words.endswith("分") else words


def _name(words: str) -> str:
    return "" if _NAMELESS.fullmatch(words) else _END.sub("", _LEAD.sub("", words))


def _items(told: Sequence[_Token]) -> tuple[ToldPoints, ...]:
    lost = [token for token in told if token.role is _Role.LOST]
    tokens = [token for token in told if token.role is not _Role.LOST and not _TOTAL.search(token.name)]
    if any("扣分" in token.name for token in tokens):
        return ()  # 预算管理20分，得19.20分，扣分点为预算执行（10分）按执行率得9.69分、…扣0.49分
    pairs = [*_side_by_side(tokens)]
    used = {token.figure.span for pair in pairs for token in pair}
    pairs += _apart([token for token in tokens if token.figure.span not in used])
    pairs.sort(key=lambda pair: min(token.figure.span for token in pair))
    starts = [_start(*pair) for pair in pairs]
    names = [full.name or got.name for full, got in pairs]
    taken: dict[int, list[Figure]] = {}
    for token in lost:
        before = [at for at, start in enumerate(starts) if start < token.figure.span.start]
        own = next((at for at, name in enumerate(names) if name and name == token.name), None)
        if own is None and before and not _passed(told, pairs[before[-1]], token):
            own = before[-1]
        if own is not None:
            taken.setdefault(own, []).append(token.figure)
    return tuple(
        ToldPoints(name, full.figure, got.figure, tuple(taken.get(at, ())))
        for at, (name, (full, got)) in enumerate(zip(names, pairs, strict=True))
    )


def _passed(told: Sequence[_Token], pair: tuple[_Token, _Token], lost: _Token) -> bool:
    """预算管理得18.97分，其中执行率该项10分得9.67分，编制准确性扣0.70分: other points were told since."""
    end = max(token.figure.span.end for token in pair)
    return any(t.role is not _Role.LOST and end <= t.figure.span.start < lost.figure.span.start for t in told)


def _start(full: _Token, got: _Token) -> int:
    """Where what is said of an item begins."""
    beside = got.figure.span.start - full.figure.span.end < _FARTHEST
    return min(full.figure.span.start, got.figure.span.start) if beside else got.figure.span.start


_FARTHEST = 30  # characters between the full marks and the points of one item, told side by side


def _side_by_side(tokens: Sequence[_Token]) -> Iterator[tuple[_Token, _Token]]:
    """Full marks and points right behind one another: 产出50分，得49分; 产出（50分）得49分; 产出49分（满分50分）."""
    last: _Token | None = None
    for one, other in pairwise(tokens):
        if one is last:
            continue
        if one.behind in ("（", "(") and other.sign == one.behind and not other.name and other.role in _MAY_BE_FULL:
            yield other, one
            last = other
        elif one.role in _MAY_BE_FULL and one.name and other.role is _Role.GOT and not other.name:
            if one.figure.value < _HUNDRED:
                yield one, other
            last = other


_MAY_BE_FULL = (_Role.FULL, _Role.BARE)


def _apart(tokens: Sequence[_Token]) -> list[tuple[_Token, _Token]]:
    """A list of full marks, and behind it what was got: by name, or one after the other."""
    first = next((at for at, token in enumerate(tokens) if token.role is _Role.EACH), None)
    if first is not None:
        full = [t for t in tokens[:first] if t.role in _MAY_BE_FULL and t.name and t.figure.value < _HUNDRED]
        got = [tokens[first], *(token for token in tokens[first + 1 :] if token.role is _Role.BARE and not token.name)]
        return [*zip(full, got, strict=True)] if len(full) == len(got) else []
    named = {token.name: token for token in tokens if token.role in _MAY_BE_FULL and token.name}
    return [(named[got.name], got) for got in tokens if got.role is _Role.GOT and got.name in named]
