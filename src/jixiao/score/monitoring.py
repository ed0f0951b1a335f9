"""Monitoring of a program and of a whole department at the end of a month (docs/algorithms/monitoring.md)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.monitoring import Light, MonitoredDepartment, MonitoredLine, MonitoredProgram, worst
from jixiao.dossier.scoresheet import Notice
from jixiao.dossier.workpaper import ProgramPaper, Workpaper
from jixiao.norms.monitoring import EXECUTION, OBJECTIVES, MonitoringRules, monitoring_rules
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import Rule, RuleSet, ruleset
from jixiao.score.execution import Spending
from jixiao.score.grounds import basis, cited, ground, grounds
from jixiao.score.plan import LINEAR, Plan
from jixiao.score.progress import Moment, Money, indicator, money
from jixiao.units.number import plain, rounded, short

_HUNDRED = Decimal(100)
_DECIMALS = 2
Plans = Mapping[str, Plan]
Lights = Mapping[str, Light]


def monitor(
    papers: Workpaper,
    norms: Norms,
    month: int,
    day: int = 0,
    *,
    place: str = "",
    year: int = 0,
    plans: Plans | None = None,
    before: Lights | None = None,
) -> MonitoredDepartment:
    """How every program stands at the end of a month, or on a `day` of it, by its interim values.

    `plans` are plans of the office's own by the key of an indicator, or of a program for its money; `before` the
    lights of the round before by the key of a line or program: what was red goes back to yellow first, not to green.
    """
    where, when = place or papers.place, year or papers.year
    rules = monitoring_rules(norms, where, when)
    watcher = _Watcher(rules, Moment(when, month, day), plans or {}, before or {})
    scoring = {whole: ruleset(norms, where, scope, when) for whole, scope in _SCOPES.items()}
    made = [watcher.program(paper, scoring[paper.whole_department]) for paper in papers.programs]
    programs = tuple(one for one in made if not one.whole_department)
    counts = Counter(one.light for one in programs)
    return MonitoredDepartment(
        year=when,
        month=month,
        day=day,
        place=rules.place,
        place_name=rules.place_name,
        department=next((one for one in made if one.whole_department), None),
        programs=programs,
        lights=tuple((light, counts[light]) for light in reversed(Light) if counts[light]),
        low_execution=tuple(one.key for one in sorted(filter(_is_low, programs), key=_spent)),
    )


_SCOPES = {False: "program", True: "whole_department"}


def _is_low(program: MonitoredProgram) -> bool:
    line = program.execution
    return line is not None and (bool(line.light and line.light.is_behind) or bool(line.notices))


def _spent(program: MonitoredProgram) -> Decimal:
    line = program.execution
    return line.progress.value if line and line.progress else _HUNDRED


def money_of(program: ProgramPaper) -> Money:
    """The money row that is monitored."""
    fund = program.total
    if fund is None:
        return Money(Spending(None, None, None), None, "")
    return Money(Spending(fund.original, fund.adjusted, fund.interim), fund.expected, fund.explanation)


class _Watcher:
    def __init__(self, rules: MonitoringRules, at: Moment, plans: Plans, before: Lights) -> None:
        self._rules, self._at, self._plans, self._before = rules, at, plans, before

    def program(self, paper: ProgramPaper, scoring: RuleSet) -> MonitoredProgram:
        rules = self._rules
        execution, lines = None, []
        if rules.watches(EXECUTION):
            plan = self._plans.get(paper.key, LINEAR)
            execution = self._after(money(rules, scoring, money_of(paper), self._at, plan, paper.key))
        if rules.watches(OBJECTIVES):
            for row in paper.indicators:
                key = row.key if row.key.startswith(f"{paper.key}/") else f"{paper.key}/{row.key}"
                made = indicator(rules, scoring, row, self._at, self._plans.get(row.key), key)
                lines.append(self._after(made))
        objective = _together(paper, lines)
        gap, warned = self._gap(paper, execution, objective)
        light, working, used = self._light(f"monitoring/{paper.key}", execution, lines)
        own = (*used, *((rules.gap,) if warned and rules.gap else ()))
        return MonitoredProgram(
            key=f"monitoring/{paper.key}",
            subject=paper.name,
            whole_department=paper.whole_department,
            light=light,
            light_working=working,
            execution=execution,
            indicators=tuple(lines),
            objective=objective,
            gap=gap,
            grounds=grounds(own),
            notices=(*warned, *self._notices()),
        )

    def _after(self, line: MonitoredLine) -> MonitoredLine:
        """In the light of the round before."""
        light, words = self._relit(line.key, line.light)
        return replace(line, light=light, working=f"{line.working}{words}")

    def _relit(self, key: str, light: Light | None) -> tuple[Light | None, str]:
        if light and not light.is_behind and self._before.get(key) is Light.RED:
            return Light.YELLOW, "；上次是红灯，赶上来的先转为黄灯"
        return light, ""

    def _light(
        self, key: str, execution: MonitoredLine | None, lines: Sequence[MonitoredLine]
    ) -> tuple[Light | None, str, tuple[Rule[object], ...]]:
        """By the courses where the place has them, else the worst of all lines."""
        money_light, aim = execution.light if execution else None, worst(line.light for line in lines)
        courses = self._rules.courses
        if courses and money_light and aim:
            on_course = sum(not light.is_behind for light in (money_light, aim))
            light: Light | None = Light(courses.value[on_course])
            words = f"支出亮{money_light}灯，目标亮{aim}灯，两条线中 {on_course} 条按进度；{cited((ground(courses),))}"
            used: tuple[Rule[object], ...] = (courses,)
        else:
            light = worst(iter((money_light, aim)))
            told = [(line.subject, line.light) for line in (*((execution,) if execution else ()), *lines)]
            names = [subject for subject, own in told if own and own is light]
            shown = f"{'、'.join(names[:3])}{'等' if len(names) > 3 else ''}"
            words = f"取各项中最差的灯：{shown}亮{light}灯" if light else ""
            used = (self._rules.lights,)
        light, again = self._relit(key, light)
        return light, words + again, used

    def _gap(
        self, paper: ProgramPaper, execution: MonitoredLine | None, objective: Datum | None
    ) -> tuple[Datum | None, tuple[Notice, ...]]:
        """How far the objectives are ahead of the money, or behind it."""
        spent = execution.progress if execution else None
        if spent is None or objective is None:
            return None, ()
        value = objective.value - spent.value
        working = f"目标进度 {_percent(objective)} − 执行进度 {_percent(spent)} = {plain(rounded(value, 2))}个百分点"
        rule = self._rules.gap
        key, label = f"monitoring/{paper.key}/gap", f"{paper.name}目标进度与执行进度之差"
        operands = (objective.key, spent.key)
        norm = basis(rule) if rule else ""
        gap = Datum(key, label, value, "个百分点", _DECIMALS, working=working, operands=operands, basis=norm)
        if rule is None or abs(value) <= rule.value:
            return gap, ()
        return gap, (Notice("monitoring_gap", f"{working}，超过 {short(rule.value)} 个百分点"),)

    def _notices(self) -> Iterator[Notice]:
        if self._rules.borrowed:
            name, system = self._rules.place_name, self._rules.lights.answer.place_name
            yield Notice("lights_borrowed", f"没有查到{name}的亮灯规定，比照{system}")


def _together(paper: ProgramPaper, lines: Sequence[MonitoredLine]) -> Datum | None:
    """The mean progress of the indicators by their weights, each up to 100 %; those without progress do not count."""
    weights = [row.weight.value if row.weight else None for row in paper.indicators]
    equal = any(weight is None for weight in weights) or not any(weights)
    pairs = [
        (line.progress, Decimal(1) if equal or weight is None else weight)
        for line, weight in zip(lines, weights, strict=False)
        if line.progress
    ]
    total = sum((weight for _, weight in pairs), Decimal(0))
    if total <= 0:
        return None
    done = sum((max(Decimal(0), min(_HUNDRED, p.value)) * weight for p, weight in pairs), Decimal(0))
    how = "简单平均" if equal else "按分值加权平均"
    working = f"{len(pairs)} 个有进度的指标{how}（超过 100% 的按 100% 计）= {plain(rounded(done / total, 2))}%"
    key, operands = f"monitoring/{paper.key}/objective", tuple(progress.key for progress, _ in pairs)
    value = rounded(done / total, 10)
    return Datum(key, f"{paper.name}目标进度", value, "%", _DECIMALS, working=working, operands=operands)


def _percent(datum: Datum) -> str:
    return f"{datum.printed()}%"
