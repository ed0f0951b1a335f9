"""A checked file without the work of a check."""

from functools import cache

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from jixiao.batch.work import Task, check_file
from jixiao.check.catalog import rules_of
from jixiao.check.checked import Checked
from jixiao.web.checks.models import Batch, CheckedFile
from jixiao.web.checks.results import keep_result
from jixiao.web.kit.files import keep
from jixiao.web.people.models import Person

FAULTY = "收入1600.86万元，分为基本支出1164.81万元、项目支出426.05万元。\n"
MENDED = "收入1590.86万元，分为基本支出1164.81万元、项目支出426.05万元。\n"


@cache
def result(name: str, text: str) -> Checked:
    """What a check of this text finds."""
    path = default_storage.path(default_storage.save(f"made/{name}", ContentFile(text.encode())))
    return check_file(Task(name, tuple(rule.code for rule in rules_of()), keep=True, at=path))


def checked_file(person: Person, name: str = "报告.txt", text: str = FAULTY) -> CheckedFile:
    """A file that somebody had checked."""
    batch = Batch.objects.create(by=person, finished_at=timezone.now())
    file = CheckedFile.objects.create(batch=batch, order=0, name=name, size=len(text.encode()))
    keep(file.original, text.encode())
    return keep_result(file=file, result=result(name, text))
