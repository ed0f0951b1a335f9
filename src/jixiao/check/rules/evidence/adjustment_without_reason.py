import re
from collections.abc import Iterator

from jixiao.check.once import once
from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reasons import REASON
from jixiao.check.shared.reports import is_report
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import Dossier
from jixiao.norms.resolve import Norms
from jixiao.units.number import plain, rounded, short

WHOLE = ("支出", "收入", "收支总计", "财政拨款", "一般公共预算", "项目支出")
ADJUSTED = Sought(
    r"(?:预算|指标|资金)[^。；\n]{0,16}(?:调整|追加|调减|调增|核减|压减|收回|增加|减少)|(?:调整|追加|调减|核减|压减|收回)[^。；\n]{0,16}(?:预算|资金|指标)"
)
GREAT = 50  # percent: beyond it a reviewer asks
_OF_OTHERS = 1000  # percent: no change of one amount, but two amounts
AFTER = 120  # characters in which the reason follows


def adjustment_without_reason(dossier: Dossier, norms: Norms) -> Iterator[Hit]:
    norm = norms.get("adjustment_explanation", dossier.place, year=dossier.year)
    if not is_report(dossier) or norm is None or norm.number is None:
        return
    for item in WHOLE:
        original, adjusted = _one(dossier, item, Stage.ORIGINAL), _one(dossier, item, Stage.ADJUSTED)
        if original is None or adjusted is None or original.base <= 0:
            continue
        change = (adjusted.base - original.base) / original.base * 100
        if norm.number < abs(change) < _OF_OTHERS and not _explained(dossier):
            percent = f"{'增加' if change > 0 else '减少'}{short(rounded(abs(change), 2))}%"
            working = (
                f"{item}：年初预算{plain(original.value)}{original.unit}，调整后{plain(adjusted.value)}{adjusted.unit}，"
                f"{percent}，没有说明原因"
            )
            severity = None if abs(change) > GREAT else Severity.NOTE
            yield Hit(adjusted.span, working, related=(original,), certainty=norm.certainty, severity=severity)
            return


@once
def _explained(dossier: Dossier) -> bool:
    """A sentence on the adjustment that says why, or goes on to."""
    text = dossier.source.text
    return any(_why(text, hit) for hit in ADJUSTED.finditer(dossier))


def _why(text: str, hit: re.Match[str]) -> bool:
    end = text.find("。", hit.end(), hit.end() + AFTER)
    return bool(REASON.search(text, hit.start(), end if end >= 0 else hit.end() + AFTER))


def _one(dossier: Dossier, item: str, stage: Stage) -> Figure | None:
    found: list[Fact] = [
        f for f in dossier.facts
        if f.item == item and f.stage is stage and f.year == dossier.year and not f.scope and f.figure.exact
    ]  # fmt: skip
    return found[0].figure if found and len({f.figure.base for f in found}) == 1 else None
