"""Inquiries that nobody has taken over yet."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Todo
from jixiao.web.offers.models import Inquiry
from jixiao.web.offers.queries import inquiries_written
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds


def todo(person: Person) -> Iterator[Todo]:
    if not holds(person, Right.FILL):
        return
    rows = inquiries_written(person).filter(removed_at=None, stage=Inquiry.Stage.NEW)
    found = rows.order_by().aggregate(number=Count("pk"), due=Min("due_on"))
    if found["number"]:
        address = f"{reverse('ledger:row_list', args=['inquiries'])}?stage={Inquiry.Stage.NEW.value}"
        urgent = found["due"] is not None and found["due"] <= timezone.localdate()
        yield Todo("接办投资意向", address, f"{found['number']} 条还没有人接办", found["due"], urgent)
