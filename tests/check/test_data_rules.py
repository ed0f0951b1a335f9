"""Rules that are data: their wrong examples are found, their right ones are not."""

import pytest

from jixiao import api
from jixiao.check.rule import PageError, all_rules, load
from jixiao.check.rule_page import body, parts
from jixiao.readers.txt import read as txt

RULES = [rule for rule in all_rules() if rule.options]


def found(rule, text):
    dossier = api.extract(txt.read("例.txt", text.encode()))
    return [(finding.place.quote, finding.working) for finding in api.check(dossier, rules=[rule])]


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in RULES for t in r.options["bad"]], ids=lambda x: getattr(x, "code", "")
)
def test_a_wrong_example_is_found(rule, text):
    assert found(rule, text) != []


@pytest.mark.parametrize(
    ("rule", "text"), [(r, t) for r in RULES for t in r.options["good"]], ids=lambda x: getattr(x, "code", "")
)
def test_a_right_example_is_not(rule, text):
    assert found(rule, text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_explains_itself_as_a_page_does(rule):
    assert {"查什么", "为什么", "怎么改"} <= parts(rule).keys()
    assert rule.options["bad"][0] in body(rule)


def test_an_unknown_key_is_refused_by_name(tmp_path):
    file = tmp_path / "wrong.toml"
    file.write_text('code = "TXT999"\ntitel = "错别字"\n', encoding="utf-8")
    with pytest.raises(PageError, match=r"wrong\.toml：不认识的键 titel"):
        load(file)
