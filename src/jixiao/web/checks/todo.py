"""What a person still has to look at."""

from collections.abc import Iterator

from django.urls import reverse

from jixiao.web.checks.models import CheckedFile
from jixiao.web.checks.queries import batches_of
from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person

_NEWEST = 5


def todo(person: Person) -> Iterator[Todo]:
    """The files of the last check that still have errors."""
    last = batches_of(person).first()
    if last is None:
        return
    for file in CheckedFile.objects.filter(batch=last, errors__gt=0).order_by("-errors")[:_NEWEST]:
        address = reverse("checks:file_detail", args=[file.pk])
        yield Todo(f"改正“{file.name}”", address, f"检查出 {file.errors} 处错误、{file.warnings} 处警告")
