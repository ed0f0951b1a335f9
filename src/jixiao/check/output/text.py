"""Findings for the terminal, as a good compiler tells them: the line, the place under carets, the computation."""

from collections.abc import Iterator, Sequence

from jixiao.check.checked import Checked, Excerpt, Notice
from jixiao.check.output.columns import head, tail, width
from jixiao.check.output.words import SEVERITIES, working_label
from jixiao.dossier.finding import Finding, Related
from jixiao.units.record import record

_CODES = {"错误": "1;31", "警告": "1;33", "提示": "1;36", "quiet": "2", "bold": "1"}
_MOST_LINES = 4  # of one quote
_MOST_RELATED = 8


@record
class Screen:
    """How wide the page is, and whether colours may be used."""

    columns: int = 100
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        return f"\033[{_CODES[style]}m{text}\033[0m" if self.colour else text


def write_text(files: Sequence[Checked], notices: Sequence[Notice] = (), screen: Screen | None = None) -> str:
    """The whole report; `notices` are about the run as a whole."""
    page = screen or Screen()
    blocks = [block for file in files for block in _file(file, page)]
    return "\n\n".join([*blocks, "\n".join(summary(files, notices, page))]) + "\n"


def unread(files: Sequence[Checked], screen: Screen | None = None) -> Iterator[str]:
    """The files that could not be checked: what is wrong, and what to do."""
    page = screen or Screen()
    for file in files:
        if file.problem:
            name, word = page.paint(file.path, "bold"), page.paint("无法检查", "错误")
            yield f"{name}: {word} {file.problem.problem}\n  = 怎么办 {file.problem.remedy}"


def _file(file: Checked, screen: Screen) -> Iterator[str]:
    yield from unread([file], screen)
    for finding in file.findings:
        yield "\n".join(_finding(file, finding, screen))
    for notice in file.notices:
        line = f":{notice.line}" if notice.line else ""
        yield f"{screen.paint(file.path + line, 'bold')}: {screen.paint('说明', '提示')} {notice.code} {notice.message}"


def _finding(file: Checked, finding: Finding, screen: Screen) -> Iterator[str]:
    place = finding.place
    where = screen.paint(f"{file.path}:{place.line}", "bold")
    severity = SEVERITIES[finding.severity]
    yield f"{where}: {screen.paint(f'{severity} {finding.rule}', severity)} {screen.paint(finding.message, 'bold')}"
    gutter = len(str(place.line)) + 2
    excerpt = file.excerpts.get((place.start, place.end), Excerpt("", place.quote, ""))
    for number, (line, carets) in enumerate(marked(excerpt, screen.columns - gutter - 3), place.line):
        yield f"{screen.paint(f'{number:>{gutter}} │', 'quiet')} {line}"
        yield f"{' ' * gutter}{screen.paint(' │', 'quiet')} {screen.paint(carets, severity)}"
    for label, text in _details(file, finding):
        yield f"{' ' * gutter} {screen.paint(f'= {label}', 'quiet')} {text}"


def _details(file: Checked, finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.place.where != f"第{finding.place.line}行":
        yield "位置", finding.place.where
    if finding.working:
        yield working_label(finding.working), finding.working
    if finding.related:
        more = len(finding.related) - _MOST_RELATED
        shown = "，".join(_related(related) for related in finding.related[:_MOST_RELATED])
        yield "相关", shown + (f"，另 {more} 处" if more > 0 else "")
    if finding.basis:
        yield "依据", "；".join(str(file.citations[basis]) for basis in finding.basis)


def _related(related: Related) -> str:
    path = f"{related.path} " if related.path else ""
    return f"{path}{related.place.where}「{' '.join(related.place.quote.split())}」"


def marked(excerpt: Excerpt, columns: int) -> Iterator[tuple[str, str]]:
    """Each line of the quote with what stands beside it, and the carets below."""
    quoted = excerpt.quoted.splitlines() or [""]
    for index, part in enumerate(quoted[:_MOST_LINES]):
        if not part.strip():
            continue
        before = _clean(excerpt.before).lstrip() if index == 0 else part[: len(part) - len(part.lstrip())]
        after = _clean(excerpt.after) if index == len(quoted) - 1 else ""
        middle = head(_clean(part.strip()), columns)
        room = max(0, columns - width(middle))
        before = tail(before, max(room // 2, room - width(after)))
        after = head(after, room - width(before)).rstrip()
        yield before + middle + after, " " * width(before) + "^" * max(1, width(middle))


def _clean(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def summary(
    files: Sequence[Checked], notices: Sequence[Notice] = (), screen: Screen | None = None, *, scope: bool = True
) -> Iterator[str]:
    """How many files, findings of each severity, what is not listed and, with `scope`, how much was not decided."""
    page = screen or Screen()
    for notice in notices:
        yield f"{page.paint('说明', '提示')} {notice.code} {notice.message}"
    unread = sum(1 for file in files if file.problem)
    if len(files) == unread:
        yield "没有能检查的文件。"
        return
    counts = {severity: sum(file.count(severity) for file in files) for severity in SEVERITIES}
    parts = "，".join(page.paint(f"{SEVERITIES[s]} {n}", SEVERITIES[s]) for s, n in counts.items() if n)
    found = f"发现 {sum(counts.values())} 处：{parts}。" if parts else "没有发现问题。"
    yield f"检查了 {len(files) - unread} 个文件，{found}" + (f"另有 {unread} 个文件无法检查。" if unread else "")
    if away := [f"{n} 处{words}" for n, words in _taken_away(files) if n]:
        yield f"未列出：{'，'.join(away)}。"
    if scope and (undecided := sum(len(file.undecided) for file in files)):
        yield f"看到而未能判定的 {undecided} 处，没有据此检查（jixiao extract 逐处列出）。"


def _taken_away(files: Sequence[Checked]) -> tuple[tuple[int, str], ...]:
    return (
        (sum(file.ignored for file in files), "已在 jixiao.toml 中忽略"),
        (sum(file.known for file in files), "已在基线中"),
    )
