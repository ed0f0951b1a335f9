"""The accounts a text tells: what the year began with, came in, was spent and is left, and the totals of both sides.

收入总计 = 年初结转 + 本年收入, 支出总计 = 本年支出 + 年末结转, of all money and of 财政拨款 alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum, auto
from functools import reduce
from operator import add

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total, tight
from jixiao.check.shared.inventory import figures_of, passage_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import DocumentKind, Dossier, Passage
from jixiao.units.regex import regex


class Post(Enum):
    """What an amount of an account is."""

    OPENING = auto()
    INCOME = auto()
    SPENT = auto()
    ALLOTTED = auto()  # 结余分配
    CLOSING = auto()
    TOTAL = auto()


_LEFT = "(?:结转和结余|结转及结余|结转结余|结余结转|结转|结余)(?:资金)?"
_IS = "(?:均|各)?(?:为|是|共)?"
_WORDS = {
    Post.TOTAL: rf"(?:收|收入)?(?:支出?|收入)总计{_IS}",
    Post.OPENING: rf"(?:加上?|另有|以及)?(?:年初|上年|期初)(?:FUND)?{_LEFT}(?:收入)?{_IS}",
    Post.CLOSING: rf"(?:年末|期末|年终)(?:FUND)?{_LEFT}{_IS}|(?:FUND)?结转下年(?:使用)?{_IS}",
    Post.INCOME: rf"(?:本年)?(?:FUND)?收入合计{_IS}|本年(?:FUND)?收入{_IS}|(?:FUND)?(?:收入合计|本年收入){_IS}",
    Post.SPENT: rf"(?:本年)?(?:FUND)?支出合计{_IS}|本年(?:FUND)?支出{_IS}|(?:FUND)?(?:支出合计|本年支出){_IS}",
    Post.ALLOTTED: rf"结余分配{_IS}",
}
_FUND = "财政拨款"
_ALL = {post: regex(words.replace("(?:FUND)?", "")) for post, words in _WORDS.items()}
_OF_FUND = {
    post: regex(words.replace("(?:FUND)?", _FUND))
    for post, words in (
        *_WORDS.items(),
        (Post.TOTAL, rf"{_FUND}(?:收|收入)?(?:支出?|收入)?总计{_IS}"),
        (Post.INCOME, rf"(?:本年)?{_FUND}(?:本年)?收入(?:合计)?{_IS}"),
        (Post.SPENT, rf"(?:本年)?{_FUND}(?:本年)?支出(?:合计)?{_IS}"),
    )
}
_CARRIED = (Post.OPENING, Post.CLOSING, Post.ALLOTTED)
_LABEL = regex(r"[^，。；：:、\n（）()\d]{2,24}\Z")
_LEAD = regex(r"^(?:年度|年(?!初|末|终)|其中|中|(?:收入|支出)中|部门|单位|我[局委办]|本(?:部门|单位|[局委办]))+")
_OTHER = regex(r"政府性基金|国有资本|财政专户|本级|下属|所属|三公|非财政|项目[^，。；]{0,6}(?:资金|经费)")
_ELSEWHERE = regex(r"缴回|上缴|收回|交回|使用非财政|弥补|专用结余|调[整增减]结|专用基金|冲减|盘活|已?注销")
_OPENED = regex(r"(?:年初|上年|期初|以前年度)[^，。；\n]{0,6}结[转余]|结转资金")
_LONGEST = 26
_YEAR = regex(r"(?P<year>20\d\d)年")

_WHOLE = (DocumentKind.FINAL_ACCOUNT_DISCLOSURE, DocumentKind.DEPARTMENT_REPORT)

Account = dict[Post, Figure]


def account_hits(dossier: Dossier) -> Iterator[Hit]:
    told = _told(dossier)
    bare = _OPENED.search(dossier.source.text) is None  # nowhere a word of what the year began with
    for fund in (False, True):
        accounts = [found for (_, of_fund), found in told.items() if of_fund is fund]
        accounts = [account for account in accounts if not all(post in _CARRIED for post in account)]
        whole = _told_once(accounts) if dossier.kind in _WHOLE else {}
        seen: set[int] = set()
        for account in accounts:
            for hit in _broken({**whole, **account}, bare=bare):
                if hit.span.start not in seen:
                    seen.add(hit.span.start)
                    yield hit


def _told_once(accounts: Sequence[Account]) -> Account:
    """What the sections of a final account tell of the same money, where none says otherwise."""
    posts: dict[Post, dict[Decimal, Figure]] = defaultdict(dict)
    for account in accounts:
        for post, figure in account.items():
            posts[post].setdefault(figure.base, figure)
    return {post: next(iter(values.values())) for post, values in posts.items() if len(values) == 1}


def _told(dossier: Dossier) -> Mapping[tuple[int, bool], Account]:
    """The accounts of each paragraph; a paragraph that tells a post twice, or what went elsewhere, tells none."""
    text = dossier.source.text
    found: dict[tuple[int, bool], Account] = defaultdict(dict)
    twice: set[tuple[int, bool]] = set()
    end = 0
    for figure in figures_of(dossier, FigureKind.AMOUNT):
        low, end = max(end, figure.span.start - _LONGEST), figure.span.end
        if not figure.unit.endswith("元") or not figure.exact:
            continue
        label = _LABEL.search(text, low, figure.span.start)
        passage = passage_at(dossier, figure.span.start) if label is not None else None
        if label is None or passage is None or passage.table is not None:
            continue
        post = _post(label.group())
        if post == (Post.TOTAL, False) and _FUND in text[low : figure.span.start]:
            post = Post.TOTAL, True  # 财政拨款收、支总计
        if post is None or _is_of_other(dossier, passage, figure):
            continue
        key = passage.span.start, post[1]
        if key in twice or (post[0] in found[key] and found[key][post[0]].base != figure.base):
            twice.add(key)
        found[key][post[0]] = figure
    return {key: account for key, account in _adopted(found).items() if key not in twice and account}


def _post(label: str) -> tuple[Post, bool] | None:
    words = _LEAD.sub("", re.sub(r"\s", "", label))
    for fund, patterns in ((False, _ALL), (True, _OF_FUND)):
        for post, pattern in patterns.items():
            if pattern.fullmatch(words):
                return post, fund
    return None


def _is_of_other(dossier: Dossier, passage: Passage, figure: Figure) -> bool:
    text, start = dossier.source.text, passage.span.start
    if _OTHER.search(text, start, figure.span.start) or _ELSEWHERE.search(text, *passage.span):
        return True
    sentence = max(start, text.rfind("。", 0, figure.span.start))
    years = [int(hit["year"]) for hit in _YEAR.finditer(text, sentence, figure.span.start)]
    title = dossier.sections[passage.section].title if 0 <= passage.section < len(dossier.sections) else ""
    return (bool(years) and years[-1] != dossier.year) or bool(_OTHER.search(title))


def _adopted(found: Mapping[tuple[int, bool], Account]) -> dict[tuple[int, bool], Account]:
    """Where a paragraph speaks of 财政拨款 only, so do 年初结转 and 年末结转 in it."""
    accounts = dict(found)
    for (start, fund), account in found.items():
        other = found.get((start, True)) if not fund else None
        if other and all(post in _CARRIED for post in account):
            accounts[start, True] = {**account, **other}
            del accounts[start, False]
    return accounts


def _broken(account: Account, *, bare: bool) -> Iterator[Hit]:
    opening, income, spent, closing, total = (
        account.get(post) for post in (Post.OPENING, Post.INCOME, Post.SPENT, Post.CLOSING, Post.TOTAL)
    )
    allotted = [account[Post.ALLOTTED]] if Post.ALLOTTED in account else []
    if total is not None:
        if opening is not None and income is not None:
            yield from _against(total, [opening, income])
        if spent is not None and closing is not None:
            yield from _against(total, [spent, closing, *allotted])
    elif income is None or spent is None or closing is None:
        return
    elif opening is None and bare:
        yield from _level([income], [spent, closing, *allotted])
    elif opening is not None:
        yield from _level([opening, income], [spent, closing, *allotted])


def _against(total: Figure, parts: list[Figure]) -> Iterator[Hit]:
    if hit := sum_against_total(total, parts):
        yield hit


def _level(came: list[Figure], went: list[Figure]) -> Iterator[Hit]:
    """年初结转 + 本年收入 = 本年支出 + 年末结转."""
    sides = tight([*came, *went])
    one, other = reduce(add, sides[: len(came)]), reduce(add, sides[len(came) :])
    if not one.meets(other):
        closing = went[1]
        yield from _against(closing, [*came, *(_taken(figure) for figure in (went[0], *went[2:]))])


def _taken(figure: Figure) -> Figure:
    return replace(figure, direction=-1)
