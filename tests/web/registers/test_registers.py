"""Files an office keeps of itself: what inspectors asked for in one pack, and the demonstration's county offices."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.web.ledger.registry import ledgers
from jixiao.web.registers import demo
from tests.web.ledger.demos import asked, loaded, nameless
from tests.web.ledger.made import made_row

NAMES = ("inspections", "inspection_requests", "inspection_findings")
INSPECTIONS, REQUESTS, FINDINGS = (ledgers()[name] for name in NAMES)


def test_what_inspectors_asked_for_comes_in_one_pack_that_says_what_is_elsewhere(world, writer):
    inspection = made_row(world, INSPECTIONS, name="2022年审计")
    vouchers = made_row(world, REQUESTS, inspection=inspection, item="拨付凭证")
    made_row(world, REQUESTS, inspection=inspection, item="会议记录", place="档案室 3 号柜")
    file = SimpleUploadedFile("凭证一/1.pdf", b"%PDF-1.4")
    writer.post(f"/ledgers/inspection_requests/{vouchers.pk}/files/", {"file": file})
    made_row(world, FINDINGS, inspection=inspection, text="验收材料不全")
    page = writer.get(f"/ledgers/inspections/{inspection.pk}/").content.decode()
    assert all(words in page for words in ("2 项，1 个文件", "验收材料不全", "档案室 3 号柜"))
    answer = writer.get(f"/registers/inspections/{inspection.pk}/pack/")
    pack = zipfile.ZipFile(BytesIO(answer.content))
    assert pack.namelist() == ["01拨付凭证/1.pdf", "材料清单.txt"]
    listed = pack.read("材料清单.txt").decode("utf-8-sig")
    assert "02 会议记录：待提供\r\n    存放处：档案室 3 号柜" in listed


@pytest.fixture(scope="module")
def bureau(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), loaded(demo, demo.DEPARTMENT) as made:
        yield made[demo.DEPARTMENT]


def test_the_county_offices_and_their_people_are_as_many_as_were_published(db, bureau):
    assert asked(bureau, "institutions") == 44
    assert asked(bureau, "institutions", "full_time") == 486
    assert [name for name in ("regulations", "plan_tasks", *NAMES) if nameless(bureau, name)] == []
