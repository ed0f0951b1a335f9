import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.arithmetic import shown
from jixiao.check.shared.inventory import figures_of, figures_within
from jixiao.check.shared.reports import sentence_at, words_before
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain, rounded, short
from jixiao.units.regex import regex

_AVERAGE = Sought(
    r"(?:平均每个?(?P<each>季度|[辆人户亩场次个家台套件篇期月季村所名校社镇乡街班批条项天])|(?P<per>人次|[人户亩车场次月季项家件篇份期班校镇村])均|平均)"
    r"[^，。；、\d]{0,8}?(?:为|约|约为|支出)?(?=\d)"
)
_STANDARD = regex(
    r"标准|除以|不超过|不高于|控制在|以内|上限|定额|限额|[≤<＜]|每[年月天日].{0,4}元|年均|(?<!人)次均|可支配|收入|增收|加权|产值|GDP|生产总值|销售"
)
_OF = {
    "人": ("人", "名", "人次"), "车": ("辆",), "次": ("次", "人次"), "项": ("项", "个"), "家": ("家", "户"),
    "校": ("所",), "镇": ("个",), "村": ("个",),
}  # fmt: skip
_PERIODS = {"月": 12, "季": 4, "季度": 4}
_WHOLE_YEAR = regex(r"全年|1[至到—–~～-]12月|(?:19|20)\d\d年度?(?:共|累计|全)")
_ALIKE = {"人次": "人", "名": "人"}
_NEAR = Decimal("0.006")  # of the average: what rounding of unknown digits may explain
_AND = regex(r"[、，和及]|以及|，[^，。；、\d]{1,8}")
_FEWEST = 2
_COMPARED = regex("[比较与][^，。；\\d]{0,10}\\Z")  # 人均57.94万元，比部门人均73.17万元低
_TWO = regex("(?:万?[元人次个家户亩])?[、和及与][^，。；\\d]{0,8}")


def average_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in _AVERAGE.finditer(dossier):
        sentence = sentence_at(text, found.start())
        if _STANDARD.search(text, *sentence):
            continue
        told = figures_within(dossier, sentence)
        average = next((f for f in told if f.span.start == found.end()), None)
        if average is not None and text[average.span.end : average.span.end + 1] in "×*÷":
            continue  # 月均486人×1250元×12个月
        if average is None or not average.exact or _COMPARED.search(text, sentence.start, found.start()):
            continue
        if average.unit == "米":
            told = [_in_metres(figure) for figure in told]
        listed = _listed(text, told, average)
        if len(listed) >= (_FEWEST + 1 if found["each"] or found["per"] else _FEWEST):
            satisfaction = "满意" in text[sentence.start : average.span.start]
            yield from _of_listed(average, listed, satisfaction=satisfaction)
        elif not average.printed.unit.is_ratio:
            yield from _of_total(dossier, sentence, found, told, average)


def _in_metres(figure: Figure) -> Figure:
    """6条总长3840公里，平均每条640米."""
    if figure.unit != "公里":
        return figure
    unit = replace(figure.printed.unit, name="米", base="米")
    printed = replace(figure.printed, value=figure.value * 1000, step=figure.printed.step * 1000, unit=unit)
    return replace(figure, printed=printed)


def _listed(text: str, told: Sequence[Figure], average: Figure) -> list[Figure]:
    """The figures of its unit right before an average, side by side."""
    run: list[Figure] = []
    for figure in reversed([f for f in told if f.span.end <= average.span.start]):
        beside = not run or _AND.fullmatch(text, figure.span.end, run[0].span.start)
        if figure.unit != average.unit or figure.kind is not average.kind or not figure.exact or not beside:
            break
        run.insert(0, figure)
    if len(run) == _FEWEST and not _TWO.fullmatch(text, run[0].span.end, run[1].span.start):
        return []  # 概算总额4830万元，结算4704万元，每座平均224万元
    return [] if any("均" in words_before(text, f.span.start) for f in run[1:]) else run


def _of_listed(average: Figure, listed: Sequence[Figure], *, satisfaction: bool) -> Iterator[Hit]:
    """The mean of what is listed; of rates that it lies between them, for they may weigh differently."""
    values = [f.base for f in listed]
    exact = sum(values, Decimal(0)) / len(values)
    if abs(exact - average.base) <= average.printed.step * average.printed.unit.worth:
        return
    weighed = average.printed.unit.is_ratio and min(values) <= average.base <= max(values)
    if weighed and not satisfaction:
        return
    computed = shown(exact, average)
    terms = " + ".join(plain(f.value) for f in listed)
    working = f"（{terms}） ÷ {len(values)} = {computed}{average.unit} ≠ {plain(average.value)}{average.unit}"
    hit = Hit(Span(*average.span), working, "", plain(average.value), computed, average.unit, tuple(listed))
    yield replace(hit, severity=Severity.NOTE) if weighed else hit


def _of_total(
    dossier: Dossier, sentence: Span, found: re.Match[str], told: Sequence[Figure], average: Figure
) -> Iterator[Hit]:
    text, each = dossier.source.text, found["each"] or found["per"]
    totals = [f for f in told if f is not average and _alike(f) == _alike(average) and f.kind in _LEVELS]
    counts = [f for f in told if f.kind in _COUNTED and f is not average and _counts(f, each)]
    told_exactly = [count for count in counts if count.exact]  # 低于3000人次 is a bound
    if not totals and average.printed.unit.is_money and told_exactly:
        yield from _beyond_all(dossier, average, min(told_exactly, key=lambda count: count.base))
    if len(totals) > 1:  # 兑现6318.2万元，平均每项15.96万元…其中甲类1986.4万元、乙类…: what stands before the average
        totals, counts = ([f for f in figures if f.span.start < average.span.start] for figures in (totals, counts))
    if _OF_THEM.match(text, average.span.end):
        counts = [f for f in counts if f.span.start < average.span.start] or counts
    if len(totals) != 1 or len(told_exactly) < len(counts):
        return
    if not totals[0].exact or not _is_total(text, totals[0], average):
        return
    if each in _PERIODS and not counts:
        if _WHOLE_YEAR.search(text, sentence.start, totals[0].span.start):
            yield from _against(average, totals[0], Decimal(_PERIODS[each]), ())
    elif len({count.base for count in counts}) > 1 and not _of_all(text, sentence, found, totals[0]):
        return
    elif counts and all(count.value and count is not totals[0] for count in counts):
        yield from _of_likest(average, totals[0], counts)


_OF_THEM = regex("[，、（(]其中")
_COUNTED = (FigureKind.COUNT, FigureKind.CHANGE)  # 新增停车位312个


def _of_all(text: str, sentence: Span, found: re.Match[str], total: Figure) -> bool:
    """Whether an average is of what the sentence tells, not of a kind of it: 其中县外100人…县外人均1500元."""
    start = max(text.rfind(sign, sentence.start, found.start()) for sign in "，。；、：（") + 1
    kind = text[max(start, sentence.start) : found.start()][:_KIND]
    return not kind or text.count(kind, sentence.start, min(start, total.span.start)) >= len(("one", "other"))


_KIND = 2  # characters


def _of_likest(average: Figure, total: Figure, counts: Sequence[Figure]) -> Iterator[Hit]:
    """Of several counts (受理418项，审核通过396项; 机构托养64人，居家托养180人) any, or all together, may be meant."""
    needed = total.base / average.base if average.base else Decimal(0)
    wholes: list[tuple[Decimal, tuple[Figure, ...]]] = [(count.base, (count,)) for count in counts]
    wholes.append((sum((count.base for count in counts), Decimal(0)), tuple(counts)))
    base, counted = min(wholes, key=lambda whole: abs(whole[0] - needed))
    yield from _against(average, total, base, counted)


def _beyond_all(dossier: Dossier, average: Figure, count: Figure) -> Iterator[Hit]:
    """2640人次，人均1200万元: more than any amount the document tells, and that many times over."""
    amounts = [f for f in figures_of(dossier, FigureKind.AMOUNT) if f.unit and f.printed.unit.base == "元"]
    most = max(amounts, key=lambda f: f.base, default=average)
    needed = average.base * count.base
    if most.base < needed / _TIMES:
        computed = short(rounded(needed / average.printed.unit.worth, 2))
        working = f"{plain(average.value)}{average.unit} × {plain(count.value)} = {computed}{average.unit}"
        told = f"{working}，全文最大的金额只有{plain(most.value)}{most.unit}"
        yield Hit(Span(*average.span), told, "", plain(average.value), "", average.unit, (count, most))


_TIMES = 10


def _counts(figure: Figure, each: str) -> bool:
    return figure.unit in _OF.get(each, (each,)) or (figure.printed.unit.name.removeprefix("万") == each)


def _is_total(text: str, total: Figure, average: Figure) -> bool:
    """Told before the average, or after it as what all of them come to: 人均420元，培训支出218.4元."""
    if total.span.start < average.span.start:
        return True
    return _ALTOGETHER.search(text, average.span.end, total.span.start) is not None


_ALTOGETHER = regex("支出|共|合计|总|年增产|费用|资金")


_LEVELS = (FigureKind.AMOUNT, FigureKind.COUNT)


def _alike(figure: Figure) -> str:
    base = figure.printed.unit.base
    return _ALIKE.get(base, base)


def _against(average: Figure, total: Figure, count: Decimal, counted: tuple[Figure, ...]) -> Iterator[Hit]:
    exact = total.base / count
    if abs(exact - average.base) <= max(average.printed.step * average.printed.unit.worth, exact * _NEAR):
        return
    if total.span.start > average.span.start:
        computed = short(rounded(average.base * count / total.printed.unit.worth, 2))
        working = f"{plain(average.value)}{average.unit} × {short(count)} = {computed}{total.unit}"
        told = f"{working} ≠ {plain(total.value)}{total.unit}"
        yield Hit(Span(*total.span), told, "", plain(total.value), computed, total.unit, (average, *counted))
    else:
        computed, unit = shown(exact, average), average.unit
        if average.printed.unit.is_money and exact < average.printed.unit.worth / 10:
            computed, unit = short(rounded(exact, 2)), average.printed.unit.base
        working = f"{plain(total.value)}{total.unit} ÷ {short(count)} = {computed}{unit}"
        told = f"{working} ≠ {plain(average.value)}{average.unit}"
        yield Hit(Span(*average.span), told, "", plain(average.value), computed, unit, (total, *counted))
