"""What a compiler still has to look at."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse

from jixiao.web.kit.plugins import Todo
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds
from jixiao.web.years.actions import held
from jixiao.web.years.models import BudgetYear, ProofUse


def todo(person: Person) -> Iterator[Todo]:
    """Papers that wait to be judged, by year; none while the year is with the leader or the finance bureau."""
    if not holds(person, Right.COMPILE):
        return
    waiting = ProofUse.objects.filter(
        state=ProofUse.State.WAITING,
        proof__removed_at=None,
        proof__year__state=BudgetYear.State.OPEN,
        proof__year__department__in=departments(person, Right.COMPILE),
    ).exclude(proof__digest="", proof__keeper="")
    counts = dict(waiting.values_list("proof__year").annotate(Count("pk")))
    for year in BudgetYear.objects.filter(pk__in=counts).select_related("department__place"):
        if not held(year):
            address = f"{reverse('evidence:proof_list', args=[year.pk])}?state=waiting"
            yield Todo(f"审核{year.year}年度佐证材料", address, f"{counts[year.pk]} 处等待认可")
