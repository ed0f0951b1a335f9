"""A target as people type it into one cell (≥20个, 不少于20, 80%-90%) → operator, value and unit, and back."""

from dataclasses import dataclass
from decimal import Decimal

from jixiao.document.build import Builder
from jixiao.dossier.datum import Datum
from jixiao.dossier.figure import Role
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.extract.forms.values import read_value
from jixiao.forms import values
from jixiao.units.number import plain

_WORDS = {">=": "不低于", "<=": "不超过", ">": "高于", "<": "低于", "=": "等于"}


@dataclass(frozen=True, slots=True)
class Target:
    """Fields as an IndicatorPaper has them: `text` are the words of the target, or of the form it was read from."""

    operator: str = ""
    value: Decimal | None = None
    upper: Decimal | None = None
    text: str = ""
    unit: str = ""

    @property
    def shown(self) -> str:
        """≥20个, as it is printed in one cell."""
        if self.value is None:
            return self.text.strip()
        upper = None if self.upper is None else self._datum(self.upper)
        return values.target(
            IndicatorPaper(
                "", "", operator=self.operator, target=self._datum(self.value), upper=upper, target_text=self.text
            )
        )

    @property
    def read(self) -> str:
        """How it is understood, in words: 不低于20个; "" where it is words already."""
        if self.value is None:
            return ""
        if self.upper is not None:
            return f"{plain(self.value)}至{plain(self.upper)}{self.unit}"
        return f"{_WORDS.get(self.operator, '')}{plain(self.value)}{self.unit}"

    def _datum(self, value: Decimal) -> Datum:
        return Datum("", "", value, self.unit, 0)


def typed_target(text: str, unit: str = "") -> Target:
    """`unit` is what a bare number counts in: the one the row had before. Words keep it as well."""
    said = _even(text)
    found = read_value(said, 0, Role.TARGET)
    if found.figure is None:
        return Target(text=text.strip(), unit=unit)
    if found.operator == "between":
        low, high = found.figures[0], found.figures[1]
        return Target("between", low.value, high.value, unit=low.unit or high.unit or unit)
    return Target(found.operator, found.figure.value, unit=found.figure.unit or unit)


def _even(text: str) -> str:
    """Digits and signs as readers make them of every cell of a file."""
    builder = Builder("", "xlsx")
    builder.paragraph(text.strip() or "—")
    return builder.build().text.strip()
