"""Whose document, of which year, of what kind."""

import pytest

from jixiao.document.build import Builder
from jixiao.dossier.model import DocumentKind
from jixiao.extract.identity import read_identity
from jixiao.extract.sections import read_sections
from jixiao.extract.source import read_source


def identity(*paragraphs):
    builder = Builder("例.txt", "txt")
    for paragraph in paragraphs:
        builder.paragraph(paragraph)
    document = builder.build()
    source = read_source(document)
    return read_identity(source, read_sections(document, source)[0])


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["某市商务局2023年度部门整体支出绩效自评报告"], DocumentKind.DEPARTMENT_REPORT),
        (["某区投资服务局2020年度部门预算整体支出绩效评价报告"], DocumentKind.DEPARTMENT_REPORT),
        (["某区经济发展局2021年度绩效自评工作报告"], DocumentKind.DEPARTMENT_REPORT),
        (["某州大数据中心2024年度项目支出绩效自评报告"], DocumentKind.PROGRAM_REPORT),
        (["某县司法局2023年度部门决算公开说明"], DocumentKind.FINAL_ACCOUNT_DISCLOSURE),
        (["某县“三公”经费支出决算情况"], DocumentKind.FINAL_ACCOUNT_DISCLOSURE),
        (["某开发区投资服务局2022年部门预算信息公开情况说明"], DocumentKind.BUDGET_DISCLOSURE),
        (["项目支出绩效自评表（2022年度）"], DocumentKind.SELF_EVALUATION_FORM),
        (["项目支出绩效目标申报表（2022年度）"], DocumentKind.OBJECTIVE_FORM),
        (["会议纪要"], DocumentKind.UNKNOWN),
        (["某局绩效自评文字材料", "先逐项自评，最后编写报告。"], DocumentKind.UNKNOWN),
    ],
)
def test_the_title_tells_the_kind(lines, kind):
    assert identity(*lines).kind is kind


def test_a_title_may_be_broken_over_lines():
    found = identity("上海市某区规划和自然", "资源局", "2024年度部门决算", "目录")
    assert (found.title, found.department) == (
        "上海市某区规划和自然资源局2024年度部门决算",
        "上海市某区规划和自然资源局",
    )


def test_without_a_title_the_opening_tells_the_kind_by_what_comes_first():
    found = identity("一、2022年“三公”经费预算安排情况", "合计21.8万元。", "二、2021年“三公”经费决算情况")
    assert found.kind is DocumentKind.BUDGET_DISCLOSURE


def test_a_title_that_ran_into_the_first_sentence_ends_at_its_last_word():
    found = identity("某市商务局2022年部门预算信息公开情况说明按照《预算法》规定，现将我局预算公开如下。")
    assert found.title == "某市商务局2022年部门预算信息公开情况说明"


@pytest.mark.parametrize(
    ("lines", "department"),
    [
        (["石家庄市投资促进局部门2022年度整体支出绩效自评报告"], "石家庄市投资促进局"),
        (["2023年度某县财政局部门决算"], "某县财政局"),
        (["中共某市某区委社会工作部2024年度部门决算"], "中共某市某区委社会工作部"),
        (["某高新区经济发展局 年度绩效自评工作报告"], "某高新区经济发展局"),
        (["项目支出绩效自评表", "主管部门：219-某市某区棠溪镇人民政府"], "某市某区棠溪镇人民政府"),
        (["部门整体支出绩效评价报告", "根据要求，某县商务局（以下简称“我局”）开展了自评。"], "某县商务局"),
        (["部门整体支出绩效评价报告", "一、基本情况", "某县教育局", "2023年4月20日"], "某县教育局"),
        (["部门整体支出绩效评价报告", "一、基本情况"], ""),
    ],
)
def test_the_department_stands_in_title_form_opening_or_signature(lines, department):
    assert identity(*lines).department == department


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某局2022年度部门决算", 2022),
        ("某局二〇二三年部门决算", 2023),
        ("某局2022部门预算公开", 2022),
        ("某局部门整体支出绩效自评报告", 0),
    ],
)
def test_the_year_is_that_of_the_title(title, year):
    assert identity(title).year == year


def test_the_year_of_a_document_number_is_not_the_budget_year():
    found = identity("某局年度绩效自评报告", "根据《考核办法》（石高财绩〔2022〕1号），对2021年度工作进行了自评。")
    assert found.year == 2021


@pytest.mark.parametrize(
    ("title", "region", "place"),
    [
        ("石家庄市鹿泉区投资促进局2025年度部门决算", "石家庄市鹿泉区", "130110"),
        ("石家庄市投资促进局2022年度部门决算", "石家庄市", "130100"),
        ("重庆市交通委员会2018年部门预算情况说明", "重庆市", "500000"),
        ("2019年度鹿寨县“三公”经费支出决算情况", "鹿寨县", ""),
        ("某某社区服务中心2019年度部门决算", "", ""),
    ],
)
def test_the_region_is_the_beginning_of_the_departments_name(title, region, place):
    found = identity(title)
    assert (found.region, found.place) == (region, place)
