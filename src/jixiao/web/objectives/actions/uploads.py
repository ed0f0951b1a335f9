"""Filled objective forms: handed in, taken over after they were looked at, and taken back as a whole."""

from typing import Any

from django.db import transaction
from django.db.models import Q
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
from jixiao.web.objectives.rights import must_be_draft
from jixiao.web.papers.trace import Trace, undo
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear

_FIELDS = ("group", "kind", "description", "operator", "target", "upper", "target_text", "unit", "basis", "weight",
           "scoring_rule")  # fmt: skip
_PROGRAM, _INDICATOR = ProgramYear._meta.label_lower, Indicator._meta.label_lower


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
    upload = _held(upload)
    must_be_open(upload.year)
    if upload.taken_at is not None:
        raise Refused("这份目标表已经收进；要再收一次，请先整批撤销。")
    taken, trace = 0, Trace()
    for program in reading_of(upload, by):
        if program.row is not None and not program.problem:
            taken += _take(program.row, program, by, trace)
    if not taken:
        raise Refused("没有可以收进的内容：与现在的相同，或者不能修改。")
    upload.taken_at, upload.trace = timezone.now(), trace.kept()
    upload.save(update_fields=["taken_at", "trace"])
    log("objectives.form.taken", upload, by=by, department=upload.year.department, year=upload.year, taken=taken)
    return taken


@transaction.atomic
def take_form_back(*, upload: FormUpload, by: Person) -> FormUpload:
    """All of it is as it was before, and may be taken over again. Raises Refused, naming what was changed since."""
    upload = _held(upload)
    if upload.taken_at is None:
        raise Refused("这份目标表没有收进，不用撤销。")
    for program in _programs(upload.trace):
        must_be_draft(program)
    undo(upload.trace)
    upload.taken_at, upload.trace = None, {}
    upload.save(update_fields=["taken_at", "trace"])
    log("objectives.form.taken_back", upload, by=by, department=upload.year.department)
    return upload


def _held(upload: FormUpload) -> FormUpload:
    """Of two who confirm or undo at once, the second sees what the first did."""
    return FormUpload.objects.select_for_update(of=("self",)).select_related("year__department").get(pk=upload.pk)


def _programs(trace: dict[str, Any]) -> list[ProgramYear]:
    """Those whose words or indicators it changed."""
    keys: dict[str, set[int]] = {_PROGRAM: set(), _INDICATOR: set()}
    for one in (*trace["made"], *trace["changed"]):
        keys[one["model"]].add(one["pk"])
    touched = Q(pk__in=keys[_PROGRAM]) | Q(indicators__in=keys[_INDICATOR])
    return list(ProgramYear.objects.filter(touched).select_related("program", "year__department").distinct())


def _take(row: ProgramYear, program: ProgramRead, by: Person, trace: Trace) -> int:
    for field, _, _, text in program.texts:
        trace.change(row, field, getattr(row, field))
        write_objective(program=row, field=field, text=text, seen=row.version, by=by)
    for one in program.rows:
        _take_row(row, one, by, trace)
    return program.size


def _take_row(program: ProgramYear, row: RowRead, by: Person, trace: Trace) -> None:
    if row.indicator is not None:
        for field in _FIELDS:
            trace.change(row.indicator, field, getattr(row.indicator, field))
        change_indicator(indicator=row.indicator, values=row.fields, by=by)
        return
    last = program.indicators.filter(removed_at=None, is_long_term=row.is_long_term).last()
    after = last.pk if last else None
    trace.made.append(
        add_indicator(program=program, after=after, values=row.fields, by=by, is_long_term=row.is_long_term)
    )
