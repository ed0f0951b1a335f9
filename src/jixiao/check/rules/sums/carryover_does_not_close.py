from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.accounts import account_hits
from jixiao.check.shared.arithmetic import comparable, finest, number_in_unit_of, shown, tight
from jixiao.check.shared.explained import by_account, unexplained
from jixiao.check.shared.inventory import passage_at
from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

_KEYS = (
    ("结转结余", Stage.CARRYOVER_IN),
    ("收入", Stage.OUTTURN),
    ("支出", Stage.OUTTURN),
    ("结转结余", Stage.CARRYOVER_OUT),
)
_ELSEWHERE = regex(r"结余分配|缴回|上缴|收回|交回|使用(?:非财政|专用)|弥补|调[整增减]|追[加减]")


def carryover_does_not_close(dossier: Dossier) -> Iterator[Hit]:
    yield from unexplained(dossier, _hits(dossier), by_account)


def _hits(dossier: Dossier) -> Iterator[Hit]:
    told = list(_by_facts(dossier))
    yield from told
    known = {figure for hit in told for figure in (hit.span, *_spans(hit))}
    yield from (hit for hit in account_hits(dossier) if known.isdisjoint((hit.span, *_spans(hit))))


def _spans(hit: Hit) -> Iterator[Span]:
    return (thing.span if isinstance(thing, Figure) else thing for thing in hit.related)


def _by_facts(dossier: Dossier) -> Iterator[Hit]:
    told: dict[tuple[int, str], dict[tuple[str, Stage], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    whole: dict[tuple[str, Stage], dict[Decimal, Figure]] = defaultdict(dict)
    for fact in dossier.facts:
        passage = passage_at(dossier, fact.figure.span.start)
        if not fact.in_table and passage and (fact.item, fact.stage) in _KEYS:
            told[passage.span.start, fact.scope][fact.item, fact.stage].append(fact.figure)
            if fact.year == dossier.year and not fact.scope:
                whole[fact.item, fact.stage].setdefault(fact.figure.base, fact.figure)
    yield from _of_sections(dossier, whole)
    opened = _OPENING.search(dossier.source.text) is not None
    for (start, _), amounts in told.items():
        found = [amounts[key] for key in _KEYS]
        passage = passage_at(dossier, start)
        if passage is not None and not found[0] and not opened:
            yield from _without_opening(dossier, passage.span, found[1:])
        if passage is None or any(len(figures) != 1 for figures in found):
            continue
        if not _ELSEWHERE.search(dossier.source.text, *passage.span) and (hit := _against(*[f[0] for f in found])):
            yield hit


_OPENING = regex(r"(?:年初|上年|期初|以前年度)[^，。；\n]{0,6}结[转余]|结转资金")


def _without_opening(dossier: Dossier, paragraph: Span, told: Sequence[Sequence[Figure]]) -> Iterator[Hit]:
    """收入5246万元，支出5180万元，年末结转66万元, and nowhere a word of what the year began with."""
    if any(len(figures) != 1 for figures in told) or _ELSEWHERE.search(dossier.source.text, *paragraph):
        return
    yield from _closing(*(figures[0] for figures in told))


def _closing(income: Figure, spent: Figure, closing: Figure) -> Iterator[Hit]:
    if not comparable([income, spent, closing]):
        return
    left, received, went = tight([closing, income, spent])
    if not (received - went).meets(left):
        computed = shown(income.base - spent.base, closing, finest([closing, income, spent]))
        terms = f"{number_in_unit_of(income, closing)} − {number_in_unit_of(spent, closing)}"
        working = f"{terms} = {computed} ≠ {plain(closing.value)} {closing.unit}"
        yield Hit(closing.span, working, "", plain(closing.value), computed, closing.unit, (income, spent))


def _of_sections(dossier: Dossier, whole: Mapping[tuple[str, Stage], Mapping[Decimal, Figure]]) -> Iterator[Hit]:
    """A final account tells its income, its expenditure and what was left in a section each, every one once."""
    found = [tuple(whole.get(key, {}).values()) for key in _KEYS]
    if dossier.kind is not DocumentKind.FINAL_ACCOUNT_DISCLOSURE or any(len(figures) != 1 for figures in found):
        return
    places = [passage_at(dossier, figures[0].span.start) for figures in found]
    spans = {passage.span for passage in places if passage is not None}
    apart = len(spans) > 1 and not any(_ELSEWHERE.search(dossier.source.text, *span) for span in spans)
    if apart and (hit := _against(*[figures[0] for figures in found])):
        yield hit


def _against(opening: Figure, income: Figure, spent: Figure, closing: Figure) -> Hit | None:
    everything = [closing, opening, income, spent]
    if not comparable(everything):
        return None
    left, came, received, went = tight(everything)
    if (came + received - went).meets(left):
        return None
    computed = shown(opening.base + income.base - spent.base, closing, finest(everything))
    first, second, third = (number_in_unit_of(figure, closing) for figure in (opening, income, spent))
    working = f"{first} + {second} − {third} = {computed} ≠ {plain(closing.value)} {closing.unit}"
    return Hit(closing.span, working, "", plain(closing.value), computed, closing.unit, (opening, income, spent))
