"""Findings as SARIF 2.1.0, for editors and code hosts."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jixiao.check.checked import Checked, Excerpt
from jixiao.check.rule import Rule
from jixiao.dossier.finding import Finding, Related, Severity
from jixiao.dossier.place import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def write_sarif(files: Sequence[Checked], rules: Iterable[Rule], version: str) -> str:
    """`version` is that of the program; of the rules that ran, those that found something are described."""
    used = {finding.rule for file in files for finding in file.findings}
    words = {basis: str(cited) for file in files for basis, cited in file.citations.items()}
    described = [rule for rule in rules if rule.code in used]
    index = {rule.code: number for number, rule in enumerate(described)}
    driver = {"name": "jixiao", "version": version, "rules": [_rule(rule, words) for rule in described]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(files)],
        "results": [_result(file, finding, index) for file in files for finding in file.findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, words: dict[str, str]) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("_")),
        "shortDescription": {"text": rule.title},
        "help": {"text": "；".join(words[str(basis)] for basis in rule.basis)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family], "status": rule.status},
    }


def _result(file: Checked, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {"ruleId": finding.rule}
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    excerpt = file.excerpts.get((finding.place.start, finding.place.end))
    return result | {
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}：{finding.working}" if finding.working else finding.message},
        "locations": [_location(file.path, _region(finding.place, excerpt), finding.place.where)],
        "relatedLocations": [_related(file.path, related, number) for number, related in enumerate(finding.related)],
        "partialFingerprints": {"jixiao/v1": finding.fingerprint},
    }


def _related(path: str, related: Related, number: int) -> dict[str, Any]:
    region = {"startLine": related.place.line, "snippet": {"text": related.place.quote}}
    return {"id": number, **_location(related.path or path, region, f"{related.place.where} {related.place.quote}")}


def _location(path: str, region: dict[str, Any], words: str) -> dict[str, Any]:
    where = {"artifactLocation": {"uri": _address(path)}, "region": region}
    return {"physicalLocation": where, "message": {"text": words}}


def _region(place: Place, excerpt: Excerpt | None) -> dict[str, Any]:
    """Lines, columns and offsets of the text of the file."""
    region: dict[str, Any] = {"startLine": place.line}
    if excerpt:
        *above, last = excerpt.quoted.split("\n")
        region["startColumn"] = excerpt.column
        region["endLine"] = place.line + len(above)
        region["endColumn"] = (1 if above else excerpt.column) + len(last)
        region["charOffset"] = place.start
        region["charLength"] = place.end - place.start
    return {**region, "snippet": {"text": place.quote}}


def _address(path: str) -> str:
    place = Path(path)
    return place.as_uri() if place.is_absolute() else quote(place.as_posix())


def _invocation(files: Sequence[Checked]) -> dict[str, Any]:
    """Whether all could be read, and what is to be said about the files."""
    notes = [
        {
            "level": "error",
            "message": {"text": f"{file.problem.problem}。{file.problem.remedy}。"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _address(file.path)}}}],
        }
        for file in files
        if file.problem
    ]
    notes += [
        {
            "level": "warning",
            "descriptor": {"id": notice.code},
            "message": {"text": notice.message},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _address(file.path)}}}],
        }
        for file in files
        for notice in file.notices
    ]
    return {
        "executionSuccessful": not any(file.problem for file in files),
        "toolExecutionNotifications": notes,
    }
