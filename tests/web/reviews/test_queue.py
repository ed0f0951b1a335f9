"""What finance finds waiting, and how it is found again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jixiao.web.campaign.models import Campaign
from jixiao.web.kit.plugins import todos
from tests.web.campaign.made import make_campaign
from tests.web.reviews.made import make_signed


def test_a_signed_self_evaluation_waits_in_the_queue(finance, signed, world):
    page = finance.get("/reviews/").text
    assert "市投资促进局" in page
    assert "正在初核" in page
    assert [todo.label for todo in todos(world.finance)] == ["审核市投资促进局2022年度绩效自评"]


def test_the_first_look_scores_with_and_without_proof(finance, signed):
    row = finance.post(f"/reviews/{signed.campaign.pk}/look/").text
    assert "正在初核" not in row
    assert "正在初核" not in finance.get("/reviews/").text
    review = Campaign.objects.get(pk=signed.campaign.pk).review
    assert review.findings or review.problem or review.findings == []
    assert review.is_looked


def test_what_is_not_signed_is_not_looked_at(finance, world):
    made = make_campaign(world)
    assert finance.post(f"/reviews/{made.campaign.pk}/look/").status_code == 404


@pytest.mark.parametrize(
    ("address", "is_found"),
    [
        ("", True),
        ("?state=signed", True),
        ("?state=reviewing", False),
        ("?state=all", True),
        ("?state=unsent", False),
        ("?year=2022", True),
        ("?year=2021", False),
        ("?words=投资", True),
        ("?words=商务", False),
    ],
)
def test_filters_stand_in_the_address(finance, signed, address, is_found):
    assert ("市投资促进局" in finance.get(f"/reviews/{address}").text) is is_found


@pytest.mark.parametrize("address", ["?state=sleeping", "?sort=name", "?year=abc"])
def test_a_filter_that_means_nothing_is_refused(finance, address):
    assert finance.get(f"/reviews/{address}").status_code == 400


def test_what_has_not_come_by_its_date_is_told(finance, world):
    made = make_campaign(world)
    assert "市投资促进局" not in finance.get("/reviews/?state=late").text
    Campaign.objects.filter(pk=made.campaign.pk).update(report_on=timezone.localdate() - timedelta(5))
    page = finance.get("/reviews/?state=late").text
    assert "逾期 5 天" in page


def test_waiting_days_count_from_the_signature(finance, signed):
    Campaign.objects.filter(pk=signed.campaign.pk).update(signed_at=timezone.now() - timedelta(9))
    assert "9 天" in finance.get("/reviews/").text


def test_finance_of_a_district_does_not_see_the_city(browser_of, world):
    make_signed(world)
    assert "市投资促进局" not in browser_of("district_finance").get("/reviews/?state=all").text
