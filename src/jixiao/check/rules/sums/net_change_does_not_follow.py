from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.arithmetic import comparable, shown
from jixiao.check.shared.inventory import figures_within
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

_NET = Sought(
    r"(?<!其余)(?<!其余各项)(?<!其他)(?<!其他各项)净(?:增加|减少|增|减|流入|流出)[^，。；、\d较比]{0,8}?(?=\d)"
)
_IN = regex(
    "新增|增加|新登记|新注册|新设|新建|新开|新成立|新入库|新招|(?<!重)新认定|招录|招聘|录用|聘用|引进|调入|转入|迁入|入职|入库|加入|吸纳|增员"
)
_OUT = regex(
    "减少|注销|退出|退休|离职|辞职|调出|调离|转出|迁出|流失|关闭|吊销|取消|清退|淘汰|核销|退库|解聘|停业|去世|死亡|减员|撤销|到期|失效|摘牌"
)
_STANDING = regex(r"目标|计划|任务|[初末底]|现有|实有|在册|在编|总数|累计|达到|共有|其中|[较比]|上年|去年")
_SIGNS = "，。；、：,;（）\n"
_KINDS = (FigureKind.COUNT, FigureKind.CHANGE, FigureKind.AMOUNT)


def net_change_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _NET.finditer(dossier):
        sentence = sentence_at(text, found.start())
        told = figures_within(dossier, Span(sentence.start, found.end() + 1))
        net = told[-1] if told and told[-1].span.start == found.end() else None
        if net is None or net.kind not in _KINDS:
            continue
        behind = _behind(text, figures_within(dossier, Span(net.span.end, sentence.end)), net)
        told = [*told, *behind]
        # 教职工3186人，净增21人，其中…: what is listed behind the net makes it up alone, when it holds both ways
        whole = {_way(text, told, f) for f in behind} >= {1, -1}
        like = [f for f in (behind if whole else told) if f.unit == net.unit and f.kind in _KINDS and f is not net]
        gains, losses = ([f for f in like if _way(text, told, f) == way] for way in (1, -1))
        if not gains and not losses and (change := _since_last_year(text, told[: told.index(net)])):
            yield from _against(net, change[:1], change[1:], down="减" in found.group())
        if gains and losses and len(gains) + len(losses) == len([f for f in like if _way(text, told, f) is not None]):
            yield from _against(net, gains, losses, down="减" in found.group() or "出" in found.group())


def _behind(text: str, following: Sequence[Figure], net: Figure) -> list[Figure]:
    """净增21人，其中新招录74人、调入9人，退休55人: what came and went, told side by side behind the net."""
    run: list[Figure] = []
    for figure in following:
        start = run[-1].span.end if run else net.span.end
        between = (_LISTED if run else _OPENED).fullmatch(text, start, figure.span.start)
        if figure.unit != net.unit or not between:
            break
        run.append(figure)
    return [] if run and text.startswith("等", run[-1].span.end) else run


def _since_last_year(text: str, told: Sequence[Figure]) -> Sequence[Figure]:
    """5件，上年为0件，净增5件: this year's and last year's number, nothing else before them."""
    if len(told) != len(("this", "last")) or not _LAST_YEAR.fullmatch(text, told[0].span.end, told[1].span.start):
        return ()
    return told


_LAST_YEAR = regex("[，（](?:上年|去年)(?:同期|末|底)?(?:为|是)")
_OPENED = regex(r"(?:，?其中|，包括|[：（(])(?!主要)[^，。；、\d]{1,10}")
_LISTED = regex(r"[，、和][^，。；、\d]{1,10}")


def _way(text: str, told: Sequence[Figure], figure: Figure) -> int | None:
    """1 for what came, −1 for what went, 0 where the words do not say; None for what there is."""
    before = [f.span.end for f in told if f.span.end <= figure.span.start]
    start = max([*before[-1:], *(text.rfind(sign, 0, figure.span.start) + 1 for sign in _SIGNS)])
    words = text[start : figure.span.start].removeprefix("其中")
    if _STANDING.search(words):
        return None
    return 1 if _IN.search(words) else -1 if _OUT.search(words) else 0


def _against(net: Figure, gains: Sequence[Figure], losses: Sequence[Figure], *, down: bool) -> Iterator[Hit]:
    if not comparable([net, *gains, *losses]):
        return
    exact = sum((f.base for f in gains), Decimal(0)) - sum((f.base for f in losses), Decimal(0))
    exact = -exact if down else exact
    slack = sum((f.printed.step * f.printed.unit.worth for f in (net, *gains, *losses)), Decimal(0)) / 2
    if abs(exact - net.base) <= (0 if net.printed.unit.is_count else slack):
        return
    terms = [" + ".join(plain(f.value) for f in gains), *(plain(f.value) for f in losses)]
    computed = shown(exact, net)
    working = f"{' − '.join(terms)} = {computed} ≠ {'净减' if down else '净增'}{plain(net.value)}{net.unit}"
    yield Hit(Span(*net.span), working, "", plain(net.value), computed, net.unit, (*gains, *losses))
