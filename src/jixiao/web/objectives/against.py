"""This year's table against last year's: what stayed, changed, came and went, and whether a target is too easy."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.resolve import norms_of
from jixiao.score.look_back import TargetReview, look_back
from jixiao.web.objectives.linted import rows_of
from jixiao.web.objectives.targets import actual_of, target_of
from jixiao.web.papers.programs import paper
from jixiao.web.years.models import Indicator, ProgramYear

SAME, CHANGED, ADDED, DROPPED = "同上年", "有改动", "新增", "去掉"
_COMPARED = ("name", "kind", "description", "weight")


@dataclass(frozen=True, slots=True)
class Pair:
    """An indicator in both years, or in one of them; `differs` are the labels of what was changed."""

    mark: str
    now: Indicator | None
    before: Indicator | None
    target: str
    last_target: str
    last_actual: str
    differs: Sequence[str]
    reviews: Sequence[TargetReview]

    @property
    def name(self) -> str:
        row = self.now or self.before
        return row.name if row else ""


def against_last_year(row: ProgramYear, before: ProgramYear | None) -> list[Pair]:
    """In the order of this year's table, then what last year had besides."""
    now = rows_of(row)
    earlier = rows_of(before) if before else []
    reviews = _reviews(row, before)
    by_pk = {one.pk: one for one in earlier}
    by_name = {"".join(one.name.split()): one for one in earlier}
    taken: set[int] = set()
    pairs = []
    for one in now:
        old = by_pk.get(one.origin_id or 0) or by_name.get("".join(one.name.split()))
        if old:
            taken.add(old.pk)
        pairs.append(_pair(one, old, reviews))
    return pairs + [_pair(None, one, reviews) for one in earlier if one.pk not in taken]


def _pair(now: Indicator | None, old: Indicator | None, reviews: Iterable[TargetReview]) -> Pair:
    differs = _differs(now, old) if now and old else []
    mark = (CHANGED if differs else SAME) if now and old else ADDED if now else DROPPED
    names = {one.name for one in (now, old) if one}
    years = {one.program.year.year for one in (now, old) if one}
    return Pair(
        mark,
        now,
        old,
        target_of(now).shown if now else "",
        target_of(old).shown if old else "",
        actual_of(old) if old else "",
        differs,
        [one for one in reviews if one.subject in names and one.year in years and mark != DROPPED],
    )


def _differs(now: Indicator, old: Indicator) -> list[str]:
    differing = [name for name in _COMPARED if _value(now, name) != _value(old, name)]
    labels = [str(Indicator._meta.get_field(name).verbose_name) for name in differing]  # type: ignore[union-attr]
    return labels + ([] if target_of(now) == target_of(old) else ["指标值"])


def _value(row: Indicator, name: str) -> object:
    value = getattr(row, name)
    return "".join(value.split()) if isinstance(value, str) else value


def _reviews(row: ProgramYear, before: ProgramYear | None) -> tuple[TargetReview, ...]:
    """What looking back says of the targets of both years: score.look_back over papers of this program alone."""
    department = row.year.department
    papers = [
        Workpaper(department.name, one.year.year, department.place.code, programs=(paper(one),))
        for one in (before, row)
        if one is not None
    ]
    return look_back(papers, norms_of())
