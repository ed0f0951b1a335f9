"""The JSON that `check` prints keeps to its contract."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from jixiao import api
from jixiao.check.checked import Checked, Notice, Problem, checked
from jixiao.check.output.json import FileFacts, FindingFacts, RelatedFacts, Report, write_json
from jixiao.check.output.sarif import write_sarif
from jixiao.check.rule import all_rules
from jixiao.dossier.files import Extract
from jixiao.dossier.listing import FigureRow, IndicatorRow
from jixiao.norms.resolve import norms_of
from jixiao.readers.txt import read as txt

FILE = ("path", "kind", "department", "year", "coverage", "findings", "notices", "ignored", "known", "error")
FINDING = (
    "rule", "name", "family", "severity", "message", "quote", "line", "start", "end", "page", "place", "working",
    "stated", "computed", "unit", "basis", "related", "fingerprint",
)  # fmt: skip
RULES = [rule for rule in all_rules() if rule.code == "SUM101"]
TEXT = "总收入1600.86万元，分为基本支出1164.81万元、\n项目支出426.05万元。\n"


def record(text=TEXT):
    dossier = api.extract(txt.read("甲.txt", text.encode()))
    return checked(dossier, api.check(dossier, rules=RULES), norms_of(), keep=True)


def test_the_keys_and_their_order():
    report = json.loads(write_json([record()]))
    assert tuple(report) == ("version", "files", "notices")
    assert tuple(report["files"][0]) == FILE
    finding = report["files"][0]["findings"][0]
    assert tuple(finding) == FINDING
    assert tuple(finding["related"][0]) == ("quote", "line", "start", "end", "value", "unit", "path")
    assert tuple(finding["basis"][0]) == ("instrument", "title", "number", "locator")


def test_the_places_lead_back_into_the_file():
    finding = json.loads(write_json([record()]))["files"][0]["findings"][0]
    assert TEXT[finding["start"] : finding["end"]] == finding["quote"] == "1600.86万元"
    related = finding["related"][1]
    assert TEXT[related["start"] : related["end"]] == related["quote"] == "426.05万元"
    assert (finding["line"], related["line"]) == (1, 2)


def test_what_is_printed_fits_the_published_schema():
    files = [record(), Checked("乙.docx", problem=Problem("坏了", "另存"), notices=(Notice("JIX801", "有修订", 3),))]
    printed = write_json(files, [Notice("CFG001", "旧的忽略")])
    adapter = TypeAdapter(Report)
    again = adapter.dump_json(adapter.validate_json(printed))
    assert json.loads(again) == json.loads(printed)


def test_the_same_input_gives_the_same_output():
    assert write_json([record()]) == write_json([record()])


def test_sarif_regions_count_lines_and_columns_of_the_file():
    result = json.loads(write_sarif([record()], RULES, "1"))["runs"][0]["results"][0]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 1, "startColumn": 4, "endLine": 1, "endColumn": 13, "charOffset": 3, "charLength": 9,
        "snippet": {"text": "1600.86万元"},
    }  # fmt: skip


def test_sarif_tells_of_files_that_could_not_be_read():
    run = json.loads(write_sarif([Checked("坏 了.pdf", problem=Problem("坏了", "另存"))], RULES, "1"))["runs"][0]
    told = run["invocations"][0]
    assert told["executionSuccessful"] is False
    assert told["toolExecutionNotifications"][0]["message"]["text"] == "坏了。另存。"
    place = told["toolExecutionNotifications"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E5%9D%8F%20%E4%BA%86.pdf"


@pytest.mark.parametrize("record", [Report, FileFacts, FindingFacts, RelatedFacts, FigureRow, IndicatorRow, Extract])
def test_every_key_is_explained_on_the_reference_page(record):
    page = (Path(__file__).parents[2] / "docs" / "reference" / "json.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(record) if f"`{field.name}`" not in page] == []
