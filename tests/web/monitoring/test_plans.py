"""Plans: the norm's by default, the office's own where it is complete and possible."""

import json

import pytest

from jixiao.web.monitoring.models import PlanProfile
from jixiao.web.monitoring.watch import YearWatch
from jixiao.web.people.models import LogEntry


def write(browser, watched, key: str, **cells: str):
    found = [{"row": key, "column": name, "text": text} for name, text in cells.items()]
    body = json.dumps({"do": "change", "cells": found})
    return browser.post(f"/years/{watched.year.pk}/monitoring/plans/", body, content_type="application/json")


def light(watched) -> str:
    return YearWatch(watched.year).watched(watched.round).lights[f"i{watched.signed.pk}"]


@pytest.fixture
def key(watched) -> str:
    return f"i{watched.signed.pk}"


def test_without_a_plan_the_words_of_the_target_or_the_months_count(writer, watched):
    shown = writer.get(f"/years/{watched.year.pk}/monitoring/plans/").content.decode()
    assert "按月份均匀推进" in shown
    assert "上半年 5、下半年 10，到期以前为 0" in shown
    assert ">58.33%</td>" in shown


def test_one_changed_month_makes_a_plan_of_ones_own(writer, watched, fill, key):
    fill(watched.round, watched.signed, "20")
    assert light(watched) == "红"
    months = {f"m{month}": "10" for month in range(1, 8)}
    assert write(writer, watched, key, **months).status_code == 200
    assert light(watched) == "蓝"
    assert LogEntry.objects.first().sentence.startswith("修改签约数进度计划：累计进度由空改为“10、10、10")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"m6": "60"}, "后一个月不能小于前一个月；改好以前仍按月份均匀推进。"),
        ({"m12": "90", "m11": "90"}, "进度计划到 12 月应为全年的 100%；改好以前仍按月份均匀推进。"),
        ({"m6": ""}, "进度计划还有 1 个月没有填；改好以前仍按月份均匀推进。"),
    ],
)
def test_a_plan_that_cannot_be_followed_is_kept_told_and_not_followed(writer, watched, fill, key, cells, told):
    fill(watched.round, watched.signed, "56")
    assert told in write(writer, watched, key, **cells).content.decode()
    assert light(watched) == "绿"


def test_a_plan_that_is_emptied_is_given_up(writer, watched, key):
    write(writer, watched, key, m1="5")
    write(writer, watched, key, **{f"m{month}": "" for month in range(1, 13)})
    assert PlanProfile.objects.get().shares == []


def test_a_plan_of_the_money_moves_the_light_of_the_money(writer, watched, fill):
    fill(watched.round, watched.program, "20")
    write(writer, watched, f"p{watched.program.pk}", **{f"m{month}": "20" for month in range(1, 8)})
    assert YearWatch(watched.year).watched(watched.round).lights[f"m{watched.program.pk}"] == "绿"


def test_plans_of_another_section_are_read_only(writer, watched):
    assert write(writer, watched, f"i{watched.survey.pk}", m1="5").status_code == 422
    assert not PlanProfile.objects.exists()
