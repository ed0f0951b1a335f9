from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.goals import canon, unanswered
from jixiao.check.shared.reports import is_report
from jixiao.dossier.claim import Goal
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex


def _is_named(dossier: Dossier, target: Goal) -> bool:
    """签约项目13个（目标12个）."""
    aim = dossier.source.quote(target.figure.span) if target.figure else ""
    return bool(aim) and any(f"{word}{aim}" in dossier.source.text for word in ("（目标", "（计划", "（目标为"))


_ABOUT_GOALS = regex("(?:目标|指标)(?:共|有|共有)?$")  # 区域绩效目标共9项
TOO_MANY = 8  # when nothing at all answers so many targets, the results stand in another document


def target_not_reported(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier) or not dossier.results:
        return
    silent = unanswered(dossier)
    silent = [t for t in silent if not _ABOUT_GOALS.search(t.subject) and not _is_named(dossier, t)]
    numbered = [t for t in dossier.targets if t.figure is not None]
    if len(silent) == len(numbered) >= TOO_MANY:
        first = silent[0]
        working = f"共有{len(numbered)}项写了目标值的目标，完成情况中没有一项与之对应"
        yield Hit(Span(*first.span), working)
        return
    told: set[tuple[str, str]] = set()
    for target in silent:
        figure = target.figure
        assert figure is not None
        key = (canon(target.subject), str(figure.base))
        if key not in told:
            told.add(key)
            aim = dossier.source.quote(figure.span)
            yield Hit(target.span, f"“{target.subject}”的目标是{aim}，完成情况中没有对应的数", related=(figure,))
