from collections.abc import Iterator
from dataclasses import replace

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import sum_against_total
from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Execution, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.units.regex import regex

ITEMS = frozenset(item.value for item in Item)
SHORTEST_NAME = 4
_ADJUSTING = regex(r"\d月|追加|追减|调[增减整]|下达|到位|可用|结转")  # 4月起追加: how the budget came about, no program


def program_exceeds_all_programs(dossier: Dossier) -> Iterator[Hit]:
    spent = _all_programs(dossier)
    if spent is None:
        return
    for execution in dossier.executions:
        outturn = execution.outturn
        if outturn is None or execution.in_table or not _is_program(execution):
            continue
        if (hit := sum_against_total(spent, [outturn], at_most=True)) and hit.severity is None:
            working = (
                f"“{execution.subject}”执行数 {outturn.value}{outturn.unit} > 全部项目支出 {spent.value}{spent.unit}"
            )
            yield replace(hit, span=outturn.span, working=working, related=(spent,))


def _all_programs(dossier: Dossier) -> Figure | None:
    """项目支出 of the whole department as spent, when the document gives one value for it."""
    found = [
        f.figure for f in dossier.facts
        if f.item == "项目支出" and f.stage in (Stage.OUTTURN, Stage.UNSAID) and f.year == dossier.year and not f.scope
    ]  # fmt: skip
    return found[0] if found and len({f.base for f in found}) == 1 else None


def _is_program(execution: Execution) -> bool:
    name = execution.subject
    return name not in ITEMS and len(name) >= SHORTEST_NAME and not _ADJUSTING.search(name)
