"""Offers with their cards as they were sent, the open form of a department, what waits to be taken over."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from jixiao.web.ledger.models import LedgerRow, row_of_values
from jixiao.web.ledger.registry import ledger_named
from jixiao.web.ledger.view import states_of
from jixiao.web.offers.models import Counter, Inquiry, Offer, OfferSending
from jixiao.web.people.models import Person
from jixiao.web.people.roles import Right
from jixiao.web.people.scope import departments
from jixiao.web.promotion.models import Project


def offers_seen(person: Person) -> QuerySet[Offer]:
    return Offer.objects.filter(department__in=departments(person)).select_related("department", "place", "project")


def card_of(offer: Offer, version: int) -> Offer | None:
    """An offer as it was in a version; None when there was no such version."""
    if version == offer.version:
        return offer
    state = states_of(ledger_named("offers"), {offer.pk: version}).get(offer.pk)
    if state is None:
        return None
    row: Offer = row_of_values(Offer, state)
    return row


@dataclass(frozen=True, slots=True)
class CardVersion:
    """A version of a card, and who got it."""

    number: int
    sendings: tuple[OfferSending, ...]


def versions_of(offer: Offer) -> list[CardVersion]:
    """The versions that somebody got, and the present one; the newest first."""
    sent: dict[int, list[OfferSending]] = {offer.version: []}
    for one in offer.sendings.filter(removed_at=None).order_by("-on", "-pk"):
        sent.setdefault(one.card_version or 0, []).append(one)
    return [CardVersion(number, tuple(sent[number])) for number in sorted(sent, reverse=True)]


def offer_part(offer: LedgerRow, _person: Any) -> dict[str, Any]:
    """What stands on the page of an offer."""
    assert isinstance(offer, Offer)
    return {"versions": versions_of(offer)}


def inquiry_part(inquiry: LedgerRow, _person: Any) -> dict[str, Any]:
    """What stands on the page of an inquiry: projects of the same investor."""
    assert isinstance(inquiry, Inquiry)
    known = Project.objects.filter(department=inquiry.department, investor=inquiry.firm, removed_at=None)
    return {"known": known.order_by("-pk")[:10]}


def inquiries_written(person: Person) -> QuerySet[Inquiry]:
    """Inquiries that a person may take over or set aside."""
    rows = Inquiry.objects.filter(department__in=departments(person, Right.FILL))
    return rows.select_related("department__place", "project")


def waiting(person: Person) -> int:
    """How many nobody has taken over yet."""
    return inquiries_written(person).filter(removed_at=None, stage=Inquiry.Stage.NEW).count()


def counters_of(person: Person) -> QuerySet[Counter]:
    return Counter.objects.filter(department__in=departments(person, Right.COMPILE)).select_related("department")
