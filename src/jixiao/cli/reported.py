"""Writing a report for the command line: what was understood, what is missing, and the file."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from jixiao.cli.papers import gathered, understood
from jixiao.cli.targets import refuse_inputs
from jixiao.dossier.generated import TRACE_BESIDE
from jixiao.norms.resolve import folder_of, norms_of
from jixiao.readers.files import documents
from jixiao.report.made import FORMATS, Made, ReportError
from jixiao.report.template import KINDS, templates

_CERTAINTY = {
    "original": "提纲见于原文",
    "restated": "提纲见于转述",
    "practice": "提纲取自实际报告",
    "memory": "提纲待核对原文",
    "": "",
}


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for on the command line."""

    paths: tuple[str, ...]
    template: str
    output: str
    norms: str
    department: str
    place: str
    year: int
    signed: str
    draft: bool
    force: bool
    without_trace: bool


def listed(norms: str) -> Iterator[str]:
    """Every template: name, title, what for, from when, how sure its outline is."""
    known = norms_of(norms)
    for entry in templates(folder_of(norms)).values():
        yield f"{entry.name}  {entry.title}"
        since = f"{entry.years_from}年度起" if entry.years_from else ""
        place = known.place_name(entry.place) if entry.place else ""
        facts = (KINDS[entry.kind], place, since, _CERTAINTY.get(entry.certainty, ""))
        yield f"    {'，'.join(fact for fact in facts if fact)}"


def report(request: Request) -> int:
    """0 when written (or nothing was to be written and nothing is missing), 1 when something required is missing."""
    from jixiao import api

    _refuse(request)
    papers = gathered(request.paths, department=request.department, year=request.year, place=request.place)
    try:
        made = api.report(papers, template=request.template, norms=request.norms, signed=request.signed)
    except ReportError as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n".join((*understood(papers), *_told(made))))
    if request.output and (made.is_final or request.draft):
        _deliver(made, request)
    elif request.output:
        click.echo(f"\n还缺必须的内容，没有写 {request.output}；补齐后再写，或加 --draft 先写草稿。", err=True)
    return 0 if made.is_final or request.draft else 1


def _refuse(request: Request) -> None:
    """What could not be written is said before the work."""
    if not request.output:
        return
    target = Path(request.output)
    if target.suffix.lower().removeprefix(".") not in FORMATS:
        raise click.UsageError(f"-o 的文件名应以 {'、'.join(f'.{kind}' for kind in FORMATS)} 结尾")
    refuse_inputs([target], documents(request.paths))
    if target.exists() and not request.force:
        raise click.UsageError(f"{target} 已经存在；换一个名字，或加 --force 覆盖它")


def _told(made: Made) -> Iterator[str]:
    """The template, what is missing, what was taken over."""
    chosen = made.template
    yield f"\n模板\n  {chosen.name}{f'  {chosen.title}' if chosen.title else ''}"
    if made.lacking:
        yield f"  缺少规定的部分：{'、'.join(made.lacking)}"
    for words, required in (("还缺（必须补齐）", True), ("可以补充", False)):
        if entries := [entry for entry in made.missing if entry.required is required]:
            yield f"\n{words}"
            yield from (f"  {number}. {entry}" for number, entry in enumerate(entries, 1))
    if made.doubtful:
        yield "\n计分所依据的规定，有的没有见到原文，请核对"
        yield from (f"  {words}" for words in made.doubtful)
    if made.kept:
        yield "\n沿用以前年度的文字，请核对"
        for narrative in made.kept:
            about = f"·{narrative.about}" if narrative.about else ""
            yield f"  {narrative.topic.value}{about}：{narrative.year}年，{narrative.provenance.path}"


# --- the file -------------------------------------------------------------------------------------------------------


def _deliver(made: Made, request: Request) -> None:
    target = Path(request.output)
    kind = target.suffix.lower().removeprefix(".")
    try:
        file = made.file(kind, draft=request.draft, traced=not request.without_trace)
    except ReportError as error:
        raise click.ClickException(str(error)) from None
    replaced(target, file.content)
    click.echo(f"\n{'报告' if made.is_final else '草稿'}已写入 {target}")
    if file.beside:
        replaced(Path(f"{target}{TRACE_BESIDE}"), file.beside.encode())
        click.echo(f"追溯数据已写入 {target}{TRACE_BESIDE}，请与报告放在一起")
    else:
        _check(target)


def replaced(path: Path, content: bytes) -> None:
    """Written beside the target and moved into its place: never half a file."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise click.ClickException(f"不能写到 {path}：{error.strerror}") from None


def _check(path: Path) -> None:
    """Our own checker reads what was written."""
    from jixiao import api
    from jixiao.check.output.words import SEVERITIES

    findings = api.check(api.extract(api.read(str(path))))
    counts = [(words, sum(1 for f in findings if f.severity is severity)) for severity, words in SEVERITIES.items()]
    found = "，".join(f"{words} {count} 处" for words, count in counts if count)
    click.echo(f"自查：{found}；用 jixiao check {path} 看详情" if found else "自查：没有发现问题")
