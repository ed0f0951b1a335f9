"""What holds here, in this year, and who says so.

Nothing is read before it is asked for: one look-up costs the files of one parameter.
"""

import os
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from jixiao.norms import load
from jixiao.norms.load import NormError
from jixiao.norms.model import Certainty, Instrument, NormSource, NormValue, Parameter, Region, Row
from jixiao.norms.shape import shape_of, shapes
from jixiao.units.record import record

NATION = "100000"
VARIABLE = "JIXIAO_NORMS"


@record
class Answer:
    """A value with its source: the one is not to be had without the other.

    `place` is the level that spoke, not the one asked for; `selected_by` says which date chose the value.
    """

    name: str
    title: str
    unit: str
    place: str
    place_name: str
    number: Decimal | None
    word: str
    rows: tuple[Row, ...]
    source: NormSource
    selected_by: str
    scope: str
    file: str

    @property
    def certainty(self) -> Certainty:
        return self.source.certainty


class Norms:
    """The packaged norms and those of further folders; a later folder overrides an earlier one place by place."""

    def __init__(self, *folders: Path) -> None:
        self._folders = (load.PACKAGED, *folders)
        for folder in folders:
            if not folder.is_dir():
                raise NormError(f"找不到规范文件夹：{folder}")
        self._parameters: dict[str, dict[tuple[str, str], Parameter]] = {}
        self._instruments: dict[str, Instrument] = {}
        self._places: dict[str, Region] = {}

    def get(
        self, name: str, place: str = "", scope: str = "", *, year: int = 0, on: date | None = None
    ) -> Answer | None:
        """The value in force at the nearest level (区 → 市 → 省 → 全国), None when no level says anything.

        `year` is the budget year and selects values with budget_years_from, `on` the day of evaluation (by default
        the last day of the year after the budget year) those with in_force. Year 0: the newest value.
        """
        files = self._files(name)
        for level in self.chain(place):
            for kind in dict.fromkeys((scope, "")):
                parameter = files.get((level, kind))
                value = _in_force(parameter, year, on) if parameter else None
                if parameter and value and not value.ends:
                    return self._answer(parameter, value)
        return None

    def chain(self, place: str) -> tuple[str, ...]:
        """The place and those above it, the country last; a code the register lacks is cut by its digits."""
        found: list[str] = []
        code = place
        while code and code != NATION and code not in found:
            found.append(code)
            region = self.regions.get(code)
            code = region.parent if region else _above(code)
        return (*found, NATION)

    def place_name(self, code: str) -> str:
        region = self.regions.get(code)
        return region.name if region else code

    @property
    def regions(self) -> dict[str, Region]:
        """Places by code."""
        if not self._places:
            for folder in self._folders:
                self._places.update(load.places(folder))
        return self._places

    @property
    def instruments(self) -> dict[str, Instrument]:
        """Instruments by key."""
        if not self._instruments:
            for folder in self._folders:
                self._instruments.update(load.instruments(folder))
        return self._instruments

    @property
    def names(self) -> tuple[str, ...]:
        """Every parameter that some place has a file of, in the order of listings."""
        held = {name for folder in self._folders for name in load.parameter_names(folder)}
        for name in held:
            shape_of(name, name)
        return tuple(name for name in shapes() if name in held)

    def files(self, name: str) -> tuple[Parameter, ...]:
        """Every file of a parameter, for listings."""
        return tuple(self._files(name).values())

    def _files(self, name: str) -> dict[tuple[str, str], Parameter]:
        if name not in self._parameters:
            shape_of(name, "norms")
            self._parameters[name] = {
                (p.place, p.scope): p for folder in self._folders for p in load.parameter_files(folder, name)
            }
        return self._parameters[name]

    def _answer(self, parameter: Parameter, value: NormValue) -> Answer:
        selected_by = (
            f"自{value.budget_years_from}预算年度起"
            if value.budget_years_from is not None
            else f"自{value.in_force}起施行"
        )
        return Answer(
            name=parameter.name,
            title=parameter.title,
            unit=parameter.unit,
            place=parameter.place,
            place_name=self.place_name(parameter.place),
            number=value.number,
            word=value.word,
            rows=value.rows,
            source=value.source,
            selected_by=selected_by,
            scope=parameter.scope,
            file=parameter.file,
        )


def _in_force(parameter: Parameter, year: int, on: date | None) -> NormValue | None:
    """The last value whose date has come; announced values never count."""
    firm = [v for v in parameter.values if not v.expected]
    if not year and on is None:
        return firm[-1] if firm else None
    day = on or date(year + 1, 12, 31)
    come = [v for v in firm if _has_come(v, year, day)]
    return come[-1] if come else None


def _has_come(value: NormValue, year: int, day: date) -> bool:
    if value.budget_years_from is not None:
        return value.budget_years_from <= (year or day.year)
    return value.in_force is not None and value.in_force <= day


def _above(code: str) -> str:
    """130110 → 130100 → 130000, by the digits of the code."""
    if not code.isdecimal() or len(code) != 6 or code.endswith("0000"):
        return NATION
    return code[:2] + "0000" if code.endswith("00") else code[:4] + "00"


def folder_of(folder: str = "") -> str:
    """The folder of the user's: the one given, else that of JIXIAO_NORMS; "" for none."""
    return folder or os.environ.get(VARIABLE, "")


def norms_of(folder: str = "") -> Norms:
    """The packaged norms, with those of a folder of the user's."""
    return _norms(folder_of(folder))


@cache
def _norms(user: str) -> Norms:
    return Norms(Path(user)) if user else Norms()
