"""Totals and parts that the trade defines: 基本支出 = 人员经费 + 公用经费, “三公” = 出国 + 公车 + 接待 …"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Split, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.prose.items import PARTS, find_item
from jixiao.extract.prose.mentions import Mention
from jixiao.extract.prose.splits.by_words import Found
from jixiao.extract.prose.splits.lists import LONGEST, adds_up
from jixiao.units.regex import regex

_WHOLES = frozenset({Item.EXPENDITURE, Item.INCOME, Item.BALANCED, Item.APPROPRIATION, Item.GENERAL_BUDGET})
_OTHER_SPENDING = regex(r"上缴上级|经营支出|附属单位")


_MEMBERS = {parent: {item for members in sets for item in members} for parent, sets in PARTS.items()}


def by_items(
    text: str, whole: Sequence[Mention], paragraph: Sequence[Mention]
) -> Iterator[tuple[Item, Mention | None, tuple[Mention, ...], Split | None]]:
    """Splits the trade defines: 基本支出 = 人员经费 + 公用经费, “三公” = 出国 + 公车 + 接待 …"""
    said = {m.item for m in paragraph} | {find_item(m.before.split("占")[0]) for m in whole if "占" in m.before}
    for parent, sets in PARTS.items():
        every = _MEMBERS[parent]
        if said.isdisjoint(every):
            continue
        for members in sets:
            if len(sets) > 1 and (said & every) - {*members, Item.VEHICLES}:
                continue  # a larger set is the one told here
            for total, parts, split in _complete_sets(text, paragraph, parent, members):
                yield parent, total, parts, split


def _complete_sets(
    text: str, paragraph: Sequence[Mention], parent: Item, members: tuple[Item, ...]
) -> Iterator[tuple[Mention | None, tuple[Mention, ...], Split | None]]:
    """Every run of mentions that names each member once; without total when the paragraph gives none."""
    used: set[Span] = set()
    for index, mention in enumerate(paragraph):
        if mention.item not in members or mention.figure.span in used or _ADDED.search(mention.before):
            continue  # 追加基本支出26.35万元、追加项目支出40.00万元
        parts = _siblings([m for m in paragraph[index : index + LONGEST] if m.figure.span not in used], members)
        if parts is None:
            continue
        used.update(part.figure.span for part in parts)
        total = _total_before(text, paragraph, index, parent, parts)
        if total is None:
            if any(_adds_up_to(m, parts) for m in paragraph[:index]):
                continue  # 年初预算数1506万元，包括人员经费…、公用经费…: their total is told, by another name
            carried = (m for m in paragraph[paragraph.index(parts[-1]) + 1 :] if m.sentence == parts[-1].sentence)
            if parent is Item.EXPENDITURE:
                parts += tuple(m for m in carried if m.stage is Stage.CARRYOVER_OUT)
            yield None, parts, None
        else:
            if parent is Item.EXPENDITURE and not adds_up(total, parts):
                parts += _other_spending(paragraph, paragraph.index(parts[-1]), total)
            yield total, parts, by_item(parent, total.figure, parts)


def _adds_up_to(mention: Mention, parts: Sequence[Mention]) -> bool:
    return mention.figure.kind is FigureKind.AMOUNT and adds_up(mention, parts)


def by_item(parent: Item, total: Figure, parts: Sequence[Mention]) -> Split:
    named = " + ".join(p.item.value if p.item else p.subject for p in parts)
    return Split(total, tuple(p.figure for p in parts), True, f"{parent.value} = {named}")


def _siblings(following: Sequence[Mention], members: tuple[Item, ...]) -> tuple[Mention, ...] | None:
    """One mention for each member, of the kind, stage and year of the first; None when one is missing."""
    first = following[0]
    chosen: dict[Item, Mention] = {}
    for mention in following:
        if mention.item is None or mention.item not in members or mention.figure.kind is not first.figure.kind:
            continue
        if mention.stage is not first.stage:
            continue
        if mention.item in chosen or mention.year != first.year:
            break
        chosen[mention.item] = mention
        if len(chosen) == len(members):
            return tuple(chosen.values())
    return None


def _total_before(
    text: str, paragraph: Sequence[Mention], index: int, parent: Item, parts: tuple[Mention, ...]
) -> Mention | None:
    """The total the parts belong to: the nearest that agrees with them, else the one 其中 follows at once, else the
    first of its sentence.
    """
    first = paragraph[index]
    candidates = [
        m
        for m in paragraph[max(0, index - LONGEST) : index]
        if m.figure.kind is first.figure.kind and _may_be_total(m, parent)
        and (m.year == first.year or first.figure.kind is FigureKind.CHANGE)
        and m.figure.printed.unit.base == first.figure.printed.unit.base
    ]  # fmt: skip
    if not candidates:
        return None
    added = sum((p.figure.signed for p in parts), first.figure.signed * 0)
    for candidate in reversed(candidates):
        if candidate.figure.signed == added:
            return candidate
    if any(_adds_up_to(m, parts) for m in paragraph[:index]):
        return None  # their total is told, by another name
    last = candidates[-1]
    if _LED_IN.fullmatch(text, last.figure.span.end, first.figure.span.start - len(first.before)):
        return last
    if parent is not Item.EXPENDITURE and _passed_by(paragraph, last, first):
        return None
    candidates = [c for c in candidates if c.stage is first.stage] or candidates
    sentence = max(c.sentence for c in candidates)
    nearest = [c for c in candidates if c.sentence == sentence]
    return nearest[0] if parent is Item.EXPENDITURE else nearest[-1]


_LED_IN = regex(r"[，、（(]?")


def _passed_by(paragraph: Sequence[Mention], total: Mention, first: Mention) -> bool:
    """Whether a sentence since has told the whole anew: 年初基本支出226万元…。当年支出338万元，其中人员212万元."""
    return any(
        m.item in _WHOLES and m.sentence > total.sentence
        and total.figure.span.end <= m.figure.span.start < first.figure.span.start
        for m in paragraph
    )  # fmt: skip


def _may_be_total(mention: Mention, parent: Item) -> bool:
    if _ADDED.search(mention.before) and not _COMPARED.search(mention.before):
        return False
    if mention.item is parent:
        return True
    if parent is not Item.EXPENDITURE:
        return False
    if mention.item is None:
        return mention.stage is not Stage.UNSAID and bool(re.search(r"预算|决算", mention.before))
    return mention.item in _WHOLES


def _other_spending(paragraph: Sequence[Mention], last: int, total: Mention) -> tuple[Mention, ...]:
    """上缴上级支出, 经营支出, 对附属单位补助支出 after 基本 and 项目; what is carried over when the total holds it."""
    following = [m for m in paragraph[last + 1 :] if m.sentence == paragraph[last].sentence]
    holds = bool(_GRAND.search(total.before))
    return tuple(
        m for m in following
        if _OTHER_SPENDING.search(m.before) or (holds and m.stage is Stage.CARRYOVER_OUT)
    )  # fmt: skip


_GRAND = regex("总计|总支出|收支总|支出总")


def adjusted(paragraph: Sequence[Mention]) -> Iterator[Found]:
    """年初预算 + 年中追加 = 全年预算, where one paragraph tells all three of the whole department."""
    amounts = [
        m for m in paragraph
        if m.figure.printed.unit.is_money and m.item in (None, *_WHOLES) and "其中" not in m.before
    ]  # fmt: skip
    original = [m for m in amounts if m.stage is Stage.ORIGINAL and not _ADDED.search(m.before)]
    added = [m for m in amounts if _ADDED.search(m.before)]
    adjusted = [m for m in amounts if m.stage is Stage.ADJUSTED and m not in added]
    if len(original) != 1 or len(adjusted) != 1 or not _are_changes(added, original[0], adjusted[0]):
        return
    added = [replace(m, figure=replace(m.figure, direction=-1)) if _CUT.search(m.before) else m for m in added]
    parts: tuple[Mention, ...] = (original[0], *added)
    if not adds_up(adjusted[0], parts):
        parts += tuple(m for m in paragraph if m not in parts and _is_received(m, adjusted[0]))
    yield adjusted[0], parts, Split(adjusted[0].figure, tuple(p.figure for p in parts), True, ADJUSTED)


def _is_received(mention: Mention, adjusted: Mention) -> bool:
    """执行中收到上级转移支付1150万元; 上年结转48.20万元: more that an adjusted budget is made up of."""
    carried = mention.stage is Stage.CARRYOVER_IN
    received = _RECEIVED.search(mention.before) and mention.figure.span.start < adjusted.figure.span.start
    return bool(mention.figure.printed.unit.is_money and "其中" not in mention.before and (carried or received))


_RECEIVED = regex("转移支付|上级|下达|收到|结转")


def sides(text: str, paragraph: Sequence[Mention]) -> Iterator[Found]:
    """收支总预算1386.52万元。收入包括：…、…；支出包括：…、…: each side makes up the total told before both."""
    total = next((m for m in paragraph if m.item is Item.BALANCED and m.figure.kind is FigureKind.AMOUNT), None)
    if total is None:
        return
    for opened in _SIDE.finditer(text, total.figure.span.end, paragraph[-1].sentence_end):
        stop = min(i for sign in "；。\n" if (i := text.find(sign, opened.end())) >= 0 or (i := len(text)))
        parts = tuple(
            m for m in paragraph
            if opened.end() <= m.figure.span.start < stop
            and m.figure.kind is FigureKind.AMOUNT and "其中" not in m.before
        )  # fmt: skip
        if len(parts) >= 2:
            yield total, parts, Split(total.figure, tuple(p.figure for p in parts), True, opened.group().rstrip("：:"))


_SIDE = regex(r"(?:收入|支出)(?:总计|预算)?(?:具体)?包括[：:]")
_COMPARED = regex(r"[较比]")
_CUT = regex("调减|追减|调整减少|核减|压减")


def _are_changes(added: Sequence[Mention], original: Mention, adjusted: Mention) -> bool:
    """One change of the budget; or several, told between what it was and what it became."""
    between = [m for m in added if original.figure.span.end <= m.figure.span.start < adjusted.figure.span.start]
    return len(added) == 1 or (1 < len(added) == len(between) and original.sentence == adjusted.sentence)


ADJUSTED = "年初预算 + 调整 = 全年预算"
_ADDED = regex(r"追加|调增|调减|追减|核减|压减|调整增加|调整减少|增加预算|预算增加")
