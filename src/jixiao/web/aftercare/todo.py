"""Firms a department looks after and has not spoken to for long."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from jixiao.web.aftercare.queries import silent
from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds


def todo(person: Person) -> Iterator[Todo]:
    if not holds(person, Right.FILL):
        return
    count = silent(person, timezone.localdate(), Right.FILL).order_by().count()
    if count:
        yield Todo("联系包联的企业", reverse("aftercare:no_contact"), f"{count} 家很久没有联系")
