from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.check.shared.inventory import sections_about
from jixiao.check.shared.reports import is_report
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

GRADED = regex(r"等级|等次|评级")


def grade_is_missing(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or not is_report(dossier) or conclusion.score is None or conclusion.grade:
        return
    if any(r.grade for r in conclusion.ratings) or conclusion.tally:
        return
    announced = sections_about(dossier, GRADED)
    if not announced and not conclusion.bands:
        severity = Severity.NOTE
        working = f"写了得分{points(conclusion.score)}，没有写等级"
    else:
        severity = Severity.WARNING
        reason = f"标题“{announced[0].title}”要写等级" if announced else "文中写了等级的划分"
        working = f"{reason}，写了得分{points(conclusion.score)}，没有写等级"
    yield Hit(conclusion.score.span, working, severity=severity)
