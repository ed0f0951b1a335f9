"""A form that was read, as lines for the terminal: its head, its money, its rows, what is to be mended."""

from collections.abc import Iterator, Sequence

from jixiao.check.output.columns import head, pad, width
from jixiao.dossier.datum import Datum
from jixiao.dossier.model import Dossier
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper, ProgramPaper, Workpaper
from jixiao.forms import values
from jixiao.forms.problems import Problem

_WIDEST = 26
_LONGEST = 76
_INDICATORS = ("一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "原因")
_FUNDS = ("资金来源", "年初预算", "全年预算", "执行数", "执行率", "得分")


def told(dossier: Dossier, papers: Workpaper, problems: Sequence[Problem]) -> Iterator[str]:
    yield f"文件    {dossier.source.path}"
    yield f"部门    {papers.department or '未写明'}"
    yield f"年度    {papers.year or '未写明'}"
    for program in papers.programs:
        yield from _program(program)
    yield from _plain(papers)
    if problems:
        yield f"\n要更正的 {len(problems)} 处"
        yield from (f"  {problem}" for problem in problems)
    elif papers.programs:
        yield "\n全部读懂。"


def _program(program: ProgramPaper) -> Iterator[str]:
    yield f"\n{'部门整体' if program.whole_department else '项目'}：{program.name or '（未写名称）'}"
    facts = (
        ("主管部门", program.parent_department),
        ("实施单位", program.agency),
        *program.facts,
        ("长期目标", program.long_term_objective),
        ("年度目标", program.objective),
        ("完成情况", program.achieved),
    )
    yield from (f"  {label}：{head(' '.join(text.split()), _LONGEST)}" for label, text in facts if text)
    if any(fund.original or fund.adjusted or fund.outturn for fund in program.funds):
        yield from _table([_FUNDS, *(_fund(fund) for fund in program.funds)])
    if program.indicators:
        yield from _table([_INDICATORS, *(_row(row) for row in program.indicators)])
    if program.long_term:
        yield "  长期指标"
        yield from _table([_INDICATORS, *(_row(row) for row in program.long_term)])
    if program.stated_score is not None:
        yield f"  总分 {program.stated_score.printed()}"


def _fund(fund: FundPaper) -> Sequence[str]:
    amounts = (fund.original, fund.adjusted, fund.outturn or fund.interim)
    rate = values.rate(fund.outturn or fund.interim, fund.adjusted or fund.original)
    return fund.label, *(datum.printed() if datum else "" for datum in amounts), str(rate), _points(fund.stated_score)


def _row(row: IndicatorPaper) -> Sequence[str]:
    reached = values.actual(row)
    reason = row.explanation
    if row.interim is not None:
        reached = values.measured(row.interim.actual, row.interim.actual_text)
        reason = row.interim.explanation
    return (
        row.group,
        row.kind,
        row.name,
        values.target(row),
        reached,
        _points(row.weight),
        _points(row.stated_score),
        reason,
    )


def _points(datum: Datum | None) -> str:
    return str(values.points(datum))


def _plain(papers: Workpaper) -> Iterator[str]:
    """Single values and amounts, where the file is a plain table."""
    for title, found in (("数据", papers.measures), ("收支", tuple(amount.datum for amount in papers.amounts))):
        if found:
            yield f"\n{title}"
            yield from (f"  {datum.label}：{datum.printed()}{datum.unit}" for datum in found)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns without any text below their head are left out."""
    shown = [i for i in range(len(rows[0])) if any(row[i] for row in rows[1:])]
    cells = [[head(" ".join(row[i].split()), _WIDEST) for i in shown] for row in rows]
    widths = [max(width(row[i]) for row in cells) for i in range(len(shown))]
    for row in cells:
        yield "  " + "  ".join(pad(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
