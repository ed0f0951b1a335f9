"""Official objective forms: which ones fit a year, filled with its papers, and read back."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jixiao import api
from jixiao.dossier.workpaper import IndicatorPaper, ProgramPaper, Workpaper
from jixiao.extract.dossier import extract
from jixiao.forms import values
from jixiao.forms.layout import Layout, Of, Scope
from jixiao.forms.load import layouts
from jixiao.gather.papers import papers as gathered
from jixiao.gather.places import Reading
from jixiao.norms.resolve import norms_of
from jixiao.readers.errors import Unreadable
from jixiao.readers.sniff import read_bytes
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.linted import rows_of
from jixiao.web.objectives.rights import is_draft, writes_program
from jixiao.web.objectives.targets import target_of
from jixiao.web.papers.assemble import program_rows
from jixiao.web.papers.scored import scored
from jixiao.web.people.models import Person
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear

_WORDS = {"objective": "年度绩效目标", "long_term_objective": "中长期目标"}
_RESULTS = ("actual", "interim", "score", "attained")
_TEXTS = {
    "group": "一级指标",
    "kind": "二级指标",
    "description": "指标说明",
    "target": "指标值",
    "basis": "确定依据",
    "weight": "分值",
    "scoring_rule": "评分标准",
}


def layouts_for(year: BudgetYear, *, whole: bool) -> list[Layout]:
    """Forms with targets and no results, of the place or one above it, in use in the year; the nearest first."""
    chain = norms_of().chain(year.department.place.code)
    wanted = Scope.WHOLE if whole else Scope.PROGRAM
    fit = [
        one for one in layouts().values()
        if one.scope is wanted and one.place in chain and _holds(one, year.year) and _is_objective(one)
    ]  # fmt: skip
    return sorted(fit, key=lambda one: (chain.index(one.place), one.name))


def _holds(layout: Layout, year: int) -> bool:
    first, last = layout.years
    return (not first or year >= first) and (not last or year <= last)


def _is_objective(layout: Layout) -> bool:
    block = next((block for block in layout.blocks if block.of is Of.INDICATORS), None)
    return block is not None and not any(word.startswith(_RESULTS) for word in block.columns.values())


def filled(year: BudgetYear, layout: Layout, kind: str, program: ProgramYear | None = None) -> bytes:
    """One file, a form for each program, or the form of one."""
    papers = scored(year).papers
    if program is not None:
        at = list(program_rows().filter(year=year).values_list("pk", flat=True)).index(program.pk)
        papers = replace(papers, programs=(papers.programs[at],))
    return api.fill_form(papers, layout.name, kind=kind)


# --- read back --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RowRead:
    """A row of a form: `changes` are label, what stands here, what the form says; all of it when the row is new."""

    name: str
    indicator: Indicator | None
    fields: Mapping[str, Any]
    changes: Sequence[tuple[str, str, str]]
    is_long_term: bool = False


@dataclass(frozen=True, slots=True)
class ProgramRead:
    """A program of a form; `problem` is why it cannot be taken over."""

    name: str
    row: ProgramYear | None
    texts: Sequence[tuple[str, str, str, str]]  # field, label, old, new
    rows: Sequence[RowRead]
    same: int
    problem: str = ""

    @property
    def size(self) -> int:
        return 0 if self.problem else len(self.texts) + len(self.rows)


def read_form(year: BudgetYear, name: str, data: bytes, person: Person) -> list[ProgramRead]:
    """What a filled form says otherwise than the year. A blank in the form changes nothing. Raises Refused."""
    papers = _papers(year, name, data)
    if not papers.programs:
        raise Refused(f"“{name}”里没有读到绩效目标表；请上传填好的目标表（一级指标、二级指标、三级指标、指标值）。")
    rows = list(program_rows().filter(year=year))
    return [_program(paper, rows, person) for paper in papers.programs]


def _papers(year: BudgetYear, name: str, data: bytes) -> Workpaper:
    try:
        dossier = extract(read_bytes(name, data), year=year.year, place=year.department.place.code)
    except Unreadable as error:
        raise Refused(f"“{name}”读不了：{error.problem}。{error.remedy}。") from None
    reading = Reading(dossier, name, hashlib.sha256(data).hexdigest())
    return gathered([reading], department=year.department.name, year=year.year)


def _program(paper: ProgramPaper, rows: Sequence[ProgramYear], person: Person) -> ProgramRead:
    row = next((one for one in rows if _is(one, paper)), None)
    name = "部门整体" if paper.whole_department else paper.name
    if row is None:
        return ProgramRead(name, None, (), (), 0, "本年度没有这个项目，不能收；请先在预算里建立，或核对项目名称")
    texts = [
        (field, label, getattr(row, field), getattr(paper, field))
        for field, label in _WORDS.items()
        if getattr(paper, field) and getattr(paper, field) != getattr(row, field)
    ]
    both = [(False, one) for one in paper.indicators] + [(True, one) for one in paper.long_term]
    read = [_row(one, row, is_long_term=long_term) for long_term, one in both]
    changed = [one for one in read if one.changes]
    return ProgramRead(name, row, texts, changed, len(read) - len(changed), _problem(row, person))


def _problem(row: ProgramYear, person: Person) -> str:
    if not is_draft(row):
        return f"绩效目标{row.get_state_display()}，不能修改"
    return "" if writes_program(person, row) else f"由{row.program.section}填报"


def _is(row: ProgramYear, paper: ProgramPaper) -> bool:
    if paper.whole_department or row.program.whole_department:
        return paper.whole_department and row.program.whole_department
    return "".join(row.program.name.split()) == "".join(paper.name.split())


def _row(paper: IndicatorPaper, program: ProgramYear, *, is_long_term: bool) -> RowRead:
    here = next((one for one in rows_of(program, is_long_term=is_long_term) if one.name == paper.name), None)
    said = dict(_said(paper))
    held = _held(here) if here else {}
    fields = {name: value for name, value in said.items() if held.get(name) != value}
    changes = [(_TEXTS[name], _shown(held.get(name)), _shown(value)) for name, value in fields.items()]
    if here is None:
        fields["name"] = paper.name
        changes = changes or [("三级指标", "", paper.name)]
    return RowRead(paper.name, here, fields, changes, is_long_term)


def _said(paper: IndicatorPaper) -> Iterator[tuple[str, Any]]:
    """What the form says of a row, as the grid types it."""
    texts = {name: getattr(paper, name) for name in ("group", "kind", "description", "basis", "scoring_rule")}
    texts["target"] = values.target(paper)
    yield from ((name, text) for name, text in texts.items() if text)
    if paper.weight is not None:
        yield "weight", int(paper.weight.value * 100)


def _held(row: Indicator) -> dict[str, Any]:
    names = ("group", "kind", "description", "basis", "scoring_rule", "weight")
    return {name: getattr(row, name) for name in names} | {"target": target_of(row).shown}


def _shown(value: Any) -> str:
    if isinstance(value, int):
        return f"{value // 100}.{value % 100:02}".removesuffix(".00") + " 分"
    return value or ""
