"""Wholes whose parts stand in sentences and paragraphs of their own: …如下：, 一是A。二是B。; 以上三项共A."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.dossier.claim import Split
from jixiao.dossier.figure import FigureKind
from jixiao.extract.prose.mentions import Mention
from jixiao.extract.prose.splits.by_words import Found
from jixiao.extract.prose.splits.lists import adds_up, is_apart, is_threshold, kind_of, tells_other_stage
from jixiao.units.chinese import numeral
from jixiao.units.regex import regex

_NUMBER = regex(
    r"(?:[（(](?P<a>[一二三四五六七八九十\d]{1,3})[）)]|(?P<b>[一二三四五六七八九十]{1,3})(?:是|、)|(?P<c>\d{1,2})(?:[.、．）)])|(?P<d>[①-⑩])|(?P<dash>[—–·•●-]+))"
)
_LEADS = regex(
    r"(?:其中|如下|分别(?:为|是)?|具体(?:为|是|包括|情况)?|包括|分为|构成|分布|方面|用于|来看|看)[^，。；：]{0,6}[：:]$"
)
_ABOVE = regex(
    r"(?:以上|上述|前述|这)(?P<n>[两三四五六七八九十\d]{1,2})(?:大?[项类批次个期轮场种]|方面|部分|地|处|所)[^，。；\d]{0,12}?(?:合计|共计|总计|共|累计)[^，。；\d]{0,10}$"
)
_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)
_FEWEST = 3
_MOST = 12
_NEAR = Decimal("0.15")


def by_paragraphs(text: str, paragraphs: Sequence[Sequence[Mention]]) -> Iterator[Found]:
    """A total before 如下：, and each of the numbered paragraphs below it beginning with its part."""
    for index, paragraph in enumerate(paragraphs[:-1]):
        if not paragraph:
            continue
        end = text.find("\n", paragraph[-1].figure.span.end)
        lead = text[paragraph[-1].figure.span.end : end]
        if end < 0 or not lead.endswith(("：", ":")) or not _LEADS.search(text[paragraph[-1].sentence : end]):
            continue
        below = _numbered(text, paragraphs[index + 1 : index + 1 + _MOST], end)
        heads = [m for m in paragraph if m.sentence == paragraph[-1].sentence]
        yield from _led(heads, below)


def _numbered(text: str, following: Sequence[Sequence[Mention]], end: int) -> list[Sequence[Mention]]:
    """Paragraphs right below one another that are numbered from one on."""
    found: list[Sequence[Mention]] = []
    for paragraph in following:
        if not paragraph or text[end : paragraph[0].paragraph].strip():
            break
        sign = _NUMBER.match(text, paragraph[0].paragraph)
        if sign is None or (not sign["dash"] and _value(sign) != len(found) + 1):
            break
        found.append(paragraph)
        stop = text.find("\n", paragraph[-1].figure.span.end)
        end = stop if stop >= 0 else len(text)
    return found


def _value(sign: re.Match[str]) -> int | None:
    said = sign["a"] or sign["b"] or sign["c"]
    if said is None:
        return ord(sign["d"]) - ord("①") + 1
    return int(said) if said.isdigit() else numeral(said)


def _led(heads: Sequence[Mention], below: Sequence[Sequence[Mention]]) -> Iterator[Found]:
    """The totals with the first, the second … number of every item: 预算413万元，支出377万元，如下：1.甲预算…，支出…

    Where the items tell several numbers of a kind, one series must add up before another can be wrong.
    """
    totals = [m for m in heads if m.figure.exact and kind_of(m) in _LEVELS and not is_threshold(m)]
    for total in {_kind(m): m for m in totals}.values() if len(below) >= _FEWEST else ():
        told = [[m for m in item if m.sentence == item[0].sentence and _like(m, total)] for item in below]
        series = [parts for parts in zip(*told, strict=False) if all(m.figure.exact for m in parts)]
        rivals = [m for m in totals if _like(m, total)]
        held = {i: next((t for t in rivals if adds_up(t, parts)), None) for i, parts in enumerate(series)}
        open_ = [parts for i, parts in enumerate(series) if held[i] is None]
        left = [t for t in rivals if t not in held.values()]
        if len(open_) == len(left) == 1 and (len(series) > 1 or max(map(len, told)) == 1):
            yield from _found(left[0], open_[0], "分项")


def _kind(mention: Mention) -> tuple[FigureKind, str]:
    return kind_of(mention), mention.figure.printed.unit.base


def by_labels(mentions: Sequence[Mention]) -> Iterator[Found]:
    """项目金额：300万元 … 项目金额：45万元 … 项目金额：560万元 … 合计：905万元: lines of one label, and their total."""
    labelled: dict[str, list[Mention]] = {}
    for mention in mentions:
        label = mention.before.strip("（）() ")
        if _BARE_TOTAL.fullmatch(label) and mention.sentence == mention.paragraph:
            for parts in labelled.values():
                apart = len({part.paragraph for part in parts}) == len(parts)
                if len(parts) >= _FEWEST and apart and _like(parts[0], mention):
                    yield from _found(mention, parts, "合计")
            labelled = {}
        elif label.endswith(("：", ":")) and mention.figure.exact and mention.sentence == mention.paragraph:
            labelled.setdefault(label, []).append(mention)


_BARE_TOTAL = regex("(?:项目|资金|金额)?(?:合计|总计)(?:金额|资金)?[：:]?")


def by_sentences(text: str, mentions: Sequence[Mention]) -> Iterator[Found]:
    """以上三项共A: as many figures of its kind told before it, one a sentence or side by side."""
    for index, total in enumerate(mentions):
        if "计" not in total.before and "共" not in total.before:
            continue
        said = _ABOVE.search(text[total.sentence : total.figure.span.start])
        if said is None or kind_of(total) not in _LEVELS or not total.figure.exact:
            continue
        many = int(said["n"]) if said["n"].isdigit() else numeral(said["n"]) or 0
        before = [
            m for m in mentions[max(0, index - _MOST * 4) : index]
            if m.sentence < total.sentence and _like(m, total) and not is_threshold(m)
        ]  # fmt: skip
        firsts = list({m.sentence: m for m in reversed(before)}.values())[::-1]
        sets = [parts for parts in (before[-many:], firsts[-many:]) if len(parts) == many and many > 1]
        if sets and all(m.figure.exact for m in sets[-1]):
            yield from _found(total, next((parts for parts in sets if adds_up(total, parts)), sets[-1]), "以上各项")


def by_name(text: str, sentences: Sequence[Sequence[Mention]]) -> Iterator[Found]:
    """清扫保洁面积1286.5万平方米… 清扫保洁面积中，主次干道478.2万平方米、…: the whole told by its name before."""
    told: list[Mention] = []
    for sentence in sentences:
        named = _NAMED_PARTS.search(text, sentence[0].sentence, sentence[0].figure.span.start)
        parts = _run_of(sentence) if named else ()
        if named and len(parts) >= _FEWEST:
            added = sum(m.figure.base for m in parts)
            wholes = [m for m in told if _like(m, parts[0]) and m.before.endswith(named["name"]) and m.figure.exact]
            if wholes and abs(added - wholes[-1].figure.base) <= added * _NEAR:
                figures = tuple(m.figure for m in parts)
                yield wholes[-1], parts, Split(wholes[-1].figure, figures, False, named["name"], apart=is_apart(parts))
        told += [m for m in sentence if kind_of(m) in _LEVELS]


def _run_of(sentence: Sequence[Mention]) -> tuple[Mention, ...]:
    run = [sentence[0]]
    for mention in sentence[1:]:
        if not _like(mention, run[0]) or not mention.figure.exact or "其中" in mention.before:
            break
        run.append(mention)
    return tuple(run)


_NAMED_PARTS = regex(r"(?P<name>[\u4e00-\u9fff]{3,14})(?<!其)中[，：]")


def _like(mention: Mention, total: Mention) -> bool:
    return kind_of(mention) is kind_of(total) and mention.figure.printed.unit.base == total.figure.printed.unit.base


def _found(total: Mention, parts: Sequence[Mention], basis: str) -> Iterator[Found]:
    """The split, where the parts come near enough to their whole for the list to be one of all of it."""
    added = sum(part.figure.base for part in parts)
    if not tells_other_stage(total, parts) and abs(added - total.figure.base) <= added * _NEAR:
        yield total, tuple(parts), Split(total.figure, tuple(p.figure for p in parts), True, basis)
