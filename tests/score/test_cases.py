"""Cases that lawyers read: published forms and numbers, and what is wrong with a case."""

from pathlib import Path

import pytest

from jixiao.norms.toml import NormError
from jixiao.score.cases import run
from tests.score.papers import NORMS

FILES = sorted((Path(__file__).parents[1] / "norms").glob("*.toml"))
CASES = [case for file in FILES for case in run(NORMS, file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_published_case_comes_out_as_published(case):
    assert case.faults == ()


def written(tmp_path, text):
    path = tmp_path / "本县.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ("total = 86\ngrade = '优'", "等级应为 优，算得 良"),
        ("execution = { budget = 27, outturn = 11.72 }\nscore = 4.35", "得分应为 4.35，算得 全年执行数 11.72 万元"),
        ("indicator = { operator = '>=', target = 20, actual = 18 }\nopen = true", "应当不能计分，算得 完成值 18 ÷"),
        ("indicator = { level = '部分达成' }\nallowed = [5.00, 7.99]", "可得的分数应为 5.00—7.99，算得 6.00—7.99"),
        ("indicator = { operator = '>=', target = 20, actual = 20 }\ncounts = true", "没有规定怎样算作实现"),
        (
            "indicator = { operator = '>=', target = 20, actual = 18 }\nnotices = ['zero_target']",
            "应有提示 zero_target，只有",
        ),
        ("parameter = 'disclosure_deadline'\nnumber = 30", "应为 30，算得 20"),
        ("parameter = 'score_at_most'\nyear = 2022\nword = 'target_over_actual'", "算得 linear_to_double"),
        ("parameter = 'score_ceilings'\nyear = 2022\nnumber = 1", "score_ceilings：没有规定"),
    ],
)
def test_a_case_that_does_not_hold_says_what_came_of_it(tmp_path, case, fault):
    (result,) = run(NORMS, written(tmp_path, f"[[cases]]\nname = '甲'\n{case}"))
    assert fault in result.faults[0]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "本县.toml：没有案例；每个案例以 [[cases]] 开头"),
        ("[[cases]]\ntotal = 86\ngrade = '良'", "本县.toml：第1个案例须写 name"),
        ("[[cases]]\nname = '甲'\ntotal = 86", "第1个案例没有写应有的结果"),
        ("[[cases]]\nname = '甲'\ntotal = 86\nclass = '良'", "第1个案例：不认识的键 class"),
        ("[[cases]]\nname = '甲'\nscore = 1\nindicator = { goal = 20 }", "第1个案例：不认识的键 goal"),
    ],
)
def test_a_case_out_of_order_is_refused_by_name(tmp_path, text, complaint):
    with pytest.raises(NormError) as refusal:
        run(NORMS, written(tmp_path, text))
    assert complaint in str(refusal.value)


def test_a_missing_file_of_cases_is_named(tmp_path):
    with pytest.raises(NormError, match="找不到案例文件"):
        run(NORMS, tmp_path / "没有.toml")
