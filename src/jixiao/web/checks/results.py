"""The work of a check, done in the background, and what is kept of it."""

import os
from collections.abc import Sequence
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from jixiao.batch.record import read_record, write_record
from jixiao.batch.work import Task
from jixiao.batch.workers import apart, check_files
from jixiao.check.catalog import rules_of
from jixiao.check.checked import Checked
from jixiao.check.output.words import KINDS
from jixiao.check.rule import Rule
from jixiao.check.sift import choose
from jixiao.check.together import compare, needs_others
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import DocumentKind
from jixiao.norms.resolve import norms_of
from jixiao.web.checks.compare import gone
from jixiao.web.checks.models import Batch, CheckedFile
from jixiao.web.kit.files import keep, kept

_MOST_JOBS = 4


def run_check(*, batch: Batch) -> None:
    """Check what still waits, then compare the files with one another. May be run again after a broken run."""
    rules = choose(rules_of(), (), (), preview=False)
    codes = tuple(rule.code for rule in rules)
    waiting = list(batch.files.filter(state=CheckedFile.State.WAITING))
    tasks = [Task(file.name, codes, keep=True, at=default_storage.path(file.original)) for file in waiting]
    for index, result in check_files(tasks, min(_MOST_JOBS, os.cpu_count() or 1), apart()):
        keep_result(file=waiting[index], result=result)
    _compare(batch, rules)
    batch.finished_at = timezone.now()
    batch.save(update_fields=["finished_at"])


def _compare(batch: Batch, rules: Sequence[Rule]) -> None:
    """Findings between the files of one upload, as `jixiao check` of a folder gives them."""
    files = list(batch.files.filter(state=CheckedFile.State.DONE))
    if len(files) < 2 or not needs_others(rules):
        return
    alone = [read_record(kept(file.record)) for file in files]
    for file, before, after in zip(files, alone, compare(alone, rules, norms_of()), strict=True):
        if after.findings != before.findings:
            keep_result(file=file, result=after)


@transaction.atomic
def keep_result(*, file: CheckedFile, result: Checked) -> CheckedFile:
    """The result of one file, and how it stands to the version this person had checked before."""
    if result.problem:
        file.state = CheckedFile.State.REFUSED
        file.problem, file.remedy = result.problem.problem, result.problem.remedy
        file.save()
        return file
    keep(file.record, write_record(result))
    file.state, file.format = CheckedFile.State.DONE, result.format
    file.kind = KINDS[DocumentKind(result.kind)]
    file.about = " ".join(part for part in (result.department, f"{result.year}年" if result.year else "") if part)[:120]
    file.series = _series(file, result)
    file.errors, file.warnings, file.notes = (result.count(severity) for severity in Severity)
    file.findings = [_short(result, number) for number in range(len(result.findings))]
    file.earlier = _earlier(file)
    if file.earlier:
        file.new_count = len(gone(file.findings, file.earlier.findings))
        file.fixed_count = len(gone(file.earlier.findings, file.findings))
    file.save()
    return file


def _series(file: CheckedFile, result: Checked) -> str:
    """What a document is about names it better than its file does; a document that does not say goes by its file."""
    if result.department and result.year and result.title:
        return f"{result.kind}|{result.department}|{result.year}|{result.title}"[:400]
    return f"name|{file.name}"[:400]


def _earlier(file: CheckedFile) -> CheckedFile | None:
    """The last one of the series that the same person had checked in an upload before."""
    same = CheckedFile.objects.filter(series=file.series, state=CheckedFile.State.DONE, batch__by=file.batch.by)
    return same.filter(batch__lt=file.batch_id).order_by("-batch_id", "-order").first()


def _short(result: Checked, number: int) -> dict[str, Any]:
    finding = result.findings[number]
    return {
        "number": number + 1,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "where": finding.place.where,
        "quote": finding.place.quote[:120],
        "fingerprint": finding.fingerprint,
    }
