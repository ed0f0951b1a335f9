"""What is late in the departments a person writes for: one entry, which leads to the lists."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from jixiao.web.kit.plugins import Todo
from jixiao.web.ledger.models import Turn
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments, holds
from jixiao.web.promotion.late import counted, last_told, left_on, watches

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
    """How many of each kind."""
    written = departments(person, Right.FILL)
    if person.department is None or not Turn.objects.filter(department__in=written).exists():
        return []
    today, there, place = timezone.localdate(), list(written), person.department.place.code
    left = left_on(there, last_told(there, place, today))
    held = counted(watches(there, place, today, left), there, today, _MOST)
    return [(one.label, number, one.measure_word) for one, number in held if number]
