"""The page of the lines."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.kit.grid_edit import Acts, grid_page
from tests.web.kit.grid_app import actions
from tests.web.kit.grid_app.models import Line

GROUPS = (("output", "产出指标"), ("outcome", "效益指标"), ("satisfaction", "满意度指标"))
COLUMNS = (
    GridColumn("group", "一级指标", Kind.CHOICE, width="s", frozen=True, merged=True, choices=GROUPS),
    GridColumn("name", "指标名称", width="l", frozen=True, limit=40, editable=lambda line: not line.is_locked),
    GridColumn("budget", "年初预算", Kind.MONEY, unit="万元", group="资金"),
    GridColumn("outturn", "执行数", Kind.MONEY, unit="万元", group="资金"),
    GridColumn("left", "结余", Kind.MONEY, unit="万元", group="资金", editable=False, help="年初预算减执行数"),
    GridColumn("target", "指标值", Kind.WHOLE, width="s"),
    GridColumn("rate", "完成率", Kind.PERCENT, width="s"),
    GridColumn("weight", "分值", Kind.POINTS, width="s"),
    GridColumn("basis", "指标值确定依据", Kind.LONG, width="xl"),
)


def lines(request: HttpRequest) -> HttpResponse:
    by = request.user.name
    acts = Acts(
        change=partial(actions.change, by=by),
        insert=partial(actions.insert, by=by),
        delete=partial(actions.show, is_deleted=True),
        restore=partial(actions.show, is_deleted=False),
        move=actions.move,
    )
    return grid_page(request, "grid_app/lines.html", build, acts)


def reading(request: HttpRequest) -> HttpResponse:
    return grid_page(request, "grid_app/lines.html", build, None)


def build() -> Grid:
    found = list(Line.objects.filter(is_deleted=False))
    for line in found:
        line.left = None if line.budget is None or line.outturn is None else line.budget - line.outturn
    total = GridRow.total("合计", {"budget": sum(line.budget or 0 for line in found)})
    return Grid("lines", "绩效指标", COLUMNS, [GridRow(line, findings=lint(line)) for line in found], totals=[total])


def lint(line: Line) -> list[Finding]:
    if "提高" not in line.name:
        return []
    return [Finding("warning", "WRD001", "“提高”没有说提高多少。", "name", line.name.replace("提高", "提高到95%"))]
