"""评价结论: the score, how it is made up, the grade and the scale behind it; the programs' results beside it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.scoresheet import Ground, ScoreLine, ScoreSheet
from jixiao.norms.resolve import Answer
from jixiao.report.blocks import Cell, Paragraph, Runs, Table, plain_run
from jixiao.report.desk import Desk
from jixiao.report.parts.execution import budget_of, execution_rate
from jixiao.report.parts.objectives import name_of
from jixiao.report.parts.part import Part, paragraph
from jixiao.report.phrase import joined, printed, say

_EXECUTION = "预算执行"


def conclusion(desk: Desk) -> Iterator[Paragraph]:
    """Score and grade in one sentence, then the points of each group."""
    sheet = desk.scores.department
    if sheet is None or sheet.total is None:
        yield _without_total(desk, sheet)
        return
    told = [_weighed(desk, name, lines) for name, lines in _groups(sheet).items()]
    if told:
        yield paragraph(joined(told, "；"), plain_run("。"))
    words = say("综合各项得分，{year}部门整体支出绩效自评得分{total}", year=desk.year(), total=sheet.total)
    if sheet.grade:
        words += plain_run(f"，等级为“{sheet.grade}”")
    yield paragraph(words, plain_run("。"))


def _weighed(desk: Desk, name: str, lines: list[ScoreLine]) -> Runs:
    weight, score = _weight(desk, name, lines), _score(desk, name, lines)
    return say("{name}{weight}，得{score}", name=name, weight=weight, score=score)


def _without_total(desk: Desk, sheet: ScoreSheet | None) -> Paragraph:
    """The office's own score where the papers hold one; else what is still needed to score."""
    stated = desk.papers.whole.stated_score if desk.papers.whole else None
    stated = stated or desk.measure("综合得分", "自评得分", "总得分")
    if stated and sheet is None:
        return paragraph(say("{year}部门整体支出绩效自评得分{total}。", year=desk.year(), total=stated))
    for what in sheet.missing if sheet else ():
        desk.ask(f"部门整体打分所需：{what}", "改正部门整体支出绩效自评表")
    open_lines = [line for line in sheet.lines if line.score is None] if sheet else []
    for line in open_lines:
        for what in line.missing or ("得分",):
            desk.ask(f"“{line.subject}”打分所需：{what}", "填写部门整体支出绩效自评表")
    if sheet is None:
        desk.ask("部门整体支出绩效自评得分", "放入部门整体支出绩效自评表")
    return paragraph(desk.ask("综合得分和等级", "补齐以上各项后自动算出"))


def _groups(sheet: ScoreSheet) -> dict[str, list[ScoreLine]]:
    """预算执行 and each first-level group with its lines, in the order of the sheet."""
    found: dict[str, list[ScoreLine]] = {}
    for line in sheet.lines:
        name = _EXECUTION if line is sheet.execution else line.group
        found.setdefault(name if name.endswith("指标") or line is sheet.execution else f"{name}指标", []).append(line)
    return found


def _weight(desk: Desk, name: str, lines: list[ScoreLine]) -> Datum:
    terms = " + ".join(f"{line.subject} {line.weight}" for line in lines)
    total = sum((line.weight for line in lines), Decimal(0))
    decimals = max(-int(line.weight.normalize().as_tuple().exponent) for line in lines)
    key = f"computed/分值/{name}/{lines[0].key}"
    return desk.book.enter(Datum(key, f"{name}分值", total, "分", max(0, decimals), working=terms, basis=_basis(lines)))


def _basis(lines: list[ScoreLine]) -> str:
    grounds = [ground for line in lines for ground in line.grounds]
    return f"{grounds[0].instrument}#{grounds[0].locator}" if grounds else ""


def _score(desk: Desk, name: str, lines: list[ScoreLine]) -> Datum:
    scores = [line.score for line in lines if line.score]
    return scores[0] if len(scores) == 1 else desk.book.total(scores, f"{name}得分")


def points(desk: Desk) -> Iterator[Table]:
    """一级指标 | 分值 | 得分, with the total."""
    sheet = desk.scores.department
    if sheet is None or sheet.total is None or not sheet.lines:
        return
    head = tuple(Cell(plain_run(words), "center") for words in ("评价内容", "分值", "得分"))
    groups = _groups(sheet)
    rows = [
        (
            Cell(plain_run(name)),
            Cell((printed(_weight(desk, name, lines)),), "center"),
            Cell((printed(_score(desk, name, lines), 2),), "center"),
        )
        for name, lines in groups.items()
    ]
    full = desk.book.total([_weight(desk, name, lines) for name, lines in groups.items()], "总分值")
    rows.append((Cell(plain_run("合计")), Cell((printed(full),), "center"), Cell((printed(sheet.total, 2),), "center")))
    caption = say("{year}部门整体支出绩效自评得分", year=desk.year())
    yield Table("得分情况", (50, 25, 25), 1, (head, *rows), caption=caption)


def scale(desk: Desk) -> Iterator[Paragraph]:
    """The grade bands in force here, from the norms."""
    if desk.scale is None:
        return
    parts: list[Runs] = []
    ceiling: Datum | None = None
    for row in desk.scale.rows:
        grade = str(row["grade"])
        floor = _floor(desk, desk.scale, grade, Decimal(row["floor"]))
        if ceiling is None:
            parts.append(say("得分≥{floor}为“{grade}”", floor=floor, grade=grade))
        elif floor.value == 0:
            parts.append(say("得分＜{ceiling}为“{grade}”", ceiling=ceiling, grade=grade))
        else:
            parts.append(say("{floor:bare}≤得分＜{ceiling}为“{grade}”", floor=floor, ceiling=ceiling, grade=grade))
        ceiling = floor
    yield paragraph(plain_run("评价等级按得分划分："), joined(parts, "；"), plain_run("。"))


def _floor(desk: Desk, scale: Answer, grade: str, floor: Decimal) -> Datum:
    """The lower end of a band, with the words of the norm as its source."""
    source = scale.source
    where = Provenance(desk.instrument(source.instrument), source.locator, source.quote)
    basis = f"{source.instrument}#{source.locator}"
    return desk.book.enter(Datum(f"norm/grade/{grade}", f"“{grade}”的下限", floor, "分", 0, (where,), basis=basis))


def programs(desk: Desk) -> Iterator[Paragraph]:
    """How many programs were evaluated and how many got each grade."""
    sheets = desk.scores.programs
    if not sheets:
        yield paragraph(desk.ask("项目自评结果", "放入各项目的自评表"))
        return
    number = desk.book.count("scored", "自评项目个数", len(sheets), "个", "、".join(sheet.subject for sheet in sheets))
    told = say("{year}开展绩效自评的项目共{number}", year=desk.year(), number=number)
    grades = [(grade, count) for grade, count in desk.scores.grades if count]
    if grades:
        counts = [_graded(desk, grade, count) for grade, count in grades]
        told += (*plain_run("，其中"), *joined(counts, "、"))
    bands = desk.bands("program")
    if grades and bands:
        best = str(bands.rows[0]["grade"])
        share = desk.book.percentage(_grade_count(desk, best, dict(grades).get(best, 0)), number, f"评{best}率")
        told += say("，评{best}率{share}", best=best, share=share)
    yield paragraph(told, plain_run("。"))


def _graded(desk: Desk, grade: str, count: int) -> Runs:
    return say("评为“{grade}”的{count}", grade=grade, count=_grade_count(desk, grade, count))


def _grade_count(desk: Desk, grade: str, count: int) -> Datum:
    named = "、".join(sheet.subject for sheet in desk.scores.programs if sheet.grade == grade)
    return desk.book.count(f"grade/{grade}", f"评为“{grade}”的项目个数", count, "个", named)


def results(desk: Desk) -> Iterator[Table]:
    """Programs with budget, rate, score and grade."""
    listed = [(program, sheet) for program in desk.programs if (sheet := desk.sheet(program))]
    if not listed:
        return
    heads = ("序号", "项目名称", "全年预算", "执行率（%）", "得分", "等级")
    rows = [tuple(Cell(plain_run(words), "center") for words in heads)]
    for number, (program, sheet) in enumerate(listed, 1):
        budget = budget_of(program.total) if program.total else None
        rate = execution_rate(desk, program, program.total) if program.total else None
        values = (budget, rate, sheet.total)
        cells = (Cell((printed(value),) if value else (), "right") for value in values)
        first = (Cell(plain_run(str(number)), "center"), Cell(name_of(desk, program)))
        rows.append((*first, *cells, Cell(plain_run(sheet.grade), "center")))
    caption = say("{year}项目支出绩效自评结果（单位：万元、分）", year=desk.year())
    yield Table("项目自评结果", (8, 36, 16, 16, 12, 12), 1, tuple(rows), caption=caption)


def grounds(desk: Desk) -> Iterator[Paragraph]:
    """By which norms was scored: one sentence, with how far each may be relied on."""
    whole = None if desk.of_programs else desk.scores.department
    sheet = whole or next(iter(desk.scores.programs), None)
    if sheet is None:
        yield paragraph(desk.ask("评分办法", "放入填好的自评表，即按本地区规定打分"))
        return
    words = list(dict.fromkeys(filter(None, (_cited(desk, ground) for ground in sheet.all_grounds))))
    cited = (paragraph(plain_run(f"计分依据：{'；'.join(words)}。")),) if words else ()
    sheets = (sheet,) if whole else desk.scores.programs
    if sheet.lines:
        methods = "定量指标按完成值与指标值的比较计分，定性指标按完成程度在相应档次内计分。"
        yield paragraph(plain_run("本次自评采用百分制"), _weights(desk, sheets), plain_run(f"。{methods}"))
    yield from cited


def _weights(desk: Desk, sheets: Sequence[ScoreSheet]) -> Runs:
    """，预算执行10分、产出指标50分; nothing where the forms divide their points differently."""
    divided = {tuple((name, sum(line.weight for line in lines)) for name, lines in _groups(s).items()) for s in sheets}
    if len(divided) != 1:
        return ()
    groups = _groups(sheets[0]).items()
    listed = [say("{name}{weight}", name=name, weight=_weight(desk, name, lines)) for name, lines in groups]
    return (*plain_run("，"), *joined(listed, "、"))


def _cited(desk: Desk, ground: Ground) -> str:
    """A document that has a number can be cited; what is only known from practice cannot."""
    known = desk.norms.instruments.get(ground.instrument)
    return desk.instrument(ground.instrument) if known and known.number else ""


PARTS = (
    Part("段", "评价结论", "各类指标的分值和得分，综合得分和等级；缺数不能打分时列出还缺什么", conclusion),
    Part("段", "等级标准", "本地区现行的等级划分", scale),
    Part("段", "评分办法", "各类指标的分值和计分依据", grounds),
    Part("段", "项目自评结果", "自评项目个数、各等级个数、评优率", programs),
    Part("表", "得分情况", "各类指标的分值和得分", points),
    Part("表", "项目自评结果", "各项目的全年预算、执行率、得分、等级", results),
)
