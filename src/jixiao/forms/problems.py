"""What could not be read from a filled form: where it stands, what it is, what to do.

Whether the contents are right is judged by `check`, not here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from jixiao.dossier.indicator import Form, Fund, Indicator, Program
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.dossier.workpaper import Workpaper
from jixiao.units.number import short
from jixiao.units.regex import regex

_NUMBER = regex(r"\d+(?:\.\d+)?")
_DATE = regex(r"年|月|日|季度")
_FULL = 100
_SEVERAL = regex(r"\d[^\d.]*[/／;；\n]\s*\d")


@dataclass(frozen=True, slots=True)
class Problem:
    """`where` as a person finds it (工作表“自评表”C5格), `quote` what stands there; `message` and `remedy` Chinese."""

    where: str
    quote: str
    message: str
    remedy: str

    def __str__(self) -> str:
        quote = f"「{self.quote}」" if self.quote else ""
        return f"{self.where}{quote} {self.message}；{self.remedy}。"


def problems(dossier: Dossier) -> tuple[Problem, ...]:
    """In the order in which they stand; empty when everything found its place."""
    finder = _Finder(dossier)
    found = [*finder.undecided(), *finder.nothing_found()]
    for program in dossier.programs:
        found += [*finder.columns(program), *finder.money(program), *finder.rows(program), *finder.weights(program)]
    return tuple(problem for _, problem in sorted(found, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True)
class FormReading:
    """What `jixiao form read -f json` prints: what was understood of a file, and what was not."""

    version: str
    path: str
    papers: Workpaper
    problems: tuple[Problem, ...]


Found = tuple[int, Problem]  # with its place, to sort by


class _Finder:
    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def _at(self, span: Span, message: str, remedy: str) -> Found:
        place = self._dossier.source.place(span)
        quote = " ".join(self._dossier.source.quote(span).split())
        return span.start, Problem(place.where, quote[:40], message, remedy)

    def undecided(self) -> Iterator[Found]:
        for thing in self._dossier.undecided:
            yield self._at(thing.span, f"{thing.what}没有读懂：{thing.reason}", "请把每个值放在表头下面的那一格")

    def nothing_found(self) -> Iterator[Found]:
        dossier = self._dossier
        if dossier.programs or any(fact.in_table for fact in dossier.facts) or dossier.ledgers:
            return
        sheets = dict.fromkeys(block.sheet for block in dossier.source.blocks if block.sheet)
        if not _has_figures(dossier):
            among = f"（有工作表{'、'.join(f'“{name}”' for name in sheets)}）" if sheets else ""
            remedy = "表头应有三级指标、指标值等栏；请确认表在可见的工作表里，且没有缺表头"
            yield 0, Problem(dossier.source.path, "", f"没有找到绩效表格{among}", remedy)

    def columns(self, program: Program) -> Iterator[Found]:
        for field, reason in program.unread:
            remedy = "请改用表样上的栏名" if "不认识" in reason else "一条指标只能有一个值，请只留一栏"
            yield self._at(field.span, f"这一栏没有读：{reason}", remedy)

    def money(self, program: Program) -> Iterator[Found]:
        for fund in program.funds:
            budget = fund.adjusted or fund.original
            if fund.is_total and budget is not None and budget.value == 0 and _spends(fund, program):
                yield self._at(budget.span, "预算数为 0，执行率无法计算", "请填全年预算数；没有预算的项目不必自评")

    def rows(self, program: Program) -> Iterator[Found]:
        names = Counter(row.name.text for row in program.indicators)
        seen: dict[str, Indicator] = {}
        for row in program.indicators:
            yield from self._row(row, program)
            before = seen.setdefault(row.name.text, row)
            if names[row.name.text] > 1 and before is not row and _differ(before, row):
                yield self._at(row.name.span, "同一指标有两个完成值", "请只留一行，或者改成不同的指标名称")

    def _row(self, row: Indicator, program: Program) -> Iterator[Found]:
        actual, target = row.actual_field, row.target_field
        if actual is not None and row.actual is None and _SEVERAL.search(actual.text) and not _DATE.search(actual.text):
            yield self._at(actual.span, "一格里有两个完成值", "请只留一个；分项的另设指标")
        if target is None or not target.text:
            if program.form != Form.SUMMARY:
                yield self._at(row.name.span, "没有指标值", "请填写指标值，如 ≥20个")
        elif not _NUMBER.search(target.text) and not (actual is not None and "达成" in actual.text):
            yield self._at(
                target.span, "指标值没有数，不能按比例计分", "能量化的写成数和单位，如 ≥90%；不能的按完成程度打分"
            )

    def weights(self, program: Program) -> Iterator[Found]:
        rows = [row.weight for row in program.indicators]
        weights = [weight.value for weight in rows if weight is not None]
        if not weights or len(weights) < len(rows):
            return
        total = next((fund for fund in program.funds if fund.is_total and fund.weight is not None), None)
        execution = total.weight.value if total is not None and total.weight is not None else Decimal(0)
        added = sum(weights, Decimal(0))
        if _FULL not in (added, added + execution):
            parts = f"指标 {short(added)}" + (f" + 预算执行 {short(execution)}" if execution else "")
            first = next(weight for weight in rows if weight is not None)
            message = f"分值合计 {parts} = {short(added + execution)}，应为 {_FULL}"
            yield self._at(first.span, message, "请调整各指标的分值")


def _spends(fund: Fund, program: Program) -> bool:
    return bool(fund.outturn is not None and fund.outturn.value) or bool(program.indicators)


def _differ(one: Indicator, other: Indicator) -> bool:
    texts = [row.actual_field.text if row.actual_field else "" for row in (one, other)]
    return bool(texts[0]) and bool(texts[1]) and texts[0] != texts[1]


def _has_figures(dossier: Dossier) -> bool:
    """A plain table of labels and numbers, such as 部门基础信息表."""
    tables = [block for block in dossier.source.blocks if block.table is not None]
    return sum(1 for block in tables if _NUMBER.fullmatch(dossier.source.text[block.start : block.end])) > 1
