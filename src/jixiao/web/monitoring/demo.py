"""Rounds of the demonstration: made up, and marked so (示例补数)."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.web.monitoring.actions.measures import add_measure
from jixiao.web.monitoring.actions.rounds import add_event, close_round, open_round
from jixiao.web.monitoring.models import Event, Round, RoundFund, RoundRow
from jixiao.web.monitoring.queries import due_of
from jixiao.web.papers.cells import fen
from jixiao.web.people.models import Department
from jixiao.web.years.models import BudgetYear, Indicator, ProgramYear

_FILE = Path(__file__).parent / "demo.toml"
_MONEY = ("interim", "expected")
_FILLED = ("actual", "expected", "causes", "likelihood")


def start_demo_rounds(department: Department, number: int) -> None:
    """The rounds of a year whose programs and indicators are there already."""
    facts = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    year = BudgetYear.objects.get(department=department, year=number)
    event = add_event(year=year, values=facts["event"], by=None)
    programs = {row.program.name: row for row in year.programs.select_related("program")}
    made = {entry["month"]: _round(year, entry, programs, event) for entry in facts["rounds"]}
    told = facts["measure"]
    program = programs[told["program"]]
    words = {name: told[name] for name in ("problem", "text", "due")}
    about = {"program": program, "round": made[told["month"]], "section": program.program.section}
    add_measure(year=year, values={**words, **about}, by=None)


def _round(year: BudgetYear, entry: dict[str, Any], programs: dict[str, ProgramYear], event: Event) -> Round:
    month, day, note = entry["month"], entry["day"], entry["note"]
    row = open_round(year=year, month=month, day=day, due=due_of(year, month), note=note, left_out=(), by=None)
    for name, told in entry["funds"].items():
        money = {part: fen(Decimal(told[part])) for part in _MONEY if part in told}
        RoundFund.objects.create(round=row, program=programs[name], **money, **_reason(told, event))
    for name, rows in entry["rows"].items():
        found = {one.name: one for one in Indicator.objects.filter(program=programs[name], removed_at=None)}
        for label, told in rows.items():
            values = {part: told[part] for part in _FILLED if part in told}
            RoundRow.objects.create(round=row, indicator=found[label], **values, **_reason(told, event))
    return close_round(round_=row, by=None) if entry["closed"] else row


def _reason(told: dict[str, Any], event: Event) -> dict[str, Any]:
    return {"explanation": told.get("explanation", ""), "event": event if told.get("event") else None}
