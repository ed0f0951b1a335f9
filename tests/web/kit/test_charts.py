"""A chart and its table say the same."""

import json

from django.template.loader import render_to_string
from lxml import html

from jixiao.web.kit.charts import Chart, Series


def test_what_is_drawn_stands_in_the_table_too():
    series = (Series("错误", "error", (3, None)), Series("警告", "warning", (1, 1200)))
    chart = Chart("history", "最近两次", ("第一次", "<第二次>"), series, stacked=True)
    page = html.fromstring(render_to_string("shared/chart.html", {"chart": chart}))
    (data,) = page.xpath("//script[@type='application/json']/text()")
    assert json.loads(data) == {
        "labels": ["第一次", "<第二次>"],
        "series": [
            {"name": "错误", "tone": "error", "values": [3, None]},
            {"name": "警告", "tone": "warning", "values": [1, 1200]},
        ],
        "stacked": True,
        "lines": False,
        "unit": "",
    }
    cells = [[cell.text_content() for cell in row] for row in page.xpath("//tbody/tr")]
    assert cells == [["第一次", "3", "1"], ["<第二次>", "—", "1,200"]]


def test_amounts_are_drawn_and_told_in_their_unit():
    chart = Chart("paid", "支付", ("1月",), (Series("支付", "done", (1_234_560,)),), lines=True, unit="万元")
    page = html.fromstring(render_to_string("shared/chart.html", {"chart": chart}))
    (data,) = page.xpath("//script[@type='application/json']/text()")
    assert json.loads(data)["series"][0]["values"] == ["1.23"]
    assert [cell.text_content() for cell in page.xpath("//th|//td")] == ["", "支付（万元）", "1月", "1.23"]
