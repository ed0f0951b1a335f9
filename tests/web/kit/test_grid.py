"""The editing grid through its address: what comes in, what is refused, what comes back."""

import json
import re

import pytest

from jixiao.web.kit.fields import Stale
from tests.web.kit.grid_app import actions
from tests.web.kit.grid_app.models import Line

pytestmark = pytest.mark.urls("tests.web.kit.grid_app.urls")


@pytest.fixture
def lines(world) -> list[Line]:
    rows = [
        ("output", "举办推介活动", 100_000_000, 12),
        ("output", "引进项目", None, 40),
        ("outcome", "提高满意度", 5, None),
    ]
    return [
        Line.objects.create(order=order, group=group, name=name, budget=budget, target=target)
        for order, (group, name, budget, target) in enumerate(rows)
    ]


@pytest.fixture
def post(writer):
    def post(do: str, **body):
        return writer.post("/lines/", json.dumps({"do": do, **body}), content_type="application/json")

    return post


def cell(line: Line | str, column: str, text: str, old: str | None = None) -> dict[str, str | None]:
    return {"row": line if isinstance(line, str) else str(line.pk), "column": column, "text": text, "old": old}


def drawn(answer) -> list[str]:
    """The rows that an answer brings."""
    return re.findall(r'data-row="(\d+)"', answer.content.decode().partition("data-words")[0])


def words(answer) -> str:
    text = answer.content.decode().partition("data-words>")[2]
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_a_page_shows_every_cell_as_read_and_keeps_what_editing_begins_with(writer, lines):
    page = writer.get("/lines/").content.decode()
    assert '<td class="number" data-text="100">100.00</td>' in page
    assert '<td class="number" data-text="0.000005" title="0.05 元">0.00</td>' in page
    assert ">产出指标</td>" in page
    assert 'rowspan="2"' in page


def test_a_changed_cell_is_saved_and_only_what_differs_comes_back(writer, post, lines):
    seen = dict(re.findall(r'data-row="(\d+)" data-mark="(\w+)"', writer.get("/lines/").content.decode()))
    answer = post("change", cells=[cell(lines[1], "budget", "1，234.5万元", "")], seen=seen)
    assert answer.status_code == 200
    assert drawn(answer) == [str(lines[1].pk)]
    assert "1,334.50" in answer.content.decode()  # the total
    lines[1].refresh_from_db()
    assert (lines[1].budget, lines[1].version, lines[1].changed_by) == (1_234_500_000, 1, "王填")


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("budget", "12..5", "第2行“年初预算”：“12..5”不是金额；请写数字，例如 1234.56"),
        ("budget", "0.0000001", "第2行“年初预算”：“0.0000001”小数太多：单位是万元，金额最多到分"),
        ("target", "3.5", "第2行“指标值”：“3.5”不是整数；这一列只填整数，例如 12"),
        ("target", "九十", "第2行“指标值”：“九十”不是数字；请写数字，例如 12.5"),
        ("target", "9" * 20, f"第2行“指标值”：“{'9' * 20}”太大；请看单位对不对"),
        ("rate", "很高", "第2行“完成率”：“很高”不是百分数；请写数字，例如 97.5 或 97.5%"),
        ("weight", "1.234", "第2行“分值”：“1.234”小数太多；分值最多两位小数，例如 12.25"),
        ("group", "质量", "第2行“一级指标”：“质量”不在可选的几项里；可填：产出指标、效益指标、满意度指标"),
        ("name", "长" * 41, f"第2行“指标名称”：“{'长' * 30}…”太长：最多 40 字，现在 41 字"),
        ("left", "1", "第2行“结余”不能改"),
    ],
)
def test_what_is_not_understood_is_told_with_its_place(post, lines, column, text, told):
    good = cell(lines[0], "target", "99", "12")
    answer = post("change", cells=[good, cell(lines[1], column, text)])
    assert answer.status_code == 422
    assert words(answer) == told
    assert Line.objects.get(pk=lines[0].pk).target == 12  # all or nothing


def test_an_emptied_number_is_unknown_and_not_zero(post, lines):
    assert post("change", cells=[cell(lines[0], "target", "  ", "12")]).status_code == 200
    assert Line.objects.get(pk=lines[0].pk).target is None


def test_a_cell_that_somebody_else_changed_is_asked_about(post, lines):
    Line.objects.filter(pk=lines[0].pk).update(target=15, version=2, changed_by="王五")
    answer = post("change", cells=[cell(lines[0], "target", "13", "12")])
    assert answer.status_code == 409
    assert words(answer) == "第1行“指标值”这一格刚被王五改为 15 ，您写的是 13 。 保留对方的 用我的"
    assert post("change", cells=[cell(lines[0], "target", "13", "15")]).status_code == 200  # 用我的
    assert Line.objects.get(pk=lines[0].pk).target == 13


def test_two_people_on_two_cells_of_a_row_do_not_disturb_one_another(post, lines):
    Line.objects.filter(pk=lines[0].pk).update(target=15, version=2, changed_by="王五")
    assert post("change", cells=[cell(lines[0], "name", "办会", "举办推介活动")]).status_code == 200
    line = Line.objects.get(pk=lines[0].pk)
    assert (line.name, line.target, line.version) == ("办会", 15, 3)


def test_a_row_saved_by_another_at_the_same_moment_is_read_again(post, lines, monkeypatch):
    tried, saved = [], actions.change

    def overtaken(*, changes, by):
        tried.append(by)
        if len(tried) == 1:
            raise Stale
        saved(changes=changes, by=by)

    monkeypatch.setattr(actions, "change", overtaken)
    assert post("change", cells=[cell(lines[0], "target", "13", "12")]).status_code == 200
    assert Line.objects.get(pk=lines[0].pk).target == 13


def test_both_writing_the_same_is_no_conflict(post, lines):
    Line.objects.filter(pk=lines[0].pk).update(target=13, version=2)
    assert post("change", cells=[cell(lines[0], "target", "13", "12")]).status_code == 200


def test_a_preview_says_everything_and_changes_nothing(post, lines):
    cells = [cell(lines[0], "target", "20", "12"), cell(lines[1], "target", "x", "40"), cell(lines[1], "left", "1")]
    answer = post("preview", pasted=True, cells=[*cells, cell("+1", "name", "新指标")])
    assert answer.status_code == 200
    assert "有 1 格不能粘贴" in words(answer)
    assert "跳过 1 格" in words(answer)
    assert "第2行“指标值”：“x”不是数字" in words(answer)
    assert "第1行“指标值” 12 20" in words(answer)
    assert "第4行“指标名称” （空） 新指标" in words(answer)
    assert Line.objects.count() == 3
    assert Line.objects.get(pk=lines[0].pk).target == 12


def test_pasted_rows_below_the_last_one_are_made(post, lines):
    cells = [cell("+1", "name", "甲"), cell("+1", "budget", "1"), cell("+2", "name", ""), cell("+3", "name", "丙")]
    answer = post("change", pasted=True, cells=cells, after=str(lines[2].pk))
    assert answer.status_code == 200
    assert list(Line.objects.values_list("name", flat=True))[3:] == ["甲", "丙"]
    made = json.loads(re.search(r'data-inserted="([^"]+)"', answer.content.decode())[1].replace("&quot;", '"'))
    assert list(made) == ["+1", "+3"]


def test_rows_are_made_deleted_brought_back_and_moved(post, lines):
    first, second, third = (str(line.pk) for line in lines)
    post("insert", after=first)
    assert Line.objects.all()[1].name == ""
    assert drawn(post("delete", rows=[first, second])) == [str(Line.objects.all()[1].pk), third]
    post("restore", rows=[first, second])
    post("move", rows=[third], after=None)
    assert str(Line.objects.all()[0].pk) == third


def test_rows_outside_the_grid_are_nobodys(post, lines):
    Line.objects.filter(pk=lines[1].pk).update(is_deleted=True)
    gone, here = str(lines[1].pk), str(lines[0].pk)
    for body in ({"do": "delete", "rows": [gone]}, {"do": "move", "rows": [gone]}, {"do": "insert", "after": gone}):
        answer = post(**body)
        assert (answer.status_code, words(answer)) == (422, "这一行已被别人删除；表格已更新，请再看一遍。")
    assert post("move", rows=[here], after=gone).status_code == 422
    assert Line.objects.count() == 3


def test_what_an_action_refuses_is_told_in_its_words_and_nothing_is_saved(post, lines):
    answer = post("change", cells=[cell(lines[0], "target", "1", "12"), cell(lines[1], "name", "不行")])
    assert (answer.status_code, words(answer)) == (422, "名称不能叫“不行”。")
    assert Line.objects.get(pk=lines[0].pk).target == 12


def test_a_deleted_row_gives_back_what_was_written(post, lines):
    answer = post("change", cells=[cell("999999", "name", "还在写")])
    assert answer.status_code == 422
    assert "这一行已被删除，您写的是“还在写”" in words(answer)


def test_a_cell_may_be_closed_by_its_row(writer, post, lines):
    Line.objects.filter(pk=lines[0].pk).update(is_locked=True)
    assert post("change", cells=[cell(lines[0], "name", "改")]).status_code == 422
    assert 'aria-readonly="true">举办推介活动</td>' in writer.get("/lines/").content.decode()


def test_findings_stand_under_their_row_with_the_better_wording(writer, post, lines):
    page = writer.get("/lines/").content.decode()
    assert "“提高”没有说提高多少。" in page
    assert 'data-take="name" data-better="提高到95%满意度"' in page
    answer = post("change", cells=[cell(lines[2], "name", "满意度", "提高满意度")])
    assert "没有说提高多少" not in answer.content.decode()


@pytest.mark.parametrize(
    "body", ["", "[]", '{"do": "fly"}', '{"do": "move"}', '{"do": 1}', '{"do": "change", "cells": [1]}']
)
def test_nonsense_is_refused_in_chinese(writer, lines, body):
    answer = writer.post("/lines/", body, content_type="application/json")
    assert answer.status_code == 400
    assert "请刷新页面" in answer.content.decode()


def test_who_may_only_read_gets_no_tools_and_changes_nothing(writer, lines):
    page = writer.get("/lines/read/").content.decode()
    assert "data-do=" not in page
    assert "举办推介活动" in page
    assert writer.post("/lines/read/", "{}", content_type="application/json").status_code == 404


def test_a_grid_costs_the_same_for_many_rows(writer, lines, django_assert_max_num_queries):
    Line.objects.bulk_create(Line(name=f"第{n}项", order=n) for n in range(300))
    writer.get("/lines/")
    with django_assert_max_num_queries(4):
        writer.get("/lines/")
