"""A department scored: everything `jixiao score` says, as text and as JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from jixiao.check.output.columns import head, pad, width
from jixiao.cli.monitored import as_text as lights
from jixiao.cli.monitored import monitored
from jixiao.cli.papers import gathered
from jixiao.cli.targets import absolute
from jixiao.dossier.datum import Datum
from jixiao.dossier.files import VERSION, write_record
from jixiao.dossier.monitoring import MonitoredDepartment
from jixiao.dossier.scoresheet import DepartmentScores, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.load import NormError
from jixiao.norms.resolve import Norms, norms_of
from jixiao.norms.words import CERTAINTY
from jixiao.score.credibility import Hint, credibility
from jixiao.score.department import score
from jixiao.score.look_back import TargetReview, look_back
from jixiao.score.what_if import LineCompared, SheetCompared, what_if
from jixiao.units.number import plain, short

_NAME, _NUMBER = 32, 8
_NO_FORM = "没有读到{}自评表：文件里没有带指标的表，或者表头、年度没有认出来；请先用 jixiao gather 看看读到了什么。"


@dataclass(frozen=True, slots=True)
class Request:
    """The command line, as typed; "" and 0 for what was not."""

    paths: tuple[str, ...]
    norms: str = ""
    place: str = ""
    year: int = 0
    against: str = ""
    earlier: tuple[str, ...] = ()
    month: int = 0


@dataclass(frozen=True, slots=True)
class Scored:
    """What `jixiao score --output-format json` prints."""

    version: str
    department: str
    year: int
    place: str
    place_name: str
    scores: DepartmentScores
    targets: tuple[TargetReview, ...]
    hints: tuple[Hint, ...]
    against: tuple[SheetCompared, ...]
    monitoring: MonitoredDepartment | None  # of papers that hold interim values


def scored(request: Request) -> tuple[Scored, Workpaper]:
    """Files → papers → scores; what cannot be used is a complaint in Chinese."""
    try:
        norms = norms_of(absolute(request.norms))
        _ = norms.names  # a folder of a misspelt name is refused, not passed over
        for code in filter(None, (request.place, request.against)):
            _known(norms, code)
        papers = gathered(request.paths, year=request.year, place=request.place)
        if not papers.programs:
            raise click.ClickException(_NO_FORM.format(f"{request.year}年度的" if request.year else ""))
        return _scored(request, papers, norms), papers
    except NormError as error:
        raise click.ClickException(str(error)) from None


def _known(norms: Norms, code: str) -> None:
    if code not in norms.regions and not (code.isdecimal() and len(code) == 6):
        raise click.ClickException(f"没有代码为 {code} 的地方；代码是六位数字，jixiao norms list 列出有规定的地方。")


def _scored(request: Request, papers: Workpaper, norms: Norms) -> Scored:
    place, year = request.place or papers.place, request.year or papers.year
    scores = score(papers, norms, place, year)
    earlier = [gathered([path], place=place) for path in request.earlier]
    return Scored(
        version=VERSION,
        department=papers.department,
        year=year,
        place=place,
        place_name=norms.place_name(place or norms.chain("")[0]),
        scores=scores,
        targets=look_back([*earlier, papers], norms, place),
        hints=credibility(papers, scores, norms),
        against=what_if(papers, norms, request.against, place, year) if request.against else (),
        monitoring=monitored(papers, norms, request.month, place, year),
    )


def as_json(result: Scored) -> str:
    return write_record(result)


# --- text -------------------------------------------------------------------------------------------------------------


def as_text(result: Scored) -> Iterator[str]:
    yield f"部门    {result.department or '未写明'}"
    yield f"年度    {result.year}"
    yield f"规定    {result.place_name}（{result.place or '没有写明地区，按全国；可用 --place 指定'}）"
    yield from _common_notices(result.scores)
    for sheet in result.scores.sheets:
        yield from _sheet(sheet)
    if result.scores.programs:
        grades = "、".join(f"{grade} {count} 个" for grade, count in result.scores.grades) or "都还没有总分"
        yield f"\n项目    {len(result.scores.programs)} 个：{grades}"
    yield from _grounds(result.scores)
    yield from _section("目标设定质量", (f"{r.fault}  {r.program}·{r.subject}：{r.working}" for r in result.targets))
    yield from _section(
        "自评是否可信（供复核，不是结论）", (f"{hint.subject}：{hint.message}" for hint in result.hints)
    )
    for compared in result.against:
        yield from _compared(compared)
    if result.monitoring:
        yield from lights(result.monitoring)


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"\n{title}"
        yield from (f"  {line}" for line in found)


_COMMON = ("norms_inherited", "norms_not_firm", "norms_by_analogy", "grading_optional")  # said once for all sheets


def _common_notices(scores: DepartmentScores) -> Iterator[str]:
    told: dict[str, list[str]] = {code: [] for code in _COMMON}
    for sheet in scores.sheets:
        for notice in sheet.notices:
            if notice.code in told and notice.message not in told[notice.code]:
                told[notice.code].append(notice.message)
    told["norms_not_firm"] = sorted(told["norms_not_firm"], key=len)[-1:]  # the one that names most of them
    yield from (f"        {message}" for messages in told.values() for message in messages)


def _sheet(sheet: ScoreSheet) -> Iterator[str]:
    yield f"\n{sheet.subject or '（未写名称）'}{'（部门整体）' if sheet.whole_department else ''}    {_verdict(sheet)}"
    if not any(line.score for line in sheet.lines):
        yield f"  {len(sheet.indicators)} 个指标都没有能计分的完成值和分值；这张表可能只有绩效目标。"
        return
    yield f"  {pad('', _NAME)}{_right('分值')}{_right('得分')}{_right('自评')}  算式"
    group = None
    for line in sheet.lines:
        if line.group != group and line.group:
            yield f"  {line.group}"
        group = line.group
        yield _line(line)
    if sheet.total:
        cells = f"{_right('')}{_right(sheet.total.printed())}{_right(_number(sheet.stated))}"
        yield f"  {pad('合计', _NAME)}{cells}  {sheet.total.working}"
        yield f"  {pad('等级', _NAME)}{_right('')}{_right(sheet.grade)}{_right('')}  {sheet.grade_working}"
    notices = [(line.subject, notice.message) for line in sheet.lines for notice in line.notices]
    own = [(sheet.subject, notice.message) for notice in sheet.notices if notice.code not in _COMMON]
    yield from _listed("须注意", [f"{subject}：{message}" for subject, message in (*own, *notices)])
    yield from _listed("还可以改进（先易后难）", [_repair(sheet, index) for index in range(len(sheet.repairs))])


def _verdict(sheet: ScoreSheet) -> str:
    if sheet.total:
        return f"{sheet.total.printed()} 分  {sheet.grade}".rstrip()
    return f"未能计出总分，在 {plain(sheet.low)}—{plain(sheet.high)} 分之间"


def _line(line: ScoreLine) -> str:
    points = line.score.printed() if line.score else "—"
    stated = _number(line.stated)
    working = (
        line.score.working if line.score else f"{'；'.join(line.missing)}（{plain(line.low)}—{plain(line.high)} 分）"
    )
    cells = f"{_right(short(line.weight))}{_right(points)}{_right(stated)}"
    return f"  {pad(head('  ' + line.subject, _NAME), _NAME)}{cells}  {working}"


def _number(datum: Datum | None) -> str:
    return short(datum.value) if datum else ""


def _right(text: str) -> str:
    return " " * max(1, _NUMBER - width(text)) + text


def _listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"  {title}"
        yield from (f"    {line}" for line in lines)


def _repair(sheet: ScoreSheet, index: int) -> str:
    repair = sheet.repairs[index]
    gain = f"，最多可增 {plain(repair.gain)} 分" if repair.gain else ""
    grade = f"，等级可到“{repair.grade_after}”" if repair.grade_after else ""
    return f"{index + 1}. {repair.subject}：{repair.action}{gain}{grade}"


def _grounds(scores: DepartmentScores) -> Iterator[str]:
    """Every norm once, with how sure it is."""
    every = (g for sheet in scores.sheets for g in (*sheet.grounds, *(g for line in sheet.lines for g in line.grounds)))
    yield from _section("依据", (f"{g.words}（{CERTAINTY[g.certainty]}）" for g in dict.fromkeys(every)))


def _compared(compared: SheetCompared) -> Iterator[str]:
    here, there = compared.here, compared.there
    yield f"\n{here.subject}：按{here.place_name}与{there.place_name}的规定"
    yield f"  {pad('', _NAME)}{_right('此地')}{_right('彼地')}{_right('差')}"
    yield from (_difference(line) for line in compared.changed)
    totals = (_number(here.total) or "—", _number(there.total) or "—")
    difference = _signed(compared)
    yield f"  {pad('合计', _NAME)}{_right(totals[0])}{_right(totals[1])}{_right(difference)}"
    yield f"  {pad('等级', _NAME)}{_right(here.grade or '—')}{_right(there.grade or '—')}"


def _signed(compared: SheetCompared | LineCompared) -> str:
    return f"{compared.difference:+f}" if compared.difference is not None else ""


def _difference(line: LineCompared) -> str:
    there = line.there.score.printed() if line.there and line.there.score else "—"
    here = line.here.score.printed() if line.here.score else "—"
    working = line.there.score.working if line.there and line.there.score else ""
    cells = f"{_right(here)}{_right(there)}{_right(_signed(line))}"
    return f"  {pad(head('  ' + line.subject, _NAME), _NAME)}{cells}  {working}"
