"""How projects come along: how many in each stage, what became of those signed in a year, how long stages take."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.counting import conversion as conversions
from jixiao.counting import stays
from jixiao.counting.conversion import Cohort, year
from jixiao.web.boards.boxes import counted_cells, moment, nothing_counted, row_address
from jixiao.web.boards.period import Span
from jixiao.web.boards.pictures import Cell, Drawing, Nothing, Picture, Table
from jixiao.web.boards.reading import Pairs, Reader
from jixiao.web.kit.charts import Chart, Series
from jixiao.web.promotion import pace as paces
from jixiao.web.promotion.late import Watch, watches
from jixiao.web.promotion.models import Project, Stage
from jixiao.web.promotion.pace import LATER
from jixiao.web.promotion.stages import ORDER

PROJECTS = "projects"
_YEARS = 4
_MOST = 12


def funnel(reader: Reader) -> Picture:
    """Every stage in its order with how many projects stand in it now."""
    held = {group.value: group for group in reader.groups(PROJECTS, (), "stage")}
    if not held:
        return Nothing("还没有登记项目。")
    order = [stage for stage in Stage if stage.value in held or stage is not Stage.ENDED]
    values = [held[stage.value].total.count if stage.value in held else 0 for stage in order]
    links = [reader.address(PROJECTS, (("stage", stage.value),)) for stage in order]
    chart = Chart(
        "",
        "现在各阶段的项目",
        [stage.label for stage in order],
        [Series("项目（个）", "done", values, links)],
        lying=True,
    )
    return Drawing(chart, ["现在的阶段，不随上面的年月变"])


def conversion(reader: Reader) -> Picture:
    """Of the projects signed in each of the last years, how many landed, started, produce by the end of the period."""
    until = reader.period.last
    since = date(reader.period.year - _YEARS + 1, 1, 1)
    parts = reader.counter.parts.of(
        f"conversion:{since}:{until}", lambda part: paces.conversion(part.rows, since, until, year)
    )
    found = conversions.joined(parts)
    if not found:
        return Nothing("这几年没有签约的项目。")
    heads = ("签约年份", "签约（个）", "落地", "落地率", "开工", "开工率", "投产", "投产率")
    return Table(
        heads,
        [_cohort(reader, one, until) for one in reversed(found)],
        notes=["各率以同一年签约的项目为基数，算到截止日"],
    )


def _cohort(reader: Reader, one: Cohort, until: date) -> list[Cell]:
    number = one.name.removesuffix("年")
    signed: Pairs = (
        ("signed_on_from", f"{number}-01-01"),
        ("signed_on_to", f"{min(date(int(number), 12, 31), until)}"),
    )
    row = [Cell(one.name), Cell(one.signed, "", reader.address(PROJECTS, signed))]
    for name, (reached, rate) in zip(LATER, one.pairs, strict=True):
        row += [
            Cell(reached, "", reader.address(PROJECTS, (*signed, (f"{name}_to", f"{until}")))),
            Cell(rate, is_rate=True),
        ]
    return row


def pace(reader: Reader) -> Picture:
    """How long the projects that came to a later stage in the period had stood in the one before."""
    days = reader.period.span
    parts = reader.counter.parts.of(f"pace:{days.since}:{days.until}", lambda part: _stays(part.rows, days))
    found = {one.name: one for one in stays.joined(parts)}
    chosen = reader.scope.chosen
    asked = {"since": days.since, "until": days.until, "department": chosen.pk if chosen else ""}
    address = f"{reverse('promotion:conversion')}?{urlencode(asked)}"
    told = (found[stage.label] for stage in ORDER if stage.label in found)
    rows = [(Cell(one.name), Cell(one.usual), Cell(len(one.gone), "", address)) for one in told if one.gone]
    if not rows:
        return Nothing("这段时间没有项目进入后面的阶段。")
    return Table(("阶段", "停留中位数（天）", "离开的项目（个）"), rows, notes=["本期进入后面阶段的项目"])


def _stays(rows: QuerySet[Project], days: Span) -> tuple[stays.Stay, ...]:
    return paces.time_in_stage(paces.going_on(rows, days.since, days.until), days.since, days.until)


def bands(reader: Reader) -> Picture:
    """By size: a project counts in every band it reaches."""
    found = reader.counter.counted(reader.period.span)
    if not found.portions:
        return nothing_counted()
    rows = [(Cell(name), *counted_cells(reader, one, band=name)) for name, one in found.bands.items()]
    return Table(("档次", "项目（个）", "金额（亿元）"), rows, notes=["满足几档的计入每一档"])


@dataclass(frozen=True, slots=True)
class Stalled:
    """Projects at a standstill on a day; `watch` is None when nothing is ruled of it."""

    watch: Watch | None
    on: date


def stalled_at(reader: Reader) -> Stalled:
    scope, on = reader.scope, moment(reader)
    there = (scope.chosen,) if scope.chosen else scope.departments
    found = watches(there, scope.place, on)
    return Stalled(next((one for one in found if one.key == "stalled"), None), on)


def quiet(reader: Reader) -> Picture:
    watch = stalled_at(reader).watch
    number = watch.rows.count() if watch else 0
    if watch is None or not number:
        return Nothing("没有停滞的项目。" if watch else "没有规定多久算停滞。")
    table = [
        (Cell(row.name, address=row_address(PROJECTS, row.pk)), Cell(row.get_stage_display()),
         Cell(row.told_on.isoformat() if row.told_on else "从未填报"), Cell(row.keeper or "—"))
        for row in watch.rows[:_MOST]
    ]  # fmt: skip
    cell = Cell(number, "个", f"{reverse('boards:stalled')}?{reader.scope.query}")
    return Table(("项目", "阶段", "最近进展", "责任人"), table, [watch.rule], cell)
