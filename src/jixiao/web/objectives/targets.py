"""A target and what came of it, as one cell shows them."""

from jixiao.lint.targets import Target
from jixiao.units.number import plain
from jixiao.web.years.models import Indicator


def target_of(indicator: Indicator) -> Target:
    text = indicator.target_text if indicator.target is None else ""
    return Target(indicator.operator, indicator.target, indicator.upper, text, indicator.unit)


def actual_of(indicator: Indicator) -> str:
    """18个, or the words of the office; "" when nothing was told."""
    result = getattr(indicator, "result", None)
    if result is None:
        return ""
    return f"{plain(result.actual)}{indicator.unit}" if result.actual is not None else result.actual_text


def score_of(indicator: Indicator) -> int | None:
    """Hundredths of a point, as a form that was read in gave them."""
    result = getattr(indicator, "result", None)
    return result.stated_score if result else None
