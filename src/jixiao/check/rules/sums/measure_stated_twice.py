from collections import defaultdict
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.goals import canon
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.claim import Goal
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

_IDLE = regex("全年|累计|共计|实现|完成")
_BORROWED = regex("(?:共|合计)?(?:涉及|覆盖)")  # what it is of stands in the clause before: 6个项目，涉及资金90万元


def measure_stated_twice(dossier: Dossier) -> Iterator[Hit]:
    wholes = {part.span: split.total for split in dossier.splits for part in split.parts}
    by_subject: dict[tuple[str, str, str], list[Goal]] = defaultdict(list)
    aims = {goal.figure.span for goal in dossier.targets if goal.figure is not None}
    yield from _against_summary(dossier)
    for told in dossier.measures:
        if told.overall or _BORROWED.match(told.subject) or _is_aimed_at(dossier, told):
            continue
        if told.figure is not None and told.figure.exact and told.figure.span not in aims:
            by_subject[_IDLE.sub("", told.subject), told.figure.printed.unit.base, told.figure.period].append(told)
    for (subject, _, _), goals in by_subject.items():
        first = goals[0].figure
        values = {first.base} if first else set()
        for goal in goals[1:]:
            figure = goal.figure
            if (
                figure is None
                or first is None
                or figure.base in values
                or figure.signed_interval.meets(first.signed_interval)
                or _of_two_wholes(wholes.get(figure.span), wholes.get(first.span))
                or _of_two_sides(dossier, figure, first)
            ):
                continue
            values.add(figure.base)
            working = f"“{subject}”：此处 {plain(figure.value)}{figure.unit}，前文 {plain(first.value)}{first.unit}"
            yield Hit(figure.span, working, "", plain(figure.value), plain(first.value), figure.unit, (first,))


def _is_aimed_at(dossier: Dossier, told: Goal) -> bool:
    """区政府下达我局目标为：签约55个、…: in a section on results."""
    text = dossier.source.text
    return _AIMS.search(text, sentence_at(text, told.span.start).start, told.span.start) is not None


_AIMS = regex("(?:目标|任务)(?:任务)?(?:为|是)?：|下达[^，。；]{0,12}(?:目标|任务)(?:为|是)")


def _of_two_wholes(one: Figure | None, other: Figure | None) -> bool:
    """机关公务用车7辆，其中…5辆 and 全系统车辆64辆，其中…55辆: parts of one name, not of one thing."""
    return one is not None and other is not None and not one.interval.meets(other.interval)


def _of_two_sides(dossier: Dossier, one: Figure, other: Figure) -> bool:
    """基本支出中，对个人和家庭的补助27.74万元。项目支出中，对个人和家庭的补助65万元."""
    text = dossier.source.text
    sides = [_SIDE.search(text, sentence_at(text, f.span.start).start, f.span.start) for f in (one, other)]
    return all(sides) and sides[0] != sides[1] and len({side["of"] for side in sides if side}) > 1


_SIDE = regex(r"(?P<of>[^，。；：\d]{2,10}(?:支出|经费|收入|资金))中[，：]?")


def _against_summary(dossier: Dossier) -> Iterator[Hit]:
    """What the conclusion repeats of the results, under the same name and of the same period."""
    results: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for result in dossier.results:
        if result.figure is not None and result.figure.exact:
            results[canon(result.subject), result.figure.printed.unit.base].append(result.figure)
    for told in dossier.measures:
        figure = told.figure
        if not told.overall or figure is None or not figure.exact or figure.period:
            continue
        known = results.get((canon(told.subject), figure.printed.unit.base), [])
        if len({f.base for f in known}) != 1 or figure.signed_interval.meets(known[0].signed_interval):
            continue
        working = (
            f"“{told.subject}”：此处 {plain(figure.value)}{figure.unit}，前文 {plain(known[0].value)}{known[0].unit}"
        )
        yield Hit(figure.span, working, "", plain(figure.value), plain(known[0].value), figure.unit, (known[0],))
