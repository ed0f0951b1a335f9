"""Enterprise service: the course of a matter follows from its days, and the demonstration gives what was published."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jixiao.web.aftercare import demo
from jixiao.web.kit.refused import Refused
from jixiao.web.ledger.actions.rows import change_row
from jixiao.web.ledger.registry import ledgers
from tests.web.ledger.demos import asked, loaded, nameless
from tests.web.ledger.made import made_row

ISSUES, ERRANDS, COMPLAINTS = (ledgers()[name] for name in ("issues", "errands", "complaints"))
QUALIFICATIONS, CONTACT_LOGS, ENTERPRISES = (
    ledgers()[name] for name in ("qualifications", "contact_logs", "enterprises")
)


@pytest.fixture(scope="module")
def bureau(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(demo, demo.DEPARTMENT) as made:
        yield made[demo.DEPARTMENT]


@pytest.mark.parametrize(
    ("ledger", "filters", "number"),
    [
        ("contact_logs", {"on_to": "2021-11-30"}, 912),
        ("issues", {}, 83),
        ("issues", {"answered_on_from": "2021-01-01"}, 83),
        ("issues", {"stage": "solved"}, 81),
        ("issues", {"stage": "answered"}, 2),
        ("qualifications", {"kind": "nursed"}, 134),
        ("qualifications", {"kind": "special", "level": "province", "stage": "granted"}, 71),
        ("qualifications", {"kind": "giant", "level": "national", "stage": "granted"}, 10),
        ("qualifications", {"kind": "key_giant"}, 4),
        ("qualifications", {"kind": "gazelle"}, 36),
        ("qualifications", {"kind": "technology", "level": "city"}, 13),
        ("qualifications", {"kind": "technology", "level": "city", "stage": "announced"}, 10),
        ("services", {"kind": "energy"}, 4),
        ("rank_claims", {"blank": "source"}, 4),
    ],
)
def test_the_published_figures_come_out_exactly(db, bureau, ledger, filters, number):
    assert asked(bureau, ledger, **filters) == number


@pytest.mark.parametrize("ledger", ["enterprises", "issues", "errands", "rank_claims"])
def test_every_name_says_that_it_is_an_example(db, bureau, ledger):
    assert nameless(bureau, ledger) == []


ON = date(2022, 5, 1)


@pytest.mark.parametrize(
    ("ledger", "days", "stage"),
    [
        (ISSUES, {}, "raised"),
        (ISSUES, {"assigned_on": ON}, "assigned"),
        (ISSUES, {"answered_on": ON, "answer": "已办"}, "answered"),
        (ISSUES, {"solved_on": ON, "result": "已办"}, "solved"),
        (ISSUES, {"solved_on": ON, "result": "已办", "confirmed_on": ON, "confirmed_by": "张三"}, "confirmed"),
        (ERRANDS, {"started_on": ON}, "doing"),
        (ERRANDS, {"done_on": ON}, "done"),
        (COMPLAINTS, {"accepted_on": ON}, "accepted"),
        (COMPLAINTS, {"refused_on": ON, "refused_reason": "已进入诉讼"}, "refused"),
        (QUALIFICATIONS, {}, "proposed"),
        (QUALIFICATIONS, {"applied_on": ON, "granted_on": ON}, "granted"),
    ],
)
def test_the_stage_follows_from_the_days(db, world, ledger, days, stage):
    assert made_row(world, ledger, **days).stage == stage


def test_a_day_taken_back_takes_the_stage_back(db, world):
    row = made_row(world, ERRANDS, done_on=ON)
    assert change_row(ledger=ERRANDS, row=row, values={"done_on": None}, by=world.writer).stage == "asked"


@pytest.mark.parametrize(
    ("ledger", "values", "words"),
    [
        (ISSUES, {"solved_on": date(2022, 4, 30), "result": "已办"}, "解决日期早于收集日期"),
        (ISSUES, {"answered_on": ON}, "写了答复日期，还要写答复内容"),
        (ISSUES, {"solved_on": ON}, "写了解决日期，还要写解决情况"),
        (ISSUES, {"confirmed_on": ON}, "写了企业确认日期，还要写企业确认人"),
        (ISSUES, {"raised_on": timezone.localdate() + timedelta(2)}, "还没有到；只写已经发生的日期"),
        (ERRANDS, {"done_on": ON, "returned_on": ON, "returned_reason": "缺材料"}, "办结日期和退回日期只能有一个"),
        (
            COMPLAINTS,
            {"accepted_on": ON, "refused_on": ON, "refused_reason": "无关"},
            "受理日期和不予受理日期只能有一个",
        ),
        (QUALIFICATIONS, {"granted_on": ON, "refused_on": ON}, "获批日期和未通过日期只能有一个"),
    ],
)
def test_what_cannot_be_is_refused_in_words(db, world, ledger, values, words):
    with pytest.raises(Refused, match=words):
        made_row(world, ledger, **values)


def test_the_newest_contact_stands_at_the_firm_and_a_later_one_typed_stays(db, world):
    firm = made_row(world, ENTERPRISES)
    for on, stands in ((ON, ON), (date(2022, 3, 1), ON), (date(2022, 6, 1), date(2022, 6, 1))):
        made_row(world, CONTACT_LOGS, enterprise=firm, on=on)
        firm.refresh_from_db()
        assert firm.contacted_on == stands


PAIRINGS, VISITS = ledgers()["pairings"], ledgers()["visits"]


@pytest.fixture
def firm(world):
    return made_row(world, ENTERPRISES, name="久未联系公司", contacted_on=timezone.localdate() - timedelta(120))


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [(200, None, True), (None, None, True), (10, None, False), (200, 5, False)],
    ids=["paired long ago", "no day", "paired lately", "no longer paired"],
)
def test_a_firm_that_is_looked_after_and_left_alone_is_told_of(world, writer, firm, since, until, said):
    today = timezone.localdate()
    days = {key: today - timedelta(ago) for key, ago in (("since", since), ("until", until)) if ago is not None}
    made_row(world, PAIRINGS, enterprise=firm, leader="张三", **days)
    assert ("久未联系公司" in writer.get("/aftercare/no-contact/").content.decode()) is said
    assert ("联系包联的企业" in writer.get("/").content.decode()) is said


def test_a_visit_is_a_contact_and_ends_the_reminder(world, writer, firm):
    made_row(world, PAIRINGS, enterprise=firm)
    assert "1 家很久没有联系" in writer.get("/").content.decode()
    made_row(world, VISITS, enterprise=firm, on=timezone.localdate() - timedelta(3))
    assert "包联的企业近来都联系过" in writer.get("/aftercare/no-contact/").content.decode()


def test_the_card_of_a_firm_gathers_every_ledger_and_leads_to_its_rows(world, writer, firm):
    project = made_row(world, ledgers()["projects"], name="新厂", enterprise=firm, total_investment=1_200_000_000)
    signing = made_row(world, ledgers()["signings"], project=project)
    made_row(world, ISSUES, enterprise=firm, title="用电")
    made_row(world, PAIRINGS, enterprise=firm, leader="张三")
    card = writer.get(f"/ledgers/enterprises/{firm.pk}/").content.decode()
    for words in ("新厂", "1,200.00", "用电", "张三", str(signing), "超过 90 日"):
        assert words in card
    assert f"/ledgers/issues/?enterprise={firm.pk}" in card
    assert f"/ledgers/signings/?project={project.pk}" in card
    other = made_row(world, ENTERPRISES, name="别家")
    made_row(world, ISSUES, enterprise=other, title="用水")
    listed = writer.get(f"/ledgers/issues/?enterprise={firm.pk}").content.decode()
    assert ("用电" in listed, "用水" in listed, "企业：久未联系公司" in listed) == (True, False, True)
    assert writer.get("/ledgers/issues/?enterprise=别家").status_code == 400
