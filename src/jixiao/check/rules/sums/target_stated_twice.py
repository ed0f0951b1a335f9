from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.check.shared.goals import canon, is_growth
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.claim import Goal
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

SHORTEST = 4  # 项目, 企业: not one measure


def _in_one_sentence(dossier: Dossier, one: Goal, other: Goal) -> bool:
    """治理河道18.6公里，年度完成12公里: the second is a part of the first."""
    between = dossier.source.text[one.span.end : other.span.start]
    return one is not other and not any(sign in between for sign in "。；;\n")


def _of_another_year(dossier: Dossier, target: Goal) -> bool:
    """2025年实际利用外资为2742万美元, beside what is aimed at for 2026."""
    text = dossier.source.text
    said = _YEAR.findall(text, sentence_at(text, target.span.start).start, target.span.start)
    return bool(said) and bool(dossier.year) and int(said[-1]) != dossier.year


_YEAR = regex(r"(20\d\d)年")


def target_stated_twice(dossier: Dossier) -> Iterator[Hit]:
    first: dict[tuple[str, str, bool], Goal] = {}
    for target in dossier.targets:
        figure = target.figure
        if figure is None or len(words := canon(target.subject)) < SHORTEST:
            continue
        key = (words, figure.printed.unit.base, is_growth(figure))
        earlier = first.setdefault(key, target)
        other = earlier.figure
        if (
            other is None
            or other.base == figure.base
            or _in_one_sentence(dossier, earlier, target)
            or _of_another_year(dossier, target)
            or not (target.overall or earlier.overall or target.group == earlier.group)
        ):
            continue  # Two tasks may each count activities of their own.
        before = f"{number_in_unit_of(other, figure)}{figure.unit}"
        working = (
            f"“{target.subject}”的目标：此处{plain(figure.value)}{figure.unit}，前文（“{earlier.subject}”）{before}"
        )
        yield Hit(
            figure.span, working, "", plain(figure.value), number_in_unit_of(other, figure), figure.unit, (other,)
        )
