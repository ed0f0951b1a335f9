"""Proofs: taken in by their content, filed by a person, judged, taken out and brought back."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.web.evidence.actions.proofs import give_back_list, take_over_list
from jixiao.web.evidence.radar import radar_of
from jixiao.web.evidence.todo import todo
from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import Indicator, Proof, ProofUse
from tests.web.evidence.made import PNG, listed, make_year


def archive(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return file.getvalue()


def upload(browser, made, name: str, data: bytes, **more):
    """Files that nobody has said anything about."""
    return browser.post(
        f"/years/{made.year.pk}/evidence/upload/", {"documents": SimpleUploadedFile(name, data), **more}, follow=True
    )


def give(browser, indicator: Indicator, name: str = "照片.png", data: bytes = PNG):
    """A file for an indicator, from its card."""
    address = f"/years/{indicator.program.year_id}/evidence/indicators/{indicator.pk}/"
    return browser.post(address, {"documents": SimpleUploadedFile(name, data)})


def test_a_file_for_an_indicator_waits_for_the_compiler_and_is_downloaded_as_it_was(writer, compiler, made):
    answer = give(writer, made.visits, "签到册.png")
    assert "待审" in answer.content.decode()
    use = ProofUse.objects.get(indicator=made.visits)
    assert use.proof.kind == Proof.Kind.ATTENDANCE
    address = f"/years/{made.year.pk}/evidence/proofs/{use.proof_id}/"
    file = writer.get(f"{address}file/")
    assert (file.content, file["Content-Disposition"][:10]) == (PNG, "attachment")
    compiler.post(f"/years/{made.year.pk}/evidence/uses/{use.pk}/judge/", {"state": "accepted"})
    use.refresh_from_db()
    assert use.state == ProofUse.State.ACCEPTED


def test_the_compiler_finds_what_waits(world, made):
    listed(made.visits, keeper="档案柜")
    listed(made.visits, "还没有的")
    (due,) = todo(world.compiler)
    assert (due.label, due.reason) == ("审核2022年度佐证材料", "1 处等待认可")
    assert list(todo(world.writer)) == []


def test_a_rejection_says_why(compiler, made):
    use = listed(made.visits, keeper="档案柜")
    address = f"/years/{made.year.pk}/evidence/uses/{use.pk}/judge/"
    answer = compiler.post(address, {"state": "rejected"}, follow=True)
    assert "请写明原因" in answer.content.decode()
    compiler.post(address, {"state": "rejected", "note": "没有盖章"})
    use.refresh_from_db()
    assert (use.state, use.note) == ("rejected", "没有盖章")
    assert "不认可佐证材料“台账”用于指标“拜访企业次数”（没有盖章）" in LogEntry.objects.latest("pk").sentence


def test_a_name_alone_cannot_be_accepted(compiler, made):
    use = listed(made.visits)
    answer = compiler.post(f"/years/{made.year.pk}/evidence/uses/{use.pk}/judge/", {"state": "accepted"}, follow=True)
    assert "还没有上传" in answer.content.decode()


def test_unknown_files_wait_until_a_person_files_them(writer, made):
    answer = upload(writer, made, "拜访企业次数统计.txt", "共 20 次".encode())
    text = answer.content.decode()
    assert "把握 5 / 5" in text
    proof = Proof.objects.get()
    assert proof.uses.count() == 0
    writer.post(f"/years/{made.year.pk}/evidence/pending/", {"proof": proof.pk, "indicators": made.visits.pk})
    assert proof.uses.get().indicator == made.visits


def test_a_folder_keeps_its_paths(writer, made):
    files = [SimpleUploadedFile("1.png", PNG), SimpleUploadedFile("2.png", PNG + b"x")]
    paths = json.dumps(["活动/签到/1.png", "../../活动/2.png"])
    writer.post(f"/years/{made.year.pk}/evidence/upload/", {"folder": files, "paths": paths})
    assert sorted(Proof.objects.values_list("name", flat=True)) == ["活动/2.png", "活动/签到/1.png"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("空.pdf", b"", "文件是空的"),
        ("工具.pdf", b"MZ\x90\0", "程序或脚本"),
        ("脚本.bat", b"echo", "程序或脚本"),
        ("材料.zip", archive("a.txt"), "请先解压"),
        ("表.xlsx", archive("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), "含有宏"),
        ("不明.dat", b"\x01\0\x02\0" * 9, "不是能识别的"),
    ],
)
def test_what_is_no_evidence_is_refused_with_a_reason_and_stops_no_other(writer, made, name, data, words):
    files = [SimpleUploadedFile(name, data), SimpleUploadedFile("好.png", PNG)]
    answer = writer.post(f"/years/{made.year.pk}/evidence/upload/", {"documents": files}, follow=True)
    assert words in answer.content.decode()
    assert [proof.name for proof in Proof.objects.all()] == ["好.png"]


def test_the_same_file_is_kept_once_and_may_prove_several_indicators(writer, made):
    give(writer, made.visits)
    answer = give(writer, made.signed, "又一张.png")
    assert "内容相同" in answer.content.decode()
    assert Proof.objects.get().uses.count() == 2


def test_a_listed_paper_gets_its_file(writer, made):
    use = listed(made.visits, "签到册")
    give(writer, made.visits, "签到册.png")
    assert ProofUse.objects.get().pk == use.pk
    assert Proof.objects.get().digest != ""


def test_what_was_removed_comes_back_with_what_it_proves(writer, made):
    give(writer, made.visits)
    proof = Proof.objects.get()
    answer = writer.post(f"/years/{made.year.pk}/evidence/proofs/{proof.pk}/remove/", follow=True)
    assert "恢复" in answer.content.decode()
    assert radar_of(made.year).rows[0].uses == []
    writer.post(f"/years/{made.year.pk}/evidence/proofs/{proof.pk}/restore/")
    assert len(radar_of(made.year).rows[0].uses) == 1


def test_a_colleague_of_another_section_neither_adds_nor_removes(browser_of, writer, made):
    give(writer, made.visits)
    colleague = browser_of("colleague")
    proof = Proof.objects.get()
    assert give(colleague, made.visits).status_code == 404
    assert colleague.post(f"/years/{made.year.pk}/evidence/proofs/{proof.pk}/remove/").status_code == 404
    assert colleague.get(f"/years/{made.year.pk}/evidence/proofs/{proof.pk}/file/").status_code == 200


def test_the_picture_counts_points(made):
    listed(made.visits, keeper="档案柜")
    ProofUse.objects.update(state=ProofUse.State.ACCEPTED)
    listed(made.signed, keeper="档案柜")
    listed(made.content)
    found = {one.standing.value: (one.count, str(one.percent)) for one in radar_of(made.year).shares}
    assert found == {"已佐证": (1, "27.8"), "待审": (1, "16.7"), "待上传": (1, "5.6"), "无清单": (1, "50.0")}


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("pending", "散件"), ("absent", "没有的"), ("waiting", "纸质"), ("accepted", "认可的"), ("rejected", "退掉的"),
        ("removed", "删掉的"),
    ],
)  # fmt: skip
def test_the_list_is_filtered_by_state(writer, world, made, state, shown):
    Proof.objects.create(year=made.year, name="散件", digest="0" * 64)
    listed(made.visits, "没有的")
    listed(made.visits, "纸质", keeper="柜")
    for name, judged in (("认可的", "accepted"), ("退掉的", "rejected")):
        use = listed(made.visits, name, keeper="柜")
        use.state = judged
        use.save()
    Proof.objects.create(year=made.year, name="删掉的", removed_at="2023-01-01T00:00Z")
    text = writer.get(f"/years/{made.year.pk}/evidence/?state={state}").content.decode()
    rows = text[text.index('id="rows"') :]
    names = ("散件", "没有的", "纸质", "认可的", "退掉的", "删掉的")
    assert [name for name in names if f">{name}</a>" in rows] == [shown]


def test_last_years_list_is_taken_over_by_name(world, made):
    listed(made.visits, "签到册", keeper="档案柜")
    later = make_year_after(world, made)
    assert take_over_list(year=later.program.year, by=world.compiler) == 1
    use = later.proofs.get()
    assert (use.proof.name, use.proof.keeper, use.state) == ("签到册", "", "waiting")


def test_a_list_that_was_taken_over_goes_again_as_a_whole_but_for_what_somebody_filled(world, made):
    for name in ("签到册", "照片", "通知"):
        listed(made.visits, name, keeper="档案柜")
    year = make_year_after(world, made).program.year
    take_over_list(year=year, by=world.compiler)
    Proof.objects.filter(year=year, name="照片").update(keeper="档案柜")
    assert give_back_list(year=year, by=world.compiler) == 2
    left = Proof.objects.filter(year=year, removed_at=None)
    assert [proof.name for proof in left] == ["照片"]
    left.update(removed_at="2024-01-01T00:00Z")
    assert take_over_list(year=year, by=world.compiler) == 3


def make_year_after(world, made) -> Indicator:
    for program in made.year.department.programs.all():
        program.name += "（旧）"
        program.save()
    after = make_year(world, 2023)
    after.visits.origin = made.visits
    after.visits.save()
    return after.visits
