"""Surveys: drawn up, opened by link, answered, closed; read from a sheet; and their figure taken over."""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from jixiao.score.satisfaction import GRADES, Scale
from jixiao.units.number import plain
from jixiao.web.evidence.actions.proofs import Upload, add_proofs, file_proof
from jixiao.web.evidence.models import Answer, Question, Survey
from jixiao.web.evidence.sample import SheetQuestion, read_sheet, result_of, workbook
from jixiao.web.kit.files import keep
from jixiao.web.kit.refused import Refused
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Indicator, Proof, Result

CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is read for another
MOST_CODES = 2000


@transaction.atomic
def draw_up(
    *, indicator: Indicator, values: dict[str, Any], questions: Sequence[tuple[str, str]], codes: int, by: Person
) -> Survey:
    """A survey with its questions and its link; `codes` is how many one-time codes are handed out, 0 for none."""
    year = indicator.program.year
    must_be_open(year)
    if codes > MOST_CODES:
        raise Refused(f"答卷码最多 {MOST_CODES} 个。")
    survey = Survey(year=year, indicator=indicator, by=by, **values)
    survey.codes = sorted(_codes(codes))
    survey.save()
    _ask(survey, questions)
    log("evidence.survey.drawn_up", survey, by=by, department=year.department, indicator=indicator)
    return survey


def _codes(count: int) -> set[str]:
    found: set[str] = set()
    while len(found) < count:
        found.add("".join(secrets.choice(CODE_LETTERS) for _ in range(6)))
    return found


def _ask(survey: Survey, questions: Sequence[tuple[str, str]]) -> list[Question]:
    rows = [Question(survey=survey, order=n, text=text, kind=kind) for n, (text, kind) in enumerate(questions)]
    if not any(row.kind != Question.Kind.TEXT for row in rows):
        raise Refused("至少要有一个评价满意程度的问题。")
    for row in rows:
        row.save()
    return rows


@transaction.atomic
def change_survey(
    *, survey: Survey, values: dict[str, Any], questions: Sequence[tuple[str, str]], by: Person
) -> Survey:
    """Dates, audience and words at any time; the questions only while nobody has answered."""
    must_be_open(survey.year)
    asked = [(row.text, row.kind) for row in survey.questions.all()]
    if list(questions) != asked:
        if survey.answers.exists():
            raise Refused("已经有人答卷，问题不能再改；需要时请关闭这份问卷，另建一份。")
        survey.questions.all().delete()
        _ask(survey, questions)
    before, after = change(survey, values)
    if after:
        log("evidence.survey.changed", survey, by=by, department=survey.year.department, before=before, after=after)
    return survey


@transaction.atomic
def set_open(*, survey: Survey, is_open: bool, by: Person) -> Survey:
    must_be_open(survey.year)
    survey.closed_at = None if is_open else timezone.now()
    survey.save(update_fields=["closed_at"])
    verb = "evidence.survey.opened" if is_open else "evidence.survey.closed"
    log(verb, survey, by=by, department=survey.year.department)
    return survey


def answer(*, survey: Survey, mark: str, code: str, grades: Mapping[str, int], texts: Mapping[str, str]) -> Answer:
    """One answer of somebody unknown. Raises Refused when it comes late or twice, or the code is no good."""
    if not survey.is_answerable:
        raise Refused("这份问卷已经截止，谢谢您的关注。")
    code = code.strip().upper()
    if survey.codes and code not in survey.codes:
        raise Refused("答卷码不对，请核对收到的六位答卷码。")
    questions = {str(row.pk): row for row in survey.questions.all()}
    for key, row in questions.items():
        if row.kind != Question.Kind.TEXT and not 0 <= grades.get(key, -1) < len(GRADES[Scale(row.kind)]):
            raise Refused(f"请回答：{row.text}")
    marked = hashlib.sha256(f"{survey.pk}/{mark}".encode()).hexdigest()
    given = Answer(survey=survey, mark=marked, code=code if survey.codes else "")
    given.grades = {key: place for key, place in grades.items() if key in questions}
    given.texts = {key: text[:1000] for key, text in texts.items() if key in questions and text.strip()}
    try:
        with transaction.atomic():
            given.save()
    except IntegrityError:
        words = "这个答卷码已经用过。" if survey.codes and _used(survey, code) else "您已经答过这份问卷，谢谢。"
        raise Refused(words) from None
    return given


def _used(survey: Survey, code: str) -> bool:
    return survey.answers.filter(code=code).exists()


# --- from a sheet -----------------------------------------------------------------------------------------------------


@transaction.atomic
def take_sheet(*, indicator: Indicator, values: dict[str, Any], name: str, data: bytes, by: Person) -> Survey:
    """A survey that was done on paper or elsewhere: its answers as a sheet, which is kept as the proof."""
    year = indicator.program.year
    must_be_open(year)
    columns = read_sheet(name, data)
    added = add_proofs(year=year, files=[Upload(name, data)], indicator=indicator, by=by, kind=Proof.Kind.SURVEY)
    if not added.proofs:
        raise Refused("".join(added.refused))
    survey = Survey.objects.create(
        year=year, indicator=indicator, by=by, source=Survey.Source.SHEET, sheet=added.proofs[0], **values
    )
    rows = _ask(survey, [(column.text, column.kind) for column in columns])
    Answer.objects.bulk_create(_answers(survey, rows, columns))
    log("evidence.survey.read", survey, by=by, department=year.department, count=survey.answers.count())
    return survey


def _answers(survey: Survey, rows: Sequence[Question], columns: Sequence[SheetQuestion]) -> list[Answer]:
    found = []
    for number in range(len(columns[0].cells)):
        given = Answer(survey=survey, mark=f"row-{number + 1}", at=survey.at)
        for row, column in zip(rows, columns, strict=True):
            cell = column.cells[number]
            if cell and row.kind == Question.Kind.TEXT:
                given.texts[str(row.pk)] = cell[:1000]
            elif cell:
                names = [grade.name for grade in GRADES[Scale(row.kind)]]
                given.grades[str(row.pk)] = names.index(cell)
        if given.grades:
            found.append(given)
    return found


# --- the figure -------------------------------------------------------------------------------------------------------


@transaction.atomic
def take_over_figure(*, survey: Survey, by: Person) -> Result:
    """The satisfaction becomes the indicator's actual value, and the sample its proof."""
    year = survey.year
    must_be_open(year)
    found = result_of(survey)
    if found.percent is None:
        raise Refused("还没有有效的答卷；没有样本就没有满意度。")
    result, _ = Result.objects.get_or_create(indicator=survey.indicator)
    before = {"完成值": result.actual_text}
    result.actual, result.actual_text = found.percent, f"{plain(found.percent)}%（收回 {found.answered} 份）"
    result.by, result.at = by, timezone.now()
    result.save_if_current("actual", "actual_text", "by", "at", by=by.name)
    after = {"完成值": result.actual_text}
    _keep_sample(survey, by)
    log("evidence.survey.taken_over", survey, by=by, department=year.department, before=before, after=after,
        indicator=survey.indicator)  # fmt: skip
    return result


def _keep_sample(survey: Survey, by: Person) -> Proof:
    """The sample as a workbook, under one name however often it is taken over."""
    data = workbook(survey)
    name = f"{survey.title}-原始答卷.xlsx"[-200:]
    proof = Proof.objects.filter(year=survey.year, name=name, kind=Proof.Kind.SURVEY, removed_at=None).first()
    proof = proof or Proof(year=survey.year, name=name, kind=Proof.Kind.SURVEY)
    proof.digest, proof.size = hashlib.sha256(data).hexdigest(), len(data)
    proof.by, proof.at, proof.on = by, timezone.now(), timezone.localdate()
    proof.save()
    keep(proof.stored, data)
    file_proof(proof=proof, indicators=[survey.indicator], by=by)
    return proof
