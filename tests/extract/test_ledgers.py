"""Money tables: this table → these sums, rates, changes and facts."""

from jixiao import api
from jixiao.dossier.ledger import Tie
from jixiao.readers.txt import read as txt

TITLE = "某市商务局2023年度部门决算公开说明\n\n"


def dossier_of(table):
    return api.extract(txt.read("表.txt", (TITLE + table).encode()))


def splits(table):
    dossier = dossier_of(table)
    quote = dossier.source.quote
    return {
        (s.tie, quote(s.total.span), tuple(quote(p.span) for p in s.parts), s.exhaustive)
        for s in dossier.splits
        if s.in_table
    }


def facts(table):
    dossier = dossier_of(table)
    return {(f.item, f.stage.value, f.scope, f.year, str(f.figure.printed)) for f in dossier.facts if f.in_table}


def test_a_total_is_the_sum_of_the_rows_above_it():
    table = "单位：万元\n\n项目\t预算数\t决算数\n展会\t20.00\t18.50\n课题\t30.00\t29.10\n合计\t50.00\t47.60\n"
    assert splits(table) == {
        (Tie.ROWS, "50.00", ("20.00", "30.00"), True),
        (Tie.ROWS, "47.60", ("18.50", "29.10"), True),
    }


def test_a_total_may_stand_above_its_rows():
    table = "单位：万元\n\n项目\t预算数\t决算数\n合计\t50.00\t47.60\n展会\t20.00\t18.50\n课题\t30.00\t29.10\n"
    assert (Tie.ROWS, "50.00", ("20.00", "30.00"), True) in splits(table)


def test_a_column_that_does_not_add_up_is_still_claimed_when_its_neighbour_does():
    table = "单位：万元\n\n项目\t预算数\t决算数\n展会\t20.00\t18.50\n课题\t30.00\t29.10\n合计\t50.00\t97.60\n"
    assert (Tie.ROWS, "97.60", ("18.50", "29.10"), True) in splits(table)


def test_a_total_that_no_column_confirms_is_left_undecided():
    table = "单位：万元\n\n项目\t预算数\t决算数\n展会\t20.00\t18.50\n课题\t30.00\t29.10\n合计\t500.00\t462.36\n"
    dossier = dossier_of(table)
    assert not [s for s in dossier.splits if s.in_table]
    assert [u.what for u in dossier.undecided] == ["“合计”行"]


def test_income_is_not_the_sum_of_what_was_spent():
    table = (
        "单位：万元\n\n项目\t年初预算数\t决算数\n收入总计\t50.00\t49.10\n支出合计\t50.00\t47.60\n"
        "基本支出\t20.00\t18.50\n项目支出\t30.00\t29.10\n"
    )
    assert {total for tie, total, _, _ in splits(table) if tie == Tie.ROWS} == {"50.00", "47.60"}
    assert not any(total == "49.10" for _, total, _, _ in splits(table))


def test_a_column_that_names_its_year_is_of_that_year():
    table = "单位：万元\n\n项目\t2023年年初预算数\t2022年年初预算数\n基本支出\t20.00\t18.50\n项目支出\t30.00\t29.10\n"
    assert {(item, year, value) for item, stage, _, year, value in facts(table) if stage == "年初预算"} >= {
        ("基本支出", 2023, "20.00万元"),
        ("基本支出", 2022, "18.50万元"),
        ("项目支出", 2022, "29.10万元"),
    }


def test_subtotals_are_added_instead_of_the_rows_below_them():
    table = (
        "单位：万元\n\n单位名称\t预算数\t决算数\n行政单位小计\t90.00\t88.00\n局机关\t90.00\t88.00\n"
        "事业单位小计\t33.00\t32.00\n投资促进中心\t21.00\t20.50\n服务贸易中心\t12.00\t11.50\n总计\t123.00\t120.00\n"
    )
    found = splits(table)
    assert (Tie.ROWS, "123.00", ("90.00", "33.00"), True) in found
    assert (Tie.ROWS, "33.00", ("21.00", "12.00"), True) in found


def test_of_which_stays_below_its_row_and_out_of_the_total():
    table = (
        "单位：万元\n\n项目\t年初数\t年末数\n一、固定资产\t80.00\t75.00\n"
        "其中：车辆\t30.00\t25.00\n二、无形资产\t5.00\t4.00\n合计\t85.00\t79.00\n"
    )
    found = splits(table)
    assert (Tie.OF_WHICH, "80.00", ("30.00",), False) in found
    assert (Tie.ROWS, "85.00", ("80.00", "5.00"), True) in found


def test_classes_add_up_from_xiang_to_lei():
    table = (
        "支出决算表\n单位：万元\n\n科目编码\t科目名称\t决算数\n201\t一般公共服务支出\t137.20\n20113\t商贸事务\t137.20\n"
        "2011301\t行政运行\t80.50\n2011308\t招商引资\t56.70\n合计\t\t137.20\n"
    )
    found = splits(table)
    assert (Tie.CLASSES, "137.20", ("80.50", "56.70"), True) in found
    assert (Tie.ROWS, "137.20", ("137.20",), True) in found


def test_the_two_sides_of_a_balance_are_tied_and_closed():
    table = (
        "收入支出决算总表\n单位：万元\n\n收入\t决算数\t支出\t决算数\n"
        "一、财政拨款收入\t90.00\t一、一般公共服务支出\t85.00\n"
        "二、其他收入\t2.00\t二、住房保障支出\t6.00\n本年收入合计\t92.00\t本年支出合计\t91.00\n"
        "年初结转和结余\t3.00\t年末结转和结余\t4.00\n总计\t95.00\t总计\t95.00\n"
    )
    found = splits(table)
    assert (Tie.BALANCE, "95.00", ("95.00",), True) in found
    assert (Tie.CLOSING, "95.00", ("92.00", "3.00"), True) in found
    assert (Tie.CLOSING, "95.00", ("91.00", "4.00"), True) in found


def test_heads_of_two_rows_name_columns_by_group():
    table = (
        "“三公”经费支出决算表\n单位：万元\n\n预算数\t\t\t决算数\t\t\n"
        "合计\t因公出国（境）费\t公务接待费\t合计\t因公出国（境）费\t公务接待费\n"
        "16.00\t10.00\t6.00\t11.40\t8.15\t3.25\n"
    )
    assert ("“三公”经费", "年初预算", "", 2023, "16.00万元") in facts(table)
    assert ("公务接待费", "支出", "", 2023, "3.25万元") in facts(table)
    assert (Tie.COLUMNS, "11.40", ("8.15", "3.25"), True) in splits(table)


def test_rates_and_changes_are_read_against_the_columns_that_fit():
    table = (
        "单位：万元\n\n项目\t年初预算数\t全年预算数\t决算数\t执行率\n"
        "展会\t20.00\t25.00\t20.00\t80.00%\n课题\t30.00\t30.00\t27.00\t90.00%\n"
    )
    dossier = dossier_of(table)
    quote = dossier.source.quote
    assert [(e.subject, quote(e.budget.span), quote(e.rate.span)) for e in dossier.executions if e.in_table] == [
        ("展会", "25.00", "80.00%"),
        ("课题", "30.00", "90.00%"),
    ]


def test_blanks_and_dashes_are_not_zero():
    table = "单位：万元\n\n项目\t预算数\t决算数\n展会\t20.00\t—\n课题\t\t29.10\n合计\t20.00\t29.10\n"
    quoted = {part for _, _, parts, _ in splits(table) for part in parts}
    assert quoted == {"20.00", "29.10"}


def test_quantity_times_price_is_read_with_the_units_of_the_heads():
    table = (
        "政府采购预算表\n\n品目\t数量（台）\t单价（元）\t金额（万元）\n计算机\t12\t5500\t6.60\n打印机\t3\t2800\t0.84\n"
    )
    dossier = dossier_of(table)
    assert [(str(p.price.printed), str(p.amount.printed)) for p in dossier.products] == [
        ("5500元", "6.60万元"),
        ("2800元", "0.84万元"),
    ]


def test_a_table_that_says_no_unit_is_marked():
    table = "项目支出表\n\n项目\t预算数\t决算数\n展会\t20.00\t18.50\n课题\t30.00\t29.10\n"
    assert [(ledger.unit, ledger.unit_needed) for ledger in dossier_of(table).ledgers] == [("", True)]


def test_facts_know_item_stage_and_year():
    table = (
        "支出决算表\n单位：万元\n\n项目\t2022年决算数\t2023年决算数\n"
        "基本支出\t80.00\t85.00\n项目支出\t40.00\t35.00\n合计\t120.00\t120.00\n"
    )
    assert facts(table) == {
        ("基本支出", "支出", "", 2022, "80.00万元"),
        ("基本支出", "支出", "", 2023, "85.00万元"),
        ("项目支出", "支出", "", 2022, "40.00万元"),
        ("项目支出", "支出", "", 2023, "35.00万元"),
        ("支出", "支出", "", 2022, "120.00万元"),
        ("支出", "支出", "", 2023, "120.00万元"),
        ("本年支出合计", "支出", "", 2022, "120.00万元"),
        ("本年支出合计", "支出", "", 2023, "120.00万元"),
    }


def test_a_name_of_a_purchase_is_no_budget_item():
    table = "政府采购预算表\n单位：万元\n\n项目名称\t采购物品\t数量\t单价\t金额\n公用经费\t复印纸\t10\t0.20\t2.00\n"
    assert facts(table) == set()
