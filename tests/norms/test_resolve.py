"""What holds here, in this year, and who says so."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.norms.load import NormError
from jixiao.norms.resolve import Norms

LUQUAN, HIGH_TECH, WUHAN, CHENGDU = "130110", "130171", "420100", "510100"

VALUE = """
id = "execution_explanation"
title = "须说明原因的预算执行率"
place = "130110"
unit = "%"
meaning = "低于此数须说明原因"
last_checked = 2026-11-20
"""
SOURCE = """
[values.source]
instrument = "luquan-opinion-2019"
locator = "通知"
certainty = "original"
quote = "低于此数的应说明原因"
"""


def rates(folder, *values):
    path = folder / "parameters" / "execution_explanation"
    path.mkdir(parents=True)
    text = VALUE + "".join(f"\n[[values]]\n{value}\n{SOURCE}" for value in values)
    (path / "luquan.toml").write_text(text, encoding="utf-8")
    return Norms(folder)


def grades(answer):
    return [(row["grade"], row["floor"]) for row in answer.rows]


def test_the_district_speaks_before_the_country():
    answer = Norms().get("grade_bands", LUQUAN, "whole_department", year=2025)
    assert grades(answer) == [("优秀", 85), ("良好", 75), ("一般", 60), ("较差", 0)]
    assert (answer.place_name, answer.selected_by) == ("鹿泉区", "自2025预算年度起")


def test_before_its_first_year_a_district_inherits():
    norms = Norms()
    answer = norms.get("grade_bands", LUQUAN, "whole_department", year=2024)
    assert grades(answer) == [("优秀", 90), ("良好", 80), ("中", 60), ("差", 0)]
    assert answer.place_name == "石家庄市"
    assert norms.get("grade_bands", LUQUAN, "program", year=2024).place_name == "全国"


def test_a_zone_without_rules_of_its_own_inherits_up_to_the_country():
    norms = Norms()
    assert norms.chain(HIGH_TECH) == ("130171", "130100", "130000", "100000")
    assert norms.get("weights", HIGH_TECH, "program", year=2022).place_name == "全国"


def test_a_code_the_register_lacks_is_cut_by_its_digits():
    assert Norms().chain("420106") == ("420106", "420100", "420000", "100000")
    assert Norms().get("weights", WUHAN, "program", year=2022).place_name == "湖北省"


def test_an_answer_brings_its_source():
    answer = Norms().get("execution_explanation", CHENGDU, year=2023)
    assert answer.number == Decimal(90)
    assert answer.source.quote.startswith("预算执行率未达到90%")
    assert answer.certainty.is_firm


def test_a_norm_with_a_day_in_force_is_chosen_by_the_day():
    norms = Norms()
    assert norms.get("disclosure_deadline", on=date(2014, 12, 31)) is None
    answer = norms.get("disclosure_deadline", on=date(2015, 1, 1))
    assert (answer.number, answer.selected_by) == (Decimal(20), "自2015-01-01起施行")


def test_a_folder_of_the_users_overrides_place_by_place(tmp_path):
    norms = rates(tmp_path, "budget_years_from = 2024\nnumber = 85")
    assert norms.get("execution_explanation", LUQUAN, year=2024).number == 85
    assert norms.get("execution_explanation", HIGH_TECH, year=2024).number == 80


def test_an_ended_norm_leaves_the_word_to_the_level_above(tmp_path):
    norms = rates(tmp_path, "budget_years_from = 2022\nnumber = 85", "budget_years_from = 2024\nends = true")
    assert norms.get("execution_explanation", LUQUAN, year=2023).number == 85
    assert norms.get("execution_explanation", LUQUAN, year=2024).number == 80


def test_an_announced_value_is_never_computed_with(tmp_path):
    norms = rates(
        tmp_path, "budget_years_from = 2022\nnumber = 85", "budget_years_from = 2024\nnumber = 95\nexpected = true"
    )
    assert norms.get("execution_explanation", LUQUAN, year=2025).number == 85


def test_an_unknown_parameter_is_named_with_those_there_are():
    with pytest.raises(NormError, match=r"没有名为 grades 的参数；现有：.*grade_bands"):
        Norms().get("grades")


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(NormError, match="找不到规范文件夹"):
        Norms(tmp_path / "nowhere")
