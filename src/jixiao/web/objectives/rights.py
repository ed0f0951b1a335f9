"""Who may do what with the objective of a program."""

from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import may
from jixiao.web.years.actions import must_be_open
from jixiao.web.years.models import Indicator, ProgramYear
from jixiao.web.years.writers import section_of, writes


def writes_program(person: Person, row: ProgramYear) -> bool:
    """Whether somebody may write its objective and add indicators."""
    return writes(person, row.year, row.program.section)


def writes_indicator(person: Person, indicator: Indicator) -> bool:
    return writes(person, indicator.program.year, section_of(indicator))


def compiles(person: Person, row: ProgramYear) -> bool:
    return may(person, Right.COMPILE, row.year.department)


def approves(person: Person, row: ProgramYear) -> bool:
    """The department's leader or the finance bureau."""
    return any(may(person, right, row.year.department) for right in (Right.SIGN, Right.REVIEW))


def is_draft(row: ProgramYear) -> bool:
    return row.year.is_open and row.state == ProgramYear.State.DRAFT


def must_be_draft(row: ProgramYear) -> None:
    """What is written of an objective is written before it is submitted. Raises Refused."""
    must_be_open(row.year)
    if row.state == ProgramYear.State.SUBMITTED:
        raise Refused(f"“{row.program}”的绩效目标已提交审核；要修改请先撤回。")
    if row.state == ProgramYear.State.APPROVED:
        raise Refused(f"“{row.program}”的绩效目标已批复；指标值要改请提出调整申请。")


def must_write(person: Person, indicator: Indicator) -> None:
    if not writes_indicator(person, indicator):
        raise Refused(f"指标“{indicator}”由{section_of(indicator)}填报。")
