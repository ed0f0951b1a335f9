"""The two sheets of a round: money by program, indicators below their programs; lights stand beside what is typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper
from jixiao.forms.values import measured, target
from jixiao.units.number import rounded
from jixiao.web.kit.grid import Finding, Grid, GridColumn, GridRow, Kind
from jixiao.web.monitoring.models import Event, Likelihood, Round, RoundFund, RoundRow
from jixiao.web.monitoring.official import causes
from jixiao.web.monitoring.queries import Pen, events_of
from jixiao.web.monitoring.watch import Line, WatchedProgram, YearWatch
from jixiao.web.papers.cells import fen

_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A row of a sheet: what was filled in, and what it comes to."""

    pk: int
    line: Line
    is_open: bool
    values: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None

    @property
    def version(self) -> int:
        return self.line.filled.version if self.line.filled else 0

    @property
    def changed_by(self) -> str:
        return self.line.filled.changed_by if self.line.filled else ""


def _is_open(row: FilledLine) -> bool:
    return row.is_open


def _column(name: str, label: str, kind: Kind = Kind.TEXT, **more: Any) -> GridColumn:
    """What people fill in where the row is theirs."""
    return GridColumn(name, label, kind, editable=_is_open, **more)


def _shown(name: str, label: str, kind: Kind = Kind.TEXT, **more: Any) -> GridColumn:
    return GridColumn(name, label, kind, editable=False, **more)


_LIGHT = (
    _shown("light", "灯", width="xs", help="由规定算出；停在格上看算式"),
    _shown("planned", "应完成", Kind.PERCENT, width="s", help="到监控截止日应完成全年的百分之几"),
    _shown("progress", "已完成", Kind.PERCENT, width="s", help="占全年指标值的百分之几"),
)


def _reasons(events: list[Event]) -> tuple[GridColumn, ...]:
    choices = tuple((str(event.pk), event.name) for event in events)
    return (
        _column("explanation", "原因说明", Kind.LONG, width="xl", limit=1000),
        *((_column("event", "影响事件", Kind.CHOICE, width="s", choices=choices),) if choices else ()),
    )


def funds_grid(round_: Round, pen: Pen) -> Grid:
    year_watch = YearWatch(round_.year)
    columns = (
        _shown("name", "项目", frozen=True, width="l"),
        _shown("budget", "全年预算数", Kind.MONEY, unit="万元"),
        _column("interim", f"{round_.period}执行数", Kind.MONEY, unit="万元", help="空着时取用款计划里的实际支付"),
        *_LIGHT,
        *_reasons(events_of(round_.year)),
        _column("expected", "全年预计执行数", Kind.MONEY, unit="万元", help="空着时照此进度推算，以预算数为限"),
        _shown("pace", "照此进度全年", Kind.MONEY, unit="万元"),
    )
    programs = year_watch.watched(round_).programs
    rows = [_fund_row(one, pen) for one in programs if one.money and pen.fills(one.row.program.section)]
    return Grid("funds", f"{round_}资金", columns, rows, words="没有您要填报的项目。")


def _fund_row(program: WatchedProgram, pen: Pen) -> GridRow:
    line = program.money
    assert line
    paper, filled = line.paper, line.filled
    assert isinstance(paper, FundPaper)
    assert filled is None or isinstance(filled, RoundFund)
    budget = paper.adjusted or paper.original
    values = {
        "name": program.paper.name,
        "budget": _fen(budget),
        "interim": _fen(paper.interim),
        "pace": None if paper.expected else _fen(line.found.expected),
        "expected": filled.expected if filled else None,
        **_read(line),
    }
    is_open = pen.writes(line.section)
    notes = {"interim": "取自用款计划的实际支付；可以改写"} if program.paid else {}
    return _row(FilledLine(program.row.pk, line, is_open, values), notes)


def _fen(datum: Datum | None) -> int | None:
    """An amount of the papers as the grid shows it; to the 分 where it was computed."""
    return None if datum is None else fen(rounded(datum.value, 6))


def rows_grid(round_: Round, pen: Pen) -> Grid:
    watched = YearWatch(round_.year).watched(round_)
    likelihoods = tuple((value, label) for value, label in Likelihood.choices)
    told = f"{'、'.join(causes())}；几项之间用顿号隔开"
    columns = (
        _shown("name", "三级指标", frozen=True, width="l"),
        _shown("target", "指标值", width="s"),
        _column("actual", f"{round_.period}完成值", Kind.DECIMAL, width="s", help="填数字，单位与指标值相同",
                measured=lambda row: row.line.paper.unit),
        *_LIGHT,
        *_reasons(events_of(round_.year)),
        _column("causes", "偏差原因", width="m", limit=60, help=told),
        _column("actual_text", "完成情况（文字）", Kind.LONG, limit=500, help="定性指标写达成、部分达成或未达成"),
        _column("expected", "全年预计完成情况", limit=200, help="空着时照此进度推算"),
        _column("likelihood", "完成目标可能性", Kind.CHOICE, width="s", choices=likelihoods),
    )  # fmt: skip
    rows = [row for program in watched.programs for row in _program_rows(program, pen)]
    return Grid("rows", f"{round_}指标", columns, rows, words="没有您要填报的指标。")


def _program_rows(program: WatchedProgram, pen: Pen) -> Iterator[GridRow]:
    mine = [line for line in program.indicators if pen.fills(line.section)]
    if mine:
        yield GridRow.heading(program.paper.name + ("（部门整体）" if program.paper.whole_department else ""))
    for line in mine:
        paper, filled = line.paper, line.filled
        assert isinstance(paper, IndicatorPaper)
        assert filled is None or isinstance(filled, RoundRow)
        pace = line.found.expected
        values = {
            "name": paper.name,
            "target": target(paper),
            "actual": filled.actual if filled else None,
            "actual_text": filled.actual_text if filled else "",
            "expected": filled.expected if filled else "",
            "causes": filled.causes if filled else "",
            "likelihood": filled.likelihood if filled else "",
            **_read(line),
        }
        notes = {"name": " · ".join(filter(None, (paper.group, paper.kind)))}
        if pace and not values["expected"]:
            notes["expected"] = f"照此进度全年 {measured(pace, '')}"
        yield _row(FilledLine(int(line.key[1:]), line, pen.writes(line.section), values), notes)


def _read(line: Line) -> dict[str, Any]:
    """What both sheets show of a line."""
    filled = line.filled
    return {
        "light": f"{line.found.light}灯" if line.found.light else "",
        "planned": _percent(line.found.planned),
        "progress": _percent(line.found.progress),
        "event": str(filled.event_id) if filled and filled.event_id else "",
        "explanation": filled.explanation if filled else "",
    }


def _percent(datum: Datum | None) -> Decimal | None:
    return None if datum is None else rounded(datum.value, _DECIMALS)


def _row(row: FilledLine, notes: dict[str, str]) -> GridRow:
    return GridRow(row, findings=tuple(_findings(row.line)), notes={"light": row.line.found.working, **notes})


def _findings(line: Line) -> Iterator[Finding]:
    """A reason is asked for exactly where the norms want one; what is not filled yet is no fault."""
    found = line.found
    if found.must_explain:
        yield Finding("error", "", f"须说明原因：{found.working}", "explanation")
    for notice in found.notices:
        yield Finding("warning", "", notice.message)
    if found.missing and line.filled:
        yield Finding("note", "", "；".join(found.missing))


Build = Callable[[Round, Pen], Grid]
