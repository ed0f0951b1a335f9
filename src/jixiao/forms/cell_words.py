"""The words for single cells: the head of a form, its totals, what the office wrote."""

from collections.abc import Callable

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import ProgramPaper, Topic
from jixiao.forms import values
from jixiao.forms.values import Value
from jixiao.forms.words import Shape, Subject, Word


def _program(get: Callable[[ProgramPaper], str]) -> Callable[[Subject, str], Value]:
    return lambda subject, _: get(subject.program) if subject.program else ""


def fact(program: ProgramPaper | None, name: str) -> str:
    """Another cell of the program's form, by the words of the form."""
    return next((value for label, value in (program.facts if program else ()) if label == name), "")


def _topic(subject: Subject, name: str) -> Value:
    """What the office wrote on a topic: of the program when the form is about one."""
    about = "" if subject.program is None or subject.program.whole_department else subject.program.name
    narrative = subject.papers.narrative(Topic(name), about)
    return "\n".join(narrative.paragraphs) if narrative else ""


def _total_score(subject: Subject, _: str) -> Value:
    if subject.sheet is not None:
        return values.points(subject.sheet.total)
    return values.points(subject.program.stated_score) if subject.program else ""


def _total_points(subject: Subject, _: str) -> Value:
    """The sum of all weights the form shows."""
    if subject.program is None:
        return ""
    total = subject.program.total
    weights = [row.weight for row in subject.program.indicators] + ([total.weight] if total else [])
    known = [weight.value for weight in weights if weight is not None]
    return values.point_value(sum(known)) if known else ""  # type: ignore[arg-type]


def _sum(part: str) -> Callable[[Subject, str], Value]:
    def added(subject: Subject, _: str) -> Value:
        amounts = [getattr(program.total, part, None) for program in _listed(subject)]
        return "" if None in amounts else values.total(amounts, subject.unit)

    return added


def original_of(program: ProgramPaper, words: str) -> Datum | None:
    """The original budget of the first source of money whose label holds one of the words (财政拨款/财政资金)."""
    parts = [fund for fund in program.funds if not fund.is_total]
    return next((fund.original for fund in parts if any(word in fund.label for word in words.split("/"))), None)


def _sum_source(subject: Subject, words: str) -> Value:
    return values.total((original_of(program, words) for program in _listed(subject)), subject.unit)


def _sum_rate(subject: Subject, _: str) -> Value:
    adjusted, outturn = _sum("adjusted")(subject, ""), _sum("outturn")(subject, "")
    if isinstance(adjusted, values.Number) and isinstance(outturn, values.Number) and adjusted.value:
        return values.Number(outturn.value * 100 / adjusted.value, 2, percent=True)
    return ""


def _amount(subject: Subject, path: str) -> Value:
    """支出/年初预算, with a scope as a third part."""
    item, stage, *scope = path.split("/")
    return values.money(subject.papers.amount(item, Stage(stage), scope="".join(scope)), subject.unit)


def _listed(subject: Subject) -> tuple[ProgramPaper, ...]:
    return tuple(program for program in subject.papers.programs if not program.whole_department)


CELL_WORDS: dict[str, Word[Subject]] = {
    "year": Word("预算年度", Shape.WORD, lambda s, _: str(s.papers.year) if s.papers.year else ""),
    "department": Word("部门名称", Shape.WORD, lambda s, _: s.papers.department),
    "name": Word("项目名称", Shape.WORD, _program(lambda p: p.name)),
    "parent_department": Word("主管部门", Shape.WORD, _program(lambda p: p.parent_department)),
    "agency": Word("实施单位", Shape.WORD, _program(lambda p: p.agency)),
    "objective": Word("年度总体目标", Shape.TEXT, _program(lambda p: p.objective)),
    "long_term_objective": Word("长期目标", Shape.TEXT, _program(lambda p: p.long_term_objective)),
    "achieved": Word("目标实际完成情况", Shape.TEXT, _program(lambda p: p.achieved)),
    "total_points": Word("总分的分值", Shape.POINTS, _total_points),
    "total_score": Word("总分", Shape.POINTS, _total_score),
    "grade": Word("等级", Shape.WORD, lambda s, _: s.sheet.grade if s.sheet else ""),
    "sum_original": Word("各项目年初预算数之和", Shape.MONEY, _sum("original")),
    "sum_adjusted": Word("各项目全年预算数之和", Shape.MONEY, _sum("adjusted")),
    "sum_outturn": Word("各项目全年执行数之和", Shape.MONEY, _sum("outturn")),
    "sum_rate": Word("各项目合计的执行率", Shape.RATE, _sum_rate),
    "sum_source:": Word("各项目某一来源的年初预算数之和（sum_source:财政拨款）", Shape.MONEY, _sum_source),
    "programs": Word("项目个数", Shape.NUMBER, lambda s, _: str(len(_listed(s)) or "")),
    "fact:": Word(
        "表头表尾的其他格，冒号后写表上的字（fact:项目负责人）", Shape.FACT, lambda s, name: fact(s.program, name)
    ),
    "topic:": Word("部门写的文字，冒号后写主题（topic:存在的问题）", Shape.TEXT, _topic),
    "amount:": Word("收支数，冒号后写科目和口径（amount:支出/年初预算）", Shape.MONEY, _amount),
}
