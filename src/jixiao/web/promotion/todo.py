"""What is late in the departments a person writes for: one entry, which leads to the lists."""

from collections.abc import Iterator

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Todo
from jixiao.web.ledger.models import Turn
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds
from jixiao.web.promotion.late import watches

_KEPT_SECONDS = 3600
_TOLD = 4
_MOST = 1000  # more are not counted here: the page tells how many


def todo(person: Person) -> Iterator[Todo]:
    if not holds(person, Right.FILL) or person.department is None:
        return
    found = _counts(person)
    if found:
        more = f" 等 {len(found)} 类" if len(found) > _TOLD else ""
        reason = "、".join(f"{label} {_words(number, word)}" for label, number, word in found[:_TOLD]) + more
        yield Todo("处理逾期和停滞的事项", reverse("promotion:attention"), reason)


def _words(number: int, word: str) -> str:
    return f"{number} {word}" if number < _MOST else f"{_MOST} {word}以上"


def _counts(person: Person) -> list[tuple[str, int, str]]:
    """How many of each kind; kept until a ledger of the departments changes or the day is over."""
    reached = departments(person, Right.FILL)
    marks = list(Turn.objects.filter(department__in=reached).order_by("pk").values_list("pk", "mark"))
    if not marks:
        return []
    today = timezone.localdate()
    key = f"late:{person.pk}:{today}:{hash(tuple(marks))}"
    found: list[tuple[str, int, str]] | None = cache.get(key)
    if found is None:
        assert person.department is not None
        held = watches(reached, person.department.place.code, today)
        counted = [(one.label, one.rows[:_MOST].count(), one.measure_word) for one in held]
        found = [one for one in counted if one[1]]
        cache.set(key, found, _KEPT_SECONDS)
    return found
