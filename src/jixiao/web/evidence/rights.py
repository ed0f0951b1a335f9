"""Whose evidence it is: what proves an indicator belongs to the section that fills the indicator in."""

from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may
from jixiao.web.years.models import Indicator, Proof
from jixiao.web.years.writers import section_of, writes


def proves(person: Person, indicator: Indicator) -> bool:
    """Whether somebody may add evidence to an indicator."""
    return writes(person, indicator.program.year, section_of(indicator))


def changes(person: Person, proof: Proof) -> bool:
    """Whoever brought a paper, whose indicator it proves, and the compiler; what is filed nowhere is any writer's."""
    department = proof.year.department
    if may(person, Right.COMPILE, department):
        return True
    if not may(person, Right.FILL, department):
        return False
    uses = list(
        proof.uses.select_related("indicator__program__year__department", "indicator__program__program__section")
    )
    return proof.by_id == person.pk or not uses or any(proves(person, use.indicator) for use in uses)
