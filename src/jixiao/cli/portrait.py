"""A dossier as a page to read: whose it is, its money, its outline, its indicators, what was not understood."""

from collections import Counter
from collections.abc import Iterator

from jixiao.check.output.columns import head, pad, width
from jixiao.check.output.words import KINDS
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.indicator import Indicator, Program
from jixiao.dossier.model import Dossier

_KINDS = {
    FigureKind.AMOUNT: "金额",
    FigureKind.COUNT: "数量",
    FigureKind.RATIO: "比率",
    FigureKind.GROWTH: "增长率",
    FigureKind.CHANGE: "增减额",
    FigureKind.SCORE: "分数",
    FigureKind.RANK: "名次",
    FigureKind.DATE: "日期",
    FigureKind.DOCUMENT_NUMBER: "文号",
    FigureKind.OTHER: "其他",
}
_MOST_UNDECIDED = 20


def portrait(dossier: Dossier) -> Iterator[str]:
    """Lines for the terminal."""
    yield f"文件    {dossier.source.path}"
    yield f"种类    {KINDS[dossier.kind]}"
    yield f"部门    {dossier.department or '未写明'}"
    yield f"年度    {dossier.year or '未写明'}"
    for title, lines in (
        ("预算结构", _budget(dossier)),
        ("提纲", _outline(dossier)),
        ("目标与结果", _goals(dossier)),
        ("指标表", _programs(dossier)),
        ("评价结论", _conclusion(dossier)),
        ("读到的内容", _counts(dossier)),
        ("未能判定", _undecided(dossier)),
    ):
        found = list(lines)
        if found:
            yield f"\n{title}"
            yield from (f"  {line}" for line in found)


def _budget(dossier: Dossier) -> Iterator[str]:
    """Items by stage, as a table; the whole department first, then each scope."""
    facts = [fact for fact in dossier.facts if fact.year in (0, dossier.year)]
    stages = [stage for stage in Stage if any(fact.stage is stage for fact in facts)]
    rows = [["", *(stage.value or "未写明" for stage in stages)]] if facts else []
    for scope in sorted({fact.scope for fact in facts}):
        inside = [fact for fact in facts if fact.scope == scope]
        if scope:
            rows.append([f"〔{scope}〕", *("" for _ in stages)])
        items = dict.fromkeys(fact.item for fact in inside)
        rows.extend([item, *(_amounts(inside, item, stage) for stage in stages)] for item in items)
    yield from _table(rows)


def _amounts(facts: list[Fact], item: str, stage: Stage) -> str:
    amounts = dict.fromkeys(str(fact.figure.printed) for fact in facts if fact.item == item and fact.stage is stage)
    return " / ".join(amounts)


def _table(rows: list[list[str]]) -> Iterator[str]:
    columns = range(len(rows[0]) if rows else 0)
    widths = [min(30, max(width(row[column]) for row in rows)) for column in columns]
    for row in rows:
        yield "  ".join(pad(head(cell, wide), wide) for cell, wide in zip(row, widths, strict=True)).rstrip()


def _outline(dossier: Dossier) -> Iterator[str]:
    for section in dossier.sections:
        yield f"{'  ' * (section.level - 1)}{section.number}{head(section.title, 60)}"


def _goals(dossier: Dossier) -> Iterator[str]:
    for word, goals in (("目标", dossier.targets), ("结果", dossier.results)):
        for goal in goals:
            yield f"{word}  {head(goal.subject, 60)}  {goal.figure.printed if goal.figure else '没有数值'}"


def _programs(dossier: Dossier) -> Iterator[str]:
    for program in dossier.programs:
        yield f"{program.name or '（未写项目名称）'}：{len(program.indicators)} 条指标"
        yield from (f"  {line}" for line in _table([_row(row) for row in program.indicators]))
        yield from _points(program)


def _row(row: Indicator) -> list[str]:
    target = row.target_field.text if row.target_field else ""
    actual = row.actual_field.text if row.actual_field else ""
    score = f"{row.score.printed.value}/{row.weight.printed.value}" if row.score and row.weight else ""
    return [row.group, row.kind, row.name.text, target, actual, score]


def _points(program: Program) -> Iterator[str]:
    if program.total_score:
        yield f"  总分 {program.total_score.printed.value}"


def _conclusion(dossier: Dossier) -> Iterator[str]:
    conclusion = dossier.conclusion
    if conclusion:
        if conclusion.score:
            yield f"得分 {conclusion.score.printed}"
        if conclusion.grade:
            yield f"等级 {conclusion.grade}"


def _counts(dossier: Dossier) -> Iterator[str]:
    kinds = Counter(figure.kind for figure in dossier.figures)
    told = "、".join(f"{_KINDS[kind]} {kinds[kind]}" for kind in FigureKind if kinds[kind])
    yield f"数字 {len(dossier.figures)} 个" + (f"（{told}）" if told else "")
    claims = {
        "合计": dossier.splits,
        "增减": dossier.changes,
        "占比": dossier.shares,
        "执行率": dossier.executions,
        "文号": dossier.references,
    }
    yield "，".join(f"{word} {len(found)} 处" for word, found in claims.items())
    for covered in dossier.coverage:
        undecided = f"，未能判定 {covered.undecided}" if covered.undecided else ""
        yield f"{covered.subject} {covered.read}{undecided}" + (f"（{covered.note}）" if covered.note else "")


def _undecided(dossier: Dossier) -> Iterator[str]:
    for thing in dossier.undecided[:_MOST_UNDECIDED]:
        quote = head(" ".join(dossier.source.quote(thing.span).split()), 40)
        yield f"第{dossier.source.line(thing.span.start)}行「{quote}」 {thing.what}：{thing.reason}"
    if len(dossier.undecided) > _MOST_UNDECIDED:
        yield f"另 {len(dossier.undecided) - _MOST_UNDECIDED} 处，见 json 输出。"
