from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import combinations

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import passage_at
from jixiao.check.shared.reports import line_at, sentence_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_FEWEST = 4  # digits that count: exchanged in fewer, another number is soon met by chance
_MOST = 8  # numbers of the same digits in one document
_KINDS = (FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.CHANGE)
_LOOK_BACK = 20
_STOP = regex(r"[。；;]")
_SIGN = regex(r"[，。；、：,;（）()\n\t]|[\d.,%]+(?:亿|万)?(?:元|美元|人|个|家|户)?")
_IDLE = regex(
    r"其中|全年|年度|分别|合计|共计|累计|完成|实现|达到|实际|金额|万元|亿元|[为共达约计的]|[\d.,%\s，、：（）()]+"
)
# Words that tell one side of the money, or one year of it, from the other.
_SIDES = regex(r"预算|(?<!绩效)目标|计划|上年|去年|[比较]|收入|(?:19|20)\d\d年")


def digits_exchanged(dossier: Dossier) -> Iterator[Hit]:
    """36.35万人 and 35.36万人 under one name."""
    alike: dict[tuple[str, str, int], dict[str, Figure]] = defaultdict(dict)
    told: Counter[tuple[str, str]] = Counter()
    for figure in _figures(dossier):
        digits = _digits(figure)
        if len(digits.strip("0")) >= _FEWEST:
            key = "".join(sorted(digits)), figure.unit, figure.value.adjusted()
            told[digits, figure.unit] += 1
            alike[key].setdefault(digits, figure)
    for group in alike.values():
        for first, other in combinations(list(group.values())[:_MOST], 2):
            if _is_exchanged(_digits(first), _digits(other)) and _of_one_thing(dossier, first, other):
                yield _hit(*sorted((first, other), key=partial(_times, told)))


def _figures(dossier: Dossier) -> list[Figure]:
    """Of sentences, tables and forms, in reading order."""
    found = {f.span: f for f in dossier.figures if f.kind in _KINDS and f.exact and not f.printed.unit.is_ratio}
    for ledger in dossier.ledgers:
        found.update((f.span, f) for f in ledger.amounts if f.unit)
    return sorted((f for f in found.values() if f.unit), key=lambda f: f.span.start)


def _digits(figure: Figure) -> str:
    return "".join(map(str, figure.value.as_tuple().digits)).lstrip("0")


def _times(told: Counter[tuple[str, str]], figure: Figure) -> int:
    """What is told more often is right, else what is told first."""
    return -told[_digits(figure), figure.unit]


def _is_exchanged(one: str, other: str) -> bool:
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(wrong) == len(("one", "other"))


def _of_one_thing(dossier: Dossier, first: Figure, other: Figure) -> bool:
    text = dossier.source.text
    if sentence_at(text, first.span.start) == sentence_at(text, other.span.start):
        return False  # told side by side they are two numbers
    wide = _before(dossier, first), _before(dossier, other)
    near = [_SIGN.split(words)[-1] for words in wide]
    if _shared(*near) >= _SURE:
        return set(_SIDES.findall(near[0])) == set(_SIDES.findall(near[1]))
    one, two = _digits(first), _digits(other)
    at = next(n for n in range(len(one)) if one[n] != two[n])
    adjacent = one[at + 1] != two[at + 1] and len(one.strip("0")) > _FEWEST
    return adjacent and _shared(*wide) > 0 and set(_SIDES.findall(wide[0])) == set(_SIDES.findall(wide[1]))


_SURE = 2  # pairs of characters: 居民医保


def _before(dossier: Dossier, figure: Figure) -> str:
    """The words before a number in its sentence, or the words of its row."""
    text, at = dossier.source.text, figure.span.start
    passage = passage_at(dossier, at)
    if passage is not None and passage.table is not None:
        return " ".join(cell for cell in text[slice(*line_at(text, at))].split("\t") if not _DIGIT.search(cell))
    start = max(at - _LOOK_BACK, passage.span.start if passage is not None else 0)
    return _STOP.split(text[start:at].replace("\n", ""))[-1]


_DIGIT = regex(r"\d")


def _shared(one: str, other: str) -> int:
    first, second = _IDLE.sub(" ", one), _IDLE.sub(" ", other)
    return len({pair for at in range(len(first) - 1) if " " not in (pair := first[at : at + 2]) and pair in second})


def _hit(first: Figure, other: Figure) -> Hit:
    working = f"此处 {plain(other.value)}{other.unit}，另处 {plain(first.value)}{first.unit}，两位数字换了位置"
    return Hit(other.span, working, "", plain(other.value), plain(first.value), other.unit, (first,))
