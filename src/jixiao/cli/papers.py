"""Working papers for the commands that need them: gathered with a progress bar, and told as lines to read."""

from collections.abc import Iterator, Sequence

import click

from jixiao.check.output.columns import pad, width
from jixiao.check.output.words import KINDS
from jixiao.cli.progress import Progress
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import Narrative, Workpaper
from jixiao.readers.files import documents
from jixiao.units.number import short

_STAGES = (Stage.ORIGINAL, Stage.ADJUSTED, Stage.INCOME, Stage.OUTTURN)


def gathered(paths: Sequence[str], *, department: str = "", year: int = 0, place: str = "") -> Workpaper:
    """The papers of files and folders; what cannot be used at all is a complaint in Chinese."""
    from jixiao import api
    from jixiao.dossier.files import DossierError
    from jixiao.readers.errors import Unreadable

    progress = Progress(len(documents(paths)), "读取")
    try:
        papers = api.gather(paths, department=department, year=year, place=place, told=progress.step)
    except (DossierError, Unreadable) as error:
        raise click.ClickException(str(error)) from None
    finally:
        progress.close()
    return papers


def understood(papers: Workpaper) -> Iterator[str]:
    """What each file gave, what contradicts, and the whole in figures."""
    yield f"部门    {papers.department or '未写明（可用 --department 指定）'}"
    yield f"年度    {papers.year or '未写明（可用 --year 指定）'}"
    yield "\n文件"
    for file in papers.files:
        kind = "" if file.problem else f"{KINDS[file.kind]}，{file.year or '年度不明'}"
        yield f"  {file.path}"
        yield f"    {file.problem or '：'.join((kind, file.understood or '没有读出可用的数字或文字'))}"
    yield from _amounts(papers)
    yield from _programs(papers)
    if papers.narratives:
        yield f"\n文字\n  {'、'.join(_topic(narrative, papers.year) for narrative in papers.narratives)}"
    if papers.conflicts:
        yield "\n几份文件说法不一（采用前一个）"
        for conflict in papers.conflicts:
            kept, other = conflict.kept, conflict.other
            yield f"  {kept.label}：{_told(kept)}"
            yield f"    另有：{_told(other)}"


def _topic(narrative: Narrative, year: int) -> str:
    about = f"·{narrative.about}" if narrative.about else ""
    return narrative.topic.value + about + (f"（沿用{narrative.year}年）" if narrative.year != year else "")


def _told(datum: Datum) -> str:
    return f"{short(datum.value)}{datum.unit}（{'；'.join(map(str, datum.provenance))}）"


def _amounts(papers: Workpaper) -> Iterator[str]:
    own = [amount for amount in papers.amounts if amount.year == papers.year and not amount.scope]
    items = [item for item in dict.fromkeys(a.item for a in own) if any(papers.amount(item, s) for s in _STAGES)]
    if items:
        yield f"\n收支（万元）\n  {pad('', 16)}" + "".join(_right(stage.value, 12) for stage in _STAGES)
    for item in items:
        found = (papers.amount(item, stage) for stage in _STAGES)
        yield f"  {pad(item, 16)}" + "".join(_right(datum.printed() if datum else "", 12) for datum in found)


def _right(text: str, columns: int) -> str:
    return " " * max(1, columns - width(text)) + text


def _programs(papers: Workpaper) -> Iterator[str]:
    if papers.programs:
        yield "\n项目"
    for program in papers.programs:
        fund = program.total
        spent = ""
        if fund and fund.adjusted and fund.outturn:
            spent = f"，全年预算 {fund.adjusted.printed()}、执行 {fund.outturn.printed()} 万元"
        done = sum(1 for row in program.indicators if row.actual or row.actual_text)
        name = program.name or "（未写名称）"
        whole = "（部门整体）" if program.whole_department else ""
        yield f"  {name}{whole}：指标 {len(program.indicators)} 条，已填完成值 {done} 条{spent}"
