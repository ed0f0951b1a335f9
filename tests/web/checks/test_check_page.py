"""The check page: what is uploaded, what comes back, and what changed since the version before."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from examples import as_docx, as_xlsx
from examples.source import SOURCES, parse
from jixiao.web.checks.models import Batch, CheckedFile
from jixiao.web.checks.results import run_check
from jixiao.web.people.models import LogEntry
from tests.web.checks.made import FAULTY, MENDED, checked_file

WRITERS = {"docx": as_docx.write, "xlsx": as_xlsx.write}


def example(name: str, folder: Path) -> SimpleUploadedFile:
    text = parse(SOURCES / f"{name}.md")
    path = folder / text.file_name
    WRITERS[text.format](text, path)
    return SimpleUploadedFile(path.name, path.read_bytes())


def with_macros(name: str = "报告.docx") -> SimpleUploadedFile:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
        archive.writestr("word/vbaProject.bin", "macro")
    return SimpleUploadedFile(name, file.getvalue())


@pytest.fixture
def check(writer):
    def send(*files: SimpleUploadedFile):
        answer = writer.post("/check/", {"documents": files}, follow=True)
        assert answer.status_code == 200, answer.context["form"].errors
        return answer

    return send


def test_a_report_is_checked_and_shown_with_its_findings(check, writer, tmp_path):
    page = check(example("shijiazhuang-2022-report", tmp_path))
    (file,) = page.context["files"]
    assert (file.state, file.kind, file.about) == (
        "done",
        "部门整体支出绩效自评报告",
        "石家庄市投资促进局 2022年",
    )
    shown = html.fromstring(writer.get(f"/check/files/{file.pk}/").text)
    cards = shown.xpath("//li[contains(@class, 'finding-card')]")
    assert len(cards) == len(file.findings) == file.errors + file.warnings + file.notes > 0
    assert shown.xpath("//mark[@data-own='f1-1']")
    assert shown.xpath("//link[contains(@href, '/static/check/report.css')]")


def test_files_of_one_upload_are_held_against_one_another(check, tmp_path):
    def across(*names: str) -> set[str]:
        files = check(*(example(name, tmp_path) for name in names)).context["files"]
        return {one["rule"] for file in files for one in file.findings if one["rule"].startswith("X")}

    assert across("shijiazhuang-2022-report") == set()
    assert "XDC104" in across("shijiazhuang-2022-report", "shijiazhuang-2022-report-corrected")


def test_word_files_come_back_with_comments(check, writer, tmp_path):
    file = check(example("shijiazhuang-2022-report", tmp_path)).context["files"][0]
    answer = writer.get(f"/check/files/{file.pk}/commented/")
    assert answer["Content-Disposition"].startswith("attachment;")
    with zipfile.ZipFile(BytesIO(answer.content)) as archive:
        assert archive.read("word/comments.xml").count(b"<w:comment ") == len(file.findings)


def test_the_upload_comes_back_as_it_was_and_only_to_be_saved(writer, world):
    answer = writer.get(reverse("checks:file_original", args=[checked_file(world.writer).pk]))
    assert answer.content == FAULTY.encode()
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Type"] == "application/octet-stream"


def test_the_next_version_says_what_was_mended(writer, world):
    checked_file(world.writer)
    second = checked_file(world.writer, text=MENDED)
    assert (second.fixed_count, second.new_count) == (1, 0)
    page = writer.get(f"/check/files/{second.pk}/")
    assert [one["rule"] for one in page.context["fixed"]] == ["SUM101"]
    third = checked_file(world.writer)
    assert (third.fixed_count, third.new_count) == (0, 1)


def test_versions_of_others_and_other_files_do_not_count(world):
    checked_file(world.colleague)
    checked_file(world.writer, "别的.txt")
    assert checked_file(world.writer).earlier is None


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (with_macros(), "文件含有宏"),
        (SimpleUploadedFile("空.docx", b""), "文件是空的"),
        (SimpleUploadedFile("坏.docx", b"PK\x03\x04nonsense"), "文件不完整或已损坏"),
        (SimpleUploadedFile("图.pdf", b"\x89PNG\r\n\x1a\n" + bytes(200)), "这是图片"),
    ],
    ids=["macros", "empty", "damaged", "picture"],
)
def test_what_cannot_be_checked_says_why_and_the_rest_is_checked(check, upload, words):
    page = check(upload, SimpleUploadedFile("好.txt", FAULTY.encode()))
    refused, done = page.context["files"]
    assert (refused.state, done.state) == ("refused", "done")
    assert words in page.text


def test_a_file_with_macros_is_not_even_kept(check):
    (file,) = check(with_macros()).context["files"]
    assert not default_storage.exists(file.original)


def test_uploads_are_kept_under_numbers_outside_of_what_is_served(check, settings):
    (file,) = check(SimpleUploadedFile("../../etc/报告.txt", FAULTY.encode())).context["files"]
    path = Path(default_storage.path(file.original))
    assert path.relative_to(settings.FILES).as_posix() == f"checks/{file.batch_id}/0.original"
    assert file.name == "报告.txt"


def test_nothing_chosen_is_said(writer):
    assert "请选择要检查的文件" in writer.post("/check/").text


def test_too_many_files_are_refused_before_the_work(writer):
    files = [SimpleUploadedFile(f"{n}.txt", b"x") for n in range(101)]
    answer = writer.post("/check/", {"documents": files})
    assert answer.status_code == 422
    assert "一次最多 100 个文件" in answer.text


def test_while_the_work_goes_on_the_page_asks_again(writer, world):
    batch = Batch.objects.create(by=world.writer)
    CheckedFile.objects.create(batch=batch, order=0, name="报告.txt", size=1)
    region = writer.get(f"/check/{batch.pk}/", headers={"HX-Request": "true", "HX-Target": "files"}).text
    assert 'hx-trigger="every 1s"' in region
    assert "已检查 0 / 1" in region
    assert "<html" not in region


def test_a_broken_run_is_gone_on_with_where_it_stopped(world):
    file = checked_file(world.writer)
    waiting = CheckedFile.objects.create(batch=file.batch, order=1, name="没有.txt", size=1)
    run_check(batch=file.batch)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.problem) == ("refused", "找不到这个文件")
    assert file.batch.finished_at is not None


def test_a_result_of_another_version_asks_to_check_again(writer, world):
    file = checked_file(world.writer)
    Path(default_storage.path(file.record)).write_bytes(b"something else")
    page = writer.get(f"/check/files/{file.pk}/", follow=True)
    assert "请重新检查这份文件" in page.text


def test_checks_are_in_the_log_and_errors_wait_on_the_home_page(check, writer):
    check(SimpleUploadedFile("报告.txt", FAULTY.encode()))
    assert LogEntry.objects.first().sentence == "检查文件：报告.txt"
    assert "改正“报告.txt”" in writer.get("/").text
