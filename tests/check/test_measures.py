"""What an indicator measures by its name."""

import pytest

from jixiao.check.shared.measures import Measure, halves, is_vague, measure_of


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("组织推介活动次数", Measure.COUNT), ("协议履约率", Measure.SHARE), ("展位布置费用", Measure.MONEY),
        ("完成布展时间", Measure.TIME), ("服务效率", Measure.NONE), ("离岸合同额（万美元）", Measure.MONEY),
        ("园区知名度", Measure.NONE), ("减免收费", Measure.NONE),
    ],
)  # fmt: skip
def test_the_last_word_of_the_name_tells(name, measure):
    assert measure_of(name) is measure


def test_halves_of_the_year():
    first, second, unit = halves("上半年组织检查两次，下半年组织检查3次")
    assert (int(first), int(second), unit) == (2, 3, "次")
    assert halves("全年组织检查5次") is None


@pytest.mark.parametrize("text", ["显著", "影响积极", "有所提高", "“效果明显”"])
def test_words_that_measure_nothing(text):
    assert is_vague(text)


@pytest.mark.parametrize("text", ["≥90%", "高于全市平均水平", "符合合同约定", "2022年底前"])
def test_words_that_can_be_held_against_a_result(text):
    assert not is_vague(text)
