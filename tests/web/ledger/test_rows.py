"""A row of a ledger: written, changed, removed, brought back; nothing is lost and everything is told."""

from datetime import date

import pytest

from jixiao.web.ledger.actions.rows import Moved, add_row, change_row, remove_row
from jixiao.web.ledger.models import RowFile, RowState
from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.models import LogEntry
from jixiao.web.promotion.models import Project
from tests.web.ledger.made import PROJECTS, made_row

TYPED = {"name": "示例甲项目", "stage": "signed", "agreement": "contract"}


def words(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("12000", 12_000_000_000), ("1.2亿", 12_000_000_000), ("1,200.5万元", 1_200_500_000), ("0.0001", 100), ("", None)],
)
def test_amounts_are_kept_to_the_fen_in_whatever_unit_they_are_typed(writer, typed, fen):
    writer.post("/ledgers/projects/new/", TYPED | {"total_investment": typed})
    assert Project.objects.get().total_investment == fen


@pytest.mark.parametrize("typed", ["很多", "1.2.3", "0.00000001", "12万美元"])
def test_what_is_no_amount_is_told_in_words_and_given_back(writer, typed):
    answer = writer.post("/ledgers/projects/new/", TYPED | {"total_investment": typed})
    assert answer.status_code == 422
    assert f"“{typed}”" in words(answer).replace("&quot;", "")
    assert f'value="{typed}"' in words(answer)
    assert not Project.objects.exists()


@pytest.mark.parametrize("typed", ["2022-05-01", "2022/5/1", "2022年5月1日", "2022.05.01"])
def test_days_are_read_as_people_write_them(writer, typed):
    writer.post("/ledgers/projects/new/", TYPED | {"signed_on": typed})
    assert Project.objects.get().signed_on == date(2022, 5, 1)


def test_a_change_tells_what_it_was_and_keeps_the_former_state(world):
    row = made_row(world, name="示例甲", total_investment=10**10)
    change_row(ledger=PROJECTS, row=row, values={"total_investment": 2 * 10**10}, by=world.colleague)
    assert LogEntry.objects.first().sentence == "修改项目 示例甲：总投资由“10,000.00 万元”改为“20,000.00 万元”"
    assert RowState.objects.get().values["total_investment"] == 10**10


def test_what_changes_nothing_makes_no_version(world):
    row = made_row(world, name="示例甲")
    change_row(ledger=PROJECTS, row=row, values={"name": "示例甲"}, by=world.writer)
    row.refresh_from_db()
    assert row.version == 1


def test_who_saves_over_another_is_told_what_changed_and_keeps_what_was_typed(world, writer):
    row = made_row(world, name="示例甲", keeper="王")
    change_row(ledger=PROJECTS, row=row, values={"keeper": "李"}, by=world.colleague)
    typed = {**TYPED, "name": "示例乙", "version": "1"}
    answer = writer.post(f"/ledgers/projects/{row.pk}/edit/", typed)
    assert answer.status_code == 422
    assert "李同" in words(answer)
    assert "责任人由“王”改为“李”" in words(answer)
    assert 'value="示例乙"' in words(answer)
    assert writer.post(f"/ledgers/projects/{row.pk}/edit/", typed | {"version": "2"}).status_code == 302


def test_the_action_refuses_an_old_version(world):
    row = made_row(world)
    change_row(ledger=PROJECTS, row=row, values={"name": "示例二"}, by=world.writer)
    with pytest.raises(Moved):
        change_row(ledger=PROJECTS, row=row, values={"name": "示例三"}, by=world.writer, version=1)


def test_a_removed_row_is_out_of_the_list_and_can_come_back(world, writer):
    row = made_row(world, name="示例甲")
    writer.post(f"/ledgers/projects/{row.pk}/remove/", {"reason": "重复登记"})
    assert "示例甲" not in words(writer.get("/ledgers/projects/"))
    assert "示例甲" in words(writer.get("/ledgers/projects/?removed=on"))
    assert "删除项目 示例甲：重复登记" in words(writer.get(f"/ledgers/projects/{row.pk}/"))
    writer.post(f"/ledgers/projects/{row.pk}/restore/")
    assert "示例甲" in words(writer.get("/ledgers/projects/"))


def test_removing_asks_for_a_reason(world, writer):
    row = made_row(world)
    writer.post(f"/ledgers/projects/{row.pk}/remove/")
    assert Project.objects.get().removed_at is None


def test_remarks_and_files_stand_beside_the_row(world, writer, tmp_path):
    row = made_row(world)
    writer.post(f"/ledgers/projects/{row.pk}/remarks/", {"text": "请尽快核实"})
    file = tmp_path / "合同.pdf"
    file.write_bytes(b"%PDF-1.4 minimal")
    with file.open("rb") as opened:
        writer.post(f"/ledgers/projects/{row.pk}/files/", {"file": opened})
    page = words(writer.get(f"/ledgers/projects/{row.pk}/"))
    assert "请尽快核实" in page
    assert "合同.pdf" in page
    got = writer.get(f"/ledgers/projects/{row.pk}/files/{RowFile.objects.get().pk}/")
    assert got.content == b"%PDF-1.4 minimal"


def test_programs_are_no_files_of_a_row(world, writer, tmp_path):
    row = made_row(world)
    file = tmp_path / "setup.exe"
    file.write_bytes(b"MZ\x90\x00" * 40)
    with file.open("rb") as opened:
        answer = writer.post(f"/ledgers/projects/{row.pk}/files/", {"file": opened}, follow=True)
    assert "没有接收" in words(answer)
    assert not RowFile.objects.exists()


def test_a_person_writes_for_the_own_department_only(world, browser_of):
    row = add_row(ledger=PROJECTS, department=world.d.next_door, values={"name": "邻局项目"}, by=None)
    assert browser_of("writer").get(f"/ledgers/projects/{row.pk}/edit/").status_code == 404
    assert browser_of("finance").get(f"/ledgers/projects/{row.pk}/").status_code == 200


def test_the_search_box_finds_rows_one_may_see(world, browser_of):
    made_row(world, name="示例量子芯片项目")
    assert "示例量子芯片项目" in words(browser_of("writer").get("/search/?words=量子芯片"))
    assert "示例量子芯片项目" not in words(browser_of("stranger").get("/search/?words=量子芯片"))


def test_a_removed_row_is_refused_a_change(world, writer):
    row = made_row(world)
    remove_row(ledger=PROJECTS, row=row, by=world.writer, reason="误录")
    answer = writer.post(f"/ledgers/projects/{row.pk}/edit/", TYPED | {"version": "2"})
    assert "已经删除" in words(answer)


def test_what_may_stand_once_is_told_in_words_when_it_stands_twice(world, writer):
    enterprises = ledgers()["enterprises"]
    first = made_row(world, enterprises, name="示例甲")
    answer = writer.post("/ledgers/enterprises/new/", {"name": "示例甲"})
    assert answer.status_code == 422
    assert "本部门已经登记过这家企业。" in answer.content.decode()
    remove_row(ledger=enterprises, row=first, by=world.writer, reason="重复")
    made_row(world, enterprises, name="示例甲")
    assert (
        "本部门已经登记过这家企业。"
        in writer.post(f"/ledgers/enterprises/{first.pk}/restore/", follow=True).content.decode()
    )
