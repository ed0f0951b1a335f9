"""Years side by side: two of them line by line, or a department's last years in columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from jixiao.compare import papers as compared
from jixiao.compare.papers import Comparison, Pair, compare
from jixiao.compare.series import Block, series
from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.workpaper import Workpaper
from jixiao.units.number import rounded
from jixiao.web.comparison.models import DefinitionBreak
from jixiao.web.kit.charts import Chart, Series
from jixiao.web.papers.scored import scored
from jixiao.web.people.models import Department, Person
from jixiao.web.years.models import BudgetYear
from jixiao.web.years.queries import years_of

MOST_YEARS = 6
_DRAWN = ((Item.EXPENDITURE, "done"), (Item.BASIC, "plan"), (Item.PROGRAM, "note"))


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with what breaks between its sides."""

    pair: Pair
    breaks: tuple[DefinitionBreak, ...]

    @property
    def differs(self) -> bool:
        """Both sides have it, and not the same."""
        sides = self.pair.left and self.pair.right
        return bool(sides) and (self.pair.change is None or self.pair.change.value != 0)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading, and how many of them were left out."""

    title: str
    rows: tuple[Row, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Table:
    left: str
    right: str
    groups: tuple[Group, ...]


def others_of(person: Person, year: BudgetYear) -> QuerySet[BudgetYear]:
    """What a year may be compared with: every other year that this person sees."""
    return years_of(person).exclude(pk=year.pk)


def default_other(person: Person, year: BudgetYear) -> BudgetYear | None:
    """The year before; else the nearest of the department."""
    own = others_of(person, year).filter(department=year.department_id)
    return own.filter(year__lt=year.year).first() or own.first()


def breaks_of(department: Department) -> list[DefinitionBreak]:
    return list(DefinitionBreak.objects.filter(department=department, ended_at=None).select_related("by"))


def table_of(year: BudgetYear, other: BudgetYear, *, everything: bool) -> Table:
    """Two years side by side, marked where the same department counts otherwise in the later one.

    Unless everything is wanted, what did not change and what only one side has is left out and counted.
    """
    found: Comparison = compare(scored(other).papers, scored(year).papers)
    breaks = breaks_of(year.department) if other.department_id == year.department_id else []
    earlier, later = sorted((year.year, other.year))
    between = [one for one in breaks if one.lies_between(earlier, later)]
    groups = tuple(_group(group, between, everything=everything) for group in found.groups)
    return Table(found.left, found.right, groups)


def _group(group: compared.Group, breaks: Sequence[DefinitionBreak], *, everything: bool) -> Group:
    rows = tuple(Row(pair, _about(pair.label, breaks)) for pair in group.pairs)
    shown = rows if everything else tuple(row for row in rows if row.differs)
    return Group(group.title, shown, len(rows) - len(shown))


def _about(label: str, breaks: Sequence[DefinitionBreak]) -> tuple[DefinitionBreak, ...]:
    return tuple(one for one in breaks if one.words in label)


@dataclass(frozen=True, slots=True)
class Years:
    """A department's last years: the numbers of the years, blocks of lines, and the expenditure as a chart."""

    years: tuple[BudgetYear, ...]
    blocks: tuple[Block, ...]
    chart: Chart | None


def several(person: Person, year: BudgetYear) -> Years:
    """At most the last six years of the department up to this one."""
    rows = years_of(person).filter(department=year.department_id, year__lte=year.year)[:MOST_YEARS]
    years = tuple(sorted(rows, key=lambda row: row.year))
    papers = [scored(row).papers for row in years]
    return Years(years, series(papers), _chart(years, papers) if len(papers) > 1 else None)


def _chart(years: Sequence[BudgetYear], papers: Sequence[Workpaper]) -> Chart:
    lines = [
        Series(item.value, tone, [_whole(one, item) for one in papers])
        for item, tone in _DRAWN
        if any(one.amount(item, Stage.OUTTURN) for one in papers)
    ]
    return Chart("years", "各年决算支出（万元，取整）", [f"{row.year}年" for row in years], lines)


def _whole(papers: Workpaper, item: Item) -> int | None:
    datum = papers.amount(item, Stage.OUTTURN)
    return int(rounded(datum.value, 0)) if datum else None
