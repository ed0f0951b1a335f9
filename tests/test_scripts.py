"""The helpers behind make new-rule, make fragment and make changelog."""

import pytest

from jixiao.check.rule import load
from scripts import changelog, fragment, new_rule


def test_a_new_rule_gets_the_next_code_of_its_family(tmp_path):
    first, _ = new_rule.write("rates/base_is_negative", tmp_path)
    second, function = new_rule.write("rates/base_is_zero", tmp_path)
    assert (load(first).code, load(second).code) == ("RAT101", "RAT102")
    assert "def base_is_zero(dossier: Dossier)" in function.read_text(encoding="utf-8")


def test_the_page_of_a_new_rule_has_all_its_parts(tmp_path):
    page, _ = new_rule.write("dates/year_is_stale", tmp_path)
    body = page.read_text(encoding="utf-8")
    assert all(
        part in body for part in ("**查什么**", "**为什么**", "**怎么改**", "**不查**", "```text bad", "```text good")
    )


@pytest.mark.parametrize("name", ["base_is_negative", "sum/base_is_negative", "rates/Base", ""])
def test_a_new_rule_needs_a_family_and_a_fault(name, tmp_path):
    with pytest.raises(SystemExit, match="family one of sums, rates"):
        new_rule.write(name, tmp_path)


def test_a_rule_that_exists_is_not_overwritten(tmp_path):
    new_rule.write("sums/parts_missing", tmp_path)
    with pytest.raises(SystemExit, match="exists already"):
        new_rule.write("sums/parts_missing", tmp_path)


def test_a_fragment_is_named_after_its_kind(tmp_path):
    path = fragment.write("rule", "negative-base", " 新规则 RAT102。 ", tmp_path)
    assert (path.name, path.read_text(encoding="utf-8")) == ("negative-base.rule.md", "新规则 RAT102。\n")


@pytest.mark.parametrize(("kind", "name", "text"), [("feature", "a", "b"), ("rule", "A b", "c"), ("rule", "a", " ")])
def test_a_fragment_needs_kind_name_and_text(kind, name, text, tmp_path):
    with pytest.raises(SystemExit):
        fragment.write(kind, name, text, tmp_path)


def test_a_section_of_the_changelog_lists_rules_before_parameters(tmp_path):
    fragment.write("parameter", "bands", "鹿泉区等级标准。", tmp_path)
    fragment.write("rule", "negative-base", "新规则 RAT102。", tmp_path)
    text = changelog.section("2026.11", list(tmp_path.glob("*.md")))
    assert text == "## 2026.11\n\n### 规则\n\n- 新规则 RAT102。\n\n### 参数\n\n- 鹿泉区等级标准。\n"
