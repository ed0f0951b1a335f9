"""Filled objective forms: handed in, and taken over after they were looked at."""

from django.db import transaction
from django.utils import timezone

from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.web.kit.files import keep, kept
from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.actions.table import add_indicator, change_indicator
from jixiao.web.objectives.actions.text import write_objective
from jixiao.web.objectives.models import FormUpload
from jixiao.web.objectives.official import ProgramRead, RowRead, read_form
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, ProgramYear


@transaction.atomic
def hand_in(*, year: BudgetYear, name: str, data: bytes, by: Person) -> FormUpload:
    """By content, not by name. Raises Refused for what holds no objective form."""
    must_be_open(year)
    name = name[-200:]
    try:
        kind_of(name, data)
        if has_macros(name, data):
            raise Refused(f"“{name}”含有宏，没有接收；请另存为不含宏的 xlsx、docx 再上传。")
    except Unreadable as error:
        raise Refused(f"“{name}”读不了：{error.problem}。{error.remedy}。") from None
    read_form(year, name, data, by)
    upload = FormUpload.objects.create(year=year, name=name, by=by)
    keep(upload.stored, data)
    return upload


def reading_of(upload: FormUpload, person: Person) -> list[ProgramRead]:
    """What it says otherwise than the year does now."""
    return read_form(upload.year, upload.name, kept(upload.stored), person)


@transaction.atomic
def take_form(*, upload: FormUpload, by: Person) -> int:
    """Everything it says otherwise, of the programs that may be changed; how many values or rows."""
    must_be_open(upload.year)
    taken = 0
    for program in reading_of(upload, by):
        if program.row is not None and not program.problem:
            taken += _take(program.row, program, by)
    if not taken:
        raise Refused("没有可以收进的内容：与现在的相同，或者不能修改。")
    upload.taken_at = timezone.now()
    upload.save(update_fields=["taken_at"])
    log("objectives.form.taken", upload, by=by, department=upload.year.department, year=upload.year, taken=taken)
    return taken


def _take(row: ProgramYear, program: ProgramRead, by: Person) -> int:
    for field, _, _, text in program.texts:
        write_objective(program=row, field=field, text=text, seen=row.version, by=by)
    for one in program.rows:
        _take_row(row, one, by)
    return program.size


def _take_row(program: ProgramYear, row: RowRead, by: Person) -> None:
    if row.indicator is not None:
        change_indicator(indicator=row.indicator, values=row.fields, by=by)
        return
    last = program.indicators.filter(removed_at=None, is_long_term=row.is_long_term).last()
    add_indicator(
        program=program, after=last.pk if last else None, values=row.fields, by=by, is_long_term=row.is_long_term
    )
