"""Whose work a row of a year is: a section's, or anybody's who fills in for the department."""

from jixiao.web.people.models import Person, Section
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may
from jixiao.web.years.models import BudgetYear, Indicator


def section_of(indicator: Indicator) -> Section | None:
    """Who fills an indicator in: its own section, else that of its program."""
    return indicator.section or indicator.program.program.section


def writes(person: Person, year: BudgetYear, section: Section | None) -> bool:
    """Whether somebody may fill in what belongs to a section; what belongs to none is every writer's."""
    if may(person, Right.COMPILE, year.department):
        return True
    return may(person, Right.FILL, year.department) and (section is None or section.pk == person.section_id)
