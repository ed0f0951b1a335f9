"""The lights of monitoring for the terminal: one line for each program, below it what is behind or open."""

from collections.abc import Iterator

from jixiao.check.output.columns import head, pad
from jixiao.dossier.monitoring import MonitoredDepartment, MonitoredLine, MonitoredProgram
from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.monitoring import monitoring_rules
from jixiao.norms.resolve import Norms
from jixiao.score.monitoring import monitor

_NAME = 32


def monitored(papers: Workpaper, norms: Norms, month: int, place: str, year: int) -> MonitoredDepartment | None:
    """None for papers without any interim value; without a month, at the end of the last round of the year."""
    if not any(_holds_interim(papers)):
        return None
    rounds = monitoring_rules(norms, place, year).rounds
    last = rounds.value[-1].month if rounds and rounds.value else 12
    return monitor(papers, norms, month or last, place=place, year=year)


def _holds_interim(papers: Workpaper) -> Iterator[bool]:
    for program in papers.programs:
        yield any(fund.interim for fund in program.funds)
        yield any(row.interim for row in program.indicators)


def as_text(found: MonitoredDepartment) -> Iterator[str]:
    counts = "、".join(f"{light}灯 {count} 个" for light, count in found.lights)
    yield f"\n运行监控（到{found.month}月底）{f'    {counts}' if counts else ''}"
    for notice in dict.fromkeys(notice.message for program in found.all for notice in program.notices):
        yield f"        {notice}"
    for program in found.all:
        yield f"  {pad(head(program.subject or '（未写名称）', _NAME), _NAME)} {program.light or '—'}"
        yield from _program(program)


def _program(program: MonitoredProgram) -> Iterator[str]:
    for line in program.lines:
        if line.light is None or line.light.is_behind or line.notices:
            told = line.working.partition("；依据")[0]
            yield f"    {pad(head(line.subject, _NAME - 2), _NAME - 2)} {line.light or '—'}   {told}{_owed(line)}"


def _owed(line: MonitoredLine) -> str:
    warnings = "".join(f"；{notice.message}" for notice in line.notices)
    return f"{warnings}；须说明原因" if line.must_explain else warnings
