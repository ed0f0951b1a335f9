"""The work of an import, done in the background: read the files, gather the papers, rehearse what they would fill."""

from collections import Counter
from functools import partial
from typing import Any

from django.db import transaction

from jixiao.dossier.datum import Datum
from jixiao.dossier.files import write_papers
from jixiao.dossier.workpaper import PaperFile, Workpaper
from jixiao.intake import gather_opened
from jixiao.web.budget.models import Import, ImportFile
from jixiao.web.kit.files import keep, kept
from jixiao.web.papers.record import Recorded, rehearse
from jixiao.web.papers.trace import Filled

_NOTHING = "没有读到收支、项目、指标或基本数据"
# What people call the rows of each model, in the order in which a preview lists them.
_KINDS = {
    "years.budgetline": "收支", "years.measure": "基本数据", "years.fund": "项目资金", "years.programyear": "项目目标",
    "years.indicator": "指标", "years.result": "指标完成情况", "years.narrative": "文字材料",
}  # fmt: skip


def read(made: Import) -> Import:
    """May be run again after a broken run."""
    if made.state != Import.State.READING:
        return made
    waiting = list(made.files.exclude(state=ImportFile.State.REFUSED))
    papers = _gathered(made, waiting)
    keep(made.papers, write_papers(papers).encode())
    with transaction.atomic():
        done = rehearse(papers=papers, department=made.year.department)
        made.preview = _preview(papers, done)
        read_some = any(file.state == ImportFile.State.READ for file in waiting)
        made.state = Import.State.PREVIEW if read_some else Import.State.FAILED
        made.save()
    return made


def give_up(made: Import) -> None:
    """Nobody waits for a reading that broke."""
    made.state, made.problem = (
        Import.State.FAILED,
        "读取时程序出错，没有写入任何内容；请把文件分几次导入，找出读不了的那一份。",
    )
    made.save(update_fields=["state", "problem"])


def _gathered(made: Import, files: list[ImportFile]) -> Workpaper:
    by_name = {file.name: file for file in files}
    papers = gather_opened(
        ((file.name, partial(kept, file.original)) for file in files),
        department=made.year.department.name,
        year=made.year.year,
        place=made.year.department.place.code,
        told=lambda name: _done(by_name[name]),
    )
    for paper in papers.files:
        _tell(by_name[paper.path], paper)
    return papers


def _done(file: ImportFile) -> None:
    file.state = ImportFile.State.READ
    file.save(update_fields=["state"])


def _tell(file: ImportFile, paper: PaperFile) -> None:
    """What was understood of a file."""
    file.problem = paper.problem
    file.state = ImportFile.State.REFUSED if paper.problem else ImportFile.State.READ
    file.understood = "" if paper.problem else paper.understood or _NOTHING
    file.save()


def _preview(papers: Workpaper, done: Recorded) -> dict[str, Any]:
    filled = [_shown(one) for one in done.filled]
    order = list(_KINDS.values())
    groups = Counter(one["kind"] for one in filled)
    kinds = sorted(groups, key=lambda kind: order.index(kind) if kind in order else len(order))
    return {
        "taken": done.taken,
        "groups": [{"kind": kind, "rows": [one for one in filled if one["kind"] == kind]} for kind in kinds],
        "differing": [_shown(one) | {"held": one.words(one.held), "cell": one.cell} for one in done.differing],
        "unfit": done.unfit,
        "conflicts": [
            f"{one.kept.label}：{one.kept.printed()}{one.kept.unit}（{_where(one.kept)}）与 "
            f"{one.other.printed()}{one.other.unit}（{_where(one.other)}）不同，用前一个"
            for one in papers.conflicts
        ],
    }


def _shown(one: Filled) -> dict[str, Any]:
    kind = _KINDS.get(one.row._meta.label_lower, "其他")
    shown = {"row": str(one.row), "label": one.label, "value": one.words(one.value)[:300], "place": one.place[:300]}
    return {"kind": kind, **shown}


def _where(datum: Datum) -> str:
    return f"{datum.provenance[0].path} {datum.provenance[0].where}" if datum.provenance else "未注明"
