"""People by workbook: preview, all or nothing, undo."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from jixiao.web.people.models import Person, UserImport

HEADS = ("登录名*", "姓名*", "部门*", "处室", "职务", "电话", "角色")
GOOD = (
    ("zhangsan", "张三", "市投资促进局", "外资处", "处长", "1234", "填报人、部门领导"),
    ("writer", "王填", "301", "办公室", "", "", ""),
)


def workbook(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> bytes:
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def upload(administrator):
    def send(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS, data: bytes = b"", name: str = "名单.xlsx"):
        file = SimpleUploadedFile(name, data or workbook(*rows, heads=heads))
        return administrator.post("/people/import/", {"file": file}, follow=True)

    return send


def test_the_template_is_a_workbook_that_imports(administrator):
    answer = administrator.get("/people/import/template/")
    assert answer["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert tuple(cell.value for cell in sheet[1]) == HEADS


def test_the_preview_says_who_is_new_and_who_is_changed_and_writes_nothing(upload):
    page = upload(*GOOD)
    assert [row["person"] is None for row in page.context["read"].rows] == [True, False]
    assert page.context["wrong"] == []
    assert not Person.objects.filter(username="zhangsan").exists()


def test_every_wrong_cell_is_named(upload):
    page = upload(
        ("张三", "张三", "市投资促进局", "", "", "", "局长"),
        ("lisi", "", "没有的局", "", "", "", ""),
        ("lisi", "李四", "", "", "", "", "财政审核"),
        ("wangwu", "王五", "市商务局", "", "", "", "财政审核"),
    )
    assert page.context["wrong"] == [
        "A2 登录名“张三”须为 3 到 40 个字母、数字、点、横线",
        "G2 没有“局长”这个角色；可写 填报人、绩效管理员、部门领导、财政审核、审计查看",
        "C3 没有叫“没有的局”的部门，请先新增部门或改正名称",
        "B3 姓名没有填写",
        "C4 部门没有填写",
        "A4 登录名“lisi”与第 3 行重复",
        "G5 市商务局 不是财政部门，不能授予财政审核",
    ]
    assert "确认导入" not in page.text


def test_wrong_rows_are_not_imported_whatever_is_posted(administrator, upload):
    read = upload(("zhangsan", "", "市投资促进局", "", "", "", ""), GOOD[0]).context["read"]
    answer = administrator.post(f"/people/import/{read.pk}/apply/", follow=True)
    assert "还有不能导入的行" in answer.text
    assert not Person.objects.filter(username="zhangsan").exists()


def test_an_import_makes_people_sections_and_roles_and_hands_out_passwords(administrator, upload):
    read = upload(*GOOD).context["read"]
    answer = administrator.post(f"/people/import/{read.pk}/apply/")
    ((person, password),) = answer.context["handed"]
    assert password in answer.text
    assert (person.name, person.section.name, person.must_change_password) == ("张三", "外资处", True)
    assert sorted(person.roles.values_list("role", flat=True)) == ["leader", "writer"]
    assert Person.objects.get(username="writer").section.name == "办公室"
    assert password not in str(UserImport.objects.get().applied)


def test_an_import_is_done_once(administrator, upload):
    read = upload(*GOOD).context["read"]
    administrator.post(f"/people/import/{read.pk}/apply/")
    assert "已经导入过了" in administrator.post(f"/people/import/{read.pk}/apply/", follow=True).text


def test_an_import_is_undone_as_a_whole(administrator, upload, world):
    read = upload(*GOOD).context["read"]
    administrator.post(f"/people/import/{read.pk}/apply/")
    administrator.post(f"/people/import/{read.pk}/undo/")
    new, old = Person.objects.get(username="zhangsan"), Person.objects.get(username="writer")
    assert (new.is_active, new.roles.filter(ended_at=None).exists()) == (False, False)
    assert (old.section.name, old.roles.filter(ended_at=None).count()) == ("投资促进处", 1)
    assert "只有已导入的名单可以撤销" in administrator.post(f"/people/import/{read.pk}/undo/", follow=True).text


def test_what_was_changed_since_is_not_overwritten_by_undoing(administrator, upload):
    read = upload(*GOOD).context["read"]
    administrator.post(f"/people/import/{read.pk}/apply/")
    Person.objects.filter(username="zhangsan").update(phone="999")
    answer = administrator.post(f"/people/import/{read.pk}/undo/", follow=True)
    assert "又改动过 张三（zhangsan）" in answer.text
    assert Person.objects.get(username="zhangsan").is_active


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"PK\x03\x04broken", "名单.xlsx", "读不了"),
        (b"just text", "名单.xlsx", "不是 Excel 工作簿"),
        (workbook(), "空.xlsx", "除了表头没有内容"),
        (workbook(("a", "b"), heads=("账号", "姓名")), "名单.xlsx", "表头缺少 登录名、部门"),
    ],
)
def test_what_is_no_such_workbook_is_refused_with_the_reason(upload, data, name, words):
    page = upload(data=data, name=name)
    assert page.status_code == 422
    assert words in page.text
