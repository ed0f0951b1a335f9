"""Every rule has a page; every example on the page does what it says."""

import re

import pytest

from jixiao import api
from jixiao.check.rule import all_rules
from jixiao.check.run import check_together
from jixiao.readers.txt import read as txt

EXAMPLE = re.compile(r"```text (?P<kind>bad|good)\n(?P<text>.*?)```\n(?:\n```finding\n(?P<finding>.*?)```\n)?", re.S)
RULES = [rule for rule in all_rules() if not rule.options]  # rules that are data: tests/check/test_data_rules.py


def findings(rule, text):
    """One finding a line; an example of a rule between documents holds them one after the other, ==== between."""
    if rule.needs == "dossiers":
        parts = text.split("====\n")
        dossiers = [api.extract(txt.read(f"例{n}.txt", part.encode())) for n, part in enumerate(parts, 1)]
        found = check_together(dossiers, rules=[rule])
        return "".join(f"例{n + 1}第{f.place.line}行「{f.place.quote}」 {f.working}\n" for n, f in found)
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
