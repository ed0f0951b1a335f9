"""Major projects that are negotiated (在谈重大项目), in the fixed form in which they are reported upwards."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils import timezone

from jixiao.report.blocks import Cell, Report, Run, Table, plain_run
from jixiao.report.plain import marked
from jixiao.units.fixed import in_unit
from jixiao.units.number import plain
from jixiao.web.boards.counted import Band
from jixiao.web.boards.reading import Pairs, Reader, Scope
from jixiao.web.promotion.models import Progress, Project, Stage

PROJECTS = "projects"
MOST = 2_000
_WAN = 1_000_000
_DEFAULT = "1亿元以上"
_HEADS = (
    "序号", "项目名称", "投资方", "项目类别", "主要建设内容", "总投资（万元）", "拟落户地区", "阶段", "目前进展",
    "责任处室", "责任人",
)  # fmt: skip
_WIDTHS = (4, 16, 13, 7, 16, 8, 9, 5, 16, 8, 6)


@dataclass(frozen=True, slots=True)
class Talks:
    """The projects of at least a size, the largest first; `pairs` are the filters of the ledger that lead to them."""

    band: Band
    pairs: Pairs
    rows: tuple[tuple[Project, str], ...]
    address: str
    number: int


def talks_of(scope: Scope, name: str) -> Talks:
    """Those in talks or under review now, with their newest progress."""
    reader = Reader(scope)
    bands = reader.counter.bands()
    band = next((one for one in bands if one.name == (name or _DEFAULT)), Band("全部", 0))
    size: Pairs = (("total_investment_from", str(band.floor // _WAN)),) if band.floor else ()
    pairs: Pairs = (("stage", Stage.NEGOTIATING.value), ("stage", Stage.REVIEW.value), *size)
    rows = list(reader.rows(PROJECTS, pairs).order_by(F("total_investment").desc(nulls_last=True), "pk")[:MOST])
    newest = _newest(rows)
    told = tuple((row, newest.get(row.pk, "")) for row in rows)
    number = reader.total(PROJECTS, pairs).count
    return Talks(band, pairs, told, reader.address(PROJECTS, pairs), number)


def _newest(rows: list[Any]) -> dict[int, str]:
    """The newest progress of each project."""
    entries = Progress.objects.filter(project__in=[row.pk for row in rows], removed_at=None).order_by("on", "pk")
    return {key: f"{on:%Y-%m-%d} {text}" for key, on, text in entries.values_list("project", "on", "text")}


def report_of(scope: Scope, talks: Talks) -> Report:
    """As a table that is printed, or written as a workbook."""
    today = timezone.localdate()
    head = tuple(Cell(plain_run(words), "center") for words in _HEADS)
    rows = tuple(_row(number, *one) for number, one in enumerate(talks.rows, 1))
    title = f"{scope.name}在谈重大项目统计表"
    caption = plain_run(f"{title}（{talks.band.name}，截至{today.year}年{today.month}月{today.day}日）")
    table = Table("在谈重大项目", _WIDTHS, 1, (head, *rows), caption)
    return Report(title, "talks", scope.name, today.year, marked((table,)), ())


def _row(number: int, row: Project, progress: str) -> tuple[Cell, ...]:
    amount = row.total_investment
    money = (Run(plain(in_unit(amount, "万元")), f"projects/{row.pk}", "万元", 2),) if amount is not None else ()
    words = (row.name, row.investor, row.get_category_display(), row.about)
    where = (str(row.place or ""), row.get_stage_display(), progress, row.office, row.keeper)
    left = [Cell(plain_run(text)) for text in words]
    right = [Cell(plain_run(text)) for text in where]
    return (Cell(plain_run(str(number)), "center"), *left, Cell(money, "right"), *right)
