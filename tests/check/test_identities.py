"""What tables and disclosures must tie: true figures never alarm, one wrong figure is one finding."""

from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao import api
from jixiao.check.rule import all_rules
from jixiao.readers.txt import read as txt

TITLE = "某市商务局2023年度部门决算公开说明\n\n"
RULES = [rule for rule in all_rules() if rule.code[:4] in ("SUM3", "SUM4", "RAT3", "UNI2") and rule.needs == "dossier"]


def loud(text):
    dossier = api.extract(txt.read("说明.txt", (TITLE + text).encode()))
    return [(f.rule, f.place.quote) for f in api.check(dossier, rules=RULES) if f.severity != "note"]


def wan(yuan):
    return (Decimal(yuan) / 10000).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def rate(part, whole):
    return (Decimal(part) / whole * 100).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


amounts = st.integers(min_value=10_000, max_value=900_000_000)


def programs_table(rows):
    """A table in 万元 printed from true amounts in 元: budget, outturn, rate."""
    lines = ["项目支出执行情况表", "单位：万元", "", "项目名称\t预算数\t执行数\t执行率"]
    lines += [f"项目{n}\t{wan(b)}\t{wan(o)}\t{rate(o, b)}%" for n, (b, o) in enumerate(rows)]
    budget, outturn = sum(b for b, _ in rows), sum(o for _, o in rows)
    return "\n".join([*lines, f"合计\t{wan(budget)}\t{wan(outturn)}\t{rate(outturn, budget)}%", ""])


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(amounts, amounts), min_size=2, max_size=12))
def test_figures_rounded_from_true_ones_never_alarm(rows):
    assert loud(programs_table(rows)) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(amounts, amounts, amounts), min_size=2, max_size=8))
def test_sources_rounded_from_true_ones_never_alarm(rows):
    lines = ["收入决算表", "单位：万元", "", "项目\t合计\t一般公共预算拨款\t政府性基金拨款\t单位资金"]
    sums = [sum(column) for column in zip(*rows, strict=True)]
    for n, row in enumerate([*rows, sums]):
        name = "合计" if n == len(rows) else f"项目{n}"
        lines.append("\t".join([name, str(wan(sum(row))), *(str(wan(v)) for v in row)]))
    assert loud("\n".join([*lines, ""])) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(amounts, amounts), min_size=3, max_size=8), st.integers(min_value=0, max_value=2))
def test_a_wrong_cell_is_found(rows, wrong):
    table = programs_table(rows)
    budget = wan(rows[wrong][0])
    broken = table.replace(f"项目{wrong}\t{budget}\t", f"项目{wrong}\t{budget + 100}\t")
    assert loud(broken) != []


def test_one_wrong_cell_is_one_finding():
    table = (
        "支出决算表\n单位：万元\n\n"
        "科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\n\t合计\t164.20\t107.50\t56.70\n"
        "201\t一般公共服务支出\t137.20\t80.50\t56.70\n"
        "20113\t商贸事务\t137.20\t80.50\t56.70\n2011301\t行政运行\t80.50\t80.50\t\n"
        "2011308\t招商引资\t56.70\t\t56.70\n221\t住房保障支出\t27.00\t27.00\t\n22102\t住房改革支出\t27.00\t27.00\t\n"
    )
    assert loud(table) == []
    assert loud(table.replace("20113\t商贸事务\t137.20", "20113\t商贸事务\t139.20")) == [("SUM303", "139.20")]


def test_two_wrong_cells_are_two_findings():
    table = (
        "单位：万元\n\n项目\t预算数\t决算数\n展会\t20.00\t18.50\n课题\t30.00\t29.10\n培训\t10.00\t9.00\n合计\t{}\t{}\n"
    )
    assert loud(table.format("60.00", "56.60")) == []
    sources = (
        "单位：万元\n\n项目\t合计\t财政拨款\t单位资金\n展会\t20.00\t15.00\t5.00\n"
        "课题\t30.00\t28.00\t2.00\n培训\t10.00\t10.00\t0\n合计\t{}\t53.00\t{}\n"
    )
    assert loud(sources.format("60.00", "7.00")) == []
    assert loud(sources.format("60.00", "9.00")) == [("SUM301", "9.00")]


def test_prose_and_table_agree_in_yuan_and_wan_yuan():
    table = "支出决算表\n单位：元\n\n项目\t决算数\n基本支出\t11307325.60\n项目支出\t3942300.00\n合计\t15249625.60\n\n"
    assert loud(table + "2023年度基本支出1130.73万元，项目支出394.23万元。") == []
    assert loud(table + "2023年度基本支出1130.73元，项目支出394.23万元。") == [("UNI204", "1130.73元")]


def test_projects_may_be_a_selection():
    text = (
        "2023年项目支出决算394.23万元。\n\n项目支出执行情况表\n单位：万元\n\n"
        "项目名称\t执行数\n展会\t118.20\n课题\t79.60\n合计\t197.80\n"
    )
    assert loud(text) == []


def test_classes_of_projects_nest_and_need_not_add_up():
    assert loud("签约项目\n\n类别\t个数\n亿元以上项目\t35\n5亿元以上项目\t8\n10亿元以上项目\t6\n全部项目\t160\n") == []


def test_a_difference_of_one_last_digit_is_rounding():
    table = "支出决算表\n单位：万元\n\n项目\t决算数\n人员经费\t1033.58\n公用经费\t97.15\n基本支出合计\t1130.74\n"
    assert loud(table) == []


def test_words_of_comparison_follow_the_figures():
    sentence = "行政运行（项）年初预算为54.53万元，支出决算为54.53万元，完成年初预算的100.00%。决算数同预算数持平。"
    assert loud(sentence) == []
    assert loud(sentence.replace("同预算数持平", "大于预算数")) == [("RAT306", "大于")]


def test_a_completion_rate_in_the_next_sentence_is_held_against_the_amounts():
    sentence = (
        "活"
        "动费支出（项）年初预算为8.80万元，支出决算为7.92万元。完成年初预算的{}%。决算数小于预算数的主要原因是退休人员减少。"
    )
    assert loud(sentence.format("90.00")) == []
    assert loud(sentence.format("95.00")) == [("RAT308", "95.00%")]


def test_a_zero_base_written_as_hundred_percent_is_usual():
    assert loud("外事活动（项）年初预算0万元，支出决算12.30万元，完成年初预算的100%。") == []


CLASSES = (
    "一般公共预算财政拨款支出{total}万元，年初预算{budget}万元。其中：教育支出812.40万元，年初预算800.00万元；"
    "卫生健康支出 60.15 万元，年初预算60.00万元；住房保障支出75.20万元，年初预算75.00万元{tail}。"
)


def summed(text):
    dossier = api.extract(txt.read("说明.txt", (TITLE + text).encode()))
    return [(f.rule, f.place.quote) for f in api.check(dossier) if f.rule in ("SUM101", "SUM112")]


def test_classes_of_expenditure_add_up_to_it_and_their_budgets_to_its_budget():
    assert summed(CLASSES.format(total="947.75", budget="935.00", tail="")) == []
    assert summed(CLASSES.format(total="947.75", budget="939.00", tail="")) == [("SUM101", "939.00万元")]
    assert summed(CLASSES.format(total="974.75", budget="935.00", tail="")) == [("SUM101", "974.75万元")]
    assert summed(CLASSES.format(total="974.75", budget="935.00", tail="；林业支出27.00万元")) == []


def test_the_totals_of_an_account_hold_what_is_carried_over():
    account = "2023年度收入总计860.20万元，其中本年收入合计800.20万元，年初结转和结余60.00万元。支出总计860.20万元，"
    assert summed(account + "其中本年支出合计810.00万元，结余分配10.20万元，年末结转和结余40.00万元。") == []
    assert summed(account + "其中本年支出合计810.00万元，结余分配10.20万元，年末结转和结余44.00万元。") != []
