"""The words for the columns of a block, by what its rows are."""

from collections.abc import Callable

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import ScoreLine
from jixiao.dossier.workpaper import LAST_YEAR, FundPaper, IndicatorPaper, InterimPaper, ProgramPaper, Topic
from jixiao.forms import values
from jixiao.forms.cell_words import fact, original_of
from jixiao.forms.layout import Of
from jixiao.forms.values import Value
from jixiao.forms.words import Row, Shape, Word

TICK = "√"


def _fund(get: Callable[[FundPaper, Row], Value]) -> Callable[[Row, str], Value]:
    return lambda row, _: get(row.fund, row) if row.fund else ""


def _fund_money(part: str) -> Callable[[Row, str], Value]:
    return _fund(lambda fund, row: values.money(getattr(fund, part), row.subject.unit))


def _execution(row: Row) -> ScoreLine | None:
    """Only the total row is scored."""
    sheet = row.subject.sheet
    return sheet.execution if sheet is not None and row.fund is not None and row.fund.is_total else None


def _fund_weight(fund: FundPaper, row: Row) -> Value:
    line = _execution(row)
    return values.point_value(line.weight) if line is not None else values.points(fund.weight)


def _fund_score(fund: FundPaper, row: Row) -> Value:
    line = _execution(row)
    return values.points(line.score if line is not None else fund.stated_score)


_FUNDS: dict[str, Word[Row]] = {
    "label": Word("资金来源", Shape.WORD, lambda row, _: row.label),
    "original": Word("年初预算数", Shape.MONEY, _fund_money("original")),
    "adjusted": Word("全年预算数", Shape.MONEY, _fund_money("adjusted")),
    "outturn": Word("全年执行数", Shape.MONEY, _fund_money("outturn")),
    "interim": Word("监控期末执行数", Shape.MONEY, _fund_money("interim")),
    "expected": Word("全年预计执行数", Shape.MONEY, _fund_money("expected")),
    "rate": Word("执行率", Shape.RATE, _fund(lambda fund, _: values.rate(fund.outturn, fund.adjusted))),
    "interim_rate": Word(
        "监控期执行率", Shape.RATE, _fund(lambda f, _: values.rate(f.interim, f.adjusted or f.original))
    ),
    "weight": Word("分值", Shape.POINTS, _fund(_fund_weight)),
    "score": Word("得分", Shape.POINTS, _fund(_fund_score)),
    "explanation": Word("原因", Shape.TEXT, _fund(lambda fund, _: fund.explanation)),
}


def _indicator(get: Callable[[IndicatorPaper], Value]) -> Callable[[Row, str], Value]:
    return lambda row, _: get(row.indicator) if row.indicator else ""


def _weight(row: Row, _: str) -> Value:
    if row.line is not None:
        return values.point_value(row.line.weight)
    return values.points(row.indicator.weight) if row.indicator else ""


def _score(row: Row) -> Datum | None:
    if row.line is not None:
        return row.line.score
    return row.indicator.stated_score if row.indicator else None


def _coefficient(row: Row, _: str) -> Value:
    score, weight = _score(row), row.indicator.weight if row.indicator else None
    return values.ratio(score.value, weight.value) if score is not None and weight is not None else ""


def _attained(row: IndicatorPaper) -> Value:
    """完成率: actual over target where both are numbers of one unit."""
    same = row.actual is not None and row.target is not None and row.actual.unit in ("", row.target.unit)
    if not same or row.actual is None or row.target is None or not row.target.value or row.upper is not None:
        return ""
    return values.Number(row.actual.value * 100 / row.target.value, 2, percent=True)


def _interim(get: Callable[[InterimPaper, str], Value]) -> Callable[[Row, str], Value]:
    def said(row: Row, rest: str) -> Value:
        interim = row.indicator.interim if row.indicator else None
        return get(interim, rest) if interim is not None else ""

    return said


def _cause(interim: InterimPaper, name: str) -> Value:
    return TICK if name in interim.causes else ""


def _likelihood(interim: InterimPaper, name: str) -> Value:
    return TICK if interim.likelihood == name else ""


def _original_target(row: IndicatorPaper) -> Value:
    return row.original_target or values.target_value(row)


_INDICATORS: dict[str, Word[Row]] = {
    "number": Word("序号", Shape.NUMBER, lambda row, _: str(row.number)),
    "group": Word("一级指标", Shape.WORD, _indicator(lambda row: row.group)),
    "kind": Word("二级指标", Shape.WORD, _indicator(lambda row: row.kind)),
    "name": Word("三级指标", Shape.TEXT, _indicator(lambda row: row.name)),
    "description": Word("绩效指标描述", Shape.TEXT, _indicator(lambda row: row.description)),
    "target": Word("指标值，写在一格（≥20个）", Shape.WORD, _indicator(values.target)),
    "operator": Word("指标性质（≥、≤、＝、定性）", Shape.WORD, _indicator(values.operator)),
    "target_value": Word("指标值，只有数", Shape.NUMBER, _indicator(values.target_value)),
    "original_target": Word("年初指标值，只有数", Shape.NUMBER, _indicator(_original_target)),
    "adjusted_target": Word(
        "调整后指标值，没有调整的不填", Shape.NUMBER,
        _indicator(lambda row: values.target_value(row) if row.original_target else ""),
    ),
    "unit": Word("计量单位", Shape.WORD, _indicator(values.target_unit)),
    "basis": Word("指标值确定依据", Shape.TEXT, _indicator(lambda row: row.basis)),
    "previous": Word("上年完成值", Shape.WORD, _indicator(lambda row: values.measured(row.previous, ""))),
    "actual": Word("实际完成值，写在一格（18个）", Shape.WORD, _indicator(values.actual)),
    "actual_value": Word("完成值，旁边有计量单位的", Shape.NUMBER, _indicator(values.actual_value)),
    "attained": Word("完成率", Shape.RATE, _indicator(_attained)),
    "weight": Word("分值、权重", Shape.POINTS, _weight),
    "score": Word("得分", Shape.POINTS, lambda row, _: values.points(_score(row))),
    "coefficient": Word("得分系数", Shape.NUMBER, _coefficient),
    "explanation": Word("偏差原因分析及改进措施", Shape.TEXT, _indicator(lambda row: row.explanation)),
    "rule": Word("评分标准", Shape.TEXT, _indicator(lambda row: row.scoring_rule)),
    "evidence": Word("佐证材料", Shape.TEXT, _indicator(lambda row: "；".join(e.name for e in row.evidence))),
    "core": Word("是否核心指标", Shape.WORD, _indicator(lambda row: "是" if row.is_core else "否")),
    "interim": Word("监控期末完成情况", Shape.WORD, _interim(lambda it, _: values.measured(it.actual, it.actual_text))),
    "expected": Word("全年预计完成情况", Shape.WORD, _interim(lambda it, _: it.expected)),
    "cause:": Word("偏差原因的一栏，相符的打√（cause:经费保障）", Shape.TICK, _interim(_cause)),
    "interim_explanation": Word("监控时的原因说明", Shape.TEXT, _interim(lambda it, _: it.explanation)),
    "likelihood:": Word("完成目标可能性的一栏，相符的打√（likelihood:确定能）", Shape.TICK, _interim(_likelihood)),
}  # fmt: skip


def _of_program(get: Callable[[ProgramPaper], Value]) -> Callable[[Row, str], Value]:
    return lambda row, _: get(row.program) if row.program else ""


def _program_money(part: str) -> Callable[[Row, str], Value]:
    def amount(row: Row, _: str) -> Value:
        total = row.program.total if row.program else None
        return values.money(getattr(total, part), row.subject.unit) if total else ""

    return amount


def _program_rate(program: ProgramPaper) -> Value:
    return values.rate(program.total.outturn, program.total.adjusted) if program.total else ""


def _program_score(row: Row, _: str) -> Value:
    if row.program is None:
        return ""
    sheet = row.subject.sheet_of(row.program)
    return values.points(sheet.total if sheet is not None else row.program.stated_score)


def _program_source(row: Row, words: str) -> Value:
    return values.money(original_of(row.program, words), row.subject.unit) if row.program else ""


def _program_grade(row: Row, _: str) -> Value:
    sheet = row.subject.sheet_of(row.program) if row.program else None
    return sheet.grade if sheet is not None else ""


_PROGRAMS: dict[str, Word[Row]] = {
    "number": Word("序号", Shape.NUMBER, lambda row, _: str(row.number)),
    "name": Word("项目名称", Shape.TEXT, _of_program(lambda p: p.name)),
    "parent_department": Word("主管部门", Shape.WORD, _of_program(lambda p: p.parent_department)),
    "agency": Word("实施单位", Shape.WORD, _of_program(lambda p: p.agency)),
    "objective": Word("年度目标", Shape.TEXT, _of_program(lambda p: p.objective)),
    "original": Word("年初预算数", Shape.MONEY, _program_money("original")),
    "adjusted": Word("全年预算数", Shape.MONEY, _program_money("adjusted")),
    "outturn": Word("全年执行数", Shape.MONEY, _program_money("outturn")),
    "rate": Word("执行率", Shape.RATE, _of_program(_program_rate)),
    "source:": Word("某一来源的年初预算数，冒号后写来源（source:财政拨款）", Shape.MONEY, _program_source),
    "score": Word("自评得分", Shape.POINTS, _program_score),
    "grade": Word("等级", Shape.WORD, _program_grade),
    "fact:": Word("项目表上的其他格，冒号后写表上的字", Shape.WORD, lambda row, name: fact(row.program, name)),
}


def _stage(row: Row, path: str) -> Value:
    """年初预算, or 支出/财政拨款 with a scope."""
    stage, _, scope = path.partition("/")
    return values.money(row.subject.papers.amount(row.label, Stage(stage), scope=scope), row.subject.unit)


def _past(row: Row, stage: str) -> Value:
    papers = row.subject.papers
    return values.money(papers.amount(row.label, Stage(stage), papers.year - 1), row.subject.unit)


def _reason(row: Row, _: str) -> Value:
    papers = row.subject.papers
    told = (papers.narrative(Topic.REASON, label) for label in (row.label, *row.aliases))
    return next(("\n".join(narrative.paragraphs) for narrative in told if narrative), "")


def _amount_rate(row: Row, _: str) -> Value:
    papers = row.subject.papers
    return values.rate(papers.amount(row.label, Stage.OUTTURN), papers.amount(row.label, Stage.ADJUSTED))


_AMOUNTS: dict[str, Word[Row]] = {
    "label": Word("科目", Shape.TEXT, lambda row, _: row.label),
    "stage:": Word("本年的数，冒号后写口径（stage:年初预算）", Shape.MONEY, _stage),
    "past:": Word("上年的数，冒号后写口径（past:支出）", Shape.MONEY, _past),
    "rate": Word("决算数占全年预算数的比率", Shape.RATE, _amount_rate),
    "reason": Word("变动原因", Shape.TEXT, _reason),
}


def _measure(suffix: str) -> Callable[[Row, str], Value]:
    def said(row: Row, _: str) -> Value:
        datum = row.subject.papers.measure(row.label + suffix)
        return values.points(datum)

    return said


def _measure_unit(row: Row, _: str) -> Value:
    datum = row.subject.papers.measure(row.label)
    return datum.unit if datum is not None else ""


_MEASURES: dict[str, Word[Row]] = {
    "label": Word("名称", Shape.TEXT, lambda row, _: row.label),
    "value": Word("本年数", Shape.NUMBER, _measure("")),
    "previous": Word("上年数", Shape.NUMBER, _measure(LAST_YEAR)),
    "unit": Word("单位", Shape.WORD, _measure_unit),
    "reason": Word("变动原因", Shape.TEXT, _reason),
}

ROW_WORDS: dict[Of, dict[str, Word[Row]]] = {
    Of.FUNDS: _FUNDS,
    Of.INDICATORS: _INDICATORS,
    Of.LONG_TERM: _INDICATORS,
    Of.PROGRAMS: _PROGRAMS,
    Of.AMOUNTS: _AMOUNTS,
    Of.MEASURES: _MEASURES,
}
