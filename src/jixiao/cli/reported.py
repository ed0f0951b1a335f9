"""Writing a report for the command line: what was understood, what is missing, and the file."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from jixiao.cli.papers import gathered, understood
from jixiao.cli.targets import refuse_inputs
from jixiao.dossier.claim import Stage
from jixiao.dossier.workpaper import Workpaper
from jixiao.norms.load import NormError
from jixiao.norms.resolve import VARIABLE, Norms, norms_of
from jixiao.readers.files import documents
from jixiao.report.compose import Composition, compose
from jixiao.report.docx.package import DocxError
from jixiao.report.template import KINDS, Template, TemplateError, fitting, template, templates
from jixiao.report.trace import Trace, trace_of

FORMATS = (".docx", ".pdf", ".html", ".xlsx")
BESIDE = ".trace.json"
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
    for entry in templates(_folder(norms)).values():
        yield f"{entry.name}  {entry.title}"
        since = f"{entry.years_from}年度起" if entry.years_from else ""
        place = known.place_name(entry.place) if entry.place else ""
        facts = (KINDS[entry.kind], place, since, _CERTAINTY.get(entry.certainty, ""))
        yield f"    {'，'.join(fact for fact in facts if fact)}"


def report(request: Request) -> int:
    """0 when written (or nothing was to be written and nothing is missing), 1 when something required is missing."""
    from jixiao import api

    _refuse(request)
    try:
        norms = norms_of(request.norms)
        papers = gathered(request.paths, department=request.department, year=request.year, place=request.place)
        chosen = _template(request, norms, papers)
        made = compose(chosen, papers, api.score(papers, norms=request.norms), norms, signed=request.signed)
    except (NormError, TemplateError, DocxError) as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n".join((*understood(papers), *_told(made, chosen))))
    if not made.is_final and not request.draft:
        if request.output:
            click.echo(f"\n还缺必须的内容，没有写 {request.output}；补齐后再写，或加 --draft 先写草稿。", err=True)
        return 1
    if request.output:
        _deliver(made, papers, request)
    return 0


def _refuse(request: Request) -> None:
    """What could not be written is said before the work."""
    if not request.output:
        return
    target = Path(request.output)
    if target.suffix.lower() not in FORMATS:
        raise click.UsageError(f"-o 的文件名应以 {'、'.join(FORMATS)} 结尾")
    refuse_inputs([target], documents(request.paths))
    if target.exists() and not request.force:
        raise click.UsageError(f"{target} 已经存在；换一个名字，或加 --force 覆盖它")


def _folder(norms: str) -> str:
    return norms or os.environ.get(VARIABLE, "")


def _template(request: Request, norms: Norms, papers: Workpaper) -> Template:
    if request.template:
        return template(request.template, _folder(request.norms))
    known = templates(_folder(request.norms))
    kind = "whole_department" if _has_results(papers) else "budget_disclosure"
    found = fitting(known.values(), kind, norms.chain(papers.place), papers.year)
    if not found:
        place = norms.place_name(papers.place) or "本地区"
        raise TemplateError(f"没有适合{place}的模板，请用 --template 指明：{'、'.join(known)}")
    return found


def _has_results(papers: Workpaper) -> bool:
    """Whether the year is over: money was spent or something achieved. Before that only a budget can be told of."""
    spent = any(amount.stage is Stage.OUTTURN and amount.year == papers.year for amount in papers.amounts)
    rows = (row for program in papers.programs for row in program.indicators)
    return spent or any(row.actual or row.actual_text for row in rows)


def _told(made: Composition, chosen: Template) -> Iterator[str]:
    """The template, what is missing, what was taken over."""
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


def _deliver(made: Composition, papers: Workpaper, request: Request) -> None:
    trace = trace_of(made.report, papers.files)
    target = Path(request.output)
    beside = ""
    match target.suffix.lower():
        case ".docx":
            from jixiao.report.docx.write import write as write_docx

            content = write_docx(made.body, made.filled, None if request.without_trace else trace)
        case ".html":
            from jixiao.report.html.write import write as write_html

            content = write_html(made.report, trace).encode()
        case ".xlsx":
            from jixiao.report import sealing, xlsx

            content = xlsx.write(made.report, trace)
            beside = sealing.to_beside(sealing.Beside(trace))
        case _:
            content, beside = _pdf(made, trace)
    replaced(target, content)
    click.echo(f"\n{'草稿' if not made.is_final else '报告'}已写入 {target}")
    if beside:
        replaced(Path(f"{target}{BESIDE}"), beside.encode())
        click.echo(f"追溯数据已写入 {target}{BESIDE}，请与报告放在一起")
    else:
        _check(target)


def _pdf(made: Composition, trace: Trace) -> tuple[bytes, str]:
    from jixiao.report import sealing
    from jixiao.report.pdf.write import PdfError, write

    try:
        content, boxes = write(made.report)
    except PdfError as error:
        raise click.ClickException(str(error)) from None
    return content, sealing.to_beside(sealing.Beside(trace, boxes))


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
