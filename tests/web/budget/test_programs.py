"""Programs of a year: taken up, named, ended; their funds, plans, payments and adjustments."""

import pytest

from jixiao.web.people.models import LogEntry, Section
from jixiao.web.years.actions import open_year
from jixiao.web.years.models import Adjustment, MonthlyPlan, Program, ProgramYear
from tests.web.budget import made
from tests.web.budget.conftest import words
from tests.web.budget.made import WAN


@pytest.fixture
def row(world):
    return made.program_of(world, section=world.writer.section)


@pytest.fixture
def pages(row):
    return f"/years/{row.year_id}/budget/programs/"


@pytest.fixture
def page(row, pages):
    return f"{pages}{row.pk}/"


def test_a_program_is_taken_up_with_the_usual_money_rows(world, compiler):
    year = made.year_of(world)
    answer = compiler.post(f"/years/{year.pk}/budget/programs/new/", {"name": "展会经费", "code": "P1"})
    row = ProgramYear.objects.get(program__name="展会经费")
    assert answer.url == f"/years/{year.pk}/budget/programs/{row.pk}/funds/"
    assert list(row.funds.values_list("label", "is_total")) == [
        ("年度资金总额", True), ("其中：当年财政拨款", False), ("上年结转资金", False), ("其他资金", False),
    ]  # fmt: skip
    again = compiler.post(f"/years/{year.pk}/budget/programs/new/", {"name": "展会经费"})
    assert again.status_code == 422
    assert "本年度已有项目“展会经费”" in words(again)


def test_the_whole_department_is_taken_up_once_and_is_the_same_in_every_year(world, compiler):
    first, second = (f"/years/{made.year_of(world, number).pk}/budget/programs/" for number in (2022, 2023))
    assert "建立部门整体" in words(compiler.get(first))
    for pages in (first, second, second):
        compiler.post(f"{pages}whole/")
    whole = Program.objects.get(whole_department=True)
    assert (whole.name, whole.years.count()) == ("市投资促进局", 2)
    assert whole.years.get(year__year=2022).funds.filter(is_total=True).count() == 1
    assert "建立部门整体" not in words(compiler.get(first))


def test_a_program_of_an_earlier_year_is_the_same_program(world, compiler):
    old = Program.objects.create(department=world.d.bureau, name="展会经费", ended_after=2021)
    ProgramYear.objects.create(program=old, year=made.year_of(world, 2021))
    compiler.post(f"/years/{made.year_of(world).pk}/budget/programs/new/", {"name": "展会经费"})
    old.refresh_from_db()
    assert (old.years.count(), old.ended_after) == (2, None)


def test_it_is_renamed_over_all_years_and_no_name_is_there_twice(compiler, page, row):
    compiler.post(f"{page}edit/", {"name": "招商引资专项经费", "is_secret": "on"})
    row.refresh_from_db()
    assert (row.program.name, row.is_secret) == ("招商引资专项经费", True)
    assert "涉密" in words(compiler.get(page))
    Program.objects.create(department=row.program.department, name="另一个")
    assert compiler.post(f"{page}edit/", {"name": "另一个"}).status_code == 422


def test_of_two_tabs_the_second_is_told_what_the_first_wrote_and_loses_nothing(compiler, page, row):
    edit = f"{page}edit/"
    opened = row.program.version
    compiler.post(edit, {"name": "项目包装", "version": opened})
    later = compiler.post(edit, {"name": row.program.name, "code": "P7", "version": opened})
    assert later.status_code == 422
    told = words(later)
    assert "刚被" in told
    assert "现在是：项目包装" in told
    assert 'value="P7"' in later.content.decode()
    row.program.refresh_from_db()
    assert (row.program.name, row.program.code) == ("项目包装", "")
    compiler.post(edit, {"name": "项目包装", "code": "P7", "version": later.context["form"]["version"].value()})
    row.program.refresh_from_db()
    assert row.program.code == "P7"


def test_an_ended_program_is_not_carried_over_until_it_is_taken_up_again(world, compiler, page, row):
    compiler.post(f"{page}end/", {"reason": "任务完成"})
    assert LogEntry.objects.latest("pk").sentence == "项目“招商经费”终止于 2022 年度：任务完成"
    assert open_year(department=world.d.bureau, number=2023, carry=True, by=None).programs.count() == 0
    assert compiler.post(f"{page}end/", {"reason": "再来"}).status_code == 422
    compiler.post(f"{page}resume/")
    row.program.refresh_from_db()
    assert row.program.ended_after is None


def test_the_list_tells_what_was_executed_of_what_and_finds_the_low(world, compiler, pages, row):
    fine = made.program_of(world, "正常经费")
    fine.funds.update(outturn=27 * WAN)
    page = compiler.get(pages)
    assert [str(line.rate.percent) for line in page.context["lines"]] == ["43.41", "100.00"]
    assert 'title="执行数 ÷ 全年预算数"' in page.content.decode()
    assert "54.00 54.00 38.72" in words(page)
    low = compiler.get(f"{pages}?low=on")
    assert [line.row for line in low.context["lines"]] == [row]
    assert compiler.get(f"{pages}?nonsense=1").status_code == 400


def test_a_program_without_money_is_a_dash(world, compiler, pages):
    bare = ProgramYear.objects.create(
        program=Program.objects.create(department=world.d.bureau, name="空"), year=made.year_of(world)
    )
    for address in (pages_of(bare), f"{pages_of(bare)}{bare.pk}/"):
        assert "—" in words(compiler.get(address))


def pages_of(row: ProgramYear) -> str:
    return f"/years/{row.year_id}/budget/programs/"


def test_funds_are_checked_against_their_total(edit, page, row):
    _, source, other = row.funds.all()
    assert "SUM201" in words(edit(f"{page}funds/", (source, "adjusted", "26")))
    assert "SUM201" not in words(edit(f"{page}funds/", (other, "adjusted", "1")))
    total = row.funds.get(is_total=True)
    assert edit(f"{page}funds/", (total, "label", "别的")).status_code == 422
    assert edit(f"{page}funds/", do="delete", rows=[str(total.pk)]).status_code == 422
    edit(f"{page}funds/", do="delete", rows=[str(other.pk)])
    edit(f"{page}funds/", do="restore", rows=[str(other.pk)])
    assert row.funds.count() == 3


@pytest.mark.parametrize(("section", "status"), [("投资促进处", 200), ("办公室", 404), ("", 200)])
def test_a_writer_fills_the_programs_of_the_own_section_and_of_none(world, edit, writer, page, row, section, status):
    Program.objects.filter(pk=row.program_id).update(section=Section.objects.filter(name=section).first())
    answer = edit(f"{page}funds/", (row.funds.get(is_total=True), "outturn", "12"), browser=writer)
    assert answer.status_code == status


def test_months_come_together(edit, compiler, page, row):
    edit(f"{page}months/", ("1", "planned", "10"), ("2", "planned", "17"), ("2", "paid", "11.72"))
    assert list(row.months.values_list("month", "planned", "paid")) == [
        (1, 10 * WAN, None), (2, 17 * WAN, 1172 * WAN // 100),
    ]  # fmt: skip
    shown = compiler.get(f"{page}months/")
    assert shown.context["remarks"] == []
    assert "27.00" in words(shown)
    edit(f"{page}months/", ("2", "planned", "16", "17"))
    told = words(compiler.get(f"{page}months/"))
    assert "各月计划用款之和 = 全年预算数：10.00 + 16.00 = 26.00 ≠ 27.00，差 1.00 万元" in told


def test_two_who_open_a_month_at_once_do_not_overwrite_each_other(edit, page, row):
    edit(f"{page}months/", ("1", "planned", "10", ""))
    assert edit(f"{page}months/", ("1", "planned", "12", "")).status_code == 409
    assert MonthlyPlan.objects.get(program=row, month=1).planned == 10 * WAN


def test_an_adjustment_has_a_reason_and_a_paper_and_is_undone_softly(compiler, page, row):
    typed = {"on": "2022-06-01", "amount": "-5.5", "reason": "任务减少", "document_number": "石财预〔2022〕8号"}
    assert compiler.post(f"{page}adjustments/new/", typed).status_code == 302
    one = Adjustment.objects.get(program=row)
    assert one.amount == -55 * WAN // 10
    told = words(compiler.get(page))
    assert "石财预〔2022〕8号" in told
    assert "27.00 − 5.50 = 21.50 ≠ 27.00" in told
    compiler.post(f"{page}adjustments/{one.pk}/undo/")
    told = words(compiler.get(page))
    assert "已撤销" in told
    assert "≠" not in told
    assert "撤销" in words(compiler.post(f"{page}adjustments/{one.pk}/undo/", follow=True))


@pytest.mark.parametrize(
    ("typed", "words_"),
    [
        ({"amount": "很多"}, "“很多”不是金额"),
        ({"amount": "0"}, "调整金额不能为 0"),
        ({"reason": ""}, "调整原因"),
        ({"on": "去年"}, "调整日期"),
    ],
)
def test_what_is_typed_wrong_stays_with_the_reason(compiler, page, typed, words_):
    fine = {"on": "2022-06-01", "amount": "5", "reason": "追加"}
    answer = compiler.post(f"{page}adjustments/new/", fine | typed)
    assert answer.status_code == 422
    assert words_ in words(answer)


def test_the_search_box_finds_it(writer, page):
    assert page in writer.get("/search/?words=招商经").content.decode()
