"""Dossiers → working papers: one department and year from all the files an office has of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from jixiao.dossier.generated import NO_SOURCE
from jixiao.dossier.indicator import Form
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.workpaper import EvidencePaper, IndicatorPaper, PaperFile, ProgramPaper, Workpaper
from jixiao.gather.amounts import read_amounts
from jixiao.gather.joining import join
from jixiao.gather.lists import Lists, read_lists
from jixiao.gather.narratives import read_narratives
from jixiao.gather.places import Reading
from jixiao.gather.programs import read_programs

_FORMS = {
    Form.OBJECTIVE: "绩效目标表",
    Form.SELF_EVALUATION: "自评表",
    Form.MONITORING: "监控表",
    Form.SUMMARY: "汇总表项目",
}
# Files that speak of the year the papers are about; a report may well be that of the year before.
_CURRENT = (DocumentKind.SELF_EVALUATION_FORM, DocumentKind.FINAL_ACCOUNT_DISCLOSURE)


def papers(
    readings: Sequence[Reading],
    *,
    department: str = "",
    year: int = 0,
    place: str = "",
    unread: Sequence[PaperFile] = (),
) -> Workpaper:
    """The papers of one department; `department`, `year` and `place` outweigh what the files say.

    A report of ours of the same year is listed, and nothing is taken from it; one of an earlier year is a file like
    others.
    """
    year = year or _year([r for r in readings if not r.generated]) or _year(readings)
    again = [r for r in readings if r.generated and r.dossier.year in (0, year)]
    readings = [r for r in readings if r not in again]
    amounts, differing = read_amounts(readings, year)
    forms = [(reading.dossier.year or year, kind, program) for reading, kind, program in read_programs(readings)]
    programs, contradicting = join((kind, program) for told, kind, program in forms if told == year)
    earlier, _ = join((kind, program) for told, kind, program in forms if told == year - 1)
    lists = read_lists([r for r in readings if r.dossier.year in (0, year)], year)
    return Workpaper(
        department=department or _most(r.dossier.department for r in readings),
        year=year,
        place=place or _most(r.dossier.place for r in readings),
        region=_most(r.dossier.region for r in readings),
        amounts=amounts,
        programs=tuple(_completed(program, earlier, lists.evidence) for program in programs),
        measures=lists.measures,
        narratives=(*lists.reasons, *read_narratives(readings, year)),
        files=(*(_file(reading, lists) for reading in readings), *map(_again, again), *unread),
        conflicts=(*differing, *contradicting),
    )


def _year(readings: Sequence[Reading]) -> int:
    """The latest year of a form or account; without one, the latest year any file names."""
    current = [r.dossier.year for r in readings if r.dossier.kind in _CURRENT or r.dossier.programs]
    return max((year for year in current if year), default=0) or max((r.dossier.year for r in readings), default=0)


def _most(names: Iterator[str]) -> str:
    """What most files say, the first met where they are level."""
    counted = Counter(name for name in names if name)
    return counted.most_common(1)[0][0] if counted else ""


def _completed(
    program: ProgramPaper, earlier: Sequence[ProgramPaper], evidence: Mapping[str, tuple[EvidencePaper, ...]]
) -> ProgramPaper:
    """With last year's actual values and the lists of evidence."""
    before = next((other for other in earlier if other.key == program.key), None)
    last = {row.name: row for row in before.indicators} if before else {}
    rows = tuple(_with_past(row, last.get(row.name), evidence.get(row.name, ())) for row in program.indicators)
    return replace(program, indicators=rows)


def _with_past(row: IndicatorPaper, last: IndicatorPaper | None, evidence: tuple[EvidencePaper, ...]) -> IndicatorPaper:
    previous = row.previous
    if previous is None and last is not None and last.actual is not None:
        previous = replace(last.actual, key=f"{row.key}/previous", label=f"{row.name}上年完成值")
    return replace(row, previous=previous, evidence=row.evidence or evidence)


def _file(reading: Reading, lists: Lists) -> PaperFile:
    dossier = reading.dossier
    told = "、".join((*_understood(dossier), *lists.told(reading.path)))
    return PaperFile(reading.path, reading.digest, dossier.kind, dossier.year, dossier.title, told)


def _again(reading: Reading) -> PaperFile:
    dossier = reading.dossier
    return PaperFile(reading.path, reading.digest, dossier.kind, dossier.year, dossier.title, NO_SOURCE)


def _understood(dossier: Dossier) -> Iterator[str]:
    forms = Counter(program.form for program in dossier.programs)
    for form, name in _FORMS.items():
        if forms[form]:
            rows = sum(len(program.indicators) for program in dossier.programs if program.form == form)
            yield f"{name} {forms[form]} 张（指标 {rows} 条）"
    if dossier.facts:
        yield f"收支数 {len(dossier.facts)} 个"
    if len(dossier.sections) > 1:
        yield f"文字 {len(dossier.sections)} 节"
