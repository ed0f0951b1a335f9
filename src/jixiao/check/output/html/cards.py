"""Findings as cards beside the document, and the section that says what was looked at."""

from collections.abc import Iterator, Mapping
from html import escape

from jixiao.check.checked import Checked
from jixiao.check.output.words import FAMILIES, SEVERITIES
from jixiao.check.rule import Rule
from jixiao.check.rule_page import parts
from jixiao.dossier.finding import Finding, Related


def finding_id(file: int, number: int) -> str:
    return f"f{file}-{number}"


def undecided_id(file: int, number: int) -> str:
    return f"u{file}-{number}"


def cards(file: Checked, index: int, rules: Mapping[str, Rule], numbers: Mapping[str, int]) -> str:
    """One card a finding; `numbers` leads from the path of a file of the run to its number."""
    return "\n".join(
        "".join(_card(file, finding, finding_id(index, number), number, rules, numbers))
        for number, finding in enumerate(file.findings, 1)
    )


def _card(
    file: Checked, finding: Finding, ref: str, number: int, rules: Mapping[str, Rule], numbers: Mapping[str, int]
) -> Iterator[str]:
    severity = finding.severity.value
    kind = f'data-severity="{severity}" data-family="{finding.family}"'
    yield f'<li class="finding-card {severity}" id="{ref}" {kind} tabindex="0">'
    yield f'<div class="line"><b class="label">{number}</b><span class="severity">{SEVERITIES[finding.severity]}</span>'
    yield f'<code>{finding.rule}</code><a class="where" href="#{ref}">{escape(finding.place.where)}</a></div>'
    yield f"<h3>{escape(finding.message)}</h3>"
    yield f'<p class="quote">{escape(_short(finding.place.quote))}</p>'
    if finding.working:
        yield f'<p class="working">{escape(finding.working)}</p>'
    if finding.related:
        chips = "".join(_chip(related, numbers) for related in finding.related)
        yield f'<p class="related"><span>相关</span>{chips}</p>'
    yield "".join(_more(file, finding, rules.get(finding.rule)))
    yield "</li>"


def _chip(related: Related, numbers: Mapping[str, int]) -> str:
    number = numbers.get(related.path)
    elsewhere = f' data-file="{number}"' if number else ""
    where = f"{related.path} {related.place.where}" if related.path else related.place.where
    shown = number or not related.path  # a file that is not on this page is only named
    at = f'data-at="{related.place.span.start}"{elsewhere}' if shown else "disabled"
    return f'<button type="button" {at} title="{escape(where)}">{escape(_short(related.place.quote, 24))}</button>'


def _more(file: Checked, finding: Finding, rule: Rule | None) -> Iterator[str]:
    """What the rule looks for, how to mend it, what it rests on."""
    yield "<details><summary>怎么改、依据</summary>"
    said = parts(rule) if rule else {}
    for name in ("查什么", "怎么改", "不查"):
        if name in said:
            yield f"<p><b>{name}</b> {escape(said[name])}</p>"
    basis = "；".join(str(file.citations[basis]) for basis in finding.basis)
    yield f"<p><b>依据</b> {escape(basis)}</p></details>"


def scope(file: Checked, index: int) -> str:
    """检查范围: what was looked at and what was not."""
    return "".join(_scope(file, index))


def _scope(file: Checked, index: int) -> Iterator[str]:
    if file.coverage:
        yield '<table class="coverage"><tr><th>内容</th><th>读到</th><th>未能判定</th><th>说明</th></tr>'
        for covered in file.coverage:
            cells = (covered.subject, str(covered.read), str(covered.undecided or ""), covered.note)
            yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
        yield "</table>"
    for notice in file.notices:
        yield f'<p class="notice"><code>{notice.code}</code> {escape(notice.message)}</p>'
    for words, count in (("在 jixiao.toml 中写明理由而忽略", file.ignored), ("基线中已有", file.known)):
        if count:
            yield f'<p class="notice">{words}的问题 {count} 处，没有列出。</p>'
    if file.undecided:
        yield '<h3>看到而未能判定的内容</h3><ul class="undecided">'
        for number, (thing, place) in enumerate(file.undecided, 1):
            quote = escape(_short(place.quote))
            yield f'<li id="{undecided_id(index, number)}" tabindex="0"><a>{escape(place.where)}</a> <q>{quote}</q>'
            yield f"<br>{escape(thing.what)}：{escape(thing.reason)}</li>"
        yield "</ul>"
    elif not file.coverage:
        yield "<p>没有看到而未能判定的内容。</p>"


def filters(file: Checked) -> str:
    """Buttons for severities and a list of families, with counts."""
    buttons = "".join(
        f'<button type="button" class="{severity}" data-severity="{severity.value}" aria-pressed="true">'
        f"{word} <b>{file.count(severity)}</b></button>"
        for severity, word in SEVERITIES.items()
        if file.count(severity)
    )
    families = dict.fromkeys(finding.family for finding in file.findings)
    options = "".join(
        f'<option value="{family}">{FAMILIES.get(family, family)} '
        f"{sum(finding.family == family for finding in file.findings)}</option>"
        for family in families
    )
    choice = (
        f'<select aria-label="类别"><option value="">全部类别</option>{options}</select>' if len(families) > 1 else ""
    )
    return f'<div class="filters">{buttons}{choice}</div>' if buttons else ""


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
