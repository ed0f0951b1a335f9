"""Numbers as printed: what is a quantity, of which kind and unit, and what is none."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.units.number import Printed
from jixiao.units.scan import Kind, Quantity, scan

SHARED = Path(__file__).parents[2].parent / "shared"


def told(text: str) -> list[tuple[str, str, str, str]]:
    return [(text[q.start : q.end], q.kind.value, q.digits, q.unit) for q in scan(text)]


def only(text: str) -> Quantity:
    (quantity,) = scan(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "digits", "unit", "base"),
    [
        ("支出1524.96万元", "1524.96", "万元", "15249600"),
        ("总投资4212.88亿元", "4212.88", "亿元", "421288000000"),
        ("共1,600.86万元", "1600.86", "万元", "16008600"),
        ("实际使用外资2.94亿美元", "2.94", "亿美元", "294000000"),
        ("合计25754899.39元", "25754899.39", "元", "25754899.39"),
        ("执行总额6亿", "6", "亿", "600000000"),
        ("兑现资金6056余万元", "6056", "万元", "60560000"),
        ("拨付2.6余亿元", "2.6", "亿元", "260000000"),
        ("补助五千万元", "50000000", "元", "50000000"),
        ("金额壹万贰仟叁佰元整", "12300", "元", "12300"),
        ("调整数-36.5万元", "-36.5", "万元", "-365000"),
    ],
)
def test_money_is_read_with_its_scale(text, digits, unit, base):
    quantity = only(text)
    assert (quantity.kind, quantity.digits, quantity.unit) == (Kind.AMOUNT, digits, unit)
    assert Printed.of(quantity.digits, quantity.unit).base == Decimal(base)


@pytest.mark.parametrize(
    ("text", "kind", "digits", "unit"),
    [
        ("增长28.2%", Kind.PERCENT, "28.2", "%"),
        ("高出51.6个百分点", Kind.POINTS, "51.6", "个百分点"),
        ("增长百分之五", Kind.PERCENT, "5", "%"),
        ("是去年的两倍", Kind.TIMES, "2", "倍"),
        ("得分为99.09分，", Kind.SCORE, "99.09", "分"),
        ("服务260家次企业", Kind.COUNT, "260", "家次"),
        ("六条措施", Kind.COUNT, "6", "条"),
        ("1万余亩", Kind.AREA, "1", "万余亩"),
        ("总量全省第二，", Kind.RANK, "2", "位次"),
        ("≤2年", Kind.DURATION, "2", "年"),
        ("10个工作日内", Kind.DURATION, "10", "个工作日"),
    ],
)
def test_other_quantities_have_their_kind(text, kind, digits, unit):
    quantity = only(text)
    assert (quantity.kind, quantity.digits, quantity.unit) == (kind, digits, unit)


@pytest.mark.parametrize(
    ("text", "comparator", "approximate"),
    [
        ("≥20个", ">=", False),
        ("大于等于20次", ">=", False),
        ("不少于1500份", ">=", False),
        ("客商100人以上", ">=", False),
        ("≤4.6万元", "<=", False),
        ("控制在30万元", "<=", False),
        ("满意度高于95%", ">", False),
        ("近50次", "<", True),
        ("约30家", "", True),
        ("40余名", ">", True),
        ("=1家", "=", False),
    ],
)
def test_bounds_and_vague_words_are_kept(text, comparator, approximate):
    quantity = only(text)
    assert (quantity.comparator, quantity.approximate) == (comparator, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "石财外〔2021〕18号", "（石发﹝2019﹞8号）", "石财建【2021】71号", "2023年4月19日", "1-12月", "截至10月底",
        "（10）负责指导", "1.加强领导", "3、翻译费", "世界500强企业", "0311-86012345", "C0899", "P1.5LED",
        "第75条", "12345678901", "四个自信", "长三角", "一站式", "四证齐发",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_none(text):
    quantities = {Kind.AMOUNT, Kind.PERCENT, Kind.POINTS, Kind.TIMES, Kind.COUNT, Kind.SCORE, Kind.AREA}
    assert not [q for q in scan(text) if q.kind in quantities]


def test_a_list_number_before_a_year_is_not_a_decimal():
    assert told("1.2022年预算收入1850.39万元") == [
        ("2022年", "year", "2022", "年"),
        ("1850.39万元", "amount", "1850.39", "万元"),
    ]


def test_a_range_gives_both_ends():
    quantities = scan("满意度80%-90%")
    assert [(q.digits, q.unit) for q in quantities] == [("80", "%"), ("90", "%")]


def test_table_cells_keep_their_sign():
    assert told("12.3\t-3.5\t1,024.00") == [
        ("12.3", "cell", "12.3", ""),
        ("-3.5", "cell", "-3.5", ""),
        ("1,024.00", "cell", "1024.00", ""),
    ]


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled sample lies outside the repository")
def test_the_labelled_sample_is_read():
    """All money, percentages and counts of the five labelled documents, as the documents are after joining."""
    from jixiao.readers.txt import read as txt

    sample = json.loads((SHARED / "gold" / "numeric_sample.json").read_text(encoding="utf-8"))
    wanted = [x for x in sample if x["kind"] in ("money", "percent", "count", "percent_point", "score") and x["value"]]
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    missed = []
    for index, path in enumerate(seeds):
        document = txt.read(path.name, path.read_bytes())
        found = {(document.origin(q.start), Decimal(q.digits)) for q in scan(document.text)}
        found |= {(document.origin(q.start) + 1, Decimal(q.digits)) for q in scan(document.text)}
        places: dict[Decimal, list[int]] = {}
        for at, value in found:
            places.setdefault(abs(value), []).append(at)
        for item in (x for x in wanted if x["seed"] == index):
            near = places.get(abs(Decimal(str(item["value"]).replace(",", ""))), [])
            if not any(item["start"] - 6 <= at <= item["end"] + 6 for at in near):
                missed.append((index, item["line"], item["quote"]))
    assert len(missed) <= 2, missed
