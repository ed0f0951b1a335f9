"""预算公开: what a budget book says of revenue, expenditure, the three public expenses and procurement."""

from collections.abc import Iterator

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.report.blocks import Cell, Paragraph, Runs, Table, plain_run
from jixiao.report.change import compared, is_level
from jixiao.report.desk import Desk
from jixiao.report.parts.part import Part, paragraph
from jixiao.report.phrase import joined, printed, say
from jixiao.report.ties import untied

_HOW = "放入部门预算表"
_BUDGET = Stage.ORIGINAL
_REVENUE = (
    (Item.GENERAL_BUDGET, "一般公共预算收入"),
    (Item.FUND_BUDGET, "政府性基金预算收入"),
    (Item.STATE_CAPITAL, "国有资本经营预算收入"),
    (Item.BUSINESS_INCOME, "事业收入"),
    (Item.OTHER_INCOME, "其他收入"),
)
_PUBLIC = (
    (Item.OVERSEAS, "因公出国（境）费"),
    (Item.VEHICLES, "公务用车购置及运行费"),
    (Item.HOSPITALITY, "公务接待费"),
)
_PROCURED = ((Item.GOODS, "货物"), (Item.WORKS, "工程"), (Item.SERVICES, "服务"))


def revenue(desk: Desk) -> Iterator[Paragraph]:
    """Revenue by kind, with what was carried over."""
    total = desk.amount(Item.INCOME, _BUDGET) or desk.whole(_BUDGET)
    if not total:
        yield paragraph(desk.ask(f"{desk.papers.year}年预算收入", _HOW))
        return
    carried = desk.amount(Item.CARRYOVER, Stage.CARRYOVER_IN) or desk.amount(Item.CARRYOVER, _BUDGET)
    kinds = [(words, found) for item, words in _REVENUE if (found := desk.amount(item, _BUDGET))]
    kinds += [("上年结转结余", carried)] if carried else []
    told = say("{year}预算收入{total}", year=desk.year(), total=total)
    if kinds:
        gap = untied(desk, total, [datum for _, datum in kinds]) if len(kinds) > 1 else ()
        listed = joined([say("{words}{amount}", words=words, amount=datum) for words, datum in kinds])
        told += (*plain_run("，其中："), *listed, *gap)
    yield paragraph(told, plain_run("。"))


def expenditure(desk: Desk) -> Iterator[Paragraph]:
    """Expenditure by nature."""
    total = desk.amount(Item.EXPENDITURE, _BUDGET) or desk.whole(_BUDGET)
    basic, program = desk.amount(Item.BASIC, _BUDGET), desk.amount(Item.PROGRAM, _BUDGET)
    if not total or not basic or not program:
        yield paragraph(desk.ask(f"{desk.papers.year}年基本支出和项目支出预算", _HOW))
        return
    gap = untied(desk, total, (basic, program))
    told = say("{year}预算支出{total}，其中：基本支出{basic}", year=desk.year(), total=total, basic=basic)
    personnel, operating = desk.amount(Item.PERSONNEL, _BUDGET), desk.amount(Item.OPERATING, _BUDGET)
    if personnel and operating:
        gap += untied(desk, basic, (personnel, operating))
        told += say("（人员经费{one}、公用经费{other}）", one=personnel, other=operating)
    told += say("，项目支出{program}{gap}", program=program, gap=gap)
    names = "、".join(entry.name for entry in desk.programs[:3])
    yield paragraph(told, plain_run(f"，项目有{names}等。" if names else "。"))


def changes(desk: Desk) -> Iterator[Paragraph]:
    """This year's budget against last year's, with reasons."""
    told: list[Runs] = []
    for item, words in ((None, "收支总额"), (Item.BASIC, "基本支出"), (Item.PROGRAM, "项目支出")):
        now = desk.amount(item, _BUDGET) if item else desk.whole(_BUDGET)
        before_year = desk.papers.year - 1
        before = desk.amount(item, _BUDGET, before_year) if item else desk.whole(_BUDGET, before_year)
        if now and before:
            told.append((*say("{words}{now}，", words=words, now=now), *_against_last_year(desk, words, now, before)))
    if not told:
        gap = desk.ask(f"{desk.papers.year - 1}年预算数", "放入上年部门预算，即写明与上年的比较", required=False)
        yield paragraph(plain_run("与上年预算的比较："), gap)
        return
    yield paragraph(joined(told, "；"), plain_run("。"))


def _against_last_year(desk: Desk, words: str, now: Datum, before: Datum) -> Runs:
    told = compared(desk.book, now, before, "上年预算")
    return told if is_level(now, before) or words == "收支总额" else (*told, *desk.reason(words))


def running_cost(desk: Desk) -> Iterator[Paragraph]:
    """机关运行经费; what it is for is said by law."""
    cost = desk.amount(Item.RUNNING_COST, _BUDGET)
    if not cost:
        yield paragraph(desk.ask("机关运行经费", _HOW))
        return
    use = "用于保障机关运转所需的办公、印刷、邮电、差旅、会议、福利、日常维修和一般设备购置等支出"
    yield paragraph(say("{year}机关运行经费安排{cost}，{use}。", year=desk.year(), cost=cost, use=use))


def three_public(desk: Desk) -> Iterator[Paragraph]:
    """“三公”经费, in all and part by part, each against last year."""
    total = desk.amount(Item.THREE_PUBLIC, _BUDGET)
    if not total:
        yield paragraph(desk.ask("“三公”经费预算", _HOW))
        return
    parts = [(item, words, found) for item, words in _PUBLIC if (found := desk.amount(item, _BUDGET))]
    gap = untied(desk, total, [datum for _, _, datum in parts]) if len(parts) == len(_PUBLIC) else ()
    head = say("{year}财政拨款“三公”经费预算{total}", year=desk.year(), total=total)
    yield paragraph(head, _since(desk, Item.THREE_PUBLIC, total), gap, plain_run("。"))
    for item, words, datum in parts:
        yield paragraph(say("{words}{datum}", words=words, datum=datum), _since(desk, item, datum), plain_run("。"))


def _since(desk: Desk, item: Item, now: Datum) -> Runs:
    """，较上年…，主要原因是…; nothing when last year is not known."""
    before = desk.amount(item, _BUDGET, desk.papers.year - 1)
    if not before:
        return ()
    told = (*plain_run("，"), *compared(desk.book, now, before, "上年预算"))
    return told if is_level(now, before) else (*told, *desk.reason(item.value))


def three_public_table(desk: Desk) -> Iterator[Table]:
    """“三公”经费 of this year and the last."""
    rows = [tuple(Cell(plain_run(words), "center") for words in ("项目", "上年预算", "本年预算"))]
    for item, words in ((Item.THREE_PUBLIC, "合计"), *_PUBLIC):
        now, before = desk.amount(item, _BUDGET), desk.amount(item, _BUDGET, desk.papers.year - 1)
        values = (Cell((printed(datum),) if datum else (), "right") for datum in (before, now))
        rows.append((Cell(plain_run(words)), *values))
    caption = say("{year}财政拨款“三公”经费预算（单位：万元）", year=desk.year())
    if any(cell.runs for row in rows[1:] for cell in row[1:]):
        yield Table("“三公”经费", (40, 30, 30), 1, tuple(rows), caption=caption)


def procurement(desk: Desk) -> Iterator[Paragraph]:
    """政府采购 in all and by kind."""
    total = desk.amount(Item.PROCUREMENT, _BUDGET) or desk.measure("政府采购预算", "政府采购预算合计")
    if not total:
        yield paragraph(desk.ask("政府采购预算", "放入政府采购预算表；没有采购预算的，写明金额为0"))
        return
    told = say("{year}政府采购预算{total}", year=desk.year(), total=total)
    kinds = [
        (words, found)
        for item, words in _PROCURED
        if (found := desk.amount(item, _BUDGET) or desk.measure(f"采购{words}", f"{words}采购"))
    ]
    if kinds:
        gap = untied(desk, total, [datum for _, datum in kinds])
        listed = joined([say("{words}采购{amount}", words=words, amount=datum) for words, datum in kinds])
        told += (*plain_run("，其中："), *listed, *gap)
    yield paragraph(told, plain_run("。"))


PARTS = (
    Part("段", "预算收入", "预算收入及各项来源、上年结转", revenue),
    Part("段", "预算支出", "预算支出，按基本支出（人员、公用）和项目支出分列", expenditure),
    Part("段", "预算增减", "收支总额、基本支出、项目支出与上年预算比较，附原因", changes),
    Part("段", "机关运行经费", "机关运行经费安排数和用途", running_cost),
    Part("段", "“三公”经费预算", "“三公”经费总额和三项，与上年比较，附原因", three_public),
    Part("段", "政府采购", "政府采购预算，按货物、工程、服务分列", procurement),
    Part("表", "“三公”经费预算", "上年预算和本年预算对照", three_public_table),
)
