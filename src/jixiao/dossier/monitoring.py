"""Monitoring (绩效运行监控): how far each program is at the end of a month, the light it shows, and why."""

from collections.abc import Iterator
from enum import StrEnum

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import Ground, Notice
from jixiao.units.record import record


class Light(StrEnum):
    """From the best to the worst."""

    BLUE = "蓝"
    GREEN = "绿"
    YELLOW = "黄"
    RED = "红"

    @property
    def is_behind(self) -> bool:
        return self in (Light.YELLOW, Light.RED)


def worst(lights: Iterator[Light | None]) -> Light | None:
    """The worst of those that are known; None without any."""
    known = [light for light in lights if light is not None]
    return max(known, key=list(Light).index, default=None)


@record
class MonitoredLine:
    """Budget execution or one indicator. `light` is None while something is `missing` (in Chinese, what to supply).

    `planned` is what should be done by now and `progress` what is, in percent of the year's target (None where the
    target does not grow with the year); `deviation` is progress − planned in 百分点; `ratio` is what the light goes
    by. `expected` is the value at the end of the year: the office's own, or this pace kept up.
    `must_explain` asks for a reason that the papers do not give.
    """

    key: str
    subject: str
    group: str
    kind: str
    light: Light | None
    planned: Datum | None
    progress: Datum | None
    deviation: Datum | None
    ratio: Datum | None
    expected: Datum | None
    working: str
    must_explain: bool = False
    grounds: tuple[Ground, ...] = ()
    notices: tuple[Notice, ...] = ()
    missing: tuple[str, ...] = ()

    def data(self) -> Iterator[Datum]:
        """Every value that was computed."""
        found = (self.planned, self.progress, self.deviation, self.ratio, self.expected)
        return (datum for datum in found if datum and datum.working)


@record
class MonitoredProgram:
    """A program, or the whole department. `light` is the worst of its lines, unless the place has a way of its own.

    `objective` is the progress of its indicators together, `gap` how far that of the money is from it; `notices` are
    warnings of the norms and what a person must look at.
    """

    key: str
    subject: str
    whole_department: bool
    light: Light | None
    light_working: str
    execution: MonitoredLine | None
    indicators: tuple[MonitoredLine, ...]
    objective: Datum | None = None
    gap: Datum | None = None
    grounds: tuple[Ground, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def lines(self) -> tuple[MonitoredLine, ...]:
        return ((self.execution,) if self.execution else ()) + self.indicators

    @property
    def must_explain(self) -> bool:
        return any(line.must_explain for line in self.lines)

    def data(self) -> Iterator[Datum]:
        yield from (datum for line in self.lines for datum in line.data())
        yield from (datum for datum in (self.objective, self.gap) if datum)


@record
class MonitoredDepartment:
    """All programs at the end of `month` (or on its `day`, 0 for the end).

    `lights` counts the programs of each light, the worst first; `low_execution` are the keys of those that have
    spent too little, the least first.
    """

    year: int
    month: int
    day: int
    place: str
    place_name: str
    department: MonitoredProgram | None
    programs: tuple[MonitoredProgram, ...]
    lights: tuple[tuple[Light, int], ...] = ()
    low_execution: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[MonitoredProgram, ...]:
        return ((self.department,) if self.department else ()) + self.programs
