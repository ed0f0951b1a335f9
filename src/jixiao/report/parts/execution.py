"""预算执行: how far the money was spent, of the department and of each program."""

from collections.abc import Iterator, Sequence

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.printed import in_unit
from jixiao.dossier.workpaper import FundPaper, ProgramPaper
from jixiao.report.blocks import Cell, Chart, Paragraph, Run, Runs, Series, Table, plain_run
from jixiao.report.desk import Desk
from jixiao.report.parts.objectives import name_of
from jixiao.report.parts.part import Part, because, paragraph
from jixiao.report.phrase import printed, say

_CHARTED = 20  # more bars than these cannot be read on a page


def analysis(desk: Desk) -> Iterator[Paragraph]:
    """The rate of the whole department, then the programs that did not spend their budget, with the reasons."""
    adjusted, outturn = desk.whole(Stage.ADJUSTED) or desk.whole(Stage.ORIGINAL), desk.whole(Stage.OUTTURN)
    if adjusted and outturn and adjusted.value > 0 and not desk.of_programs:
        rate = desk.book.percentage(outturn, adjusted, "预算执行率")
        words = "部门整体全年预算{budget}，全年支出{outturn}，预算执行率{rate}。"
        yield paragraph(say(words, budget=adjusted, outturn=outturn, rate=rate))
    spent = _spent(desk)
    if not spent:
        return
    number = desk.book.count("programs", "有资金数据的项目个数", len(spent), "个", "、".join(p.name for p, _ in spent))
    unspent = [(program, fund) for program, fund in spent if not _is_full(fund)]
    if not unspent:
        yield paragraph(say("{number}项目的预算均已执行完毕。", number=number))
        return
    if len(unspent) == len(spent):
        yield paragraph(say("列入自评的{number}项目的预算都没有执行完毕：", number=number))
    else:
        yield _partly(desk, number, unspent)
    for at, (program, fund) in enumerate(unspent, 1):
        yield paragraph(plain_run(f"（{at}）"), _told(desk, program, fund))


def _partly(desk: Desk, number: Datum, unspent: Sequence[tuple[ProgramPaper, FundPaper]]) -> Paragraph:
    names = "、".join(program.name for program, _ in unspent)
    left = desk.book.count("unspent", "未执行完毕的项目个数", len(unspent), "个", names)
    return paragraph(say("列入自评的{number}项目中，{left}项目的预算没有执行完毕：", number=number, left=left))


def _told(desk: Desk, program: ProgramPaper, fund: FundPaper) -> Runs:
    budget, outturn = budget_of(fund), fund.outturn
    told = (
        *name_of(desk, program),
        *say("全年预算{budget}，支出{outturn}", budget=budget or "", outturn=outturn or ""),
    )
    if rate := execution_rate(desk, program, fund):
        told += say("，执行率{rate}", rate=rate)
    if fund.explanation:
        why = because(desk, fund.explanation, f"{program.key}/fund/explanation", program.provenance)
        return (*told, *why, *plain_run("。"))
    return (*told, *desk.reason(program.name, required=_must_explain(desk, program)), *plain_run("。"))


def _must_explain(desk: Desk, program: ProgramPaper) -> bool:
    """Whether the norms of the place ask why the money was not spent; they do where no norm was looked at."""
    sheet = desk.sheet(program)
    execution = sheet.execution if sheet else None
    return execution is None or any(notice.code == "explanation_missing" for notice in execution.notices)


def budget_of(fund: FundPaper) -> Datum | None:
    """全年预算, the original one where nothing was adjusted."""
    return fund.adjusted or fund.original


def execution_rate(desk: Desk, program: ProgramPaper, fund: FundPaper) -> Datum | None:
    """None where there was no budget."""
    budget = budget_of(fund)
    if not budget or not fund.outturn or budget.value <= 0:
        return None
    return desk.book.percentage(fund.outturn, budget, f"{program.name}预算执行率")


def _spent(desk: Desk) -> list[tuple[ProgramPaper, FundPaper]]:
    """Programs whose budget and outturn are known."""
    known = [(program, program.total) for program in desk.programs]
    return [(program, fund) for program, fund in known if fund and budget_of(fund) and fund.outturn]


def _is_full(fund: FundPaper) -> bool:
    budget, outturn = budget_of(fund), fund.outturn
    return bool(budget and outturn and in_unit(outturn, budget.unit) >= budget.value)


def table(desk: Desk) -> Iterator[Table]:
    """Programs with their money and rates, and the sum of them."""
    funds = [(program, fund) for program in desk.programs if (fund := program.total) is not None]
    if not funds:
        desk.ask("各项目的预算数和执行数", "放入各项目的自评表", required=False)
        return
    heads = ("序号", "项目名称", "年初预算", "全年预算", "全年执行", "执行率（%）")
    head = tuple(Cell(plain_run(words), "center") for words in heads)
    rows = [
        _row(desk, str(at), Cell(name_of(desk, program)), (fund.original, fund.adjusted, fund.outturn), program.name)
        for at, (program, fund) in enumerate(funds, 1)
    ]
    if len(funds) > 1:
        columns = [_sum(desk, [getattr(fund, name) for _, fund in funds], words) for name, words in _COLUMNS]
        rows.append(_row(desk, "", Cell(plain_run("合计")), columns, "项目合计"))
    caption = say("{year}项目预算执行情况（单位：万元）", year=desk.year())
    yield Table("项目预算执行情况", (8, 32, 15, 15, 15, 15), 1, (head, *rows), caption=caption)


_COLUMNS = (("original", "项目年初预算合计"), ("adjusted", "项目全年预算合计"), ("outturn", "项目全年执行合计"))


def _sum(desk: Desk, data: Sequence[Datum | None], label: str) -> Datum | None:
    """The sum of a column; none while a square of it is blank."""
    known = [datum for datum in data if datum]
    return desk.book.total(known, label) if known and len(known) == len(data) else None


def _row(desk: Desk, number: str, name: Cell, values: Sequence[Datum | None], words: str) -> tuple[Cell, ...]:
    original, adjusted, outturn = values
    budget = adjusted or original
    known = budget and outturn and budget.value > 0
    rate = desk.book.percentage(outturn, budget, f"{words}预算执行率") if known and budget and outturn else None
    cells = (Cell((printed(value),) if value else (), "right") for value in (*values, rate))
    return Cell(plain_run(number), "center"), name, *cells


def chart(desk: Desk) -> Iterator[Chart]:
    """The rate of each program as a bar."""
    rated = [(program, rate) for program, fund in _spent(desk) if (rate := execution_rate(desk, program, fund))]
    if len(rated) < 2:
        return
    shown = sorted(rated, key=lambda entry: entry[1].value)[:_CHARTED] if len(rated) > _CHARTED else rated
    caption = say("{year}各项目预算执行率（%）", year=desk.year())
    if len(rated) > _CHARTED:
        caption += plain_run(f"，执行率最低的{_CHARTED}个")
    points = tuple(printed(rate) for _, rate in shown)
    names = tuple(program.name for program, _ in shown)
    yield Chart("项目执行率", caption, "%", names, (Series("预算执行率", points),))


def history(desk: Desk) -> Iterator[Chart]:
    """The outturn of each year that is known, by nature where that is known too."""
    years = desk.years()
    if len(years) < 2:
        return
    points: tuple[Run | None, ...] = tuple(
        printed(found) if (found := desk.whole(Stage.OUTTURN, year)) else None for year in years
    )
    caption = say("{first:bare}—{last}部门支出（万元）", first=desk.year(years[0]), last=desk.year(years[-1]))
    names = tuple(f"{year}年" for year in years)
    yield Chart("历年支出", caption, "万元", names, (Series("全年支出", points),), lying=False)


PARTS = (
    Part("段", "预算执行分析", "部门整体的预算执行率，未执行完毕的项目及原因（取自自评表的说明）", analysis),
    Part("表", "项目预算执行情况", "各项目的年初预算、全年预算、全年执行和执行率，附合计", table),
    Part("图", "项目执行率", "各项目预算执行率的条形图，两个项目以上才画", chart),
    Part("图", "历年支出", "已知各年度支出的柱形图，两个年度以上才画", history),
)
