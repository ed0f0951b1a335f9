"""What the prose asserts about its numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Attainment, Change, Execution, Fact, Goal, Share, Split, Stage
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import DocumentKind, Passage, Section, Undecided
from jixiao.dossier.place import Source, Span
from jixiao.extract.identity import Identity
from jixiao.extract.prose.attainments import read_attainments
from jixiao.extract.prose.changes import read_changes
from jixiao.extract.prose.items import find_item
from jixiao.extract.prose.measures import read_measures
from jixiao.extract.prose.mentions import (
    GRAND_TOTAL,
    TOTAL,
    Mention,
    by_paragraph,
    by_sentence,
    read_mentions,
    stage_of,
)
from jixiao.extract.prose.rates import read_executions
from jixiao.extract.prose.scopes import budgets_of
from jixiao.extract.prose.shares import Settled, read_shares
from jixiao.extract.prose.splits.by_class import class_splits
from jixiao.extract.prose.splits.by_item import ADJUSTED, by_item
from jixiao.extract.prose.splits.read import read_splits
from jixiao.units.record import record
from jixiao.units.regex import regex


@record
class Claims:
    facts: tuple[Fact, ...] = ()
    splits: tuple[Split, ...] = ()
    changes: tuple[Change, ...] = ()
    shares: tuple[Share, ...] = ()
    executions: tuple[Execution, ...] = ()
    attainments: tuple[Attainment, ...] = ()
    measures: tuple[Goal, ...] = ()
    undecided: tuple[Undecided, ...] = ()


def read_claims(
    source: Source,
    sections: Sequence[Section],
    prose: Sequence[Passage],
    figures: Sequence[Figure],
    identity: Identity,
) -> Claims:
    text = source.text
    mentions = read_mentions(source, prose, figures, identity.department, identity.year)
    sentences, paragraphs = by_sentence(mentions), by_paragraph(mentions)
    splits = read_splits(text, paragraphs)
    totals = {part.figure.span: total.figure for total, parts, _ in splits.found for part in parts}
    executions = read_executions(text, sentences)
    facts = _facts(mentions, _stages(text, mentions, splits.found, identity.kind))
    told = _told([fact for fact in facts if fact.year in (0, identity.year)])
    settled = {key: figure for key, figure in told.items() if figure is not None}
    return Claims(
        facts=tuple(facts),
        splits=(
            *(split for _, _, split in splits.found),
            *_adopted(splits.orphans, settled, identity.kind, mentions),
            *_apart(mentions, splits.found, settled),
            *_further(class_splits(text, figures), splits.found),
        ),
        changes=tuple(_with_current(read_changes(text, sentences), told)),
        shares=tuple(read_shares(text, paragraphs, totals, settled)),
        executions=tuple(executions),
        attainments=tuple(read_attainments(text, paragraphs)),
        measures=tuple(read_measures(text, sections, mentions, identity.year)),
        undecided=tuple(
            Undecided(e.span, "执行率", "没有在同一句里找到对应的预算数和执行数")
            for e in executions
            if e.budget is None or e.outturn is None
        ),
    )


def _further(splits: Iterator[Split], known: Sequence[tuple[Mention, tuple[Mention, ...], Split]]) -> Iterator[Split]:
    """Those of totals that no list has been found of."""
    told = {split.total.span for _, _, split in known if split.exhaustive and len(split.parts) > _PAIR}
    return (split for split in splits if split.total.span not in told)


_PAIR = 2


def _stages(
    text: str,
    mentions: Sequence[Mention],
    splits: Sequence[tuple[Mention, tuple[Mention, ...], Split]],
    kind: DocumentKind,
) -> dict[Span, Stage]:
    """The stage of each mention; parts are at the stage of their total, an unsaid one at that of the document."""
    stages = {m.figure.span: m.stage for m in mentions}
    for total, parts, split in (*splits, *splits):  # the parts of a part are told before the part itself
        for part in parts if split.basis != ADJUSTED else ():
            if _COMPLETING.match(text, part.figure.span.end):
                stages[part.figure.span] = Stage.OUTTURN
            elif stages[total.figure.span] is not Stage.UNSAID and not _OWN_STAGE.search(part.before):
                stages[part.figure.span] = stages[total.figure.span]
    for one, other in pairwise(mentions):
        shared = one.item is Item.BASIC and other.item is Item.PROGRAM and one.sentence == other.sentence
        if shared and stages[other.figure.span] is Stage.UNSAID:
            stages[other.figure.span] = stages[one.figure.span]  # 调整后基本支出1418.22万元，项目支出2793.68万元
    default = _DEFAULT.get(kind, Stage.UNSAID)
    return {span: stage if stage is not Stage.UNSAID else default for span, stage in stages.items()}


_OWN_STAGE = regex(
    "年初预算|追加|调[增减]|^(?:支出)?决算数?(?:为)?$|完成(?:年初|全年)?预算$"
)  # 全年预算2486万元，其中年初预算2310万元、年中追加176万元
# 预算24万元，其中公务接待费支出3万元，完成预算的75%: what completes a budget was spent.
_COMPLETING = regex(r"[，,]?(?:为|占)?完成?(?:年初|全年|调整后?)?预算(?:的|数?\d)")
# What an amount is when the words do not say: a budget book tells budgets, a report what was spent.
_DEFAULT = {
    DocumentKind.BUDGET_DISCLOSURE: Stage.ORIGINAL,
    DocumentKind.FINAL_ACCOUNT_DISCLOSURE: Stage.OUTTURN,
    DocumentKind.DEPARTMENT_REPORT: Stage.OUTTURN,
}
_ALIAS = regex(r"[（(]([^（）()]{2,14})[）)]$")


# 2021—2023年总收入分别为甲、乙、丙: one item, but of which year or scope each is the sentence says in another place.
_EACH = regex(r"分别(?:为|是|达到?|有|完成|支出)?$|半年|季度|月(?!12)[底末]|\d月份?(?:[^底末\d]|$)")
_NEXT = regex(r"[、，和及与]*")
LONGEST_SCOPE = 12
ANY_SCOPE = "*"
LED = (Stage.OUTTURN, Stage.ORIGINAL, Stage.UNSAID)  # where a change may have led, the likeliest first
Told = Mapping[tuple[str, str, Stage], Figure | None]
_STOCKS = frozenset({Item.ASSETS, Item.FIXED_ASSETS, Item.INTANGIBLE, Item.CURRENT_ASSETS})


def _facts(mentions: Sequence[Mention], stages: dict[Span, Stage]) -> list[Fact]:
    found = []
    several = -1  # the sentence that tells several amounts of one item at once
    for m in mentions:
        if m.item is None or m.figure.kind is not FigureKind.AMOUNT or not m.figure.printed.unit.is_money:
            continue
        stage = Stage.UNSAID if m.item in _STOCKS else stages[m.figure.span]
        if len(m.scope) > LONGEST_SCOPE:
            continue  # 全市省级以上开发区实现营业收入 is no item of the department's budget
        if _EACH.search(m.before) or (m.sentence == several and _NEXT.fullmatch(m.before)):
            several = m.sentence
            continue
        fact = Fact(m.item.value, stage, m.scope, m.year, m.figure)
        found.append(fact)
        alias = _ALIAS.search(m.before)
        if alias and find_item(alias.group(1)) is m.item and stage_of(alias.group(1)) not in (Stage.UNSAID, stage):
            found.append(replace(fact, stage=stage_of(alias.group(1))))
    return found


def _with_current(changes: Sequence[tuple[Mention, Change]], led: Told) -> Iterator[Change]:
    """A change that names its item but not where it led gets the one amount the document gives for the item."""
    for mention, change in changes:
        if change.current is None and change.delta is not None and mention.item is not None:
            scopes = (mention.scope, ANY_SCOPE) if not mention.scope else (mention.scope,)
            keys = [(mention.item.value, s, stage) for s in scopes for stage in LED]
            if mention.item is Item.BALANCED:  # 收、支总计: told as 收入总计 elsewhere
                keys += [(Item.INCOME.value, GRAND_TOTAL, stage) for stage in LED]
                keys += [(Item.INCOME.value, "", Stage.ORIGINAL)]
            figure = next((led[key] for key in keys if key in led), None)
            known = figure is not None and (change.previous is None or figure.span != change.previous.span)
            yield replace(change, current=figure) if known else change
        elif change.current is None and change.previous is mention.figure and mention.item is not None:
            yield replace(change, current=led.get((mention.item.value, mention.scope, Stage.OUTTURN)))
        else:
            yield change


def _adopted(
    orphans: Sequence[tuple[Item, tuple[Mention, ...]]],
    settled: Settled,
    kind: DocumentKind,
    mentions: Sequence[Mention],
) -> Iterator[Split]:
    """Parts told in one paragraph under a total told, once, in another."""
    for parent, parts in orphans:
        first = parts[0]
        if first.figure.kind is not FigureKind.AMOUNT:
            continue
        unsaid = (_DEFAULT[kind],) if kind in _DEFAULT else (Stage.OUTTURN, Stage.ORIGINAL)
        stages = (first.stage,) if first.stage is not Stage.UNSAID else unsaid
        budgets = {budgets_of(p.scope) for p in parts}
        keys = [
            (parent.value, scope, stage) for scope in (*budgets, *(TOTAL for b in budgets if not b)) for stage in stages
        ]
        total = next((settled[key] for key in keys if key in settled), None)
        if total is not None and len(budgets) == 1:
            added = sum(p.figure.signed for p in parts)
            held = added == total.signed
            if not held and len(parts) > 1 and any(m.figure.signed == added for m in mentions if _precedes(m, first)):
                continue  # parts of another amount of the paragraph
            yield by_item(parent, total, [p for p in parts if held or p.stage is not Stage.CARRYOVER_OUT])


def _precedes(mention: Mention, first: Mention) -> bool:
    same = mention.paragraph == first.paragraph and mention.figure.kind is FigureKind.AMOUNT
    return same and mention.figure.span.end <= first.figure.span.start


def _apart(
    mentions: Sequence[Mention], found: Sequence[tuple[Mention, tuple[Mention, ...], Split]], settled: Settled
) -> Iterator[Split]:
    """“三公”经费决算19.86万元，具体情况如下：, and each of its parts in a paragraph of its own below."""
    divided = {total.figure.span for total, _, _ in found} | {p.figure.span for _, parts, _ in found for p in parts}
    by_span = {m.figure.span: m for m in mentions}
    members = (Item.OVERSEAS, Item.VEHICLES, Item.HOSPITALITY)
    for stage in (Stage.OUTTURN, Stage.ORIGINAL):
        total = settled.get((Item.THREE_PUBLIC.value, ANY_SCOPE, stage))
        parts = [settled.get((item.value, ANY_SCOPE, stage)) for item in members]
        if total is None or total.span in divided:
            continue
        told = [by_span[p.span] for p in parts if p is not None and p.span in by_span and p.span > total.span]
        if len(told) == len(members) and not any(m.figure.span in divided for m in told if m.item is not members[1]):
            yield by_item(Item.THREE_PUBLIC, total, told)


def _told(facts: Sequence[Fact]) -> Told:
    """Item, scope (or any) and stage → the amount, or None where the document gives several."""
    told: dict[tuple[str, str, Stage], Figure | None] = {}
    for fact in facts:
        for scope in (fact.scope, ANY_SCOPE):
            key = fact.item, scope, fact.stage
            known = told.get(key, fact.figure)
            told[key] = known if known is not None and known.base == fact.figure.base else None
    return {key: figure if figure is not None and figure.exact else None for key, figure in told.items()}
