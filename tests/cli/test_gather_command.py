"""jixiao gather, typed in a folder of an office's files."""

import json

from tests.gather.test_papers import BUDGET, FORM, OBJECTIVES


def test_gather_says_what_each_file_gave_and_what_contradicts(desk, jixiao):
    office = desk / "2022"
    office.mkdir()
    for name, text in (("收支", BUDGET), ("自评", FORM), ("目标", OBJECTIVES)):
        (office / f"{name}.txt").write_text(text, encoding="utf-8")
    result = jixiao("gather", "2022", "-o", "底稿.json")
    assert result.exit_code == 1
    assert "部门    某县商务局\n年度    2022\n" in result.output
    assert "自评表 1 张（指标 3 条）" in result.output
    assert "签约项目数指标值：20个（2022/自评.txt 表1第7行第4列「≥20个」）" in result.output
    assert "另有：25个" in result.output
    assert json.loads((desk / "底稿.json").read_text(encoding="utf-8"))["papers"]["year"] == 2022


def test_gather_never_writes_over_what_it_reads(desk, jixiao):
    result = jixiao("gather", "对.txt", "-o", "对.txt")
    assert result.exit_code == 2
    assert "请换一个名字" in result.output


def test_gather_of_an_unreadable_file_names_it_and_the_remedy(desk, jixiao):
    (desk / "坏.xlsx").write_bytes(b"PK\x03\x04 nothing")
    result = jixiao("gather", "坏.xlsx", "对.txt")
    assert result.exit_code == 2
    assert "坏.xlsx\n" in result.output
    assert "对.txt" in result.output
