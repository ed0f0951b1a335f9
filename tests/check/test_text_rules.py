"""What the rules on wording stand on: slips of the pen, pairs of signs, numbering, names, dates, data rules."""

from datetime import date

import pytest

from jixiao import api
from jixiao.check.rule import load
from jixiao.check.search.bigrams import find, pair
from jixiao.check.shared.calendar import full_dates, signature, written_until
from jixiao.check.shared.names import misnamed
from jixiao.check.shared.outline import numbered
from jixiao.check.shared.pairs import unpaired
from jixiao.check.shared.slips import slips
from jixiao.check.shared.years import own_years, partial_periods, stale_years
from jixiao.dossier.place import Span
from jixiao.readers.txt import read as txt


def dossier(text):
    return api.extract(txt.read("例.txt", text.encode()))


def slips_in(text):
    read = dossier(text)
    return [(read.source.quote(span), right) for span, right in slips(read)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("镇效目标：推动新设外资企业到位。", [("镇效", "绩效")]),
        ("在京津地区学办、参加产业对接活动。", [("学办", "举办")]),
        ("与世界500强和大型史企开展对接。", [("史企", "央企")]),
        ("全年预算执型率为95%。", [("执型", "执行")]),
        ("公务接侍费支出10万元。", [("接侍", "接待")]),
        ("群众满意渡达到95%。", [("满意渡", "满意度")]),
        ("加强预算绩管理。", [("预算绩管理", "预算绩效管理")]),
        ("规范使用各类资金金。", [("资金金", "资金")]),
        ("做好招引商资工作。", [("招引商资", "招商引资")]),
    ],
)
def test_a_slip_is_told_with_the_word_meant(text, found):
    assert slips_in(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "独立核算单位为1个，即石家庄市投资促进局本级。",  # a place begins
        "公务车购置及运行维护费3.2万元，公务车保有量2辆。",  # as some places write it
        "通过评审的项目计划投资合计12亿元。",  # two words, none missing
        "绩效目标：推动新设外资企业到位。",
        "中学办公室与大学办学机构开展对接。",
        "贯彻落实石家庄市委要求，将绩效管理考评加入日常工作。",
        "全过程绩效管理、解释施行办法、补贴政策。",
        "组长：张明确\n组员：李资全、王绩笑、赵预蒜。",
        "高新区区级部门与市市场监督管理局协调，国家开发区区委参加。",
        "外国公民用途的的确确有别。",
    ],
)
def test_where_words_meet_and_in_names_there_is_no_slip(text):
    assert slips_in(text) == []


PAIRS = frozenset(pair(a, b) for a in "甲乙丙丁" for b in "甲乙丙丁")


def test_pairs_of_characters_are_found_at_even_and_odd_places_alike():
    found = find("甲乙丙乙丙", PAIRS)
    assert found == {pair("甲", "乙"): [0], pair("乙", "丙"): [1, 3], pair("丙", "乙"): [2]}


def test_characters_beyond_sixteen_bits_do_not_shift_places():
    text = "𠮷甲乙𠮷乙甲"
    assert find(text, PAIRS) == {pair("甲", "乙"): [1], pair("乙", "甲"): [4]}


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (["依据《办法》（石财〔2022〕1号文件。"], [("（", "）")]),
        (["依据《办法（石财〔2022〕1号）。"], [("《", "》")]),
        (["坚持”红线“意识。"], [("”", "“"), ("“", "”")]),
        (["1）收集资料；2）分析评价。"], []),
        (["“一是加强学习。", "二是加强管理。”"], []),
        (["（本办法自印发之日起施行", "有效期五年）"], []),
        (["国（境）内外（含港澳台）"], []),
    ],
)
def test_a_sign_without_its_other_half(paragraphs, found):
    text = "\n".join(paragraphs) + "\n"
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    assert [(text[place], missing) for place, missing in unpaired(text, spans)] == found


def test_numbers_know_the_one_before_them():
    items = numbered(dossier("一、概况\n\n（一）职能\n\n负责招商。\n\n（三）人员\n\n53人。\n\n二、收支\n\n100万元。\n"))
    assert [(item.number, item.before.number if item.before else "") for item in items] == [
        ("一、", ""),
        ("（一）", ""),
        ("（三）", "（一）"),
        ("二、", "一、"),
    ]


REPORT = "某市商务局2022年度部门整体支出绩效自评报告\n\n"


def test_the_signature_is_the_date_under_the_document():
    signed = signature(dossier(REPORT + "2021年1月5日成立了小组。\n\n某市商务局\n\n二〇二三年四月十九日\n"))
    assert signed is not None
    assert signed.day == date(2023, 4, 19)


def test_without_a_signature_a_report_is_written_within_two_years():
    assert written_until(dossier(REPORT + "一、概况\n")) == 2024


def test_an_impossible_day_is_no_date():
    assert [dated.day for dated in full_dates(dossier("2023年2月30日，2023年2月。\n"))] == [date(2023, 2, 28)]


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("我局对2021年度部门整体支出实施了绩效自评。", [2021]),
        ("现将2022年度部门决算公开如下。", [2022]),
        ("根据《关于开展2021年度部门整体支出绩效自评的通知》要求。", []),
        ("较2021年度支出增加267.78万元。", []),
    ],
)
def test_a_document_says_which_year_it_is_about(sentence, years):
    assert [year for _, year in own_years(dossier(REPORT + sentence + "\n"))] == years


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("2021年我部门机关运行经费共计安排40.33万元。", [2021]),
        ("2021年我部门决算支出与2020年相比增加5万元。", []),
        ("2022年我部门机关运行经费共计安排40.33万元。", []),
        ("我局2021年荣获先进单位称号。", []),
        ("三、目标完成情况\n\n2021年，全区引进省外资金32.6亿元。", [2021]),
        ("三、目标完成情况\n\n2021年，全区引进省外资金32.6亿元，2022年引进35亿元。", []),
        ("三、目标完成情况\n\n2021年以来，全区引进省外资金32.6亿元。", []),
    ],
)
def test_last_years_sentence_about_money_is_stale(sentence, years):
    assert [year for _, year in stale_years(dossier(REPORT + sentence + "\n"))] == years


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("截至10月底，累计进出口完成61855万美元。", [("截至10月底", "61855万美元")]),
        ("今年1-11月初步测算，完成产值195.2亿元。", [("今年1-11月初步测算", "195.2亿元")]),
        ("前三季度引进项目30个。", [("前三季度", "30个")]),
        ("1-12月，全市新签约项目940个。", []),
        ("截至2023年3月底，资金已拨付100万元。", []),
        ("计划截至10月底完成项目100个。", []),
    ],
)
def test_a_period_that_ends_before_the_year_is_told_with_its_figure(sentence, found):
    read = dossier(REPORT + "三、绩效目标完成情况\n\n" + sentence + "\n")
    quote = read.source.quote
    assert [(quote(span), quote(figure)) for span, figure in partial_periods(read)] == found


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("2022年，某市投资服务局部门整体支出绩效目标完成。", ["某市投资服务局"]),
        ("市商务局2022年度整体支出绩效目标完成。", []),
        ("会同某市财政局2022年部门整体支出评价。", []),
        ("某市商务局2022年度整体支出绩效目标完成。", []),
    ],
)
def test_the_department_goes_by_one_name(sentence, names):
    assert [name for _, name in misnamed(dossier(REPORT + sentence + "\n"))] == names


DATA_RULE = """
code = "TXT999"
title = "词语误写"
severity = "warning"
since = "2026.11"
basis = [{ instrument = "official-document-regulation-2012" }]
extends = "substitution"
message = "“{match}”应为“{right}”"
swap = "如实反应=如实反映 末能=未能"
unless = "年末"
once = "ONCE"
bad = ["末能完成。"]
good = ["未能完成。"]
"""


def quotes(rule, text):
    return [finding.place.quote for finding in api.check(dossier(text), rules=[rule])]


def test_a_word_list_leaves_alone_what_overlaps_a_right_word(tmp_path):
    file = tmp_path / "miswritten.toml"
    file.write_text(DATA_RULE.replace("ONCE", ""), encoding="utf-8")
    assert quotes(load(file), "应如实反应，末能完成，年末能完成，再次末能。\n") == ["如实反应", "末能", "末能"]


def test_a_word_list_may_speak_once_in_a_paragraph_or_in_the_document(tmp_path):
    file = tmp_path / "miswritten.toml"
    text = "末能完成，末能拨付。\n\n又末能。\n"
    file.write_text(DATA_RULE.replace("ONCE", "paragraph"), encoding="utf-8")
    assert len(quotes(load(file), text)) == 2
    file.write_text(DATA_RULE.replace("ONCE", "document"), encoding="utf-8")
    assert len(quotes(load(file), text)) == 1


SILENT = {
    "编制含聘用人员": "核定编制12名，年末在职人员13人（含聘用人员3人），退休人员8人。",
    "分项编制": "核定编制38名，其中行政编制18名、事业编制20名，年末在职35人。",
    "人均标准": "发放护林员补助386.4万元，共644名，人均每年6000元，补助标准不超过每人6500元。",
    "可以超过百分之百的率": "完成率106.5%，资金到位率103%，毛入学率101.2%。",
    "问卷里的一般": "发放问卷460份，收回452份，其中非常满意318份、满意112份、一般22份，满意率95.13%。",
    "原因两个方向": "机关运行经费支出86.35万元，比2021年增加3.12万元，增长3.75%，主要原因是人员增加，办公费减少。",
    "上年基数": "公务接待费比2021年增加0.15万元，增长28.30%，主要原因是2021年来访减少，基数较低。",
    "相差的数": "参保人数由2.3万人增加到2.6万人，增加0.3万人；覆盖率由40.2%提高到41.5%，提高1.3个百分点。",
    "不满意的份数": "回收有效问卷480份，非常满意302份、比较满意151份、一般22份、不满意5份，满意度94.38%。",
    "与预算相比的数": "“三公”经费支出4.86万元，其中公车运行3.20万元，公务接待1.66万元，较预算的6.00万元节约1.14万元。",
    "写明一次的单位": "一、年度预算收支（单位：万元）\n收入合计1468.20，其中：财政拨款1448.20、其他收入20.00。",
    "两份名单各从一数": "1.数量指标\n1.新建道路12公里。\n2.新建桥梁2座。",
}

NEAR = ("SUM102", "SUM112", "SUM134", "RAT11", "EVD116", "DIS112", "TXT118", "UNI103")  # what might speak there


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_the_text_allows_is_not_reported(text):
    dossier = api.extract(txt.read("报告.txt", f"某县水务局2022年度部门决算公开\n\n{text}\n".encode()))
    loud = [f for f in api.check(dossier) if f.rule.startswith(NEAR)]
    assert [(f.rule, f.place.quote) for f in loud] == []
