import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.check.shared.forms import total_fund
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.indicator import Form, Fund
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

# Where the money of the budget comes from: what stands below 财政拨款, not beside it.
_LEVEL = regex(r"中央|省级|市级|县级|区级|上级|本级|地方|一般公共预算|政府性基金|国有资本|专项|债券")
_WHOLE_BUDGET = regex(r"(?:当年|本年|年度)?(?:财政)(?:拨款|资金)$")
_COLUMNS = (("original", "年初预算数"), ("adjusted", "全年预算数"), ("outturn", "全年执行数"))


def fund_parts_do_not_sum(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        total = total_fund(program)
        parts = _beside_each_other([fund for fund in program.funds if not fund.is_total])
        if total is None or not parts:
            continue
        closed = _is_closed(total, parts)
        hits = [
            hit for key, name in _COLUMNS
            if (hit := _column(total, parts, key, "" if program.form == Form.OBJECTIVE else name, closed=closed))
        ]  # fmt: skip
        if hits:  # one form, one root: the other columns follow in the same finding
            working = "；".join(hit.working for hit in hits)
            related = tuple(thing for hit in hits for thing in (hit.span, *hit.related))[1:]
            yield replace(hits[0], working=working, related=related)


def _beside_each_other(parts: Sequence[Fund]) -> list[Fund]:
    bare = [re.sub(r"其中|[：:\s]", "", part.label.text) for part in parts]
    if any(_WHOLE_BUDGET.search(word) and not _LEVEL.search(word) for word in bare):
        return [part for part, word in zip(parts, bare, strict=True) if not _LEVEL.search(word)]
    return list(parts)


def _is_closed(total: Fund, parts: Sequence[Fund]) -> bool:
    """Whether the sources listed are all there are: 其他 among them, or they make up the total in some column."""
    if any("其他" in part.label.text or "其它" in part.label.text for part in parts):
        return True
    return len(parts) >= 2 and any(
        (whole := getattr(total, key)) is not None and whole.base and len(known := _known(parts, key)) == len(parts)
        and sum(figure.base for figure in known) == whole.base
        for key, _ in _COLUMNS
    )  # fmt: skip


def _known(parts: Sequence[Fund], key: str) -> list[Figure]:
    return [figure for part in parts if (figure := getattr(part, key)) is not None]


def _column(total: Fund, parts: Sequence[Fund], key: str, name: str, *, closed: bool) -> Hit | None:
    whole: Figure | None = getattr(total, key)
    known = _known(parts, key)
    if whole is None or not known or (whole.base == 0 and sum(f.base for f in known) > 0):
        return None
    at_most = len(known) < len(parts) or not closed
    hit = sum_against_total(whole, known, at_most=at_most)
    if hit is None and (step := _finest(total, parts)) < 1:
        fine = sum_against_total(_as_fine(whole, step), [_as_fine(figure, step) for figure in known], at_most=at_most)
        hit = replace(fine, severity=Severity.WARNING) if fine is not None else None
    return replace(hit, working=f"{name} {hit.working}".lstrip()) if hit is not None else None


def _finest(total: Fund, parts: Sequence[Fund]) -> Decimal:
    """The last digit of the finest amount: beside 341.08 a 320 is no rounded number."""
    figures = (getattr(fund, key) for fund in (total, *parts) for key, _ in _COLUMNS)
    steps: list[Decimal] = [figure.printed.step for figure in figures if figure is not None]
    return min(steps)


def _as_fine(figure: Figure, step: Decimal) -> Figure:
    return replace(figure, printed=replace(figure.printed, step=min(step, figure.printed.step)))
