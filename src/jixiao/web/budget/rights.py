"""Who may change what of a year's budget: the compiler everything, a writer the programs of the own section."""

from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may
from jixiao.web.years.models import BudgetYear, ProgramYear
from jixiao.web.years.writers import writes


def compiles(person: Person, year: BudgetYear) -> bool:
    """May change the lines and single values of the year, its list of programs, and import files."""
    return year.is_open and may(person, Right.COMPILE, year.department)


def fills(person: Person, row: ProgramYear) -> bool:
    """May change the money of this program."""
    return row.year.is_open and writes(person, row.year, row.program.section)
