"""Documents of one department held against one another."""

import pytest

from jixiao import api
from jixiao.check.companions import is_same, office
from jixiao.check.rule import all_rules
from jixiao.check.run import check_together
from jixiao.dossier.model import Dossier
from jixiao.readers.txt import read as txt

RULES = {rule.code: rule for rule in all_rules()}
BUREAU = "石家庄高新区投资服务局"


def read(text, name="例.txt"):
    return api.extract(txt.read(name, text.encode()))


def report(year, text, department=BUREAU):
    return read(f"{department}\n{year}年度部门整体支出绩效自评报告\n\n{text}", f"自评{year}.txt")


def budget(year, text):
    return read(f"{BUREAU}\n{year}年部门预算公开情况说明\n\n{text}", f"预算{year}.txt")


def final(year, text):
    return read(f"{BUREAU}\n{year}年度部门决算公开情况说明\n\n{text}", f"决算{year}.txt")


def found(code, *dossiers):
    return [
        (index, finding.place.quote, finding.severity.value)
        for index, finding in check_together(dossiers, rules=[RULES[code]])
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("石家庄市鹿泉区投资促进局", "石家庄市鹿泉区投资促进局"),
        ("鹿泉区投资促进局", "石家庄市鹿泉区投资促进局"),
        ("高新区投资服务局", "石家庄高新技术产业开发区投资服务局"),
        ("石家庄高新区投资服务局", "石家庄高新技术产业开发区投资服务局部门"),
        ("石家庄市投资促进局（本级）", "石家庄市投资促进局"),
    ],
)
def test_one_department_goes_by_several_names(one, other):
    assert is_same(named(one), named(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("石家庄市投资促进局", "石家庄市鹿泉区投资促进局"),
        ("鹿泉区投资促进局", "栾城区投资促进局"),
        ("投资促进局", "石家庄市投资促进局"),
        ("石家庄高新区经济发展局", "石家庄高新区投资服务局"),
        ("", ""),
    ],
)
def test_likeness_of_names_alone_makes_no_department(one, other):
    assert not is_same(named(one), named(other))


def named(department):
    source = read("空").source
    return Dossier(source, department=department)


def test_a_zone_has_a_short_name():
    assert office("石家庄高新技术产业开发区投资服务局本级") == "石家庄高新区投资服务局"


def test_this_years_opening_is_last_years_closing():
    last = final(2021, "2021年度年末结转结余271.55万元。")
    assert found("XYR101", last, final(2022, "2022年度年初结转结余217.55万元。")) == [(1, "217.55万元", "error")]
    assert found("XYR101", last, final(2022, "2022年度年初结转结余271.55万元。")) == []


def test_a_change_leads_back_to_what_was_published():
    last = budget(2021, "2021年基本支出预算553.63万元。")
    wrong = budget(2022, "2022年基本支出预算838.04万元，较上年增加248.41万元。")
    right = budget(2022, "2022年基本支出预算838.04万元，较上年增加284.41万元。")
    assert found("XYR102", last, wrong) == [(1, "248.41万元", "error")]
    assert found("XYR102", last, right) == []


def test_a_budget_is_not_held_against_an_outturn():
    last = final(2021, "2021年度决算基本支出589.63万元。")
    assert found("XYR102", last, budget(2022, "2022年基本支出预算838.04万元，较上年增加284.41万元。")) == []


def test_two_documents_of_one_year_agree():
    disclosed = final(2022, "2022年度决算基本支出1130.73万元。")
    assert found("XDC101", disclosed, report(2022, "2022年度决算基本支出1103.73万元。")) == [
        (1, "1103.73万元", "error")
    ]
    assert found("XDC101", disclosed, report(2022, "2022年度决算基本支出1130.7万元。")) == []


def test_years_and_departments_are_kept_apart():
    disclosed = final(2022, "2022年度决算基本支出1130.73万元。")
    assert found("XDC101", disclosed, report(2021, "2021年度决算基本支出1103.73万元。")) == []
    other = report(2022, "2022年度决算基本支出1103.73万元。", "石家庄市鹿泉区投资促进局")
    assert found("XDC101", disclosed, other) == []


def test_foreign_capital_was_counted_anew_and_is_only_noted():
    last = report(2021, "三、目标完成情况\n\n全区实际利用外资52258万美元。")
    this = report(2022, "三、目标完成情况\n\n全区实际利用外资29400万美元，同比增长59.2%。")
    assert found("XYR103", last, this) == [(1, "59.2%", "note")]


def test_a_finding_names_the_other_document():
    disclosed = final(2022, "2022年度决算基本支出1130.73万元。")
    mine = report(2022, "2022年度决算基本支出1103.73万元。")
    [(_, finding)] = check_together([disclosed, mine], rules=[RULES["XDC101"]])
    assert [(r.path, r.place.quote) for r in finding.related] == [("决算2022.txt", "1130.73万元")]


def test_the_order_of_the_files_changes_only_where_it_is_told():
    one = final(2022, "2022年度决算基本支出1130.73万元。")
    other = report(2022, "2022年度决算基本支出1103.73万元。")
    assert found("XDC101", other, one) == [(1, "1130.73万元", "error")]
