"""Matters of which a firm says that they are not solved; firms a department has not spoken to for long."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from jixiao.web.aftercare.models import Issue
from jixiao.web.aftercare.queries import silent
from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds


def todo(person: Person) -> Iterator[Todo]:
    if not holds(person, Right.FILL):
        return
    mine = departments(person, Right.FILL)
    disputed = Issue.objects.filter(stage=Issue.Stage.DISPUTED, removed_at=None, department__in=mine).count()
    if disputed:
        address = f"{reverse('ledger:row_list', args=['issues'])}?stage={Issue.Stage.DISPUTED.value}"
        yield Todo("接着办企业认为没解决的问题", address, f"{disputed} 个", urgent=True)
    count = silent(person, timezone.localdate(), Right.FILL).order_by().count()
    if count:
        yield Todo("联系包联的企业", reverse("aftercare:no_contact"), f"{count} 家很久没有联系")
