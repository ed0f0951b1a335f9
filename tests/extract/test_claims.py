"""What sentences assert about their numbers: this sentence → these claims."""

import pytest

from jixiao import api
from jixiao.readers.txt import read as txt

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
        (
            "年初预算620.00万元，调整后预算655.00万元，决算支出640.50万元，其中基本支出402.30万元、项目支出238.20万元。",
            [("640.50万元", ["402.30万元", "238.20万元"], "全部")],
        ),
        (
            "年初预算300万元（基本支出240万元，项目支出60万元）。当年支出312万元。人员经费205万元，公用经费28万元。",
            [("300万元", ["240万元", "60万元"], "全部")],
        ),
        (
            "收支总预算905.40万元。收入包括：预算拨款收入880.40万元、其他收入25.00万元；支出包括：教育支出790.10万元、其他支出115.30万元。",
            [
                ("905.40万元", ["880.40万元", "25.00万元"], "全部"),
                ("905.40万元", ["790.10万元", "115.30万元"], "全部"),
            ],
        ),
        (
            "固定资产原值560.20万元，其中房屋1800平方米、价值410.00万元；车辆3辆、价值52.20万元；其他固定资产98.00万元。",
            [("560.20万元", ["410.00万元", "52.20万元", "98.00万元"], "全部")],
        ),
        (
            "政府采购支出204.30万元，其中货物76.40万元、服务127.90万元。",
            [("204.30万元", ["76.40万元", "127.90万元"], "全部")],
        ),
        ("比上年减少81.45万元。其中项目支出减少121.85万元。", []),
        (
            "财政拨款支出451.20万元。年初预算为398.00万元，支出为它的113.4%。其中：农林水支出402.10万元；卫生支出20.10万元；住房支出29.00万元。",
            [("451.20万元", ["402.10万元", "20.10万元", "29.00万元"], "其中")],
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
        (
            "新增就业9123人，较上年减少214人，下降2.3%。",
            [("9123人", "214人", "2.3%", None)],
        ),
        (
            "开发区接待考察团98批次，同比下降20.3%（2021年为123批次）。",
            [("98批次", None, "20.3%", "123批次")],
        ),
        (
            "冬小麦单产由410公斤提高到446公斤，每亩多收36公斤，增长8.8%。",
            [("446公斤", None, "8.8%", "410公斤")],
        ),
        (
            "“三公”经费支出5.20万元，其中公务接待费1.40万元、公务用车运行费3.80万元。比上年减少0.30万元，下降5.5%。",
            [("5.20万元", "0.30万元", "5.5%", None)],
        ),
        (
            "收入总计830.50万元，支出总计830.50万元。与2021年度790.10万元相比，各增加40.40万元，增长5.11%。",
            [("830.50万元", "40.40万元", "5.11%", "790.10万元")],
        ),
        (
            "收支预算较2021年830.50万元减少41.20万元，下降4.96%。",
            [(None, "41.20万元", "4.96%", "830.50万元")],
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
        (
            "其中基本支出411.20万元，执行率99.10%；项目支出280.40万元，执行率87.30%。",
            [("基本支出", None, "411.20万元", "99.10%"), ("项目支出", None, "280.40万元", "87.30%")],
        ),
        (
            "项目预算资金300万元，由市级财政安排。截至年底实际支出282万元，执行率94%。",
            [("项目", "300万元", "282万元", "94%")],
        ),
        (
            "委托审计经费116.80万元，预算131.00万元，执行率89.16%。",
            [("委托审计经费", "131.00万元", "116.80万元", "89.16%")],
        ),
        ("年中追加106.45万元，占年初预算的9.7%。", []),
    ],
)
def test_an_execution_rate_and_what_it_is_of(text, expected):
    assert executions(text) == expected


def test_shares_know_their_whole():
    text = "本年支出1524.96万元，其中，基本支出1130.73万元，占比74.15%；项目支出394.23万元，占总支出的25.85%。"
    assert shares(text) == [("1130.73万元", "1524.96万元", "74.15%"), ("394.23万元", "1524.96万元", "25.85%")]


def test_shares_told_one_after_another_belong_to_the_parts_before_them():
    text = "签约项目50个，其中装备制造24个、新材料16个、软件10个，分别占48.0%、32.0%和20.0%。"
    assert shares(text) == [("24个", "50个", "48.0%"), ("16个", "50个", "32.0%"), ("10个", "50个", "20.0%")]


def test_shares_of_a_whole_unsaid_are_of_the_amount_that_most_of_them_fit():
    text = (
        "财政拨款支出决算400.00万元。按功能分类：教育支出300.00万元，占75.00%；"
        "卫生健康支出60.00万元，占16.00%；住房保障支出40.00万元，占10.00%。"
    )
    assert [rate for _, whole, rate in shares(text) if whole == "400.00万元"] == ["75.00%", "16.00%", "10.00%"]


def test_an_adjusted_budget_is_of_the_department_where_the_paragraph_began_with_it():
    text = "2022年年初预算640.00万元。年中因上年结转12.50万元及追加专项，全年预算调整为701.30万元。"
    assert ("支出", "调整预算", "", 2022, "701.30万元") in facts(text)


def test_the_whole_is_told_again_behind_a_list_of_its_parts():
    text = (
        "2022年预算批复568.00万元，其中基本支出352.00万元、项目支出216.00万元；"
        "全年实际执行534.20万元，其中基本支出336.00万元、项目支出198.20万元。"
    )
    assert ("支出", "支出", "", 2022, "534.20万元") in facts(text)
    assert splits(text)[1] == ("534.20万元", ["336.00万元", "198.20万元"], "全部")


def test_income_told_after_a_budget_is_no_spending():
    text = "2022年年初预算236.50万元，追加84.30万元，全年收入320.80万元；全年支出298.40万元。"
    assert ("收入", "支出", "", 2022, "320.80万元") in facts(text)
    assert ("支出", "支出", "", 2022, "298.40万元") in facts(text)


def test_a_budget_compared_with_is_of_what_the_sentence_began_with():
    text = "“三公”经费决算数7.25万元，比年初预算数9.00万元减少1.75万元。"
    assert [(item, stage) for item, stage, *_ in facts(text)] == [("“三公”经费", "支出"), ("“三公”经费", "年初预算")]


def test_an_aim_is_attained_by_the_whole_and_not_by_the_last_of_its_parts():
    d = dossier_of("完成危房改造156户，其中C级61户、D级95户，完成年度任务150户的104%。")
    assert [(str(a.whole.printed), str(a.part.printed)) for a in d.attainments] == [("150户", "156户")]


def test_spending_under_a_heading_on_three_public_expenses_is_theirs():
    text = "（四）“三公”经费。全年支出11.26万元。"
    assert facts(text) == [("“三公”经费", "支出", "", 2022, "11.26万元")]


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


def test_a_single_part_closes_no_list():
    assert splits("财政拨款收、支总计886.40万元，其中上年财政拨款结转6.40万元。") == [
        ("886.40万元", ["6.40万元"], "其中")
    ]


def test_a_grand_total_holds_what_is_carried_over():
    parts = "支出按性质分：基本支出210.50万元，项目支出80.00万元，年末结转9.50万元。"
    assert splits(f"总支出300.00万元（含结转）。\n\n{parts}") == [
        ("300.00万元", ["210.50万元", "80.00万元", "9.50万元"], "全部")
    ]
    assert splits(f"本年支出290.50万元。\n\n{parts}") == [("290.50万元", ["210.50万元", "80.00万元"], "全部")]


def test_a_change_that_names_its_item_led_to_what_the_sentence_above_gives_for_it():
    text = (
        "一般公共预算支出512.00万元，占总支出的98%。与上年相比，一般公共预算支出增加12.00万元，增长2.40%。\n\n"
        "一般公共预算支出年初预算为480.00万元。"
    )
    assert changes(text) == [("512.00万元", "12.00万元", "2.40%", None)]


def test_of_two_wholes_that_nearly_fit_shares_are_of_the_one_that_fits_all():
    text = (
        "本年收入合计2126.85万元。\n\n本年支出合计2128.85万元。\n\n"
        "按科目分：教育支出1680.35万元，占78.9%；社会保障支出226.50万元，占10.6%；"
        "卫生健康支出92.00万元，占4.3%；住房保障支出130.00万元，占6.1%。"
    )
    assert {whole for _, whole, _ in shares(text)} == {"2128.85万元"}


def test_parts_in_a_bracket_are_not_the_whole_of_what_follows():
    text = "政府采购支出500.00万元（货物300.00万元、服务200.00万元），其中授予中小企业400.00万元。"
    assert ("500.00万元", ["400.00万元"], "其中") in splits(text)
    assert "200.00万元" not in {total for total, _, _ in splits(text)}


def test_a_total_is_divided_in_two_ways():
    text = "支出预算100.00万元，按性质分为人员70.00万元和专项30.00万元，按科目分为教育90.00万元、住房10.00万元。"
    assert splits(text) == [
        ("100.00万元", ["70.00万元", "30.00万元"], "全部"),
        ("100.00万元", ["90.00万元", "10.00万元"], "全部"),
    ]


def test_an_amount_compared_with_is_no_whole():
    assert [
        total for total, _, _ in splits("收入2.10亿元，较上年1.80亿元增长16.7%，其中市级0.90亿元、中央1.20亿元。")
    ] == ["2.10亿元"]


def test_an_office_and_those_below_it_are_one_more():
    assert splits("由局机关及下属6个单位组成，其中行政单位1个、参公单位2个、其他事业单位4个。") == []


def test_what_completes_a_budget_named_with_it_was_spent():
    text = "“三公”经费预算5.20万元，支出4.11万元。其中：公务接待费0.43万元，完成预算1.20万元的35.83%。"
    assert ("公务接待费", "支出", "", 2022, "0.43万元") in facts(text)
    assert ("公务接待费", "年初预算", "", 2022, "1.20万元") in facts(text)


def test_spending_that_explains_a_change_is_not_that_of_its_item():
    text = "“三公”经费比上年增加18.30万元，主要原因是更新车辆1台，支出17.60万元。"
    assert "17.60万元" not in {figure for item, *_, figure in facts(text) if item}


def test_total_income_may_hold_the_carry_over():
    text = "总收入886.20万元，其中本年收入850.10万元、年初结转36.10万元。"
    assert ("收入", "支出", "总", 2022, "886.20万元") in facts(text)


def test_a_part_told_by_its_share_is_told():
    text = "政府采购总额500.00万元，工程占60%、为300.00万元，货物80.00万元，服务120.00万元。"
    assert splits(text) == []
    assert ("政府采购", "支出", "", 2022, "300.00万元") not in facts(text)


def test_a_list_in_a_sentence_of_its_own_divides_the_amount_it_adds_up_to():
    text = "基金年初结转0万元，本年支出90.00万元，年末结转0万元。其中土地收入安排60.00万元、债券安排30.00万元。"
    assert [(total, parts) for total, parts, _ in splits(text)] == [("90.00万元", ["60.00万元", "30.00万元"])]


def test_a_surplus_over_the_aim_is_not_what_was_attained():
    text = "救助儿童162人，比目标150人多12人，完成率108%。"
    assert not dossier_of(text).attainments


def test_two_years_side_by_side_before_the_change():
    text = "2022年收入合计986.00万元，2021年为894.00万元，同比增加92.00万元，增长10.3%。"
    assert changes(text)[0] == ("986.00万元", "92.00万元", "10.3%", "894.00万元")


def test_spending_on_some_of_what_was_told_is_not_that_of_its_item():
    text = "公务接待费4.20万元，共接待客商48批，其中外宾2批、16人次，支出0.58万元。"
    assert "0.58万元" not in {figure for item, *_, figure in facts(text) if item}


def test_operating_income_is_not_that_of_the_profession():
    text = "事业收入598.60万元。\n\n经营收入12.00万元。"
    assert [item for item, *_, figure in facts(text) if figure == "598.60万元"] == ["事业收入"]
    assert ("事业收入", "支出", "", 2022, "12.00万元") not in facts(text)


def test_a_change_never_led_to_what_it_is_compared_with():
    text = "一般公共预算支出较年初预算8600.00万元增加642.12万元，主要是上级追加。"
    assert all(current != previous for current, _, _, previous in changes(text))


def test_a_change_of_the_total_income_is_not_one_of_this_years():
    text = (
        "总收入943.00万元，其中本年收入921.00万元，占97.67%；年初结转22.00万元，占2.33%。"
        "总收入较2021年决算数增加43.00万元，增长4.78%。"
    )
    assert changes(text)[0][:3] == ("943.00万元", "43.00万元", "4.78%")


def test_an_average_is_no_part():
    text = "公务用车费用16.80万元。其中：购置0万元；运行16.80万元，平均每辆2.10万元。"
    assert [parts for _, parts, _ in splits(text)] == [["0万元", "16.80万元"]]


def test_what_parts_were_the_year_before_are_no_parts():
    text = "总预算142.00万元，其中财政拨款112.00万元，2021年116.00万元；事业收入26.00万元，2021年30.00万元。"
    assert [parts for _, parts, _ in splits(text)] == [["112.00万元"]]


def test_spending_compared_with_does_not_name_what_has_changed():
    text = "本年支出639.00万元。\n\n公务接待费1.56万元，费用支出较上年支出数减少0.14万元，下降8.2%。"
    assert changes(text) == [("1.56万元", "0.14万元", "8.2%", None)]


def test_a_rate_between_a_total_and_its_list_does_not_part_them():
    text = "支出1656.36万元，预算执行率92.02%，其中：奖补资金1280.50万元，招商经费375.86万元。\n"
    assert splits(text) == [("1656.36万元", ["1280.50万元", "375.86万元"], "其中")]


def test_parts_of_the_three_public_in_paragraphs_of_their_own():
    text = (
        "五、“三公”经费支出决算情况\n2022年“三公”经费支出决算19.86万元，具体情况如下：\n（一）因公出国（境）费0.00万元。\n"
        "（二）公务用车购置及运行费支出14.26万元。\n（三）公务接待费支出5.60万元。\n"
    )
    assert splits(text) == [("19.86万元", ["0.00万元", "14.26万元", "5.60万元"], "全部")]


def test_income_and_expenditure_that_move_as_one_changed_from_what_the_sentence_tells():
    text = (
        "2022年度收入总计246.82万元，支出总计246.82万元。\n"
        "2022年度财政拨款收入总计244.92万元，支出总计244.92万元，与2021年相比，财政拨款收、支总计各减少38.36万元，下降13.54%。\n"
    )
    assert changes(text)[-1][:3] == ("244.92万元", "38.36万元", "13.54%")


def test_what_was_spent_of_the_whole_just_told_is_the_outturn_of_the_whole():
    text = (
        "2022年年初预算1986.42万元。当年收到上级资金168万元，全年预算2154.42万元。"
        "实际支出2098.36万元，其中基本支出1748.96万元、项目支出349.40万元，总体执行率97.40%。\n"
    )
    assert ("2098.36万元", ["1748.96万元", "349.40万元"], "全部") in splits(text)
    assert [outturn for _, _, outturn, _ in executions(text)] == ["2098.36万元"]


def test_a_rate_within_the_year_is_not_that_of_the_year():
    text = "调整后预算1340.97万元，全年支出1318.62万元。\n截至三季度末支出进度为58.7%。\n"
    assert executions(text) == []


def test_instalments_are_held_against_what_is_told_for_all_of_them():
    text = "全年走访1200户。1至6月走访580户，下半年走访620户。一月走访、慰问都有记录。"
    assert splits(text) == [("1200户", ["580户", "620户"], "全部")]


def test_instalments_of_one_thing_do_not_make_up_another():
    assert splits("全年预算2460万元。上半年支出1200万元，下半年支出1250万元。") == []
    assert splits("全年新增企业188家。截至9月底新增企业130家。") == []


def test_parts_in_paragraphs_of_their_own_belong_to_the_total_that_announces_them():
    lead = "全年预算413万元，支出377万元，各项目情况如下：\n"
    items = (
        "1.甲项目。预算120万元，支出112万元。\n2.乙项目。预算65万元，支出65万元。\n3.丙项目。预算228万元，支出210万元。"
    )
    assert splits(lead + items) == [("377万元", ["112万元", "65万元", "210万元"], "全部")]


def test_last_year_in_brackets_or_beside_is_what_a_change_is_of():
    assert changes("“三公”经费2.87万元。较上年（2.39万元）增加0.48万元，增长20.08%。")[0][3] == "2.39万元"
    assert changes("客运量8216万人次，上年为10450万人次，下降21.38%。") == [
        ("8216万人次", None, "21.38%", "10450万人次")
    ]


def test_a_share_goes_on_with_the_whole_of_the_one_before():
    text = "收入合计100万元。拨款收入70万元，占收入合计的70%；事业收入30万元，占30%。"
    assert shares(text)[-1] == ("30万元", "100万元", "30%")
