"""收支: what was budgeted, adjusted, received and spent, and how it is divided."""

from collections.abc import Iterator

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.report.blocks import Cell, Paragraph, Runs, Table, plain_run
from jixiao.report.change import compared, is_level
from jixiao.report.desk import Desk
from jixiao.report.parts.part import Part, paragraph
from jixiao.report.phrase import printed, say
from jixiao.report.ties import untied

_HOW = "放入载有此数的预算表、决算表或部门整体支出绩效自评表"


def overview(desk: Desk) -> Iterator[Paragraph]:
    """The year's money in one sentence, then stage by stage with its parts."""
    yield paragraph(_in_one_sentence(desk))
    original, adjusted, outturn = (desk.whole(s) for s in (Stage.ORIGINAL, Stage.ADJUSTED, Stage.OUTTURN))
    if original:
        head = say("年初预算{total}", total=original)
        yield paragraph(head, _divided(desk, Stage.ORIGINAL, original), plain_run("。"))
    if adjusted:
        yield paragraph(_adjusted(desk, original, adjusted), _divided(desk, Stage.ADJUSTED, adjusted), plain_run("。"))
    if outturn:
        head = say("全年支出{total}", total=outturn)
        if adjusted and adjusted.value > 0:
            rate = desk.book.percentage(outturn, adjusted, "预算执行率")
            head += say("，为全年预算的{rate}", rate=rate)
        yield paragraph(head, _divided(desk, Stage.OUTTURN, outturn, shares=True), plain_run("。"))


def _in_one_sentence(desk: Desk) -> Runs:
    told = say("{year}", year=desk.year())
    known = (
        ("年初预算", desk.whole(Stage.ORIGINAL), True),
        ("全年预算", desk.whole(Stage.ADJUSTED), False),
        ("决算收入", desk.amount(Item.INCOME, Stage.OUTTURN) or desk.amount(Item.INCOME, Stage.INCOME), False),
        ("决算支出", desk.whole(Stage.OUTTURN), True),
        ("年末结转结余", desk.amount(Item.CARRYOVER, Stage.CARRYOVER_OUT), False),
    )
    comma = ""
    for words, datum, required in known:
        if datum:
            told += say("{comma}{words}{datum}", comma=comma, words=words, datum=datum)
        elif required:
            gap = desk.ask(f"{desk.papers.year}年{words}", _HOW)
            told += say("{comma}{words}{gap}", comma=comma, words=words, gap=gap)
        comma = "，" if datum or required else comma
    return (*told, *plain_run("。"))


def _adjusted(desk: Desk, original: Datum | None, adjusted: Datum) -> Runs:
    if not original:
        return say("全年预算{total}", total=adjusted)
    if is_level(adjusted, original):
        return say("全年预算{total}，与年初预算一致", total=adjusted)
    change = compared(desk.book, adjusted, original, "年初预算")
    return (*say("全年预算调整为{total}，", total=adjusted), *change, *desk.reason("预算调整"))


def _divided(desk: Desk, stage: Stage, total: Datum, *, shares: bool = False) -> Runs:
    """，按支出性质分，基本支出…（其中人员经费…、公用经费…）、项目支出…; nothing when the parts are not known."""
    basic, program = desk.amount(Item.BASIC, stage), desk.amount(Item.PROGRAM, stage)
    if not basic or not program:
        return ()
    gap = untied(desk, total, (basic, program))
    told = say("{gap}。按支出性质分，基本支出{basic}", gap=gap, basic=basic)
    share = shares and total.value > 0
    if share:
        told += say("，占{rate}", rate=desk.book.percentage(basic, total, "基本支出占比"))
    personnel, operating = desk.amount(Item.PERSONNEL, stage), desk.amount(Item.OPERATING, stage)
    if personnel and operating:
        gap = untied(desk, basic, (personnel, operating))
        told += say("，其中人员经费{one}、公用经费{other}{gap}", one=personnel, other=operating, gap=gap)
    told += say("；项目支出{program}", program=program)
    if share:
        told += say("，占{rate}", rate=desk.book.percentage(program, total, "项目支出占比"))
    return told


_ROWS = (
    ("支出合计", None),
    ("一、基本支出", Item.BASIC),
    ("　　人员经费", Item.PERSONNEL),
    ("　　公用经费", Item.OPERATING),
    ("二、项目支出", Item.PROGRAM),
)
_STAGES = (Stage.ORIGINAL, Stage.ADJUSTED, Stage.OUTTURN)


def table(desk: Desk) -> Iterator[Table]:
    """支出 by nature at every stage, with the execution rate of each row."""
    rows = [_row(desk, words, item) for words, item in _ROWS]
    rows = [row for row in rows if any(cell.runs for cell in row[1:])]
    if len(rows) < 2:
        return
    heads = ("项目", "年初预算", "全年预算", "全年支出", "执行率（%）")
    head = tuple(Cell(plain_run(words), "center") for words in heads)
    yield Table(
        "收支预决算情况",
        (30, 18, 18, 18, 16),
        1,
        (head, *rows),
        caption=say("{year}部门支出预算执行情况（单位：万元）", year=desk.year()),
    )


def _row(desk: Desk, words: str, item: Item | None) -> tuple[Cell, ...]:
    values = [desk.amount(item, stage) if item else desk.whole(stage) for stage in _STAGES]
    cells = [Cell(plain_run(words)), *(Cell((printed(value),) if value else (), "right") for value in values)]
    _, adjusted, outturn = values
    if not outturn or not adjusted or adjusted.value <= 0:
        return (*cells, Cell())
    rate = desk.book.percentage(outturn, adjusted, f"{words.strip('一二、　')}执行率")
    return (*cells, Cell((printed(rate),), "right"))


def changes(desk: Desk) -> Iterator[Paragraph]:
    """This year's outturn against last year's, in total and by nature, each with the office's reason."""
    before_year = desk.papers.year - 1
    outturn, before = desk.whole(Stage.OUTTURN), desk.whole(Stage.OUTTURN, before_year)
    if not outturn:
        return
    if not before:
        desk.ask(
            f"{before_year}年支出", "放入上年决算或上年自评报告，即写明与上年的比较；新设部门不必补", required=False
        )
        return
    against = say("{year}", year=desk.year(before_year))
    change = _against(desk, outturn, before, against, "支出")
    yield paragraph(say("{year}支出{total}，", year=desk.year(), total=outturn), change, plain_run("。"))
    parts = [
        (*say("{item}{now}，", item=item.value, now=now), *_against(desk, now, then, against, item.value))
        for item in (Item.BASIC, Item.PROGRAM)
        if (now := desk.amount(item, Stage.OUTTURN)) and (then := desk.amount(item, Stage.OUTTURN, before_year))
    ]
    if parts:
        told = [part if number == 0 else (*plain_run("；"), *part) for number, part in enumerate(parts)]
        yield paragraph(plain_run("其中，"), *told, plain_run("。"))


def _against(desk: Desk, now: Datum, before: Datum, against: Runs, item: str) -> Runs:
    """The comparison, with its reason unless nothing changed."""
    told = compared(desk.book, now, before, against)
    return told if is_level(now, before) else (*told, *desk.reason(item))


PARTS = (
    Part("段", "收支预决算情况", "年初预算、全年预算、决算收支、结转结余，按支出性质分列，支出附占比", overview),
    Part("段", "支出变动情况", "全年支出及基本支出、项目支出与上年比较，附变动原因；没有上年数时不写", changes),
    Part("表", "收支预决算情况", "按支出性质的年初预算、全年预算、全年支出和执行率", table),
)
