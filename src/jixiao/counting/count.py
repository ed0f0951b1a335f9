"""Projects and amounts under a policy, exactly, each with the reason; and two policies side by side.

The policy tells of a project's events which bring in a project (个) and which bring in money (分). Events after the
last day are as if they had not happened; what came before the first day counts for the years before.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from jixiao.counting.policy import Policy
from jixiao.counting.signing import AGREEMENTS, WORDS, Kind, Project, Signing
from jixiao.units.fixed import grouped, in_unit
from jixiao.units.record import record

_ORDER = {kind: number for number, kind in enumerate(Kind)}


@record
class Item:
    """What one event brings in."""

    on: date
    kind: Kind
    number: int
    amount: int
    reason: str


@record
class Counted:
    """A project under a policy: what it brings into the period, by which events, or why nothing."""

    project: Project
    items: tuple[Item, ...]
    reason: str

    @property
    def number(self) -> int:
        return sum(item.number for item in self.items)

    @property
    def amount(self) -> int:
        return sum(item.amount for item in self.items)

    @property
    def words(self) -> str:
        """计 1 个 30,000.00 万元（2022-03-01 签框架协议）."""
        if not self.items:
            return f"不计：{self.reason}"
        said = "；".join(item.reason for item in self.items)
        return f"计 {self.number} 个 {grouped(in_unit(self.amount, '万元'))} 万元（{said}）"


@record
class Result:
    """All projects under a policy, in their order."""

    policy: Policy
    counted: tuple[Counted, ...]

    @property
    def number(self) -> int:
        return sum(one.number for one in self.counted)

    @property
    def amount(self) -> int:
        return sum(one.amount for one in self.counted)


@record
class Difference:
    """A project that two policies count differently."""

    project: Project
    first: Counted
    second: Counted

    @property
    def number(self) -> int:
        return self.first.number - self.second.number

    @property
    def amount(self) -> int:
        return self.first.amount - self.second.amount


def count(projects: Iterable[Project], policy: Policy, since: date, until: date) -> Result:
    """What the projects bring into a period, both days included."""
    return Result(policy, tuple(_counted(project, policy, since, until) for project in projects))


def differences(first: Result, second: Result) -> tuple[Difference, ...]:
    """The projects on which two counts of the same projects differ; their sums are the difference of the totals."""
    pairs = zip(first.counted, second.counted, strict=True)
    found = (Difference(one.project, one, other) for one, other in pairs)
    return tuple(one for one in found if one.number or one.amount)


def credits_of(project: Project, policy: Policy, until: date) -> dict[str, Fraction]:
    """Which districts share in a project, and in what parts; the parts are one.

    Where credit is shared, what the districts agreed upon goes before halves.
    """
    events = _until(project, until)
    moves = [one for one in events if one.kind is Kind.TRANSFER]
    origin = next((one.place for one in events if one.kind is not Kind.TRANSFER), "")
    if not moves or policy.transfer == "origin":
        return {origin: Fraction(1)}
    last = moves[-1]
    if policy.transfer == "shared" and last.place != origin:
        part = Fraction(1, 2) if last.share is None else last.share
        return {place: one for place, one in ((origin, part), (last.place, 1 - part)) if one}
    return {last.place: Fraction(1)}


def _until(project: Project, until: date) -> Sequence[Signing]:
    """The events up to a day in their order; on the same day the less firm comes first."""
    happened = [one for one in project.signings if one.on <= until]
    if len(happened) < 2:  # most projects are signed once
        return happened
    return sorted(happened, key=lambda one: (one.on, _ORDER[one.kind], one.amount or 0, one.place))


def _counted(project: Project, policy: Policy, since: date, until: date) -> Counted:
    if project.sort in policy.excluded:
        return Counted(project, (), f"{project.sort}不在计数范围")
    items = _items(_until(project, until), policy)
    if not items:
        return Counted(project, (), "没有计数的签约")
    reached = sum(item.amount for item in items)
    if reached < policy.floor:
        floor = grouped(in_unit(policy.floor, "万元"))
        return Counted(project, (), f"{grouped(in_unit(reached, '万元'))} 万元，不到起点 {floor} 万元")
    within = tuple(item for item in items if item.on >= since and (item.number or item.amount))
    return Counted(project, within, "" if within else f"{items[0].on} 已经计过")


def _items(events: Sequence[Signing], policy: Policy) -> list[Item]:
    """What each event brings in; a later one may take the place of the earlier ones."""
    items: list[Item] = []
    for event in events:
        amount, said = event.amount or 0, f"{event.on} {WORDS[event.kind]}"
        if event.kind in AGREEMENTS:
            if event.kind not in policy.agreements:
                continue
            if not items or policy.upgrade == "again":
                items.append(Item(event.on, event.kind, 1, amount, said))
            elif policy.upgrade == "difference" and event.amount is not None:
                more = amount - sum(item.amount for item in items)
                items.append(Item(event.on, event.kind, 0, more, f"{said}，计差额"))
        elif event.kind is Kind.INCREASE and items and policy.increase != "nothing":
            items.append(Item(event.on, event.kind, int(policy.increase == "project"), amount, said))
        elif event.kind is Kind.INVESTOR and items and policy.investor == "moves":
            kept = event.amount if event.amount is not None else sum(item.amount for item in items)
            items = [Item(event.on, event.kind, 1, kept, f"{said}，改在此次计")]
    return items
