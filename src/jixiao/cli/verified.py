"""A verified report as lines: its numbers, the words written anew, its sources."""

from collections.abc import Iterator

import click

from jixiao.dossier.evidence import Evidence
from jixiao.report.rewritten import Rewritten
from jixiao.report.sources import Moved, SourceState, State
from jixiao.report.trace import Trace
from jixiao.report.verified import Verified
from jixiao.report.verify import Change

_LONGEST = 40


def verified(path: str, sources: str, evidence: str | Evidence) -> tuple[list[str], bool]:
    """What to print, and whether nothing changed."""
    from jixiao import api
    from jixiao.report.made import ReportError

    try:
        found = api.verify(path, sources=sources, evidence=evidence)
    except ReportError as error:
        raise click.ClickException(str(error)) from None
    good = not found.changes and all(one.state is State.SAME for one in (*found.sources, *found.evidence))
    return list(_told(found)), good


def _told(found: Verified) -> Iterator[str]:
    if found.is_docx:
        yield f"由 jixiao 印出的数 {found.marked} 个，仍可追溯 {found.surviving} 个，改动 {len(found.changes)} 处"
        yield from (line for change in found.changes for line in _change(found.trace, change))
        if found.rewritten:
            yield f"\n改写过的文字 {len(found.rewritten)} 处，可以收回文字材料"
            yield from (_rewritten(text) for text in found.rewritten)
    else:
        yield "只有 docx 能核对数字是否被改过；以下只核对来源。"
    yield f"\n来源文件 {len(found.sources)} 份"
    yield from (line for source in found.sources for line in _source(source, "可用 --sources 指明文件夹"))
    if found.evidence:
        yield f"\n台账佐证 {len(found.evidence)} 份"
        remedy = "请从工作台“台账佐证”下载现状，用 --evidence 指明；也可以指明工作台的数据文件夹"
        yield from (line for one in found.evidence for line in _source(one, remedy))


def _change(trace: Trace, change: Change) -> Iterator[str]:
    printing = change.printing
    if printing is None:
        yield f"  {change.fault.value}：{change.now}（{change.where}）"
        return
    now = f" → {change.now}" if change.now else ""
    yield f"  {change.fault.value}：{printing.text}{printing.unit}{now}（{change.where}）"
    yield f"      原句：…{printing.before}{printing.text}{printing.after}…"
    if datum := trace.datum(printing.key):
        yield f"      {datum.label}{f'，算式 {datum.working}' if datum.working else ''}"


def _rewritten(text: Rewritten) -> str:
    about = f"·{text.about}" if text.about else ""
    now = " ".join(text.now)
    shown = f"{now[:_LONGEST]}…" if len(now) > _LONGEST else now
    return f"  {text.topic.value}{about}：{len(text.before)} 段 → {len(text.now)} 段，{shown or '已删去'}"


def _source(source: SourceState, remedy: str) -> Iterator[str]:
    match source.state:
        case State.GONE:
            yield f"  找不到：{source.path}（{remedy}）"
        case State.SAME:
            yield f"  没有变：{source.path}"
        case State.UNREADABLE:
            yield f"  变了，读不了：{source.path}（{source.problem}）"
        case State.UNUSED:
            yield f"  变了，所用的 {source.used} 个值没有变：{source.path}"
        case State.DIFFERENT:
            yield f"  变了，所用的值有 {len(source.moved)} 个不同：{source.path}"
            yield from (_moved(moved) for moved in source.moved)


def _moved(moved: Moved) -> str:
    what = f"现为「{moved.now}」" if moved.now else "现在找不到"
    place, label = moved.place, moved.datum.label
    return f"      {place.where} 原为「{place.quote}」，{what}：{label}，影响报告 {len(moved.printings)} 处"
