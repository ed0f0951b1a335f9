"""From papers and scores to a report, along a template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jixiao.dossier.datum import Provenance
from jixiao.dossier.live import with_live_numbers
from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import Narrative, Workpaper
from jixiao.norms.resolve import Norms
from jixiao.report.blocks import (
    Block,
    Cell,
    Paragraph,
    Report,
    Role,
    Run,
    Runs,
    Table,
    plain_run,
    runs_of,
    with_runs,
)
from jixiao.report.book import Book
from jixiao.report.desk import Desk, Missing
from jixiao.report.docx.filled import Filled, Replaced
from jixiao.report.docx.nodes import Body, Grid, Line, Node
from jixiao.report.docx.package import Package
from jixiao.report.parts import catalog
from jixiao.report.parts.office import written
from jixiao.report.placeholder import Placeholder, faults, placeholders
from jixiao.report.template import Template, TemplateError


@dataclass(frozen=True, slots=True)
class Composition:
    """A report, the template it fills, and what the office still has to know or to supply."""

    report: Report
    body: Body
    filled: tuple[Filled, ...]
    missing: tuple[Missing, ...]
    kept: tuple[Narrative, ...]
    lacking: tuple[str, ...] = ()  # chapters the outline wants and the template does not have
    doubtful: tuple[str, ...] = ()  # norms the scores rest on whose text was not read

    @property
    def is_final(self) -> bool:
        """Whether nothing is missing that a finished report must have."""
        return not any(entry.required for entry in self.missing)


def opened(template: Template) -> Body:
    """The Word file of a template; raises TemplateError listing every placeholder that is wrong."""
    body = Body(Package.of(template.path))
    wrong = [f"{line.where}：{fault}" for line in body.lines() for fault in faults(line.text)]
    if wrong:
        raise TemplateError(f"模板 {template.path.name}：\n  " + "\n  ".join(wrong))
    return body


def compose(
    template: Template, papers: Workpaper, scores: DepartmentScores, norms: Norms, *, signed: str = ""
) -> Composition:
    """Fill the template. `signed` is the day of the report as printed, "" to leave room for it."""
    body = opened(template)
    papers = with_live_numbers(papers)
    data = [*papers.data(), *(datum for sheet in scores.sheets for datum in sheet.data())]
    desk = Desk(papers, scores, Book(data), norms, template.basis, signed, template.kind == "program")
    composer = Composer(desk, template.path.name)
    filled = (*composer.fill(body.nodes), *composer.fill_beside(body.beside))
    blocks = tuple(block for entry in filled for block in entry.blocks)
    used = desk.book.used(run.key for block in blocks for run in runs_of(block) if run.key)
    keys = dict.fromkeys(datum.basis.partition("#")[0] for datum in used if datum.basis)
    titles = tuple((key, desk.instrument(key)) for key in keys)
    report = Report(_title(blocks), template.name, papers.department, papers.year, blocks, used, titles)
    return Composition(
        report=report,
        body=body,
        filled=filled,
        missing=tuple(desk.missing),
        kept=tuple(desk.kept),
        lacking=tuple(_lacking(template.outline, blocks)),
        doubtful=tuple(_doubtful(scores)),
    )


def _doubtful(scores: DepartmentScores) -> Iterator[str]:
    grounds = (ground for sheet in scores.sheets for ground in sheet.all_grounds)
    return (words for words in dict.fromkeys(ground.words for ground in grounds if not ground.firm))


def _lacking(outline: Sequence[str], blocks: Sequence[Block]) -> Iterator[str]:
    chapters = [block.text for block in blocks if isinstance(block, Paragraph) and block.role is Role.HEADING_1]
    return (name for name in outline if not any(name in chapter for chapter in chapters))


def _title(blocks: Sequence[Block]) -> str:
    titles = [block.text for block in blocks if isinstance(block, Paragraph) and block.role is Role.TITLE]
    return "".join(titles)


class Composer:
    """Fills node after node, and gives each printed number its mark."""

    def __init__(self, desk: Desk, file: str) -> None:
        self._desk, self._file, self._marks = desk, file, 0

    def fill(self, nodes: Sequence[Node]) -> Iterator[Filled]:
        for node in nodes:
            if isinstance(node, Grid):
                yield self._grid(node)
                continue
            found = list(placeholders(node.text))
            if found and found[0].is_block:
                yield Filled(node, tuple(self._marked(block) for block in self._made(found[0])), None)
            else:
                replaced = self._inline(node)
                runs = _laid(node.text, replaced)
                if node.role.level:
                    self._desk.heading = "".join(run.text for run in runs)
                blocks = (Paragraph(node.role, runs),) if node.text.strip() else ()
                yield Filled(node, blocks, {node.number: replaced})

    def fill_beside(self, lines: Sequence[Line]) -> Iterator[Filled]:
        """Headers, footers and text boxes: their words are no part of the report, and carry no marks."""
        for line in lines:
            replaced = (Replaced(entry.start, entry.end, self._unmarked(entry)) for entry in placeholders(line.text))
            yield Filled(line, (), {line.number: tuple(replaced)})

    def _made(self, entry: Placeholder) -> Sequence[Block]:
        if entry.kind == "文":
            return self._written(entry)
        before = len(self._desk.missing)
        made = list(catalog.PARTS[f"{entry.kind}：{entry.name}"].make(self._desk))
        if entry.optional and len(self._desk.missing) > before:
            del self._desk.missing[before:]
            return [block for block in made if not any(run.gap for run in runs_of(block))]
        return made

    def _written(self, entry: Placeholder) -> Sequence[Block]:
        topic = catalog.TOPICS[entry.name]
        if entry.otherwise and not self._desk.narrative(topic, entry.about):
            return [Paragraph(Role.BODY, plain_run(entry.otherwise), topic, entry.about)]
        return list(written(topic, entry.about, required=not entry.optional)(self._desk))

    def _grid(self, grid: Grid) -> Filled:
        """A table of the template: its cells may hold facts and figures, no whole parts."""
        inline: dict[int, tuple[Replaced, ...]] = {}
        rows: list[tuple[Cell, ...]] = []
        for row in grid.rows:
            cells: list[Cell] = []
            for square in row:
                runs: list[Run] = []
                for line in square.lines:
                    inline[line.number] = self._inline(line)
                    runs.extend(_laid(line.text, inline[line.number]))
                cells.append(Cell(tuple(runs), "center", square.columns, square.rows))
            rows.append(tuple(cells))
        width = max((sum(cell.columns for cell in row) for row in rows), default=1)
        return Filled(grid, (Table("", (1,) * width, 0, tuple(rows)),), inline)

    def _inline(self, line: Line) -> tuple[Replaced, ...]:
        """Placeholders become runs; numbers in the fixed words lead back to the template."""
        replaced: list[Replaced] = []
        at = 0
        for entry in placeholders(line.text):
            replaced.extend(self._fixed(line, at, entry.start))
            replaced.append(Replaced(entry.start, entry.end, self._numbered(self._unmarked(entry))))
            at = entry.end
        replaced.extend(self._fixed(line, at, len(line.text)))
        return tuple(replaced)

    def _unmarked(self, entry: Placeholder) -> Runs:
        if entry.is_block:
            words = f"{entry.kind}：{entry.name}"
            raise TemplateError(f"模板 {self._file}：表格、页眉、文本框里不能用 {words}，只能用数和部门名称之类")
        if entry.kind == "数":
            return catalog.number(self._desk, entry.name)
        return catalog.FACTS[entry.name].make(self._desk)

    def _fixed(self, line: Line, start: int, end: int) -> Iterator[Replaced]:
        source = Provenance(f"模板 {self._file}", f"第{line.number}段", line.text)
        at = start
        for run in self._numbered(self._desk.quote(line.text[start:end], f"template/{line.number}/{start}", source)):
            if run.key:
                yield Replaced(at, at + len(run.text), (run,))
            at += len(run.text)

    # --- marks -----------------------------------------------------------------------------------------------------

    def _numbered(self, runs: Runs) -> Runs:
        return tuple(self._mark(run) if run.key else run for run in runs)

    def _mark(self, run: Run) -> Run:
        self._marks += 1
        return replace(run, mark=f"{self._marks:04x}")

    def _marked(self, block: Block) -> Block:
        return with_runs(block, lambda run: self._mark(run) if run.key else run)


def _laid(text: str, replaced: Sequence[Replaced]) -> Runs:
    """The paragraph with its replaced stretches, as runs."""
    runs: list[Run] = []
    at = 0
    for entry in replaced:
        runs.extend((*plain_run(text[at : entry.start]), *entry.runs))
        at = entry.end
    return (*runs, *plain_run(text[at:]))
