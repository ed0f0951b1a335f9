"""jixiao.toml: where it is looked for, what it may say, how a fault in it is told."""

from pathlib import Path

import pytest

from jixiao.check.settings import CHECK_KEYS, IGNORE_KEYS, Ignore, Settings, SettingsError, find, load
from jixiao.check.sift import governs
from jixiao.dossier.finding import Severity


def written(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "jixiao.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_the_nearest_file_counts(tmp_path):
    outer = written(tmp_path, "")
    inner = written(tmp_path / "甲" / "乙", "")
    assert find(tmp_path / "甲" / "乙" / "丙" / "a.txt", tmp_path) == inner
    assert find(tmp_path / "甲" / "a.txt", tmp_path) == outer


def test_none_is_looked_for_above_the_folder_of_the_command(tmp_path):
    written(tmp_path, "")
    (tmp_path / "甲" / "乙").mkdir(parents=True)
    assert find(tmp_path / "甲" / "乙" / "a.txt", tmp_path / "甲") is None


def test_outside_the_folder_of_the_command_only_the_place_beside_the_document_counts(tmp_path):
    beside = written(tmp_path / "别处", "")
    (tmp_path / "别处" / "下").mkdir()
    (tmp_path / "这里").mkdir()
    assert find(tmp_path / "别处" / "a.txt", tmp_path / "这里") == beside
    assert find(tmp_path / "别处" / "下" / "a.txt", tmp_path / "这里") is None


def test_everything_that_can_be_set(tmp_path):
    file = written(
        tmp_path,
        """
        [check]
        select = ["sum", "RAT101"]
        ignore = ["SUM102"]
        preview = true
        min_severity = "warning"
        place = "130110"
        year = 2022
        norms = "本地规定"
        baseline = "基线.json"

        [[ignore]]
        code = "sum101"
        quote = "1600.86万元"
        path = "报告*.docx"
        reason = "决算报表如此"
        """,
    )
    assert load(file) == Settings(
        file, ("SUM", "RAT101"), ("SUM102",), True, Severity.WARNING, "130110", 2022, tmp_path / "本地规定",
        tmp_path / "基线.json", (Ignore("SUM101", "决算报表如此", "1600.86万元", "报告*.docx"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[check]\nyears = 2022", "check.years 是不认识的设置；可用的有 select、ignore、preview、"),
        ("[chek]", "chek 是不认识的设置；可用的有 check、ignore。"),
        ("check = 1", "check 应写成一节 [check]。"),
        ("[check]\nyear = '2022'", "check.year 应为整数。"),
        ("[check]\npreview = 1", "check.preview 应为true 或 false。"),
        ("[check]\nselect = 'SUM'", 'check.select 应为规则代码的数组，如 ["SUM", "RAT101"]。'),
        ("[check]\nmin_severity = 'high'", "check.min_severity 应为 error、warning、note 之一。"),
        ("[ignore]\ncode = 'SUM101'", "ignore 应写成若干节 [[ignore]]，每节有 code 和 reason。"),
        ("[[ignore]]\nreason = '甲'", "第 1 个 [[ignore]] 的 code 没有写；请写明忽略哪条规则，如 SUM101。"),
        ("[[ignore]]\ncode = 'SUM101'\nreason = ' '", "第 1 个 [[ignore]] 的 reason 没有写；"),
        ("[[ignore]]\ncode = 'SUM101'\nwhy = ''", "第 1 个 [[ignore]] 的 why 是不认识的设置；"),
        ("[check", "不是合格的 TOML 文件（"),
    ],
)
def test_a_fault_is_told_with_file_and_key(tmp_path, text, told):
    file = written(tmp_path, text)
    with pytest.raises(SettingsError) as refused:
        load(file)
    assert str(refused.value).startswith(f"{file}：{told}")


@pytest.mark.parametrize(
    ("pattern", "document", "governed"),
    [
        ("", "甲/a.docx", True),
        ("a.docx", "甲/a.docx", True),
        ("甲/*.docx", "甲/a.docx", True),
        ("乙/*", "甲/a.docx", False),
        ("*.txt", "甲/a.docx", False),
    ],
)
def test_the_path_of_an_ignore_is_a_pattern_beside_the_file(tmp_path, pattern, document, governed):
    settings = Settings(tmp_path / "jixiao.toml")
    assert governs(Ignore("SUM101", "甲", path=pattern), settings, str(tmp_path / document)) is governed


def test_every_key_is_on_the_reference_page():
    page = (Path(__file__).parents[2] / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    assert [key for key in (*CHECK_KEYS, *IGNORE_KEYS) if f"| `{key}` |" not in page] == []
