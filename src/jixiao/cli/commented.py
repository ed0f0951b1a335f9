"""The author's own Word files with the findings as comments."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from jixiao.check.checked import Checked
from jixiao.check.output.words import SEVERITIES, working_label
from jixiao.check.rule import Rule
from jixiao.check.rule_page import parts
from jixiao.cli.targets import commented_targets, write
from jixiao.dossier.finding import Finding, Related
from jixiao.readers.docx_comments import Comment, add_comments

AUTHOR, INITIALS = "绩效检查", "绩"


def write_commented(files: Sequence[Checked], rules: Sequence[Rule], output: str) -> bool:
    """Write what can be; whether that was everything."""
    able = [file for file in files if file.format == "docx"]
    for file in files:
        if file not in able and not file.problem:
            click.echo(f"{file.path}：不是 docx，批注写不进去；请改用 --output-format html。", err=True)
    if not output and len(able) == 1 and not sys.stdout.isatty():
        click.echo(commented(able[0], rules), nl=False)
        return len(able) == len(files)
    for file, path in zip(able, commented_targets([file.path for file in able], output), strict=True):
        write(path, commented(file, rules))
        click.echo(f"已写入 {path}", err=True)
    return len(able) == len(files)


def commented(file: Checked, rules: Sequence[Rule]) -> bytes:
    """The docx with a comment for each finding."""
    pages = {rule.code: parts(rule) for rule in rules}
    comments = [
        Comment(finding.place.start, finding.place.end, _headline(finding), tuple(_paragraphs(file, finding, pages)))
        for finding in file.findings
    ]
    return add_comments(file.path, Path(file.path).read_bytes(), comments, AUTHOR, INITIALS)


def _headline(finding: Finding) -> str:
    return f"{SEVERITIES[finding.severity]} {finding.rule} {finding.message}"


def _paragraphs(file: Checked, finding: Finding, pages: dict[str, dict[str, str]]) -> Iterator[str]:
    if finding.working:
        yield f"{working_label(finding.working)}：{finding.working}"
    if finding.related:
        yield "相关：" + "，".join(_related(related) for related in finding.related)
    if mend := pages.get(finding.rule, {}).get("怎么改"):
        yield f"怎么改：{mend}"
    if finding.basis:
        yield "依据：" + "；".join(str(file.citations[basis]) for basis in finding.basis)


def _related(related: Related) -> str:
    """With its address where Word users can follow it: in a table, or in another file."""
    where = f"{related.path} " if related.path else ""
    return f"{where}{related.place.where if '表' in related.place.where else ''}「{related.place.quote}」"
