import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.attainment import attainment
from jixiao.check.shared.goals import answers
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Indicator
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import plain

# Every branch begins with its own character: so the search leaps.
CLAIM = Sought(
    r"(?:各项|全部|所有|全年|年度|年初|全面|圆满|超额)"
    r"(?:(?<!全面|圆满|超额)(?:绩效|工作|预期|设定的?|既定)*(?:目标|指标|任务)(?:任务|值)?"
    r"(?:均|全部|都|已|圆满|超额|顺利|按[时期计划]+)+(?:完成|实现|达标|达到)"
    r"|(?<=全面|圆满|超额|全部)(?:完成|实现)(?:了)?(?:各项|全部|全年|年度|年初|所有)[^，。；\n]{0,8}(?:目标|指标|任务))"
)


def all_done_beside_missed_target(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    claim = next((found for found in CLAIM.finditer(dossier) if not _of_one_thing(text, found)), None)
    if claim is None:
        return
    missed = _missed_row(dossier) or _missed_goal(dossier)
    if missed:
        words, figures = missed
        yield Hit(Span(*claim.span()), words, related=figures)


def _of_one_thing(text: str, claim: re.Match[str]) -> bool:
    """新增就业9123人，超额完成年度任务: said of the number before it, not of every target."""
    if not claim.group().startswith("超额") or re.search("各项|全部|所有", claim.group()):
        return False
    told_from = sentence_at(text, claim.start()).start
    return re.search(r"\d", text[told_from : claim.start()]) is not None


def _missed_row(dossier: Dossier) -> tuple[str, tuple[Figure, ...]] | None:
    for program in dossier.programs:
        for indicator in program.indicators:
            reached = attainment(indicator)
            if reached is not None and reached.missed:
                return f"“{indicator.name.text}”指标值{_words(indicator)}，没有完成", _figures(indicator)
    return None


def _words(indicator: Indicator) -> str:
    target = indicator.target_field.text if indicator.target_field else ""
    actual = indicator.actual_field.text if indicator.actual_field else ""
    return f"{target}，完成值{actual}"


def _figures(indicator: Indicator) -> tuple[Figure, ...]:
    return tuple(f for f in (indicator.target, indicator.actual) if f is not None)


def _missed_goal(dossier: Dossier) -> tuple[str, tuple[Figure, ...]] | None:
    for answer in answers(dossier):
        aim, got = answer.aim, answer.got
        if aim.comparator not in ("<=", "<") and got.signed_interval.high < aim.signed_interval.low:
            return f"“{answer.target.subject}”目标{plain(aim.value)}{aim.unit}，完成{plain(got.value)}{got.unit}", (
                aim,
                got,
            )
    return None
