"""What is made public: prepared from a version, looked at by a leader, recorded; and the files offices hand in."""

import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils import timezone

from jixiao.web.kit.plugins import todos
from jixiao.web.kit.refused import Refused
from jixiao.web.reports import official
from jixiao.web.reports.actions import publications as actions
from jixiao.web.reports.actions.versions import freeze_version
from jixiao.web.reports.composed import composed
from jixiao.web.reports.package import disclosure_package
from tests.report.making import needs_fonts
from tests.web.reports.made import frozen
from tests.web.reports.test_report_page import page


@pytest.fixture
def publication(world, year):
    return actions.prepare_publication(
        version=frozen(world), kind="accounts", what="自评报告", approved_on=date(2023, 8, 20), by=world.compiler
    )


def names(data: bytes) -> list[str]:
    return zipfile.ZipFile(BytesIO(data)).namelist()


def test_it_falls_due_by_the_norm_that_is_named(publication):
    assert publication.due_on == date(2023, 9, 9)
    assert "20 日内" in publication.deadline
    assert "预算法" in publication.deadline


def test_without_a_reply_nobody_invents_a_day(world, year):
    row = actions.prepare_publication(
        version=frozen(world), kind="accounts", what="自评报告", approved_on=None, by=world.compiler
    )
    assert row.due_on is None
    assert not row.is_overdue


def test_the_package_holds_the_files_and_their_digests(publication):
    package = zipfile.ZipFile(BytesIO(disclosure_package(publication)))
    listed = package.read("公开清单.txt").decode("utf-8-sig")
    assert "最迟公开日期：2023-09-09" in listed
    assert publication.files["docx"]["digest"] in listed
    assert b"jixiao-trace" not in package.read(next(name for name in package.namelist() if name.endswith(".html")))


def test_it_is_looked_at_before_it_is_recorded(world, publication):
    with pytest.raises(Refused, match="领导审查"):
        actions.record_publication(
            publication=publication, address="https://a.gov.cn/1", on=date(2023, 9, 1), by=world.compiler
        )
    actions.review_publication(publication=publication, by=world.leader)
    row = actions.record_publication(
        publication=publication, address="https://a.gov.cn/1", on=date(2023, 9, 12), by=world.compiler
    )
    assert row.is_overdue  # three days late


def test_the_day_is_not_in_the_future(world, publication):
    actions.review_publication(publication=publication, by=world.leader)
    with pytest.raises(Refused, match="晚于今天"):
        actions.record_publication(
            publication=publication,
            address="https://a.gov.cn/1",
            on=timezone.localdate() + timedelta(days=2),
            by=world.compiler,
        )


def test_the_home_pages_say_whose_turn_it_is(world, publication):
    assert [one.label for one in todos(world.leader) if "公开" in one.label] == ["审查拟公开的“自评报告”"]
    assert not [one for one in todos(world.compiler) if "公开" in one.label]
    actions.review_publication(publication=publication, by=world.leader)
    (mine,) = (one for one in todos(world.compiler) if "公开" in one.label)
    assert mine.urgent


def test_it_is_prepared_reviewed_and_recorded_on_the_pages(world, year, compiler, browser_of):
    version = frozen(world)
    typed = {"version": version.pk, "kind": "accounts", "what": "自评报告", "approved_on": "2023-08-20"}
    answer = compiler.post(f"/years/{year.pk}/report/publications/", typed)
    address = answer["Location"]
    assert "待领导审查" in page(compiler, address) or "已过期限" in page(compiler, address)
    browser_of("leader").post(f"{address}review/")
    compiler.post(f"{address}record/", {"address": "https://a.gov.cn/1", "on": "2023-09-01"})
    assert "已公开" in page(compiler, address)
    compiler.post(f"{address}withdraw/", {"reason": "重新公开"})
    assert "已撤回" in page(compiler, address)


def test_a_draft_is_not_published(world, year):
    year.narratives.all().delete()
    draft = freeze_version(year=year, template="", name="半成品", by=world.compiler)
    with pytest.raises(Refused, match="没补齐"):
        actions.prepare_publication(version=draft, kind="accounts", what="报告", approved_on=None, by=world.compiler)


# --- forms and what the portal wants ----------------------------------------------------------------------------------


def test_the_forms_of_the_place_and_the_country_are_offered(year):
    offered = {form.layout.name: form.count for form in official.forms_of(year, composed(year).made)}
    assert offered["national-self-evaluation"] == 2
    assert "hubei-self-evaluation" not in offered


def test_a_form_for_each_program_comes_in_one_zip(year, writer):
    data = writer.get(f"/years/{year.pk}/report/forms/national-self-evaluation/xlsx/?each=1").content
    assert names(data) == [
        f"项目支出绩效自评表-{row.program.name}.xlsx"
        for row in year.programs.filter(program__whole_department=False).order_by("order")
    ]


@needs_fonts
def test_the_portal_gets_report_and_tables_as_two_pdfs_and_the_page_to_sign(year, writer):
    data = writer.get(f"/years/{year.pk}/report/sealed/pair/").content
    assert [name[:2] for name in names(data)] == ["1-", "2-", "3-"]
    assert all(name.endswith(".pdf") for name in names(data))
    package = zipfile.ZipFile(BytesIO(data))
    assert all(package.read(name).startswith(b"%PDF") for name in names(data))


def test_without_a_working_group_there_is_nothing_to_sign(world, year, writer):
    world.group.members.all().delete()
    answer = writer.get(f"/years/{year.pk}/report/sealed/signing/", follow=True)
    assert "还没有工作组名单" in answer.content.decode()
