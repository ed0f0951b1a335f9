"""Files of norms are read whole or refused with their name and the key."""

from datetime import date
from decimal import Decimal

import pytest

from jixiao.norms.load import PACKAGED, NormError, instruments, parameter, parameter_files, parameter_names, places
from jixiao.norms.model import Certainty

GOOD = """
id = "execution_explanation"
title = "须说明原因的预算执行率"
place = "130110"
unit = "%"
meaning = "低于此数须说明原因"
last_checked = 2026-11-20

[[values]]
budget_years_from = 2025
number = 84.50

[values.source]
instrument = "budget-law-2018"
locator = "第一条"
certainty = "original"
quote = "原文"
"""


def written(tmp_path, text):
    folder = tmp_path / "execution_explanation"
    folder.mkdir(exist_ok=True)
    path = folder / "luquan.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_in_order_is_read_with_its_digits(tmp_path):
    found = parameter(written(tmp_path, GOOD))
    assert (found.place, found.last_checked) == ("130110", date(2026, 11, 20))
    assert str(found.values[0].number) == "84.50"
    assert found.values[0].source.certainty is Certainty.ORIGINAL


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("unit =", "units ="), "execution_explanation/luquan.toml：不认识的键 units"),
        (("number =", "numbers ="), "execution_explanation/luquan.toml：values：不认识的键 numbers"),
        (
            ('quote = "原文"', ""),
            "execution_explanation/luquan.toml：自 2025 起的值没有 source.quote；请抄录规定原文并写明出处",
        ),
        (('"original"', '"sure"'), "certainty 只能是 original、restated、practice、memory"),
        (("budget_years_from = 2025", ""), "每个值须写 budget_years_from（预算年度）或 in_force（施行日期）之一"),
        (("number = 84.50", ""), "自 2025 起的值须写 number，或者 ends = true（不再适用）"),
        (("number = 84.50", 'number = "多"'), "自 2025 起的值的 number 不是数"),
        (("number = 84.50", "number = 101"), "自 2025 起的值的 number 是 101，应在 0 与 100 之间"),
        (("number = 84.50", "rows = []"), "自 2025 起的值须写 number，或者 ends = true（不再适用）"),
        (
            ('id = "execution_explanation"', 'id = "weights"'),
            "id 是 weights，应与所在文件夹同名（execution_explanation）",
        ),
        (('place = "130110"', ""), "execution_explanation/luquan.toml：缺少 place"),
        (("2026-11-20", '"2026"'), "last_checked 应为日期"),
        (("id =", "id :"), "luquan.toml：不是合格的 TOML 文件"),
    ],
)
def test_a_file_out_of_order_is_refused_by_name(tmp_path, change, complaint):
    with pytest.raises(NormError) as refusal:
        parameter(written(tmp_path, GOOD.replace(*change)))
    assert complaint in str(refusal.value)


TABLE = GOOD.replace('"execution_explanation"', '"over_fulfilment"').replace(
    "number = 84.50", 'rows = [{ level = "note", ratio = 130 }]'
)
WORD = GOOD.replace('"execution_explanation"', '"score_at_most"').replace(
    "number = 84.50", 'word = "target_over_actual"'
)


def named(tmp_path, name, text):
    folder = tmp_path / name
    folder.mkdir()
    (folder / "ours.toml").write_text(text, encoding="utf-8")
    return parameter(folder / "ours.toml")


def test_a_value_may_be_a_word_or_rows(tmp_path):
    assert named(tmp_path, "score_at_most", WORD).values[0].word == "target_over_actual"
    assert named(tmp_path, "over_fulfilment", TABLE).values[0].rows == ({"level": "note", "ratio": Decimal(130)},)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("ratio", "share"), "的 rows 第1行：不认识的栏 share；可用的栏：level、ratio"),
        ((", ratio = 130", ""), "的 rows 第1行：缺少 ratio"),
        (("= 130 ", '= "高" '), "的 rows 第1行：ratio 应为数，写的是 高"),
        (('"note"', '"提示"'), "的 rows 第1行：level 只能是 note、warning，写的是 提示"),
        (('[{ level = "note", ratio = 130 }]', "[]"), "的 rows 是空的；没有这项规定的，写 ends = true"),
    ],
)
def test_rows_are_held_against_their_columns(tmp_path, change, complaint):
    with pytest.raises(NormError) as refusal:
        named(tmp_path, "over_fulfilment", TABLE.replace(*change))
    assert complaint in str(refusal.value)


def test_a_word_is_one_of_a_few_each_with_its_meaning(tmp_path):
    with pytest.raises(NormError, match="的 word 是 half，只能是：linear_to_double（不超过指标值得满分"):
        named(tmp_path, "score_at_most", WORD.replace("target_over_actual", "half"))


def test_values_stand_in_the_order_of_their_dates(tmp_path):
    second = GOOD[GOOD.index("[[values]]") :].replace("2025", "2021")
    with pytest.raises(NormError, match="按日期先后排列"):
        parameter(written(tmp_path, GOOD + second))


def test_every_packaged_parameter_cites_a_registered_instrument_and_place():
    register, regions = instruments(PACKAGED), places(PACKAGED)
    files = [file for name in parameter_names(PACKAGED) for file in parameter_files(PACKAGED, name)]
    assert len(files) >= 100
    assert [f.file for f in files if f.place not in regions] == []
    assert [f.file for f in files for v in f.values if v.source.instrument not in register] == []


def test_every_place_hangs_below_the_country():
    regions = places(PACKAGED)
    assert [code for code, region in regions.items() if region.parent not in regions and code != "100000"] == []
    assert (regions["130110"].name, regions["130110"].parent) == ("鹿泉区", "130100")


def test_every_instrument_names_a_registered_place_and_successor():
    register, regions = instruments(PACKAGED), places(PACKAGED)
    assert [key for key, entry in register.items() if entry.place not in regions] == []
    assert [key for key, e in register.items() if e.replaced_by and e.replaced_by not in register] == []
    assert register["program-evaluation-measures-2020"].number == "财预〔2020〕10号"


def test_decimals_stay_decimals():
    (national,) = parameter_files(PACKAGED, "disclosure_deadline")
    assert national.values[0].number == Decimal(20)
