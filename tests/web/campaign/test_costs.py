"""What the pages of a self-evaluation cost: the same queries for few indicators and for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.web.years.models import Indicator, Result
from tests.web.evidence.made import listed, survey_of

PAGES = {
    "self-evaluation/board/": "compiler",
    "self-evaluation/sections/{own}/": "writer",
    "self-evaluation/signature/": "compiler",
    "evidence/": "writer",
    "evidence/pending/": "writer",
    "evidence/surveys/": "writer",
}


def many(made) -> None:
    """Forty more indicators with result, papers and survey."""
    for number in range(40):
        one = Indicator.objects.create(
            program=made.fair,
            order=9 + number,
            name=f"指标{number}满意度",
            unit="个",
            operator=">=",
            target=4,
            weight=100,
        )
        Result.objects.create(indicator=one, actual=3, actual_text="3个")
        listed(one, f"材料{number}", keeper="档案柜")
        survey_of(one)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_costs_no_more_when_there_are_many_rows(browser_of, made, page):
    listed(made.visits, keeper="档案柜")
    Result.objects.create(indicator=made.visits, actual=3, actual_text="3个")
    survey_of(made.content)
    browser = browser_of(PAGES[page])
    address = f"/years/{made.year.pk}/{page.format(own=made.own.pk)}"
    few = queries(browser, address)
    many(made)
    assert queries(browser, address) == few


def test_a_field_costs_no_more_either(writer, made):
    address = f"/years/{made.year.pk}/self-evaluation/cells/result/{made.visits.pk}/actual/"
    writer.post(address, {"value": "1", "was": ""})
    few = queries(writer, address, {"value": "2", "was": "1"})
    many(made)
    assert queries(writer, address, {"value": "3", "was": "2"}) == few


def queries(browser, address: str, typed: dict[str, str] | None = None) -> int:
    """Of a page when the papers of the year are at hand; to make them anew costs what papers/test_scored.py says."""
    if not typed:
        browser.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = browser.post(address, typed) if typed else browser.get(address)
    assert answer.status_code == 200
    return len(captured)
