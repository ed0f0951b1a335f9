from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from jixiao.check.once import once
from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.check.shared.inventory import sections_about
from jixiao.check.shared.reports import sentence_at
from jixiao.check.shared.told_twice import is_slip
from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain
from jixiao.units.regex import regex

# Documents give several lawful amounts for these at one stage (by unit, by fund, by purpose).
LOOSE = {"结转结余", "财政拨款", "一般公共预算", "货物", "工程", "服务", "收支总计"}


_CARRIED = (Stage.CARRYOVER_IN, Stage.CARRYOVER_OUT)
_WHOLES = {"收入", "支出", "结余"}
_MOST_TIMES = 5
_ONE_BUDGET = regex("一般公共预算|政府性基金|财政拨款|经费拨款")


def _near(one: Figure, other: Figure) -> bool:
    return max(one.base, other.base) <= min(one.base, other.base) * _MOST_TIMES


def _narrowed(dossier: Dossier, figure: Figure) -> bool:
    """Whether a heading above the figure speaks of one budget only."""
    stretches, at = _of_one_budget(dossier), figure.span.start
    index = bisect_right(stretches, at, key=itemgetter(0)) - 1
    return index >= 0 and at < stretches[index].end


@once
def _of_one_budget(dossier: Dossier) -> list[Span]:
    """The stretches below such headings, one after the other."""
    found: list[Span] = []
    for section in sections_about(dossier, _ONE_BUDGET):
        start, end = section.span.start, section.body.end
        if found and start < found[-1].end:
            found[-1] = Span(found[-1].start, max(end, found[-1].end))
        else:
            found.append(Span(start, end))
    return found


def _of_programs(dossier: Dossier, fact: Fact) -> bool:
    """纳入自评的项目9个，支出合计1851.44万元: of those programs."""
    at = fact.figure.span.start
    return _PROGRAMS.search(dossier.source.text, sentence_at(dossier.source.text, at).start, at) is not None


_PROGRAMS = regex(r"项目(?:共|有)?\d+个，[^，。；\d]*$|\d+个项目[^。；]*$")


def item_stated_twice(dossier: Dossier) -> Iterator[Hit]:
    carried = {f.figure.base for f in dossier.facts if f.stage in _CARRIED or f.item == Item.CARRYOVER.value}
    by_key: dict[tuple[str, Stage, str, int], list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        if fact.stage is not Stage.UNSAID and fact.figure.exact and not fact.in_table and fact.item not in LOOSE:
            by_key[fact.item, fact.stage, fact.scope, fact.year].append(fact)
    for (item, stage, _, year), facts in by_key.items():
        first = facts[0].figure
        told = {first.base}
        for fact in facts[1:]:
            figure = fact.figure
            if (
                figure.base in told
                or figure.interval.meets(first.interval)
                or figure.printed.unit.base != first.printed.unit.base
            ):
                continue
            if figure.value == first.value:
                continue  # UNI101 reports the same digits in two units.
            if item in _WHOLES and (not _near(figure, first) or _of_programs(dossier, fact)):
                continue  # some other money, of which the sentence does not say what it is
            if item in _WHOLES and abs(figure.base - first.base) in carried:
                continue  # one of them holds what was carried over
            less, more = sorted((figure, first), key=lambda f: f.base)
            if _narrowed(dossier, less) and not _narrowed(dossier, more):
                continue  # under 一般公共预算支出情况 it is a part of the whole
            told.add(figure.base)
            other = number_in_unit_of(first, figure)
            label = f"{year}年" * bool(year) + (f"{item}（{stage.value}）" if stage.value != item else item)
            working = f"{label}：此处 {plain(figure.value)}{figure.unit}，前文 {other}{figure.unit}"
            # Another digit or two exchanged is a slip; other amounts are mostly of something the words leave out.
            severity = None if is_slip(figure, first) else Severity.NOTE
            yield Hit(figure.span, working, "", plain(figure.value), other, figure.unit, (first,), severity)
