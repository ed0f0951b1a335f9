"""Running rules: order, failures, several dossiers."""

from dataclasses import replace
from pathlib import Path

import pytest

from jixiao import api
from jixiao.check.checked import checked
from jixiao.check.rule import Basis, Hit, Rule, all_rules
from jixiao.check.run import Failure, check_together
from jixiao.check.sift import choose
from jixiao.check.together import compare
from jixiao.dossier.finding import Severity
from jixiao.dossier.place import Span
from jixiao.norms.resolve import norms_of
from jixiao.readers.txt import read as txt

SUM101 = next(rule for rule in all_rules() if rule.code == "SUM101")


class Made(Rule):
    """A rule without files: its function is given."""

    __slots__ = ("function",)

    @property
    def check(self):
        return self.function


def made(function, needs="dossier", **more):
    basis = (Basis("budget-law-2018"),)
    facts = {"code": "XDC999", "name": "made", "family": "across", "title": "题目", "severity": Severity.WARNING}
    facts |= {"status": "stable", "since": "2026.11", "basis": basis, "page": Path(), "needs": needs, **more}
    rule = Made(**facts)
    object.__setattr__(rule, "function", function)
    return rule


def dossier(text, path="甲.txt"):
    return api.extract(txt.read(path, text.encode()))


def broken(_dossier):
    yield Hit(Span(0, 1), "先查到一处")
    raise ValueError("没想到")


FAULTY = "收入1600.86万元，分为基本支出1164.81万元、项目支出426.05万元。"


def test_a_rule_that_breaks_is_named_and_the_others_go_on():
    failures = []
    found = api.check(dossier(FAULTY), rules=[made(broken), SUM101], failures=failures)
    assert [finding.rule for finding in found] == ["XDC999", "SUM101"]
    assert failures == [Failure("XDC999", "ValueError: 没想到")]


def test_a_broken_rule_is_a_notice_of_the_file():
    record = checked(dossier(FAULTY), [], norms_of(), [Failure("XDC999", "ValueError: 没想到")])
    assert [(notice.code, notice.message) for notice in record.notices] == [
        ("JIX901", "规则 XDC999 在这份文件上中断，未能查完（程序的错误，不是文件的）：ValueError: 没想到")
    ]


def test_without_a_list_of_failures_the_exception_comes_through():
    with pytest.raises(ValueError, match="没想到"):
        api.check(dossier(FAULTY), rules=[made(broken)])


def test_a_hit_may_lower_the_severity_of_its_rule_but_not_raise_it():
    def hits(_dossier):
        yield Hit(Span(0, 1), "", severity=Severity.NOTE)
        yield Hit(Span(1, 2), "", severity=Severity.ERROR)

    found = api.check(dossier(FAULTY), rules=[made(hits)])
    assert [finding.severity for finding in found] == [Severity.NOTE, Severity.WARNING]


def first_figures(dossiers):
    """Every later dossier against the first."""
    for index, later in enumerate(dossiers[1:], 1):
        yield index, Hit(later.figures[0].span, "对比", elsewhere=((0, dossiers[0].figures[0]),))


def test_findings_between_dossiers_name_the_other_file():
    dossiers = [dossier("去年支出10万元。", "去年.txt"), dossier("今年年初12万元。", "今年.txt")]
    ((index, finding),) = check_together(dossiers, rules=[made(first_figures, "dossiers"), SUM101])
    assert (index, finding.place.quote) == (1, "12万元")
    assert [(r.path, r.place.quote, r.value) for r in finding.related] == [("去年.txt", "10万元", "10")]


def test_of_many_documents_only_those_of_one_department_are_compared(monkeypatch):
    monkeypatch.setattr("jixiao.check.together.FEW", 2)
    rule = made(first_figures, "dossiers")
    texts = {
        "a.txt": "石家庄高新区投资服务局2022年部门预算\n支出10万元。",
        "b.txt": "某县教育局2022年部门预算\n支出11万元。",
        "c.txt": "高新区投资服务局2021年部门预算\n支出12万元。",
    }
    records = [checked(dossier(text, path), [], norms_of(), keep=True) for path, text in texts.items()]
    found = compare(records, [rule], norms_of())
    assert [[finding.place.quote for finding in file.findings] for file in found] == [[], [], ["12万元"]]
    assert found[2].excerpts[found[2].findings[0].place.start, found[2].findings[0].place.end].quoted == "12万元"


def test_a_rule_between_dossiers_that_breaks_is_a_notice_of_the_first():
    def breaks(_dossiers):
        raise KeyError("甲")
        yield

    record = replace(checked(dossier(FAULTY), [], norms_of(), keep=True), department="某局")
    found = compare([record, record], [made(breaks, "dossiers")], norms_of())
    assert [len(file.notices) for file in found] == [1, 0]


def test_rules_in_preview_run_only_on_request():
    rules = [made(broken, code="AAA101"), made(broken, code="AAA102", status="preview"), made(broken, code="AAA103")]

    def chosen(select=(), ignore=(), preview=False):
        return [rule.code for rule in choose(rules, select, ignore, preview=preview)]

    assert chosen() == ["AAA101", "AAA103"]
    assert chosen(preview=True) == ["AAA101", "AAA102", "AAA103"]
    assert chosen(select=["AAA102"]) == ["AAA102"]
    assert chosen(select=["AAA"], ignore=["AAA103"]) == ["AAA101"]
