"""What sentences assert about their numbers: this sentence → these claims."""

import pytest

from jixiao import api
from jixiao.readers import txt

TITLE = "某市投资促进局2022年度整体支出绩效自评报告\n\n"


def dossier_of(text):
    return api.extract(txt.read("报告.txt", (TITLE + text).encode()))


def splits(text):
    d = dossier_of(text)
    quote = d.source.quote
    return [
        (quote(s.total.span), [quote(p.span) for p in s.parts], "全部" if s.exhaustive else "其中") for s in d.splits
    ]


def changes(text):
    d = dossier_of(text)
    return [
        tuple(d.source.quote(f.span) if f else None for f in (c.current, c.delta, c.rate, c.previous))
        for c in d.changes
    ]


def executions(text):
    d = dossier_of(text)
    return [
        (e.subject, *(d.source.quote(f.span) if f else None for f in (e.budget, e.outturn, e.rate)))
        for e in d.executions
    ]


def shares(text):
    d = dossier_of(text)
    return [tuple(d.source.quote(f.span) for f in (s.part, s.whole, s.rate)) for s in d.shares]


def facts(text):
    d = dossier_of(text)
    return [(f.item, f.stage.value, f.scope, f.year, d.source.quote(f.figure.span)) for f in d.facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "基本支出1130.73万元，其中人员经费1033.58万元、公用经费97.15万元。",
            [("1130.73万元", ["1033.58万元", "97.15万元"], "全部")],
        ),
        (
            "年初预算7858.94万元：基本支出预算880.34万元，其中人员经费773.77万元、公用经费106.57万元；项目支出预算6978.6万元。",
            [
                ("7858.94万元", ["880.34万元", "6978.6万元"], "全部"),
                ("880.34万元", ["773.77万元", "106.57万元"], "全部"),
            ],
        ),
        (
            "支出合计2310.40万元，其中：基本支出1460.22万元，占63.20%；项目支出840.18万元，占36.36%；经营支出10万元，占0.43%。",
            [("2310.40万元", ["1460.22万元", "840.18万元", "10万元"], "全部")],
        ),
        (
            "“三公”经费支出6.85万元。其中公务接待费5.15万元，公务用车运行维护费1.70万元。",
            [("6.85万元", ["5.15万元", "1.70万元"], "全部")],
        ),
        (
            "2022年年初预算486.32万元，年中追加127.45万元，全年预算数613.77万元。",
            [("613.77万元", ["486.32万元", "127.45万元"], "全部")],
        ),
        (
            "签约项目46个，协议总投资158.6亿元，其中亿元以上项目31个，10亿元以上项目3个。",
            [("46个", ["31个", "3个"], "其中")],
        ),
        (
            "在职人员16人，其中：参公管理人员6人、事业人员10人；退休人员5人。",
            [("16人", ["6人", "10人"], "全部")],
        ),
        (
            "累计反映问题83个，81个问题已解决，其余2个正在推进。",
            [("83个", ["81个", "2个"], "全部")],
        ),
        (
            "较2021年预算增加455.64万元，其中：基本支出增加284.41万元；项目支出增加171.23万元。",
            [("455.64万元", ["284.41万元", "171.23万元"], "全部")],
        ),
    ],
)  # fmt: skip
def test_a_total_and_its_parts(text, expected):
    assert splits(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2022年支出1524.96万元，较2021年度支出增加267.78万元，增加21.3%。",
            [("1524.96万元", "267.78万元", "21.3%", None)],
        ),
        (
            "三公经费支出6.85万元，比预算8.50万元减少1.65万元，下降19.41%；比上年7.20万元减少0.35万元，下降4.86%。",
            [("6.85万元", "1.65万元", "19.41%", "8.50万元"), ("6.85万元", "0.35万元", "4.86%", "7.20万元")],
        ),
        (
            "实际利用外资1250万美元，较上年的1105万美元增长13.12%。",
            [("1250万美元", None, "13.12%", "1105万美元")],
        ),
        (
            "资产总额由年初的210.35万元增加到年末的236.80万元，增长12.57%。",
            [("236.80万元", None, "12.57%", "210.35万元")],
        ),
        (
            "实际利用外资52258万美元，同比增长40%；进出口完成61855万美元，同比增长16.23%。",
            [("52258万美元", None, "40%", None), ("61855万美元", None, "16.23%", None)],
        ),
        (
            "支出1524.96万元，主要原因是发放奖金454.93万元；较2021年度项目支出减少187.15万元，减少32.19%。",
            [(None, "187.15万元", "32.19%", None)],
        ),
    ],
)  # fmt: skip
def test_a_change_and_its_rate(text, expected):
    assert changes(text) == expected


def test_a_change_finds_where_it_led_in_another_sentence():
    text = "2022年度收、支总计均为2368.52万元。与2021年度相比，收、支总计各增加312.46万元，增长15.20%。"
    assert changes(text) == [("2368.52万元", "312.46万元", "15.20%", None)]


def test_scopes_are_not_mixed():
    text = "2022年度收、支总计均为2368.52万元。\n\n与2021年度相比，财政拨款收、支总计各增加300.00万元，增长14.71%。"
    assert changes(text) == [(None, "300.00万元", "14.71%", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "园区管理经费预算资金27万元、资金执行数11.72万元，预算执行率43.4%。",
            [("园区管理经费", "27万元", "11.72万元", "43.4%")],
        ),
        (
            "招商项目年初预算为800万元，调整预算为850万元，支出决算为829.72万元，完成年初预算的103.7%。",
            [("招商项目", "800万元", "829.72万元", "103.7%")],
        ),
        (
            "预算安排项目88项，资金39713.56万元，全年共支出资金39713.56万元，资金支付率100%。",
            [("支出", "39713.56万元", "39713.56万元", "100%")],
        ),
        ("全年预算执行率97.46%。", [("支出", None, None, "97.46%")]),
    ],
)
def test_an_execution_rate_and_what_it_is_of(text, expected):
    assert executions(text) == expected


def test_shares_know_their_whole():
    text = "本年支出1524.96万元，其中，基本支出1130.73万元，占比74.15%；项目支出394.23万元，占总支出的25.85%。"
    assert shares(text) == [("1130.73万元", "1524.96万元", "74.15%"), ("394.23万元", "1524.96万元", "25.85%")]


def test_parts_are_at_the_stage_of_their_total():
    text = "预算调整收入1590.86万元，按性质分：基本支出预算1164.81万元；项目支出预算426.05万元。"
    assert facts(text) == [
        ("收入", "调整预算", "", 2022, "1590.86万元"),
        ("基本支出", "调整预算", "", 2022, "1164.81万元"),
        ("项目支出", "调整预算", "", 2022, "426.05万元"),
    ]


def test_a_bare_amount_speaks_of_what_the_sentence_began_with():
    text = "“三公”经费财政拨款支出预算为30.00万元，支出决算为18.50万元。"
    assert [(item, stage) for item, stage, *_ in facts(text)] == [("“三公”经费", "年初预算"), ("“三公”经费", "支出")]


def test_amounts_of_a_functional_class_are_not_those_of_the_department():
    text = "1.一般公共服务（类）商贸事务（款）行政运行（项）。年初预算为1000万元，支出决算为1020.5万元。"
    assert facts(text) == []


def test_two_names_for_one_amount_are_two_facts():
    text = "预算调整收入（年度决算收入）1600.86万元。"
    assert [(stage, quote) for _, stage, _, _, quote in facts(text)] == [
        ("调整预算", "1600.86万元"),
        ("支出", "1600.86万元"),
    ]
