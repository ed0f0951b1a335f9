"""The list of a ledger: filters in the address, sums of what is filtered, groups, columns, order, pages."""

import re
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from jixiao.web.ledger.actions.rows import add_rows, change_row
from jixiao.web.ledger.models import SavedView
from jixiao.web.promotion.models import Project
from tests.web.ledger.made import PROJECTS, made_row

YI = 10**10  # 分 of 1 亿元


@pytest.fixture
def few(world):
    """Three projects: two signed, of 1 and 3 亿元, and a lead of unknown size."""
    made_row(world, name="示例甲", stage="signed", total_investment=YI, signed_on=date(2022, 3, 1))
    made_row(world, name="示例乙", stage="signed", total_investment=3 * YI, signed_on=date(2022, 12, 31))
    made_row(world, name="示例丙", stage="lead", investor="示例银行")


def names(answer) -> list[str]:
    return re.findall(r'href="/ledgers/projects/\d+/">(.*?)</a>', answer.content.decode())


def figures(answer) -> str:
    """The strip of figures as text."""
    found = re.search(r'<dl class="figures.*?</dl>', answer.content.decode(), re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[0])).strip()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["示例丙", "示例乙", "示例甲"]),
        ("stage=signed", ["示例乙", "示例甲"]),
        ("stage=signed&stage=lead", ["示例丙", "示例乙", "示例甲"]),
        ("total_investment_from=20000", ["示例乙"]),
        ("total_investment_from=2亿&total_investment_to=3亿", ["示例乙"]),
        ("signed_on_from=2022-01-01&signed_on_to=2022-03-01", ["示例甲"]),
        ("words=银行", ["示例丙"]),
        ("blank=total_investment", ["示例丙"]),
        ("blank=investor", ["示例乙", "示例甲"]),
        ("stage=signed&sort=total_investment", ["示例甲", "示例乙"]),
        ("sort=-total_investment", ["示例乙", "示例甲", "示例丙"]),
        ("sort=total_investment", ["示例丙", "示例甲", "示例乙"]),
    ],
)
def test_filters_and_order_stand_in_the_address(few, writer, query, expected):
    assert names(writer.get(f"/ledgers/projects/?{query}")) == expected


@pytest.mark.parametrize(
    "query", ["stage=nowhere", "colour=red", "total_investment_from=many", "sort=about", "group=name", "page=99"]
)
def test_what_the_address_does_not_mean_is_refused(few, writer, query):
    assert writer.get(f"/ledgers/projects/?{query}").status_code == 400


def test_sums_are_of_what_is_filtered_and_say_how_many_are_blank(few, writer):
    assert "共 3 个 总投资合计 40,000.00 万元 1 个没有填" in figures(writer.get("/ledgers/projects/"))
    assert "共 1 个 总投资合计 30,000.00 万元 " in figures(writer.get("/ledgers/projects/?words=乙"))
    assert "共 1 个 总投资合计 — 万元" in figures(writer.get("/ledgers/projects/?stage=lead"))


def test_sums_follow_every_change_at_once(few, writer, world):
    writer.get("/ledgers/projects/")
    row = Project.objects.get(name="示例丙")
    change_row(ledger=PROJECTS, row=row, values={"total_investment": YI}, by=world.writer)
    assert "共 3 个 总投资合计 50,000.00 万元 " in figures(writer.get("/ledgers/projects/"))


@pytest.mark.parametrize(
    ("group", "lines"),
    [
        ("stage", [("签约", "2", "40,000.00"), ("线索", "1", "—")]),
        ("signed_on-year", [("（没有填写）", "1", "—"), ("2022", "2", "40,000.00")]),
        (
            "signed_on-month",
            [("（没有填写）", "1", "—"), ("2022-03", "1", "10,000.00"), ("2022-12", "1", "30,000.00")],
        ),
        ("department", [("市投资促进局", "3", "40,000.00")]),
    ],
)
def test_rows_are_counted_by_a_column(few, writer, group, lines):
    page = writer.get(f"/ledgers/projects/?group={group}").content.decode()
    body = page.split("<tbody>")[1].split("</tbody>")[0]
    found = [re.findall(r"<td.*?>(.*?)</td>", line)[:3] for line in body.split("</tr>")[:-1]]
    assert [tuple(re.sub("<[^>]+>", "", cell) for cell in line) for line in found] == lines


def test_a_line_of_the_groups_leads_to_its_rows(few, writer):
    page = writer.get("/ledgers/projects/?group=signed_on-month&stage=signed").content.decode()
    address = re.search(r'href="([^"]+)">2022-12<', page)[1].replace("&amp;", "&")
    assert names(writer.get(f"/ledgers/projects/{address}")) == ["示例乙"]


def test_columns_are_chosen_in_the_address(few, writer):
    page = writer.get("/ledgers/projects/?columns=name&columns=about").content.decode()
    assert re.findall(r"<th>(?:<a.*?>)?(\w+)", page.split('<table class="table table-hover stack rows">')[1])[:3] == [
        "项目名称",
        "建设内容",
    ]


def test_who_sees_no_department_sees_no_rows(few, browser_of):
    assert names(browser_of("stranger").get("/ledgers/projects/")) == []
    assert names(browser_of("auditor").get("/ledgers/projects/")) == ["示例丙", "示例乙", "示例甲"]


@pytest.mark.parametrize("sort", ["", "sort=signed_on", "sort=-signed_on", "sort=total_investment"])
def test_all_pages_together_are_all_rows_once(world, writer, sort):
    rows = (
        Project(
            department=world.d.bureau,
            name=f"示例{n:04}",
            total_investment=n % 7 * YI or None,
            signed_on=date(2022, 1, 1 + n % 28) if n % 5 else None,
        )
        for n in range(1230)
    )
    add_rows(ledger=PROJECTS, rows=rows)
    found = [name for page in range(1, 26) for name in names(writer.get(f"/ledgers/projects/?page={page}&{sort}"))]
    assert len(found) == len(set(found)) == 1230


def test_a_list_goes_out_as_a_workbook_with_exact_numbers(few, writer):
    answer = writer.get("/ledgers/projects/export/?stage=signed&columns=name&columns=total_investment")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert [[cell.value for cell in row] for row in sheet] == [
        ["项目名称", "总投资（万元）"],
        ["示例乙", 30000],
        ["示例甲", 10000],
    ]


def test_the_board_shows_each_stage_with_its_rows_and_sum(few, writer):
    page = writer.get("/ledgers/projects/board/").content.decode()
    lane = re.search(r"<h2>签约.*?</section>", page, re.DOTALL)[0]
    assert "40,000.00" in lane
    assert "示例甲" in lane
    assert "示例丙" not in lane


def test_the_calendar_shows_the_rows_of_a_day(few, writer):
    assert "示例乙" in writer.get("/ledgers/projects/calendar/?month=2022-12").content.decode()
    assert "示例乙" not in writer.get("/ledgers/projects/calendar/?month=2022-06").content.decode()


def test_on_paper_stand_the_filters_and_the_sums(few, writer):
    page = writer.get("/ledgers/projects/print/?stage=signed").content.decode()
    assert "阶段：签约" in page
    assert "40,000.00" in page


def test_views_are_kept_for_oneself_or_for_the_department(few, writer, browser_of, world):
    typed = {"name": "已签约", "query": "stage=signed"}
    writer.post("/ledgers/projects/views/", typed)
    writer.post("/ledgers/projects/views/", typed | {"name": "共用的", "is_shared": "on"})
    mine = writer.get("/ledgers/projects/").content.decode()
    assert "?stage=signed" in mine
    assert "已签约" in mine
    theirs = browser_of("colleague").get("/ledgers/projects/").content.decode()
    assert "共用的" in theirs
    assert "已签约" not in theirs
    assert "共用的" not in browser_of("finance").get("/ledgers/projects/").content.decode()
    assert SavedView.objects.count() == 2
