"""A course that rows take: how far one has come follows from the days on which it happened, so nobody types it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import models
from django.utils import timezone

from jixiao.web.ledger.column import Errors, Values
from jixiao.web.ledger.models import LedgerRow


@dataclass(frozen=True)
class Course:
    """`steps` are the days in their order, with the stage each of them brings ("": none of its own).

    `proofs` names what must be written with a day; of two days that are `either` only one can be.
    """

    model: type[LedgerRow]
    steps: Mapping[str, str]
    stage: str = "stage"
    first: str = ""
    proofs: Mapping[str, str] = field(default_factory=dict)
    either: tuple[tuple[str, str], ...] = ()

    def settle(self, row: Any) -> None:
        """The stage of the last day there is."""
        reached = [stage for day, stage in self.steps.items() if stage and getattr(row, day) is not None]
        if reached or self.first:
            setattr(row, self.stage, reached[-1] if reached else self.first)

    def judge(self, values: Values, row: LedgerRow | None) -> Errors:
        """Days that have not come, that come before those they follow, or that lack what must stand with them."""
        days = {name: values.get(name, getattr(row, name, None)) for name in self.steps}
        given = [name for name, day in days.items() if day is not None]
        today, wrong = timezone.localdate(), Errors()
        for earlier, later in pairwise(given):
            if days[later] < days[earlier]:
                wrong[later] = f"{self._label(later)}早于{self._label(earlier)}"
        for name in given:
            if name in values and days[name] > today:
                wrong[name] = f"{days[name]} 还没有到；只写已经发生的日期"
        for day, proof in self.proofs.items():
            if days[day] is not None and not values.get(proof, getattr(row, proof, "")):
                wrong[proof] = f"写了{self._label(day)}，还要写{self._label(proof)}"
        for one, other in self.either:
            if days[one] is not None and days[other] is not None:
                wrong[other] = f"{self._label(one)}和{self._label(other)}只能有一个"
        return wrong

    def _label(self, name: str) -> str:
        found = self.model._meta.get_field(name)
        assert isinstance(found, models.Field)
        return str(found.verbose_name)
