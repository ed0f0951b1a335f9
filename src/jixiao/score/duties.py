"""What a department has to do in and after a budget year, by when, and which norm says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jixiao.dossier.scoresheet import Ground
from jixiao.norms.monitoring import monitoring_rules, month_end
from jixiao.norms.resolve import Answer, Norms
from jixiao.norms.ruleset import ruled
from jixiao.score.grounds import ground

_SATURDAY = 5
DEPARTMENT, UNITS, FINANCE = "部门", "所属单位", "财政部门"


@dataclass(frozen=True, slots=True)
class Events:
    """The days from which terms run; None for what has not happened or is not known.

    `holidays` are days off and `working_days` the weekends worked instead, for terms in working days.
    """

    budget_approved: date | None = None  # 本级人大批准预算
    budget_replied: date | None = None  # 财政部门批复本部门预算
    units_budget_replied: date | None = None  # 本部门批复所属单位预算
    accounts_approved: date | None = None
    accounts_replied: date | None = None
    units_accounts_replied: date | None = None
    warned: tuple[date, ...] = ()  # 收到运行监控预警
    holidays: frozenset[date] = frozenset()
    working_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Duty:
    """`due` is None where no day can be said; `term` tells the norm's own words for it, `whose` duty it is."""

    key: str
    label: str
    whose: str
    due: date | None
    term: str
    ground: Ground


def duties(norms: Norms, place: str, year: int, events: Events | None = None) -> tuple[Duty, ...]:
    """Of a budget year, the earliest first, those without a day last. A duty no norm speaks of is not made up."""
    found = list(_Duties(norms, place, year, events or Events()).all())
    return tuple(sorted(found, key=lambda duty: (duty.due is None, duty.due or date.max)))


class _Duties:
    def __init__(self, norms: Norms, place: str, year: int, events: Events) -> None:
        self._norms, self._place, self._year, self._events = norms, place, year, events

    def all(self) -> Iterator[Duty]:
        yield from self._rounds()
        yield from self._evaluation()
        yield from self._warnings()
        yield from self._replies()
        yield from self._disclosures()

    def _rounds(self) -> Iterator[Duty]:
        rounds = monitoring_rules(self._norms, self._place, self._year).rounds
        for one in rounds.value if rounds else ():
            assert rounds
            term = (
                f"{_said(one.due)}以前" if one.due else f"{_said(month_end(self._year, one.month))}以后，没有写明期限"
            )
            label = f"{self._year}年{one.period}绩效运行监控"
            yield Duty(f"monitoring/{one.month}", label, DEPARTMENT, one.due, term, ground(rounds))

    def _evaluation(self) -> Iterator[Duty]:
        if answer := self._get("self_evaluation_scope"):
            term = "年度结束以后，按财政部门通知的时间"
            label = f"{self._year}年绩效自评"
            yield Duty("self_evaluation", label, DEPARTMENT, None, term, self._ground(answer))

    def _warnings(self) -> Iterator[Duty]:
        answer = self._get("warning_response_days")
        for number, day in enumerate(self._events.warned if answer else (), 1):
            assert answer
            assert answer.number is not None
            days = int(answer.number)
            known = bool(self._events.holidays)
            holidays = "" if known else "（没有排除法定节假日）"
            term = f"收到预警（{_said(day)}）后 {days} 个工作日内{holidays}"
            due = self._after_working_days(day, days)
            yield Duty(f"warning/{number}", "答复运行监控预警", DEPARTMENT, due, term, self._ground(answer))

    def _replies(self) -> Iterator[Duty]:
        """批复: finance to departments, a department to its units."""
        answer = self._get("reply_deadline")
        days = {str(row["level"]): int(row["days"]) for row in answer.rows} if answer else {}
        events = self._events
        for key, label, whose, level, start, since in (
            ("reply/budget", "批复部门预算", FINANCE, "finance", events.budget_approved, "人大批准预算"),
            ("reply/units_budget", "批复所属单位预算", DEPARTMENT, "department", events.budget_replied, "财政批复预算"),
            ("reply/accounts", "批复部门决算", FINANCE, "finance", events.accounts_approved, "人大批准决算"),
            (
                "reply/units_accounts",
                "批复所属单位决算",
                DEPARTMENT,
                "department",
                events.accounts_replied,
                "财政批复决算",
            ),
        ):
            if answer and level in days:
                yield self._counted(key, label, whose, answer, days[level], start, since)

    def _disclosures(self) -> Iterator[Duty]:
        events = self._events
        for name, key, label, whose, starts, since in (
            ("government_disclosure_deadline", "government", "政府{}公开", FINANCE,
             (events.budget_approved, events.accounts_approved), "人大批准"),
            ("disclosure_deadline", "department", "部门{}公开", DEPARTMENT,
             (events.budget_replied, events.accounts_replied), "财政部门批复"),
            ("unit_disclosure_deadline", "units", "所属单位{}公开", UNITS,
             (events.units_budget_replied, events.units_accounts_replied), "部门批复"),
        ):  # fmt: skip
            if (answer := self._get(name)) and answer.number is not None:
                for kind, word, start in zip(("budget", "accounts"), ("预算", "决算"), starts, strict=True):
                    days, what = int(answer.number), label.format(word)
                    yield self._counted(f"disclosure/{key}_{kind}", what, whose, answer, days, start, since + word)

    def _counted(
        self, key: str, label: str, whose: str, answer: Answer, days: int, start: date | None, since: str
    ) -> Duty:
        known = f"（{_said(start)}）" if start else ""
        due = start + timedelta(days=days) if start else None
        term = f"{since}{known}后 {days} 日内"
        return Duty(key, f"{self._year}年{label}", whose, due, term, self._ground(answer))

    def _after_working_days(self, day: date, days: int) -> date:
        events = self._events
        while days:
            day += timedelta(days=1)
            off = day in events.holidays or (day.weekday() >= _SATURDAY and day not in events.working_days)
            days -= not off
        return day

    def _get(self, name: str) -> Answer | None:
        return self._norms.get(name, self._place, year=self._year)

    def _ground(self, answer: Answer) -> Ground:
        return ground(ruled(None, answer, self._norms))


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
