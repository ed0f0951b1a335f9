"""Tokens a person may look at."""

from django.db.models import QuerySet

from jixiao.web.api.models import Token
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import holds


def tokens_seen(person: Person) -> QuerySet[Token]:
    """One's own; administrators see everybody's, to revoke them."""
    rows = Token.objects.select_related("person__department", "department")
    return rows if holds(person, Right.ADMINISTER) else rows.filter(person=person)
