"""`explain`, `rules`, `extract`, `schema`, help and what is typed wrongly."""

import json

import pytest

from jixiao.check.rule import all_rules
from jixiao.cli.main import COMMANDS
from jixiao.dossier import files


def test_a_rule_is_explained(jixiao, golden):
    golden("explain.txt", jixiao("explain", "sum101").stdout)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_can_be_explained_by_code_and_by_name(jixiao, rule):
    by_code = jixiao("explain", rule.code)
    assert by_code.exit_code == 0
    assert by_code.stdout == jixiao("explain", rule.name).stdout
    assert by_code.stdout.startswith(f"{rule.code}  {rule.title}\n")
    assert "查什么" in by_code.stdout


def test_an_unknown_rule_names_its_neighbours(jixiao):
    result = jixiao("explain", "SUM999")
    assert result.exit_code == 2
    assert result.stderr.startswith("出错：没有代码为 SUM999 的规则；SUM 一类有 SUM101、SUM102、")


def test_rules_are_listed_as_a_table_and_as_json(jixiao):
    listed = jixiao("rules", "sum1").stdout.splitlines()
    assert listed[0] == "SUM101  错误  正式    分项之和与合计不符"
    facts = json.loads(jixiao("rules", "-f", "json").stdout)
    assert [fact["code"] for fact in facts] == [rule.code for rule in all_rules()]


def test_the_summary_of_a_dossier(jixiao):
    told = jixiao("extract", "错.txt").stdout
    assert "种类    部门整体支出绩效自评报告\n" in told
    assert "年度    2022\n" in told
    assert "1164.81万元" in told


def test_the_json_of_a_dossier_holds_figures_indicators_and_the_dossier(jixiao):
    facts = json.loads(jixiao("extract", "错.txt", "-f", "json").stdout)
    assert list(facts) == ["version", "path", "kind", "department", "year", "figures", "indicators", "dossier"]
    first = facts["figures"][0]
    assert (first["quote"], first["line"], first["page"], first["kind"]) == ("1600.86万元", 3, None, "amount")
    assert (first["value"], first["unit"], first["base_value"], first["base_unit"]) == (
        "1600.86", "万元", "16008600.00", "元",
    )  # fmt: skip
    assert files.read(json.dumps(facts["dossier"])).source.path == "错.txt"


def test_what_cannot_be_extracted_is_said_in_one_line(jixiao):
    result = jixiao("extract", "没有.txt")
    assert (result.exit_code, result.stderr) == (2, "没有.txt：找不到这个文件。请检查路径。\n")


@pytest.mark.parametrize("what", ["extract", "check", "dossier", "score", "trace"])
def test_schemas_are_json_schema(jixiao, what):
    schema = json.loads(jixiao("schema", what).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"
    assert "_lines" not in json.dumps(schema)


def test_help_is_chinese_and_lists_the_commands(jixiao):
    told = jixiao("--help").stdout
    assert "[选项] 命令 …\n" in told
    for name in COMMANDS:
        assert f"\n  {name} " in told


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["chek"], f"没有 chek 这个命令；可用的有 {'、'.join(COMMANDS)}。"),
        (["rules", "--outptu-format", "json"], "没有 --outptu-format 这个选项；是不是 --output-format。"),
        (["rules", "-f", "xml"], "--output-format、-f：xml 不在可选之列；请用 text、json 之一。"),
        (["explain"], "还缺 代码…。"),
        (["extract", "错.txt", "--year", "二〇二二"], "--year：二〇二二 不行；请写 1990 到 2100 之间的整数。"),
        (["extract", "错.txt", "--place"], "选项 --place 的用法不对：它后面要跟一个值，或者不应跟值。"),
    ],
)
def test_what_is_typed_wrongly_is_said_in_chinese(jixiao, typed, said):
    result = jixiao(*typed)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[0] == f"出错：{said}"
