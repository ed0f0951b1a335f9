"""Values of norms in words: what holds, who says so, how sure that is, and how a report cites it."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jixiao.norms.citation import citation
from jixiao.norms.model import Instrument, NormValue, Parameter, Row
from jixiao.norms.resolve import Answer, Norms
from jixiao.norms.shape import shapes
from jixiao.units.number import short

CERTAINTY = {"original": "见原文", "restated": "见转述", "practice": "实践通行", "memory": "尚待核实"}
SCOPES = {"": "", "program": "项目", "whole_department": "部门整体"}
STALE_MONTHS = 18
_CELLS = {"note": "提示", "warning": "警告", "finance": "财政部门", "department": "部门"}  # what rules ask for by name


def value(answer: Answer) -> str:
    """10分; the meaning of a word; rows as 优 90分；良 80分."""
    return _said(answer.name, answer.unit, answer)


def written(parameter: Parameter, held: NormValue) -> str:
    """One value of a file in the same words; "" when it only ends what held before."""
    return _said(parameter.name, parameter.unit, held)


def _said(name: str, unit: str, held: Answer | NormValue) -> str:
    if held.number is not None:
        return f"{short(held.number)}{unit}"
    if held.word:
        return shapes()[name].words[held.word]
    return "；".join(_row(row, unit) for row in held.rows)


def _row(row: Row, unit: str) -> str:
    return " ".join(
        f"{short(cell)}{unit}" if isinstance(cell, Decimal) else _CELLS.get(cell, cell)
        for cell in row.values()
        if cell != ""
    )


def source(answer: Answer, norms: Norms) -> str:
    """《…》（财预〔2020〕10号）评分与评级（实践通行）."""
    cited = citation(f"{answer.source.instrument}#{answer.source.locator}", norms)
    return f"{cited}（{CERTAINTY[answer.certainty]}）"


def level(answer: Answer) -> str:
    """全国，自2020预算年度起."""
    scope = f"（{SCOPES[answer.scope]}）" if answer.scope else ""
    return f"{answer.place_name}{scope}，{answer.selected_by}"


def sentence(answer: Answer, norms: Norms) -> str:
    """A sentence for a report. What was not read in the text itself is never presented as its words."""
    cited = citation(f"{answer.source.instrument}#{answer.source.locator}", norms)
    doubt = "" if answer.certainty.is_firm else f"（{CERTAINTY[answer.certainty]}，引用前请核对原文）"
    return f"依据{cited}，{answer.title}为：{value(answer)}{doubt}。"


def quote(answer: Answer) -> str:
    """The words of the source: quoted where they were read, told as ours where they were not."""
    return f"原文：“{answer.source.quote}”" if answer.certainty.value == "original" else f"说明：{answer.source.quote}"


def introduced(instrument: Instrument) -> Iterator[str]:
    """An instrument as a report cites it, and what is known of it."""
    number = f"（{instrument.number}）" if instrument.number else ""
    yield f"《{instrument.title}》{number}"
    dates = [
        f"{instrument.issued}印发" if instrument.issued else "",
        f"{instrument.in_force}起施行" if instrument.in_force else "",
    ]
    known = [instrument.issuer, *filter(None, dates), CERTAINTY[instrument.certainty]]
    yield f"  {'，'.join(known)}"
    if instrument.replaced_by:
        yield f"  已由 {instrument.replaced_by} 代替"
    if instrument.note:
        yield f"  {instrument.note}"


def is_stale(parameter: Parameter, today: date) -> bool:
    """Last checked more than eighteen months ago."""
    checked = parameter.last_checked
    years, month = divmod(checked.month - 1 + STALE_MONTHS, 12)
    year = checked.year + years
    day = min(checked.day, monthrange(year, month + 1)[1])
    return today > date(year, month + 1, day)
