"""The monthly plans, payments and adjustments of the demonstration; site/demo.toml says them in 万元."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jixiao.web.papers.cells import fen
from jixiao.web.people.models import Department
from jixiao.web.years.models import Adjustment, MonthlyPlan, ProgramYear


def fill_demo(department: Department, year: int, money: Mapping[str, Mapping[str, Any]]) -> None:
    """By the name of the program."""
    for name, said in money.items():
        row = ProgramYear.objects.get(program__department=department, program__name=name, year__year=year)
        months = zip(said["planned"], said["paid"], strict=True)
        MonthlyPlan.objects.bulk_create(
            MonthlyPlan(program=row, month=month, planned=fen(Decimal(planned)), paid=fen(Decimal(paid)))
            for month, (planned, paid) in enumerate(months, 1)
        )
        if change := said.get("adjustment"):
            amount = fen(Decimal(change["amount"]))
            Adjustment.objects.create(
                year=row.year, program=row, on=change["on"], amount=amount, reason=change["reason"]
            )
