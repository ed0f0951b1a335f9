"""Opinions of the finance bureau that a department has to reply to, by when."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.web.kit.plugins import Deadline
from jixiao.web.people.models import Department
from jixiao.web.reviews.models import Notice


def deadlines(reached: QuerySet[Department]) -> Iterator[Deadline]:
    rows = Notice.objects.filter(review__campaign__year__department__in=reached, state=Notice.State.SENT)
    for row in rows.select_related("review__campaign__year__department"):
        year = row.review.campaign.year
        address = reverse("reviews:results", args=[year.pk])
        yield Deadline(f"notice-{row.pk}", f"回复{year}的反馈意见", row.reply_due, address, year.department_id)
