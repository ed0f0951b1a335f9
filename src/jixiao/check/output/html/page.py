"""The report as one self-contained web page: the documents with marks in place, the findings beside them."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from string import Template

from jixiao.check.checked import Checked, Notice
from jixiao.check.output.html.cards import cards, filters, finding_id, scope, undecided_id
from jixiao.check.output.html.document import Mark, document
from jixiao.check.output.text import summary
from jixiao.check.output.words import KINDS, SEVERITIES
from jixiao.check.rule import Rule
from jixiao.dossier.model import DocumentKind

ASSETS = Path(__file__).parent / "assets"  # report.css and page.js serve the web too


def write_html(files: Sequence[Checked], rules: Iterable[Rule], notices: Sequence[Notice] = ()) -> str:
    """One page for all files, whose dossiers must have been kept; `rules` are those that ran."""
    by_code = {rule.code: rule for rule in rules}
    numbers = {file.path: number for number, file in enumerate(files, 1)}
    marks = _marks(files, numbers)
    articles = [
        "".join(_article(file, number, marks[number], by_code, numbers)) for number, file in enumerate(files, 1)
    ]
    return Template(_read("page.html")).substitute(
        style=_read("report.css") + _read("frame.css"),
        script=_read("page.js"),
        title=escape(_name(files[0]) if len(files) == 1 else f"{len(files)} 个文件"),
        summary="".join(f"<span>{escape(line)}</span>" for line in summary(files, notices, scope=False)),
        files="".join(_tab(file, number) for number, file in enumerate(files, 1)),
        many="many" if len(files) > 1 else "one",
        articles="\n".join(articles),
    )


def _read(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _name(file: Checked) -> str:
    return Path(file.path).name


def _marks(files: Sequence[Checked], numbers: dict[str, int]) -> dict[int, list[Mark]]:
    """By the number of the file; a related figure of another file is marked there."""
    marks: dict[int, list[Mark]] = {number: [] for number in numbers.values()}
    for file in files:
        number = numbers[file.path]
        for order, finding in enumerate(file.findings, 1):
            ref = finding_id(number, order)
            marks[number].append(Mark(finding.place.span, ref, str(order), finding.severity))
            for related in finding.related:
                elsewhere = numbers.get(related.path, 0) if related.path else number
                if elsewhere:
                    marks[elsewhere].append(Mark(related.place.span, ref))
        for order, (_, place) in enumerate(file.undecided, 1):
            marks[number].append(Mark(place.span, undecided_id(number, order), undecided=True))
    return marks


def _tab(file: Checked, number: int) -> str:
    counts = "".join(
        f'<i class="{severity.value}" title="{word}">{file.count(severity)}</i>'
        for severity, word in SEVERITIES.items()
        if file.count(severity)
    )
    sign = '<i class="error">未能检查</i>' if file.problem else counts or '<i class="clean">无问题</i>'
    name, path = escape(_name(file)), escape(file.path)
    return f'<li><a href="#file{number}" data-file="{number}" title="{path}">{name}</a>{sign}</li>'


def article(file: Checked, rules: Iterable[Rule]) -> str:
    """One file by itself, for a page that brings its own frame; its dossier must have been kept."""
    numbers = {file.path: 1}
    return "".join(_article(file, 1, _marks([file], numbers)[1], {rule.code: rule for rule in rules}, numbers))


def _article(
    file: Checked, number: int, marks: list[Mark], rules: dict[str, Rule], numbers: dict[str, int]
) -> Iterator[str]:
    yield f'<article class="file" id="file{number}" data-file="{number}">'
    facts = [
        KINDS[DocumentKind(file.kind)] if file.kind else "",
        file.department,
        f"{file.year}年" if file.year else "",
    ]
    yield f"<header><h1>{escape(_name(file))}</h1><p>{escape('　'.join(fact for fact in facts if fact))}</p></header>"
    dossier = file.dossier()
    if file.problem or dossier is None:
        words = f"{file.problem.problem}。{file.problem.remedy}。" if file.problem else "没有可显示的内容。"
        yield f'<section class="paper failed"><p>{escape(words)}</p></section></article>'
        return
    yield f'<section class="paper" aria-label="原文">{document(dossier, marks)}</section>'
    yield '<aside aria-label="问题"><nav class="tabs"><button type="button" data-tab="findings" aria-pressed="true">'
    yield f"问题 <b>{len(file.findings)}</b></button>"
    yield '<button type="button" data-tab="scope" aria-pressed="false">'
    yield f"检查范围 <b>{len(file.undecided)}</b></button></nav>"
    yield f'<div class="findings">{filters(file)}'
    clean = "" if file.findings else '<p class="none">没有发现问题。</p>'
    yield f'<ol class="cards">{cards(file, number, rules, numbers)}</ol>{clean}</div>'
    yield f'<div class="scope" hidden>{scope(file, number)}</div></aside></article>'
