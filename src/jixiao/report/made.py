"""The one door to reports: papers → a report as a value that never changes → its file in any format."""

from dataclasses import dataclass

from jixiao.dossier.claim import Stage
from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import Narrative, Workpaper
from jixiao.norms.load import NormError
from jixiao.norms.resolve import Norms, folder_of, norms_of
from jixiao.report.blocks import Report
from jixiao.report.compose import Composition, compose
from jixiao.report.desk import Missing
from jixiao.report.docx.package import DocxError
from jixiao.report.template import Template, TemplateError, fitting, template, templates
from jixiao.report.trace import Trace, trace_of
from jixiao.score.department import score

FORMATS = ("docx", "pdf", "html", "xlsx")


class ReportError(ValueError):
    """A report that cannot be made, or not in this format: why and what to do, in Chinese."""


class Incomplete(ReportError):
    """Something that a finished report must have is missing; a draft can be written."""


@dataclass(frozen=True, slots=True)
class File:
    """What is written. `beside` is the trace of a format that cannot carry it, to be kept beside the file."""

    content: bytes
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A report filled from papers: its blocks with their numbers, and the trace that leads each number back.

    `missing` is what the office has to supply, `kept` what was taken over from earlier years, `lacking` the chapters
    the outline wants and the template does not have, `doubtful` the norms behind the scores that nobody has read.
    """

    template: Template
    report: Report
    trace: Trace
    missing: tuple[Missing, ...]
    kept: tuple[Narrative, ...]
    lacking: tuple[str, ...]
    doubtful: tuple[str, ...]
    papers: Workpaper
    scores: DepartmentScores
    norms: Norms
    signed: str = ""

    @property
    def is_final(self) -> bool:
        """Whether nothing is missing that a finished report must have."""
        return not any(entry.required for entry in self.missing)

    def file(self, kind: str, *, draft: bool = False, traced: bool = True) -> File:
        """The report as docx, pdf, html or xlsx. `traced` False leaves marks and trace out (公开稿).

        Raises Incomplete for what is no draft and lacks something, ReportError when the format cannot be made here.
        """
        if not self.is_final and not draft:
            lacking = "；".join(str(entry) for entry in self.missing if entry.required)
            raise Incomplete(f"还缺必须的内容：{lacking}")
        match kind:
            case "docx":
                from jixiao.report.docx.write import write as write_docx

                filled = self._filled()  # the Word file of a template is used up when it is written
                return File(write_docx(filled.body, filled.filled, self.trace if traced else None))
            case "html":
                from jixiao.report.html.write import write as write_html

                return File(write_html(self.report, self.trace if traced else None).encode())
            case "xlsx":
                from jixiao.report import sealing, xlsx

                if not traced:
                    return File(xlsx.write(self.report, None))
                return File(xlsx.write(self.report, self.trace), sealing.to_beside(sealing.Beside(self.trace)))
            case "pdf":
                return self._pdf() if traced else File(self._pdf().content)
        raise ReportError(f"报告不能写成 {kind}；可以写成 {'、'.join(FORMATS)}")

    def _filled(self) -> Composition:
        return compose(self.template, self.papers, self.scores, self.norms, signed=self.signed)

    def _pdf(self) -> File:
        from jixiao.report import sealing
        from jixiao.report.pdf.write import PdfError, write

        try:
            content, boxes = write(self.report)
        except PdfError as error:
            raise ReportError(str(error)) from None
        return File(content, sealing.to_beside(sealing.Beside(self.trace, boxes)))


def make(
    papers: Workpaper,
    *,
    scores: DepartmentScores | None = None,
    template: str = "",
    kind: str = "",
    norms: str = "",
    signed: str = "",
) -> Made:
    """Along a template by name or path, else the one of the place and year for a `kind` of report.

    Without `scores` the papers are scored by the norms; `norms` is a folder of the user's. Raises ReportError.
    """
    try:
        known = norms_of(norms)
        chosen = _template(papers, known, template, kind, folder_of(norms))
        scores = scores or score(papers, known)
        made = compose(chosen, papers, scores, known, signed=signed)
    except (NormError, TemplateError, DocxError) as error:
        raise ReportError(str(error)) from None
    return Made(
        template=chosen,
        report=made.report,
        trace=trace_of(made.report, papers.files),
        missing=made.missing,
        kept=made.kept,
        lacking=made.lacking,
        doubtful=made.doubtful,
        papers=papers,
        scores=scores,
        norms=known,
        signed=signed,
    )


def _template(papers: Workpaper, norms: Norms, name: str, kind: str, folder: str) -> Template:
    if name:
        return template(name, folder)
    known = templates(folder)
    kind = kind or ("whole_department" if has_results(papers) else "budget_disclosure")
    found = fitting(known.values(), kind, norms.chain(papers.place), papers.year)
    if not found:
        place = norms.place_name(papers.place) or "本地区"
        raise TemplateError(f"没有适合{place}的模板，请指明模板：{'、'.join(known)}")
    return found


def has_results(papers: Workpaper) -> bool:
    """Whether the year is over: money was spent or something achieved. Before that only a budget can be told of."""
    spent = any(amount.stage is Stage.OUTTURN and amount.year == papers.year for amount in papers.amounts)
    rows = (row for program in papers.programs for row in program.indicators)
    return spent or any(row.actual or row.actual_text for row in rows)
