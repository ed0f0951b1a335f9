from bisect import bisect_left
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import finest, number_in_unit_of, shown
from jixiao.check.shared.goals import answers
from jixiao.check.shared.inventory import figure_starts
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import Interval, plain
from jixiao.units.regex import regex

_BEYOND = regex(
    r"[，、（(](?:(?:超|高于|高出|低于|超过|超出|少于|多于)(?:年度|年初|预期|全年)*(?:目标|计划|任务)(?:任务)?(?:值|数)?(?:了)?(?=\d)|(?:比|较)(?:年度|年初|预期|全年)*(?:目标|计划|任务)(?:任务)?(?:值|数)?(?:多|高|超出?|增加|提高|少|低|减少)(?:出|了|完成)?(?=\d))"
)


def excess_over_goal_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    starts, text = figure_starts(dossier), dossier.source.text
    answered = [(answer.aim, answer.got) for answer in answers(dossier)]
    known = {got.span for _, got in answered}
    for aim, got in (*answered, *_of_one_rate(dossier, known), *_planned(dossier, known)):
        told = _BEYOND.match(text, got.span.end)
        index = bisect_left(starts, told.end()) if told else len(starts)
        if told and index < len(starts) and starts[index] == told.end():
            yield from _against(aim, got, dossier.figures[index], less=_LESS.search(told.group()) is not None)
    yield from _told_beside(dossier)


_LESS = regex("低|少|减")


# 增长13.4%，高于目标3.4个百分点（目标10%）: the target stands behind in brackets.
_ASIDE = regex(r"[（(](?:年度|年初|预期|绩效)?(?:目标|计划)(?:值|数)?(?:为|是|：)?")


def _told_beside(dossier: Dossier) -> Iterator[Hit]:
    figures, text = dossier.figures, dossier.source.text
    for got, by, aim in zip(figures, figures[1:], figures[2:], strict=False):
        told = _BEYOND.match(text, got.span.end)
        if told is None or told.end() != by.span.start:
            continue
        if _ASIDE.fullmatch(text, by.span.end, aim.span.start) and got.unit == aim.unit and aim.exact:
            yield from _against(aim, got, by, less=_LESS.search(told.group()) is not None)


def _of_one_rate(dossier: Dossier, answered: set[Span]) -> Iterator[tuple[Figure, Figure]]:
    """合格率99.1%，高于目标1.1个百分点: the one target whose name ends in that rate, 农产品例行抽检合格率98%以上."""
    aims: dict[str, Figure | None] = {}
    for target in dossier.targets:
        if target.figure is not None and target.figure.unit == "%" and target.subject.endswith(("率", "度")):
            name = target.subject[-_NAME:]
            aims[name] = None if name in aims else target.figure
    for result in dossier.results if aims else ():
        aim, got = aims.get(result.subject[-_NAME:]), result.figure
        if aim is not None and got is not None and got.unit == "%" and got.span not in answered:
            yield aim, got


_NAME = 3  # characters: 合格率


def _planned(dossier: Dossier, answered: set[Span]) -> Iterator[tuple[Figure, Figure]]:
    """计划受益人口5.40万人 told of the project, and 受益人口5.52万人，比计划多0.12万人 of its results."""
    starts, text = figure_starts(dossier), dossier.source.text
    for result in dossier.results:
        got = result.figure
        if got is None or got.span in answered or not _BEYOND.match(text, got.span.end):
            continue
        name = f"计划{_NUMBER.sub('', result.subject)}"
        at = text.find(name) + len(name)
        index = bisect_left(starts, at)
        if len(name) >= _LONG and at >= len(name) and index < len(starts) and starts[index] == at:
            yield dossier.figures[index], got


_NUMBER = regex(r"^[（(]?[一二三四五六七八九十\d]+[）)、.．]")
_LONG = 6  # characters with 计划


def _against(aim: Figure, got: Figure, by: Figure, *, less: bool) -> Iterator[Hit]:
    like = by.printed.unit.base == got.printed.unit.base or (by.printed.unit.base == "百分点" and got.unit == "%")
    set_at = Interval(aim.base, aim.base)  # 8% is set, not measured
    gap = got.interval - set_at
    if not (like and by.exact and got.exact):
        return
    if (set_at - got.interval if less else gap).meets(by.interval):
        return
    if (gap if less else set_at - got.interval).meets(by.interval):
        sign, word = ("大于", "少") if less else ("小于", "多")
        working = f"{plain(got.value)}{got.unit} {sign} {plain(aim.value)}{aim.unit}，却写“{word}”"
        yield Hit(by.span, working, "", plain(by.value), "", by.unit, (aim, got))
        return
    difference = shown(abs(got.base - aim.base), by, finest([by, got, aim]))
    first, second = sorted((got, aim), key=lambda figure: figure.base, reverse=True)
    unit = "个百分点" if by.printed.unit.base == "百分点" else by.unit
    working = f"{plain(first.value)} − {number_in_unit_of(second, first)} = {difference} ≠ {plain(by.value)} {unit}"
    yield Hit(by.span, working, "", plain(by.value), difference, by.unit, (aim, got))
