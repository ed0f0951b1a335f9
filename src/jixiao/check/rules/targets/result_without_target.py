from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.goals import canon, markers, pairs
from jixiao.check.shared.reports import is_report
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.model import Dossier

FEWEST_TARGETS = 3
MOST_NAMED = 3
MEASURES = frozenset({"省外", "外资", "进出口", "出口", "税收", "就业"})


def result_without_target(dossier: Dossier) -> Iterator[Hit]:
    targets = [canon(t.subject) for t in dossier.targets if t.figure is not None]
    if not is_report(dossier) or len(targets) < FEWEST_TARGETS:
        return
    planned = frozenset().union(*(markers(t) for t in targets))
    free = [
        r for r in dossier.results
        if r.figure is not None and r.figure.kind is FigureKind.AMOUNT
        and (markers(canon(r.subject)) & MEASURES) and not (markers(canon(r.subject)) & MEASURES & planned)
        and pairs(canon(r.subject))
    ]  # fmt: skip
    if free:
        names = list(dict.fromkeys(r.subject for r in free))[:MOST_NAMED]
        first = free[0]
        assert first.figure is not None
        related = tuple(r.figure for r in free[1:MOST_NAMED] if r.figure is not None)
        yield Hit(first.figure.span, f"{'、'.join(f'“{n}”' for n in names)}写了完成数，没有写目标", related=related)
