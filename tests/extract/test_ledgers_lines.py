"""Tables that lost their grid in a pdf or on a web page: these lines → these sums."""

from jixiao import api
from jixiao.readers.txt import read as txt

TITLE = "某市商务局2023年度部门决算公开说明\n\n第二部分 部门决算表\n"


def splits(lines):
    dossier = api.extract(txt.read("表.txt", (TITLE + lines).encode()))
    quote = dossier.source.quote
    return [(quote(s.total.span), [quote(p.span) for p in s.parts]) for s in dossier.splits if s.in_table]


def test_rows_set_in_blanks_add_up_by_class_and_across():
    lines = (
        "支出决算表\n单位：万元\n合计 213.00 150.00 63.00\n"
        "201 一般公共服务支出 186.00 123.00 63.00\n20113 商贸事务 186.00 123.00 63.00\n"
        "2011301 行政运行 123.00 121.00 2.00\n2011308 招商引资 63.00 2.00 61.00\n221 住房保障支出 27.00 27.00 0.00\n"
    )
    found = splits(lines)
    assert ("186.00", ["123.00", "63.00"]) in found
    assert ("213.00", ["186.00", "27.00"]) in found
    assert ("213.00", ["150.00", "63.00"]) in found


def test_a_name_broken_over_lines_keeps_its_figures():
    lines = (
        "支出决算表\n单位：万元\n合计 90.00 90.00 0.00\n208 社会保障和就\n"
        "业支出 90.00 90.00 0.00\n20805\n行政事业单位\n养老支出\n"
        "90.00 90.00 0.00\n2080505 机关事业单位基本养老保险缴\n费支出\n"
        "60.00 60.00 0.00\n2080506 职业年金缴费支出 30.00 30.00 0.00\n"
    )
    assert ("90.00", ["60.00", "30.00"]) in splits(lines)


def test_two_sides_on_one_line_are_taken_apart():
    lines = (
        "收入支出决算总表\n单位：万元\n"
        "一、一般公共预算财政拨款收入 90.00 一、一般公共服务支出 85.00\n二、其他收入 2.00 二、住房保障支出 6.00\n"
        "本年收入合计 92.00 本年支出合计 91.00\n年初结转和结余 3.00 年末结转和结余 4.00\n总计 95.00 总计 95.00\n"
    )
    found = splits(lines)
    assert ("95.00", ["95.00"]) in found
    assert ("95.00", ["92.00", "3.00"]) in found
    assert ("91.00", ["85.00", "6.00"]) in found


def test_every_cell_on_a_line_of_its_own():
    lines = (
        "单位：万元\n项目\n预算数\n决算数\n“三公”经费合计\n26.00\n21.48\n因公出国（境）费\n10.00\n8.15\n"
        "公务用车购置及运行维护费\n10.00\n8.93\n公务接待费\n6.00\n4.40\n"
    )
    assert ("26.00", ["10.00", "10.00", "6.00"]) in splits(lines)
    assert ("21.48", ["8.15", "8.93", "4.40"]) in splits(lines)


def test_a_table_of_contents_is_no_table():
    lines = "目录\n一、部门职责 3\n二、机构设置 4\n三、收支总表 6\n四、支出合计 9\n五、名词解释 12\n"
    assert splits(lines) == []
