"""What an expert said of an indicator (指标讨论确定), kept with it."""

from django.db import transaction

from jixiao.web.objectives.models import Opinion
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Indicator


@transaction.atomic
def note_opinion(*, indicator: Indicator, expert: str, text: str, by: Person) -> Opinion:
    must_be_open(indicator.program.year)
    opinion = Opinion.objects.create(indicator=indicator, expert=expert, text=text, by=by)
    department = indicator.program.year.department
    log("objectives.opinion.noted", indicator, by=by, department=department, expert=expert, after={"意见": text})
    return opinion
