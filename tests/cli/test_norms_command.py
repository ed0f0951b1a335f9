"""`jixiao norms`: listed, shown, cited, old, tested."""

import pytest

from jixiao.norms.resolve import norms_of
from jixiao.norms.shape import shapes

OWN = """
id = "grade_bands"
title = "部门整体支出绩效自评等级划分"
place = "130110"
scope = "whole_department"
unit = "分"
meaning = "取该档"
last_checked = 2024-01-31

[[values]]
budget_years_from = 2026
rows = [{ grade = "优", floor = 90 }, { grade = "差", floor = FLOOR }]

[values.source]
instrument = "luquan-opinion-2019"
locator = "第二十条"
certainty = "original"
quote = "90分以上为优，其余为差"
"""


def own(desk, floor="0"):
    folder = desk / "本地" / "parameters" / "grade_bands"
    folder.mkdir(parents=True)
    (folder / "luquan.toml").write_text(OWN.replace("FLOOR", floor), encoding="utf-8")
    return "本地"


def test_parameters_are_listed_by_topic_with_their_places(jixiao):
    told = jixiao("norms", "list").stdout
    assert "\n计分\n  weights " in told
    assert "鹿泉区（130110）" in next(line for line in told.splitlines() if line.startswith("  grade_bands "))
    assert told.splitlines()[-1].startswith(f"共 {len(norms_of().names)} 项。")
    assert {line.split()[0] for line in told.splitlines() if line.startswith("  ")} <= set(shapes())


def test_what_holds_is_shown_with_the_level_that_says_it(jixiao):
    told = jixiao("norms", "show", "score_at_most", "grade_bands", "--place", "420000", "--year", "2022").stdout
    assert told.splitlines() == [
        "湖北省，2022年度，项目",
        "",
        "score_at_most  反向指标的计分（湖北省）",
        "  不超过指标值得满分，超过的按分值×指标值÷完成值计",
        "  湖北省，自2020预算年度起；《湖北省全面实施预算绩效管理系列制度》（鄂财绩发〔2020〕3号）反向指标（尚待核实）",
        "",
        "grade_bands  绩效评价等级划分",
        "  优 90分；良 80分；中 60分；差 0分",
        "  全国，自2020预算年度起；《项目支出绩效评价管理办法》（财预〔2020〕10号）评分与评级（实践通行）",
    ]


def test_everything_that_holds_is_shown_without_names(jixiao):
    told = jixiao("norms", "show", "--place", "510000", "--year", "2025").stdout
    assert "monitoring_execution_floor" in told
    assert "  没有规定\n" not in told
    assert jixiao("norms", "show", "score_ceilings").stdout.splitlines()[2:] == ["score_ceilings", "  没有规定"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            ("grade_bands", "--place", "130110", "--year", "2025", "--whole"),
            "部门整体支出绩效自评等级划分为：优秀 85分；良好 75分；一般 60分；较差 0分。\n  原文：“得分",
        ),
        (
            ("score_at_least", "--year", "2022"),
            "得满分，未达到的按分值×完成值÷指标值计（实践通行，引用前请核对原文）。\n  说明：（未见原文）",
        ),
        (("财预[2020]10号",), "《项目支出绩效评价管理办法》（财预〔2020〕10号）\n  财政部，2020-02-25印发"),
        (("《项目支出绩效评价管理办法》",), "《项目支出绩效评价管理办法》（财预〔2020〕10号）\n"),
    ],
)
def test_a_norm_is_cited_in_words_to_paste(jixiao, words, expected):
    assert expected in jixiao("norms", "cite", *words).stdout


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("cite", "财预〔1999〕1号"), "没有登记名称或文号为 财预〔1999〕1号 的规定或文件"),
        (("cite", "score_ceilings", "--place", "130110"), "鹿泉区没有“预算执行率对总分的限制”的规定。"),
        (("show", "grades"), "没有名为 grades 的参数；现有："),
        (("stale", "--on", "明年"), "明年 不是日期；请写成 2028-06-01 的样子。"),
        (("list", "--norms", "没有"), "找不到规范文件夹"),
        (("shwo",), "没有 shwo 这个命令；可用的有 list、show、cite、stale、test。"),
    ],
)
def test_what_is_typed_wrongly_is_answered_in_one_line(jixiao, words, complaint):
    result = jixiao("norms", *words)
    assert result.exit_code == 2
    assert complaint in result.stderr


def test_what_was_not_checked_for_eighteen_months_is_stale(jixiao, desk):
    folder = own(desk)
    fresh = jixiao("norms", "stale", "--norms", folder, "--on", "2025-07-31")
    assert (fresh.exit_code, fresh.stdout.split("，")[1]) == (0, "0 个超过 18 个月没有核对。\n")
    old = jixiao("norms", "stale", "--norms", folder, "--on", "2025-08-01")
    assert old.exit_code == 1
    assert old.stdout.startswith("2024-01-31  grade_bands/luquan.toml  部门整体支出绩效自评等级划分\n")


def test_a_folder_of_ones_own_is_tested_with_its_cases(jixiao, desk):
    folder = own(desk)
    (desk / folder / "cases").mkdir()
    case = '[[cases]]\nname = "恰好90分"\nplace = "130110"\nyear = 2026\nwhole = true\ntotal = 90\ngrade = "GRADE"\n'
    (desk / folder / "cases" / "等级.toml").write_text(case.replace("GRADE", "优"), encoding="utf-8")
    good = jixiao("norms", "test", "--norms", folder)
    assert (good.exit_code, good.stdout.split("；")[1]) == (0, "案例 1 个，不符的 0 个。\n")
    (desk / folder / "cases" / "等级.toml").write_text(case.replace("GRADE", "差"), encoding="utf-8")
    wrong = jixiao("norms", "test", "--norms", folder)
    assert wrong.exit_code == 1
    assert "等级.toml：恰好90分\n  等级应为 差，算得 优\n" in wrong.stdout


def test_a_folder_that_leaves_a_gap_is_told_by_place_and_year(jixiao, desk):
    result = jixiao("norms", "test", "--norms", own(desk, floor="60"))
    assert result.exit_code == 1
    assert (
        "鹿泉区（130110）2026年度部门整体：grade_bands：最低一档的下限是 60，应为 0，否则低分没有归属" in result.stdout
    )
