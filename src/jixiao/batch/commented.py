"""A Word file with the findings as comments: the author's own document, nothing else changed."""

from collections.abc import Iterator, Sequence

from jixiao.check.checked import Checked
from jixiao.check.output.words import SEVERITIES, working_label
from jixiao.check.rule import Rule
from jixiao.check.rule_page import parts
from jixiao.dossier.finding import Finding, Related
from jixiao.readers.docx.comments import Comment, add_comments

AUTHOR, INITIALS = "绩效检查", "绩"


def commented(file: Checked, data: bytes, rules: Sequence[Rule]) -> bytes:
    """The docx, whose bytes are `data`, with a comment for each finding."""
    pages = {rule.code: parts(rule) for rule in rules}
    comments = [
        Comment(finding.place.start, finding.place.end, _headline(finding), tuple(_paragraphs(file, finding, pages)))
        for finding in file.findings
    ]
    return add_comments(file.path, data, comments, AUTHOR, INITIALS)


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
