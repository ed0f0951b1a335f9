"""Files of an office taken in, applied to its year as a whole, and taken back as a whole."""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from jixiao.dossier.files import read_papers
from jixiao.web.budget.models import Import, ImportFile
from jixiao.web.budget.tasks import read_import
from jixiao.web.kit.files import keep, kept
from jixiao.web.kit.refused import Refused
from jixiao.web.kit.uploads import admitted
from jixiao.web.papers.record import Recorded, record
from jixiao.web.papers.trace import undo
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear


@transaction.atomic
def start_import(*, year: BudgetYear, files: Sequence["UploadedFile[bytes]"], by: Person) -> Import:
    """Take files in and have them read. What cannot be read stays as a line that says why."""
    must_be_open(year)
    made = Import.objects.create(year=year, by=by)
    taken: set[str] = set()
    for order, upload in enumerate(files):
        _take(made, order, _own_name(str(upload.name), taken), upload.read())
    names = "、".join(str(file.name) for file in files[:5]) + (f" 等 {len(files)} 份" if len(files) > 5 else "")
    log("budget.import.started", made, by=by, department=year.department, files=names)
    read_import.enqueue(made.pk)
    return made


def _own_name(name: str, taken: set[str]) -> str:
    """Without folders; two files of one name in an upload are told apart."""
    path = PurePath(name.replace("\\", "/"))
    stem, suffix = path.stem[-150:], path.suffix
    names = (f"{stem}{f'（{number}）' if number > 1 else ''}{suffix}" for number in range(1, len(taken) + 2))
    own = next(one for one in names if one not in taken)
    taken.add(own)
    return own


def _take(made: Import, order: int, name: str, data: bytes) -> None:
    file = ImportFile(batch=made, order=order, name=name, size=len(data), digest=hashlib.sha256(data).hexdigest())
    problem = admitted(name, data)
    if problem is None:
        keep(file.original, data)
    else:
        file.state, file.problem = ImportFile.State.REFUSED, f"{problem.problem}。{problem.remedy}。"
    file.save()


@transaction.atomic
def apply_import(*, made: Import, replacing: Collection[str], by: Person) -> Recorded:
    """Everything the preview showed, or nothing; `replacing` are the cells that take what the file says."""
    made = Import.objects.select_for_update().get(pk=made.pk)
    must_be_open(made.year)
    if made.state != Import.State.PREVIEW:
        raise Refused(f"这次导入{made.get_state_display()}，不能再确认。")
    shown = {one["cell"] for one in made.preview["differing"]}
    papers = read_papers(kept(made.papers))
    made.replacing = sorted(shown & set(replacing))
    done = record(papers=papers, department=made.year.department, by=by, replacing=made.replacing)
    made.trace, made.state = done.trace.kept(), Import.State.APPLIED
    made.preview |= {"taken": done.taken}
    made.save()
    log("budget.import.applied", made, by=by, department=made.year.department, taken=done.taken)
    return done


@transaction.atomic
def undo_import(*, made: Import, by: Person) -> Import:
    """Raises Refused, naming what was changed since."""
    made = Import.objects.select_for_update().get(pk=made.pk)
    must_be_open(made.year)
    if made.state != Import.State.APPLIED:
        raise Refused("只有已导入的文件可以撤销。")
    undo(made.trace)
    made.state = Import.State.UNDONE
    made.save(update_fields=["state"])
    log("budget.import.undone", made, by=by, department=made.year.department, taken=made.taken)
    return made
