from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import number_in_unit_of
from jixiao.check.shared.goals import Answer, answers
from jixiao.check.shared.inventory import sections_about
from jixiao.check.shared.reports import line_at
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

REASON = regex(
    r"原因|由于|主要是|主要系|因为|(?<!原)因[\u4e00-\u9fff]|受[^，。]{1,20}影响|未(?:能)?(?:达到|完成|实现|达标)|差距|尚未|没有完成|偏差"
)
_SLIGHT = Decimal("0.1")  # of the target: a reviewer may let it pass
_POINTS = 2  # of a percentage
PROBLEMS = regex(r"问题|原因|偏差")


def target_missed_without_reason(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    # 三年增至700家 and 当年新增100家 are both answered by 新增126家: a result that reaches one of them is not missed.
    told = {answer.got.span for answer in answers(dossier) if not _is_missed(answer)}
    for answer in answers(dossier):
        if answer.got.span in told or answer.got.approximate:
            continue
        told.add(answer.got.span)
        around = line_at(text, answer.got.span.start)
        if REASON.search(text, around.start, around.end) or _explained_elsewhere(dossier, answer):
            continue
        aim, got = answer.aim, answer.got
        working = f"目标{plain(aim.value)}{aim.unit}，完成{number_in_unit_of(got, aim)}{aim.unit}，没有说明原因"
        gap = abs(got.base - aim.base)
        slight = gap <= (_POINTS if aim.printed.unit.is_ratio else aim.base * _SLIGHT)
        severity = Severity.NOTE if slight else None
        yield Hit(got.span, working, "", plain(got.value), plain(aim.value), got.unit, (aim,), severity)


def _is_missed(answer: Answer) -> bool:
    aim, got = answer.aim.signed_interval, answer.got.signed_interval
    if answer.aim.comparator in ("<=", "<"):
        return got.low > aim.high
    return got.high < aim.low


def _explained_elsewhere(dossier: Dossier, answer: Answer) -> bool:
    """A section on problems that speaks of the subject, or the form's row of the result."""
    got = answer.got
    for indicator in (i for program in dossier.programs for i in program.indicators):
        actual, reason = indicator.actual, indicator.deviation
        if reason and reason.text.strip() and actual and (actual.base, actual.unit) == (got.base, got.unit):
            return True
    words = answer.result.subject[-4:]
    return any(words in dossier.body(section) for section in sections_about(dossier, PROBLEMS))
