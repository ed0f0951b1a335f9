from collections.abc import Iterator, Sequence

from jixiao.check.companions import named, same_year
from jixiao.check.rule import Hit
from jixiao.check.shared.goals import canon, pairs
from jixiao.check.shared.reports import is_report
from jixiao.dossier.claim import Goal
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span

ENOUGH = 0.5
SHORTEST = 4
MOST_SHOWN = 5


def target_dropped_from_report(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    for one, other in same_year(dossiers):
        for report, plan in ((one, other), (other, one)):
            if is_report(dossiers[report]) and dossiers[plan].kind is DocumentKind.BUDGET_DISCLOSURE:
                dropped = list(_dropped(dossiers[plan], dossiers[report]))
                if dropped:
                    names = "、".join(f"“{goal.subject}”" for goal in dropped[:MOST_SHOWN])
                    more = f"等{len(dropped)}项" if len(dropped) > MOST_SHOWN else ""
                    working = f"{named(dossiers[plan])}里的目标{names}{more}，报告没有提到"
                    places = tuple((plan, goal.span) for goal in dropped[:MOST_SHOWN])
                    yield report, Hit(_title(dossiers[report]), working, elsewhere=places)


def _title(report: Dossier) -> Span:
    """The line of the title that names the report."""
    text = report.source.text
    at = max(text.find("报告", 0, 200), 0)
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(start, end if end > start else min(len(text), start + 30))


def _dropped(plan: Dossier, report: Dossier) -> Iterator[Goal]:
    """Numbered targets whose words are nowhere in the report."""
    words = pairs.__wrapped__(canon.__wrapped__(report.source.text))  # too long to be remembered
    for goal in plan.targets:
        wanted = pairs(canon(goal.subject))
        if goal.figure is None or len(canon(goal.subject)) < SHORTEST or not wanted:
            continue
        if len(wanted & words) / len(wanted) < ENOUGH:
            yield goal
