"""Totals and their parts in running text."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Split, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.place import Span
from jixiao.extract.items import PARTS, find_item
from jixiao.extract.mentions import Mention, by_sentence, is_fresh
from jixiao.units.record import record
from jixiao.units.regex import regex

_OPENER = regex(r"其中|分为|分别为|包括|包含|用于以下方面|由|构成")
_COMPLETE = regex(r"分为|分别为|构成|组成")
_REST = regex(r"其余|剩余|余下|另外?(?=\d)")
_WHOLES = frozenset({Item.EXPENDITURE, Item.INCOME, Item.BALANCED, Item.APPROPRIATION, Item.GENERAL_BUDGET})
_OTHER_SPENDING = regex(r"上缴上级|经营支出|附属单位")
# Groups of words that together leave nothing out: one from each must lead a part.
_CLOSED = (
    (regex("行政|参公|公务员"), regex("事业|工勤")),
    (regex("在职|在编"), regex("退休|离休|离退休")),
    (regex("领导"), regex("其他用车")),
    (regex("流动资产"), regex("固定资产"), regex("无形资产")),
    (regex("财政拨款|一般公共预算"), regex("其他(?:来源)?收入|结转")),
    (regex("本年[收支]"), regex("结转|结余")),
    (regex("男"), regex("女")),
    (regex("财政(?:拨款|资金)"), regex("自筹|其他资金|单位资金|非财政")),
)
_MEASURABLE = (FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.CHANGE)
_LONGEST = 16  # mentions that may stand between a total and the last of its parts


Found = tuple[Mention, tuple[Mention, ...], Split]


@record
class Splits:
    """Splits with the mentions they were made of, and sets of parts whose total stands elsewhere.

    What is carried over stands behind the parts of an expenditure: a grand total holds it.
    """

    found: tuple[Found, ...]
    orphans: tuple[tuple[Item, tuple[Mention, ...]], ...]


def read_splits(text: str, paragraphs: Sequence[Sequence[Mention]]) -> Splits:
    found: list[Found] = []
    orphans: list[tuple[Item, tuple[Mention, ...]]] = []
    for whole in paragraphs:
        paragraph = [m for m in whole if m.figure.kind in _MEASURABLE]
        if len(paragraph) < 2:
            continue
        known: list[Found] = [*_adjusted(paragraph), *_sides(text, paragraph)]
        for parent, total, parts, split in _by_item(text, whole, paragraph):
            if total is not None and split is not None:
                known.append((total, parts, split))
            else:
                orphans.append((parent, parts))
        taken = {part.figure.span for _, parts, _ in known for part in parts}
        found.extend(known)
        found.extend(s for s in _by_words(text, paragraph) if not {p.figure.span for p in s[1]} <= taken)
    return Splits(tuple(found), tuple(orphans))


_MEMBERS = {parent: {item for members in sets for item in members} for parent, sets in PARTS.items()}


def _by_item(
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
        if mention.item not in members or mention.figure.span in used:
            continue
        parts = _siblings([m for m in paragraph[index : index + _LONGEST] if m.figure.span not in used], members)
        if parts is None:
            continue
        used.update(part.figure.span for part in parts)
        total = _total_before(text, paragraph, index, parent, parts)
        if total is None:
            carried = (m for m in paragraph[paragraph.index(parts[-1]) + 1 :] if m.sentence == parts[-1].sentence)
            if parent is Item.EXPENDITURE:
                parts += tuple(m for m in carried if m.stage is Stage.CARRYOVER_OUT)
            yield None, parts, None
        else:
            if parent is Item.EXPENDITURE:
                parts += _other_spending(paragraph, paragraph.index(parts[-1]), total)
            yield total, parts, by_item(parent, total.figure, parts)


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
        for m in paragraph[max(0, index - _LONGEST) : index]
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


def _adjusted(paragraph: Sequence[Mention]) -> Iterator[Found]:
    """年初预算 + 年中追加 = 全年预算, where one paragraph tells all three of the whole department."""
    amounts = [
        m for m in paragraph
        if m.figure.printed.unit.is_money and m.item in (None, *_WHOLES) and "其中" not in m.before
    ]  # fmt: skip
    original = [m for m in amounts if m.stage is Stage.ORIGINAL and not _ADDED.search(m.before)]
    added = [m for m in amounts if _ADDED.search(m.before)]
    adjusted = [m for m in amounts if m.stage is Stage.ADJUSTED and m not in added]
    if not (len(original) == len(added) == len(adjusted) == 1):
        return
    carried = tuple(m for m in amounts if m.stage is Stage.CARRYOVER_IN)
    parts: tuple[Mention, ...] = (original[0], added[0])
    if carried and not _adds_up(adjusted[0], parts):
        parts += carried
    yield adjusted[0], parts, Split(adjusted[0].figure, tuple(p.figure for p in parts), True, ADJUSTED)


def _sides(text: str, paragraph: Sequence[Mention]) -> Iterator[Found]:
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
ADJUSTED = "年初预算 + 调整 = 全年预算"
_ADDED = regex(r"追加|调增|调减|追减|调整增加|调整减少|增加预算|预算增加")


def _by_words(text: str, paragraph: Sequence[Mention]) -> Iterator[Found]:
    """Splits the sentence makes itself: A，其中B、C; A，分为B和C; A，已B，其余C."""
    above: Sequence[Mention] = ()
    earlier: list[Mention] = []  # the last that the sentences before have told
    for sentence in by_sentence(paragraph):
        yield from _from_above(text, earlier, above, sentence)
        above, earlier = sentence, [*earlier, *sentence][-_LONGEST:]
        for index, total in enumerate(sentence[:-1]):
            opener = _opener(text, total, sentence[index + 1])
            if opener is None:
                continue
            whole = _whole_of_list(text, sentence, index, opener)
            if whole is None:
                continue
            parts = _listed(
                text, sentence[index + 1 :], whole, total.figure.span.end, colon=text[opener.end()] in "：:"
            )
            if not parts:
                continue
            if text.find("；", parts[-1].figure.span.end, total.sentence_end) >= 0:
                longer = _listed(text, sentence[index + 1 :], whole, total.figure.span.end, colon=True)
                if len(longer) > len(parts) and _is_closed(longer) and longer[-1].subject.startswith("其他"):
                    parts = longer  # 房屋12万元；车辆3万元；其他固定资产8万元
            exhaustive = bool(_COMPLETE.match(opener.group())) or _is_closed(parts)
            yield from _told(whole, parts, opener.group(), exhaustive=exhaustive)
        yield from _rest(sentence)


_SENTENCE_OPENER = regex(r"(?:其中|具体为|具体是|具体包括)[：，:,]?")


def _from_above(
    text: str, earlier: Sequence[Mention], above: Sequence[Mention], sentence: Sequence[Mention]
) -> Iterator[Found]:
    """…收入合计1286.35万元。其中：财政拨款收入…: the list is a sentence of its own, its total heads the one above,
    unless it comes near an amount the paragraph told before.
    """
    opener = _SENTENCE_OPENER.match(text, sentence[0].sentence)
    if not above or not opener:
        return
    first = next((m for m in sentence if not _is_threshold(m)), sentence[0])
    kind = _kind(first)
    like = [
        m for m in above
        if _kind(m) is kind and m.figure.printed.unit.base == first.figure.printed.unit.base and m.figure.base
    ]  # fmt: skip
    if like:
        total = like[0]
        parts = _listed(text, sentence, total, sentence[0].sentence, colon=opener.group()[-1] in "：:")
        if parts:
            total = next((m for m in like if _adds_up(m, parts)), None) or _nearest_total(earlier, total, parts)
            named = opener.group().rstrip("：，:,")
            yield from _told(total, parts, named, exhaustive=named == "具体为" or _is_closed(parts))


def _nearest_total(earlier: Sequence[Mention], total: Mention, parts: Sequence[Mention]) -> Mention:
    """Of several amounts told before a list of three and more the one its sum comes nearest to, if it comes near."""
    added = sum(p.figure.signed for p in parts)
    if len(parts) < FEWEST_WITH_REST or not added:
        return total
    levels = [m for m in earlier if _kind(m) is _kind(total) and m.figure.unit == total.figure.unit]
    nearest = min(levels, key=lambda m: abs(m.figure.signed - added), default=total)
    return nearest if abs(nearest.figure.signed - added) <= abs(added) * _NEAR else total


_NEAR = Decimal("0.08")


def _told(total: Mention, parts: tuple[Mention, ...], basis: str, *, exhaustive: bool) -> Iterator[Found]:
    """The split, unless it is of a net change: one of several changes may be larger than all together."""
    if exhaustive or _kind(total) is not FigureKind.CHANGE:
        figures = tuple(p.figure for p in parts)
        yield total, parts, Split(total.figure, figures, exhaustive, basis, apart=not exhaustive and _is_apart(parts))


def _kind(mention: Mention) -> FigureKind:
    return FigureKind.COUNT if is_fresh(mention) else mention.figure.kind


def _is_apart(parts: Sequence[Mention]) -> bool:
    """Amounts of money, or things of one row of kinds, leave one another out; classes by size do not."""
    if len(parts) < 2 or any(_NESTED.search(p.before) for p in parts):
        return False
    if all(p.figure.printed.unit.is_money for p in parts):
        return len({p.stage for p in parts}) == 1  # budget and outturn of one thing are no two things
    if all(_SORT.search(p.before) for p in parts):
        return True
    for family in _KINDS:
        words = {word.group() for p in parts if (word := family.search(p.before))}
        if len(words) == len(parts):
            return True
    return False


_SORT = regex("[类型](?:项目|企业)?$")  # 种植类18个、养殖类14个
_NESTED = regex(r"以上|以下|超过|重点|重大|亿元(?:级|项目)")
# What is one of a row is not another of it.
_KINDS = tuple(
    regex(words)
    for words in (
        "工业|农业|服务业|建筑业|制造业|[一二三]产|第[一二三]产业",
        "批发|零售|住宿|餐饮",
        "产业|基础设施|民生|社会事业|生态|农业|水利|交通|城建",
        "新建|改建|扩建|续建|改造|迁建|整修|维修|加固",
        "国家级|省级|市级|县级|区级|乡镇?级|村级",
        "线上|线下",
        "内资|外资",
        "家庭农场|合作社|龙头企业|种养大户",
        "应急保障|执法执勤|特种专业|机要通信|一般公务|领导|离退休|其他用车",
        "幼儿园|小学|初中|高中|职[高中]|高校",
        "一季度|二季度|三季度|四季度|上半年|下半年",
        "不合格|合格",
        "非常满意|基本满意|比较满意|不满意|满意",
    )
)


def _opener(text: str, total: Mention, following: Mention) -> re.Match[str] | None:
    """The word right after a total that opens its list of parts."""
    end, begin = total.figure.span.end, following.figure.span.start
    found = _OPENER.search(text, end, begin)
    if found is None or found.group() == "由" or (found.group() == "构成" and "由" not in text[end:begin]):
        return None
    lead = text[end : found.start()]
    return found if len(lead) <= 12 and "。" not in lead and "；" not in lead else None


def _whole_of_list(text: str, sentence: Sequence[Mention], index: int, opener: re.Match[str]) -> Mention | None:
    """签约46个，总投资158.6亿元，其中亿元以上31个: the whole has the unit of the first part."""
    following = sentence[index + 1 : index + 3]
    if _is_threshold(following[0]) and len(following) > 1:
        following = following[1:]
    before = _outside(text, sentence, index, opener)
    for first in following:  # 固定资产12万元，其中房屋300平方米、价值8万元
        for mention in before:
            if mention.figure.printed.unit.base == first.figure.printed.unit.base and _kind(mention) is _kind(first):
                return None if _is_threshold(mention) or _AND_BELOW.search(mention.before) else mention
        if not first.figure.printed.unit.is_count and not first.figure.printed.unit.base.endswith("平方米"):
            break
    return None


_AND_BELOW = regex("(?:机关|本级|本部)(?:及|和|与|以及)(?:其)?(?:下属|所属|直属)")  # 局机关及下属4个单位 are five
_COMPARED_WITH = regex("^(?:较|比|与|同)(?:上年|去年|(?:19|20)\\d{2}年|年初|预算)")
_BY = regex("[，；]按")


def _outside(text: str, sentence: Sequence[Mention], index: int, opener: re.Match[str]) -> list[Mention]:
    """What may be the whole of a list, the likeliest first: not in a bracket that has closed before the list opens, no
    amount compared with; of a second way to divide (，按功能分为) the head of the sentence.
    """
    total = sentence[index]
    lead = text[total.figure.span.end : opener.start()]
    start = total.figure.span.end
    if lead.startswith(("）", ")")):
        start = max(text.rfind(sign, total.sentence, start) for sign in "（(")
    before = [
        m for m in sentence[: index + 1]
        if m.figure.span.end <= start and not _COMPARED_WITH.search(m.before)
    ]  # fmt: skip
    return before if _BY.match(lead) else before[::-1]


def _is_threshold(mention: Mention) -> bool:
    """5亿元以上 names a class, it is not an amount of anything."""
    return mention.figure.comparator in (">=", "<=", ">", "<") and mention.figure.printed.unit.is_money


def _listed(text: str, following: Sequence[Mention], total: Mention, at: int, *, colon: bool) -> tuple[Mention, ...]:
    """The figures of the list: of the total's kind and unit, until ； or, after a colon, the end of the sentence
    unless those before the first ； already add up.
    """
    base, kind = total.figure.printed.unit.base, _kind(total)
    parts: list[Mention] = []
    signs = ""  # that have divided the parts so far
    depth_end = 0
    for mention in following:
        between = text[at : mention.figure.span.start]
        at = mention.figure.span.end
        if parts and _ends_list(between, signs, total, parts, colon=colon):
            break
        if parts and _OPENER.search(between) and "其中" in between:
            depth_end = _end_of_inner(text, mention)
        if mention.figure.span.start < depth_end or _bracketed(text, mention, parts) or _is_threshold(mention):
            continue
        if parts and _YEAR_BEFORE.match(mention.before) and mention.year < total.year:
            continue  # 其中财政拨款112万元，2022年116万元、…: what it was the year before
        if mention.figure.printed.unit.base == base and _kind(mention) is kind and not _GROSS.search(mention.before):
            signs += between[0:1] if parts else ""
            parts.append(mention)
    return tuple(parts)


def _ends_list(between: str, signs: str, total: Mention, parts: Sequence[Mention], *, colon: bool) -> bool:
    """A ； ends the list, unless a colon opened it and it is not yet full; so does ， where 、 divided the parts, and
    another way to divide the total.
    """
    if _BY.match(between) and _COMPLETE.search(between):
        return True
    if "；" in between:
        return not colon or _adds_up(total, parts) or _is_closed(parts)
    return between.startswith("，") and bool(signs) and set(signs) == {"、"}


_YEAR_BEFORE = regex(r"(?:上年|去年|(?:19|20)\d{2}年)(?:度|同期)?(?:预算|决算|执行)?数?(?:为|是)?$")
# Original values and averages stand beside net totals, not inside them.
_GROSS = regex(r"原值|折旧|摊销|平均|[人车户亩]均|每[辆人户亩个]")


def _adds_up(total: Mention, parts: Sequence[Mention]) -> bool:
    return len(parts) >= 2 and sum(p.figure.signed for p in parts) == total.figure.signed


def _end_of_inner(text: str, mention: Mention) -> int:
    """An inner 其中 lasts to the next ； or the end of the sentence."""
    stop = text.find("；", mention.figure.span.end, mention.sentence_end)
    return stop if stop >= 0 else mention.sentence_end


def _bracketed(text: str, mention: Mention, parts: Sequence[Mention]) -> bool:
    """Inside brackets opened after the last part: belongs to that part."""
    if not parts:
        return False
    between = text[parts[-1].figure.span.end : mention.figure.span.start]
    return between.count("（") + between.count("(") > between.count("）") + between.count(")")


def _is_closed(parts: Sequence[Mention]) -> bool:
    if len(parts) >= FEWEST_WITH_REST and parts[-1].subject.startswith(("其他", "其它", "其余")):
        return True  # a list that ends with what is left over names everything
    said = "\n".join([p.before for p in parts])
    return len(parts) > 1 and any(all(word.search(said) for word in closed) for closed in _CLOSED)


FEWEST_WITH_REST = 3


def _rest(sentence: Sequence[Mention]) -> Iterator[Found]:
    """累计83个，81个已解决，其余2个: the rest closes the list that began with the total."""
    for index, rest in enumerate(sentence):
        if index < 2 or not _REST.search(rest.before):
            continue
        base = rest.figure.printed.unit.base
        same = [m for m in sentence[:index] if m.figure.printed.unit.base == base and m.figure.kind is rest.figure.kind]
        if len(same) >= 2 and same[0].figure.base >= max(m.figure.base for m in same[1:]):
            parts = (*same[1:], rest)
            yield same[0], parts, Split(same[0].figure, tuple(p.figure for p in parts), len(parts) == 2, "其余")
