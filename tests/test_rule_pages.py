"""Every rule has a page; every example on the page does what it says."""

import re

import pytest

from jixiao import api
from jixiao.check.rule import all_rules
from jixiao.readers import txt

EXAMPLE = re.compile(r"```text (?P<kind>bad|good)\n(?P<text>.*?)```\n(?:\n```finding\n(?P<finding>.*?)```\n)?", re.S)
RULES = list(all_rules())


def findings(rule, text):
    dossier = api.extract(txt.read("例.txt", text.encode()))
    return "".join(f"第{f.place.line}行「{f.place.quote}」 {f.working}\n" for f in api.check(dossier, rules=[rule]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_keeps_its_word(rule, request):
    page = rule.page.read_text(encoding="utf-8")
    examples = list(EXAMPLE.finditer(page))
    assert {e["kind"] for e in examples} == {"good", "bad"}, "show one wrong and one right example"
    if request.config.getoption("--update"):
        page = EXAMPLE.sub(lambda e: rewritten(rule, e), page)
        rule.page.write_text(page, encoding="utf-8")
        examples = list(EXAMPLE.finditer(page))
    for example in examples:
        assert findings(rule, example["text"]) == (example["finding"] or "")
        assert bool(example["finding"]) == (example["kind"] == "bad")


def rewritten(rule, example):
    found = findings(rule, example["text"])
    block = f"```text {example['kind']}\n{example['text']}```\n"
    return block + (f"\n```finding\n{found}```\n" if found else "")


def test_codes_are_unique():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
