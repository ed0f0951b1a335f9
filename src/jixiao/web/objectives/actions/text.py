"""The words of an objective, saved while they are typed."""

from django.db import transaction

from jixiao.web.kit.refused import Refused
from jixiao.web.objectives.rights import must_be_draft, writes_program
from jixiao.web.people.log import change, log
from jixiao.web.people.models import Person
from jixiao.web.years.models import ProgramYear

FIELDS = ("objective", "long_term_objective")


@transaction.atomic
def write_objective(*, program: ProgramYear, field: str, text: str, seen: int, by: Person) -> ProgramYear:
    """Raises Stale when somebody else wrote since the version that was seen."""
    must_be_draft(program)
    if not writes_program(by, program):
        raise Refused(f"“{program.program}”由{program.program.section}填报。")
    if getattr(program, field) == text:
        return program
    program.version = seen
    before, after = change(program, {field: text}, by=by)
    log("objectives.text.written", program, by=by, department=program.year.department, before=before, after=after)
    return program
