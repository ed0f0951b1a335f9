"""What a compiler must do before there is anything to do."""

from collections.abc import Iterator

from django.urls import reverse

from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may
from jixiao.web.years.queries import own_year


def todo(person: Person) -> Iterator[Todo]:
    if may(person, Right.COMPILE, person.department) and own_year(person) is None:
        yield Todo("新建年度", reverse("years:year_open"), "预算、绩效目标、监控、自评和报告都在年度里办理")
