"""The duties of a department, written as a list."""

from collections.abc import Sequence

from django.db import transaction

from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.models import Duty
from jixiao.web.objectives.queries import duties_of
from jixiao.web.people.log import log
from jixiao.web.people.models import Person
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import BudgetYear

LONGEST = 200


@transaction.atomic
def write_duties(*, year: BudgetYear, texts: Sequence[str], by: Person) -> list[Duty]:
    """From this year on these hold, in this order; what is no longer among them held until the year before."""
    must_be_open(year)
    wanted = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
    if too_long := next((text for text in wanted if len(text) > LONGEST), None):
        raise Refused(f"“{too_long[:20]}…”有 {len(too_long)} 字；每条职责最多 {LONGEST} 字，请分成几行。")
    held = {duty.text: duty for duty in duties_of(year)}
    for text, duty in held.items():
        if text not in wanted:
            duty.until = year.year - 1  # one that began this year held in none
            duty.save(update_fields=["until"])
    kept = []
    for order, text in enumerate(wanted, 1):
        duty = held.get(text) or Duty(department=year.department, text=text, since=year.year)
        duty.order = order
        duty.save()
        kept.append(duty)
    before, after = {"职责": "\n".join(held)}, {"职责": "\n".join(wanted)}
    if before != after:
        log("objectives.duties.written", year, by=by, department=year.department, before=before, after=after)
    return kept
