"""Files of an office: read, previewed, imported as a whole, undone as a whole."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from examples.build import office
from jixiao.web.budget.models import Import
from jixiao.web.kit.files import kept
from jixiao.web.people.models import LogEntry
from jixiao.web.years.models import BudgetLine, Indicator, ProgramYear
from tests.web.budget import made
from tests.web.budget.conftest import words


@pytest.fixture(scope="session")
def papers(tmp_path_factory):
    """The working files of the example office, by name."""
    folder = tmp_path_factory.mktemp("office")
    return {path.name: path.read_bytes() for path in office("office-2022", folder)}


@pytest.fixture
def year(world):
    return made.year_of(world)


@pytest.fixture
def drop(compiler, year):
    """Drop files on the page; the import that came of it."""

    def drop(**files: bytes) -> Import:
        uploads = [SimpleUploadedFile(name, data) for name, data in files.items()]
        answer = compiler.post(f"/years/{year.pk}/budget/imports/", {"documents": uploads})
        assert answer.status_code == 302
        return Import.objects.latest("pk")

    return drop


def address(one: Import, verb: str = "") -> str:
    return f"/years/{one.year_id}/budget/imports/{one.pk}/{verb}"


def test_a_folder_is_previewed_imported_and_undone(compiler, year, drop, papers):
    one = drop(**papers)
    assert one.state == Import.State.PREVIEW
    page = words(compiler.get(address(one)))
    assert f"将填入 {one.taken} 项" in page
    assert "自评表 1 张" in page
    assert year.lines.count() == 0
    compiler.post(address(one, "apply/"))
    assert year.lines.get(item="支出").outturn == 1_524_960_000
    assert ProgramYear.objects.filter(year=year).count() == 3
    assert f"导入文件：{one.taken} 项" in set(LogEntry.objects.values_list("sentence", flat=True))
    assert "整批撤销" in words(compiler.get(address(one)))
    compiler.post(address(one, "undo/"))
    one.refresh_from_db()
    assert one.state == Import.State.UNDONE
    assert (year.lines.count(), year.programs.count(), Indicator.objects.count()) == (0, 0, 0)


def test_what_stands_there_stays_unless_the_file_is_chosen(compiler, year, drop, papers):
    kept_line = BudgetLine.objects.create(year=year, item="支出", original=100, outturn=200)
    one = drop(**papers)
    cells = {each["label"]: each["cell"] for each in one.preview["differing"]}
    assert set(cells) == {"年初预算", "决算支出"}
    assert "0.0002 万元" in words(compiler.get(address(one)))
    compiler.post(address(one, "apply/"), {"replace": [cells["决算支出"], "years.budgetline/999/original"]})
    kept_line.refresh_from_db()
    assert (kept_line.original, kept_line.outturn) == (100, 1_524_960_000)
    compiler.post(address(one, "undo/"))
    kept_line.refresh_from_db()
    assert (kept_line.original, kept_line.outturn, kept_line.adjusted) == (100, 200, None)


def test_an_import_that_was_worked_on_since_is_not_undone(compiler, year, drop, papers, edit):
    one = drop(**papers)
    compiler.post(address(one, "apply/"))
    edit(f"/years/{year.pk}/budget/", (year.lines.get(item="公用经费"), "outturn", "98"))
    answer = compiler.post(address(one, "undo/"), follow=True)
    assert "导入之后又改动过“公用经费”，不能整批撤销" in words(answer)
    assert year.lines.count() > 5


def test_an_import_is_applied_once(compiler, drop, papers):
    one = drop(**papers)
    compiler.post(address(one, "apply/"))
    assert "不能再确认" in words(compiler.post(address(one, "apply/"), follow=True))


def test_files_that_cannot_be_read_say_why_and_the_others_are_taken(compiler, drop, papers):
    name = next(name for name in papers if name.startswith("收支"))
    one = drop(**{name: papers[name], "空.docx": b"", "坏.xlsx": b"PK\x03\x04 broken"})
    page = words(compiler.get(address(one)))
    assert "文件是空的" in page
    assert one.files.filter(state="refused").count() == 2
    assert one.state == Import.State.PREVIEW
    assert one.taken > 20


def test_when_nothing_can_be_read_nothing_can_be_imported(compiler, drop):
    one = drop(**{"空.docx": b""})
    assert one.state == Import.State.FAILED
    assert "确认导入" not in words(compiler.get(address(one)))


def test_names_lose_their_folders_and_are_told_apart(compiler, year, papers):
    data = next(iter(papers.values()))
    uploads = [SimpleUploadedFile("表.docx", data), SimpleUploadedFile("表.docx", data)]
    compiler.post(f"/years/{year.pk}/budget/imports/", {"documents": uploads})
    one = Import.objects.latest("pk")
    assert list(one.files.values_list("name", flat=True)) == ["表.docx", "表（2）.docx"]
    answer = compiler.get(address(one, "files/1/"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content == data == kept(one.files.get(order=1).original)


def test_without_a_file_the_page_says_so(compiler, year):
    answer = compiler.post(f"/years/{year.pk}/budget/imports/")
    assert answer.status_code == 422
    assert "请选择要导入的文件" in words(answer)


def test_another_departments_import_does_not_exist(browser_of, drop, papers):
    one = drop(**{"空.docx": b""})
    assert browser_of("neighbour").get(address(one)).status_code == 404


def test_a_reading_that_breaks_says_so_and_nobody_waits(compiler, drop, papers, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("jixiao.web.budget.reading.gather_opened", broken)
    one = drop(**papers)
    page = words(compiler.get(address(one)))
    assert "读取时程序出错，没有写入任何内容" in page
    assert "确认导入" not in page
