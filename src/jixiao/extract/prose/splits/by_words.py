"""Totals and parts that a sentence sets apart itself: A，其中B、C; A，分为B和C; A，已B，其余C."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Split, Stage
from jixiao.dossier.figure import FigureKind
from jixiao.extract.prose.mentions import Mention, by_sentence
from jixiao.extract.prose.splits.lists import (
    BY,
    COMPARED_WITH,
    COMPLETE,
    FEWEST_WITH_REST,
    LONGEST,
    OPENER,
    adds_up,
    is_apart,
    is_closed,
    is_threshold,
    kind_of,
    listed,
)
from jixiao.extract.prose.splits.pairs import pair_splits, read_pairs
from jixiao.extract.prose.splits.series import by_series
from jixiao.units.regex import regex

Found = tuple[Mention, tuple[Mention, ...], Split]
_REST = regex(r"其余|剩余|余下|另外?(?=\d)")


def by_words(text: str, paragraph: Sequence[Mention], led: Sequence[Mention] = ()) -> Iterator[Found]:
    """Splits the sentence makes itself: A，其中B、C; A，分为B和C; A，已B，其余C.

    `led` is the paragraph before, where this one may begin with parts of what it told last.
    """
    above = [mention for mention in led if mention.sentence == led[-1].sentence]
    earlier = list(led)[-LONGEST:]  # the last that the sentences before have told
    for sentence in by_sentence(paragraph):
        if pairs := read_pairs(text, sentence):
            yield from pair_splits(pairs, above, sentence)
            above, earlier = sentence, [*earlier, *sentence][-LONGEST:]
            continue
        yield from _from_above(text, earlier, above, sentence)
        yield from by_series(text, above, sentence)
        above, earlier = sentence, [*earlier, *sentence][-LONGEST:]
        for index, total in enumerate(sentence[:-1]):
            opener = _opener(text, total, sentence[index + 1])
            if opener is None or _MEAN.search(text, total.figure.span.end, sentence[index + 1].figure.span.start):
                continue
            whole = _whole_of_list(text, sentence, index, opener)
            if whole is None:
                continue
            parts = listed(text, sentence[index + 1 :], whole, total.figure.span.end, colon=text[opener.end()] in "：:")
            if not parts:
                continue
            if text.find("；", parts[-1].figure.span.end, total.sentence_end) >= 0:
                longer = listed(text, sentence[index + 1 :], whole, total.figure.span.end, colon=True)
                if len(longer) > len(parts) and is_closed(longer) and longer[-1].subject.startswith("其他"):
                    parts = longer  # 房屋12万元；车辆3万元；其他固定资产8万元
                parts = _with_carried(text, sentence, whole, parts)
            parts = _within_bracket(text, total, opener, parts)
            if not adds_up(whole, parts):  # 186.2公里，为计划180公里的103.44%，其中…: the one they add up to
                told = [m for m in sentence[: index + 1] if ("编" in m.before) == ("编" in whole.before)]
                whole = next((m for m in told if _like(m, whole) and adds_up(m, parts)), whole)
            exhaustive = bool(COMPLETE.match(opener.group())) or _is_closed(text, parts)
            yield from _told(whole, parts, opener.group(), exhaustive=exhaustive)
        yield from _made_of(text, sentence)
        yield from _in_brackets(text, sentence)
        yield from _rest(sentence)
        yield from _each(text, earlier[: -len(sentence)], sentence)
        yield from _closed_by_total(text, sentence)


def _with_carried(
    text: str, sentence: Sequence[Mention], whole: Mention, parts: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """…；其他收入247万元；上年结转1000万元: what was carried over closes a list of income that seemed closed."""
    last = sentence.index(parts[-1])
    following = next((m for m in sentence[last + 1 :] if _like(m, whole)), None)
    if following is None or following.stage is not Stage.CARRYOVER_IN or adds_up(whole, parts):
        return parts
    between = text[parts[-1].figure.span.end : following.figure.span.start]
    return parts if "其中" in between or "（" in between else (*parts, following)


def _made_of(text: str, sentence: Sequence[Mention]) -> Iterator[Found]:
    """总收入962.47万元，由财政拨款905.12万元和上年结转57.35万元构成."""
    for index, total in enumerate(sentence[:-2]):
        if not _FROM.match(text, total.figure.span.end) or is_threshold(total):
            continue
        parts = listed(text, sentence[index + 1 :], total, total.figure.span.end, colon=False)
        if len(parts) >= 2 and _MADE_UP.match(text, parts[-1].figure.span.end):
            yield total, parts, Split(total.figure, tuple(p.figure for p in parts), True, "由…构成")


def _in_brackets(text: str, sentence: Sequence[Mention]) -> Iterator[Found]:
    """项目112个（装备制造38个、新材料25个、食品加工49个）: what stands behind a count in brackets, and nothing else."""
    for index, total in enumerate(sentence[:-FEWEST_WITH_REST]):
        end = total.figure.span.end
        closed = text.find("）", end, total.sentence_end) if text.startswith("（", end) else -1
        if closed < 0 or _NOT_ALL.search(text, end, closed):
            continue
        parts = tuple(m for m in sentence[index + 1 :] if m.figure.span.start < closed)
        named = all(m.before.strip("（、，和及") for m in parts)
        if len(parts) >= FEWEST_WITH_REST and named and all(_like(m, total) and m.figure.exact for m in parts):
            added = sum(m.figure.signed for m in parts)
            if abs(added - total.figure.signed) <= added * _NEAR and not any(is_threshold(m) for m in parts):
                yield total, parts, Split(total.figure, tuple(m.figure for m in parts), True, "括注")


_NOT_ALL = regex("[（(](?:其中|含|包括|另)|等|以上|上年|去年|目标|计划|[；。]")
_FROM = regex(r"[，、（(]?(?:全部|资金|经费|主要|分别|具体)*由")
_MADE_UP = regex(r"(?:等)?(?:[^，。；、\d]{0,3}部分|共同)?(?:构成|组成)")
_MEAN = regex("平均|[人户亩车场]均|每[户人亩辆]")  # …3116万元，户均补贴分别为768元和911元
_SENTENCE_OPENER = regex(
    r"(?:其中|具体为|具体是|具体包括)[：，:,]?|(?P<side>支出|收入)中(?:[：，:,]|(?=[\u4e00-\u9fff]))|(?P<list>(?:资金来源|分项支出|支出明细|具体支出|支出构成|主要用途)(?:为|包括|如下)?[：:]?|支出(?:主要)?按[^，。；：\d]{1,8}[：，])|(?P<named>(?!主要|其中|具体|可以|应当|内容)[\u4e00-\u9fff]{2,8}?)包括[：:]?|(?P<by>按照?[^，。；：\d]{1,8}(?:[：]|(?:划?分类?|划分|构成|类型)[，：])|[从分][^，。；：\d]{1,10}(?:看|来看|统计)[，：])"
)


def _from_above(
    text: str, earlier: Sequence[Mention], above: Sequence[Mention], sentence: Sequence[Mention]
) -> Iterator[Found]:
    """…收入合计1286.35万元。其中：财政拨款收入…: the list is a sentence of its own, its total heads the one above,
    unless it comes near an amount the paragraph told before.
    """
    opener = _SENTENCE_OPENER.match(text, sentence[0].sentence)
    if not above or not opener:
        return
    first = next((m for m in sentence if not is_threshold(m)), sentence[0])
    kind = kind_of(first)
    like = [
        m for m in above
        if kind_of(m) is kind and m.figure.printed.unit.base == first.figure.printed.unit.base and m.figure.base
    ]  # fmt: skip
    like = [m for m in like if not _ASIDE.search(text, m.sentence, m.figure.span.start)] or like[:1]
    if like and COMPARED_WITH.search(like[0].before):  # 实际402.6亿元。与2022年的388.2亿元相比增长…。其中…
        like = [m for m in (*like[1:], *reversed(earlier)) if _like(m, first) and not COMPARED_WITH.search(m.before)]
    if opener["named"]:  # 项目经费156.50万元。项目经费包括…
        like = [m for m in like if m.before.endswith(opener["named"])]
    if opener["side"]:  # 决算收入312万元，决算支出308万元。支出中，工资福利支出148万元…
        like = [m for m in like if opener["side"] in m.before]
    if like:
        total = like[0]
        parts = listed(text, sentence, total, sentence[0].sentence, colon=opener.group()[-1] in "：:")
        if parts and opener["list"]:
            yield from _list_of_money(earlier, like, parts, opener["list"])
        elif parts and (
            not opener["by"] or opener["by"].startswith("按") or is_closed(parts) or _comes_near(like, parts)
        ):  # 从落地情况看，218个项目中已落地156个 divides nothing
            total = next((m for m in like if adds_up(m, parts)), None) or (
                total if opener["side"] else _nearest_total(earlier, total, parts)
            )
            named = opener.group().rstrip("：，:,")
            exhaustive = named == "具体为" or bool(opener["named"]) or _is_closed(text, parts)
            if opener["by"] and len(parts) >= FEWEST_WITH_REST and not exhaustive:
                figures = tuple(part.figure for part in parts)  # classes of one division leave one another out
                yield total, parts, Split(total.figure, figures, False, named, apart=True)
            else:
                yield from _told(total, parts, named, exhaustive=exhaustive)


def _comes_near(wholes: Sequence[Mention], parts: Sequence[Mention]) -> bool:
    """从产业看，… of three and more classes that nearly make up a whole told before."""
    added = sum((p.figure.signed for p in parts), Decimal(0))
    return len(parts) >= FEWEST_WITH_REST and any(abs(m.figure.signed - added) <= added * _NEAR for m in wholes)


_ASIDE = regex(r"[（(](?:含|其中|不含|包括)[^（）()]*\Z")  # 收入4826.35万元（含上年结转185.17万元）


def _is_closed(text: str, parts: Sequence[Mention]) -> bool:
    """小学38所、初中14所、幼儿园7所，另有特教学校: the list goes on."""
    return is_closed(parts) and not _GOES_ON.match(text, parts[-1].figure.span.end)


_GOES_ON = regex("等|[，、](?:另|还有|此外|其余|以及)")


def _list_of_money(
    earlier: Sequence[Mention], like: Sequence[Mention], parts: tuple[Mention, ...], named: str
) -> Iterator[Found]:
    """资金来源为市级278万元、省级24万元; 分项支出：…: of the amount told before that its sum is or comes near."""
    if any(part.item in (Item.BASIC, Item.PROGRAM) for part in parts):
        return  # splits_by_item tells what those make up
    levels = [m for m in (*earlier, *like) if _like(m, parts[0]) and m not in parts]
    added = sum((p.figure.signed for p in parts), Decimal(0))
    total = next((m for m in reversed(levels) if adds_up(m, parts)), None)
    word = _GRANTED if named.startswith("资金") else _SPENT
    near = [m for m in levels if abs(m.figure.signed - added) <= abs(added) * _NEAR and word.search(m.before)]
    if total is None and len({m.figure.base for m in near}) == 1:
        total = near[-1]
    if total is not None and len(parts) > 1:
        yield total, parts, Split(total.figure, tuple(p.figure for p in parts), True, named)


_GRANTED = regex("预算|资金|投资|安排|到位|下达")
_SPENT = regex("支出|执行|支付|使用")


def _like(one: Mention, other: Mention) -> bool:
    return kind_of(one) is kind_of(other) and one.figure.printed.unit.base == other.figure.printed.unit.base


def _each(text: str, earlier: Sequence[Mention], sentence: Sequence[Mention]) -> Iterator[Found]:
    """2600万元用于三个方向，分别安排1150万元、980万元、470万元: an amount told before that they come near to."""
    for index, first in enumerate(sentence):
        if "分别" not in first.before or not _EACH.search(first.before) or kind_of(first) not in _LEVELS:
            continue
        parts = [first]
        for mention in sentence[index + 1 :]:
            if not _like(mention, first) or not _ALSO.fullmatch(
                text, parts[-1].figure.span.end, mention.figure.span.start
            ):
                break
            parts.append(mention)
        if len(parts) < FEWEST_WITH_REST:
            continue
        before = [m for m in (*earlier, *sentence[:index]) if _like(m, first)]
        total = next((m for m in reversed(before) if adds_up(m, parts)), None) or _nearest_total(before, first, parts)
        if total is not first:
            yield total, tuple(parts), Split(total.figure, tuple(p.figure for p in parts), True, "分别")


_EACH = regex("分别(?:安排|支出|投入|拨付|下达|完成|到位)?(?:资金)?(?:(?:为|是)[\u4e00-\u9fff]{0,12})?$")
_ALSO = regex(r"[、，和及][\u4e00-\u9fff]{0,12}")
_AND = regex("[、，和及]")
_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)


def _closed_by_total(text: str, sentence: Sequence[Mention]) -> Iterator[Found]:
    """中央资金1.36亿元、省级资金2.14亿元，合计3.5亿元: the figures side by side before it, or the last of them."""
    if not any("计" in mention.before for mention in sentence[2:]):
        return
    sentence = [m for m in sentence if text[m.figure.span.start].isdigit()]  # 三大主导产业 are no three of anything
    for index, total in enumerate(sentence):
        named = index >= 2 and _NAMED_TOTAL.fullmatch(total.before) is not None
        if index < 2 or not (named or _ALTOGETHER.fullmatch(total.before)):
            continue
        run: list[Mention] = []
        at = total.figure.span.start - len(total.before)
        for mention in reversed(sentence[max(0, index - _MOST_SETS) : index]):
            beside = text[mention.figure.span.end : at]
            if (
                not _like(mention, total)
                or is_threshold(mention)
                or not _BESIDE.fullmatch(beside)
                or not mention.figure.exact
            ):
                break
            run.insert(0, mention)
            at = mention.figure.span.start - len(mention.before)
        if len(run) >= 2:
            sets = (set_ for size in range(len(run), 1, -1) for set_ in combinations(run, size))
            parts = next((set_ for set_ in sets if adds_up(total, set_)), tuple(run))
            gap = abs(sum(p.figure.signed for p in parts) - total.figure.signed)
            if named and gap > abs(total.figure.signed) * _NEAR:
                continue
            yield total, parts, Split(total.figure, tuple(p.figure for p in parts), True, "合计")


_ALTOGETHER = regex("(?:两项|三项|四项|以上)?(?:合计|共计|总计|合共|累计共)(?:为|达到?)?")
_NAMED_TOTAL = regex("[^，。；、\\d]{2,12}合计")  # 三大主导产业项目合计141个; 全县合计 may hold more
_MOST_SETS = 8  # figures of which every set is tried
_BESIDE = regex(
    r"[，、；和及与]{0,2}(?:(?:以上)?(?:[两三四五六七八九十]大|[两三四五六七八九十\d]{1,2}[项类个笔部者]))?"
)


def _nearest_total(earlier: Sequence[Mention], total: Mention, parts: Sequence[Mention]) -> Mention:
    """Of several amounts told before a list of three and more the one its sum comes nearest to, if it comes near."""
    added = sum(p.figure.signed for p in parts)
    if len(parts) < FEWEST_WITH_REST or not added:
        return total
    levels = [m for m in earlier if kind_of(m) is kind_of(total) and m.figure.unit == total.figure.unit]
    nearest = min(levels, key=lambda m: abs(m.figure.signed - added), default=total)
    return nearest if abs(nearest.figure.signed - added) <= abs(added) * _NEAR else total


_NEAR = Decimal("0.08")


def _told(total: Mention, parts: tuple[Mention, ...], basis: str, *, exhaustive: bool) -> Iterator[Found]:
    """The split, unless it is of a net change: one of several changes may be larger than all together."""
    is_change = kind_of(total) is FigureKind.CHANGE or _NET.search(total.before)
    if exhaustive or not is_change:
        figures = tuple(p.figure for p in parts)
        yield total, parts, Split(total.figure, figures, exhaustive, basis, apart=not exhaustive and is_apart(parts))


_TIMES = ("×", "*")  # 5814万元（612万平方米×9.50元），其余2046万元
_NET = regex("净[增减]")


def _within_bracket(
    text: str, total: Mention, opener: re.Match[str], parts: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """1362人（其中集中供养412人、分散供养950人），孤儿186人: a list opened in a bracket ends with it."""
    lead = text[total.figure.span.end : opener.start()]
    depth = lead.count("（") - lead.count("）")
    if depth <= 0:
        return parts
    at = opener.end()
    while depth and (sign := _BRACKET.search(text, at, total.sentence_end)):
        depth += 1 if sign.group() == "（" else -1
        at = sign.end()
    return parts if depth else tuple(part for part in parts if part.figure.span.start < at)


_BRACKET = regex("[（）]")


def _opener(text: str, total: Mention, following: Mention) -> re.Match[str] | None:
    """The word right after a total that opens its list of parts."""
    end, begin = total.figure.span.end, following.figure.span.start
    found = OPENER.search(text, end, begin)
    if found is None or found.group() == "由" or (found.group() == "构成" and "由" not in text[end:begin]):
        return None
    lead = text[end : found.start()]
    plain = _RATE_OF_TOTAL.sub("", lead)
    if plain == "；" and plain != lead and found.group() == "其中":
        return found  # 开工34个，完成目标的113.3%；其中当年签约21个、往年签约13个
    return found if len(plain) <= 12 and "。" not in plain and "；" not in plain else None


_RATE_OF_TOTAL = regex(r"[，、（(][^，。；\d]{1,12}\d[\d.]*%[）)]?")  # 支出1656.36万元，预算执行率92.02%，其中：…


def _whole_of_list(text: str, sentence: Sequence[Mention], index: int, opener: re.Match[str]) -> Mention | None:
    """签约46个，总投资158.6亿元，其中亿元以上31个: the whole has the unit of the first part."""
    following = sentence[index + 1 : index + 3]
    if is_threshold(following[0]) and len(following) > 1:
        following = following[1:]
    before = _outside(text, sentence, index, opener)
    for first in following:  # 固定资产12万元，其中房屋300平方米、价值8万元
        for mention in before:
            if mention.figure.printed.unit.base == first.figure.printed.unit.base and kind_of(mention) is kind_of(
                first
            ):
                return None if is_threshold(mention) or _AND_BELOW.search(mention.before) else mention
        if not first.figure.printed.unit.is_count and not first.figure.printed.unit.base.endswith("平方米"):
            break
    return None


_AND_BELOW = regex("(?:机关|本级|本部)(?:及|和|与|以及)(?:其)?(?:下属|所属|直属)")  # 局机关及下属4个单位 are five


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
        if m.figure.span.end <= start and not COMPARED_WITH.search(m.before) and text[m.figure.span.end] != "的"
        and not _in_closed_bracket(text, m.figure.span.end, opener.start())
    ]  # fmt: skip
    return before if BY.match(lead) else before[::-1]


def _in_closed_bracket(text: str, start: int, end: int) -> bool:
    """33个（制造业26个、服务业7个），总投资428亿元，其中…: whether a bracket around `start` closes before `end`."""
    closed = text.find("）", start, end - 1)
    return closed >= 0 and text.find("（", start, closed) < 0


def _rest(sentence: Sequence[Mention]) -> Iterator[Found]:
    """累计83个，81个已解决，其余2个: the rest closes the list that began with the total."""
    for index, rest in enumerate(sentence):
        if (
            index < 2
            or not _REST.search(rest.before)
            or not rest.figure.base
            or kind_of(rest) is FigureKind.CHANGE
            or _NET.search(rest.before)
        ):
            continue
        base = rest.figure.printed.unit.base
        same = [
            m for m in sentence[:index]
            if m.figure.printed.unit.base == base and m.figure.kind is rest.figure.kind and m.before[:1] not in _TIMES
        ]  # fmt: skip
        if len(same) >= 2 and same[0].figure.base >= max(m.figure.base for m in same[1:]):
            parts = (*same[1:], rest)
            yield same[0], parts, Split(same[0].figure, tuple(p.figure for p in parts), len(parts) == 2, "其余")
