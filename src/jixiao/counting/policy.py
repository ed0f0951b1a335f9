"""A counting policy (计数口径): what counts as one project, when and how much, by cited parameters of a place."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from jixiao.counting.signing import AGREEMENTS, Kind
from jixiao.norms.citation import citation
from jixiao.norms.resolve import Answer, Norms
from jixiao.units.record import record

_FEN = 1_000_000  # of 1 万元
_AGREEMENTS = {"意向书": Kind.INTENTION, "框架协议": Kind.FRAMEWORK, "正式合同": Kind.CONTRACT}


@record
class Policy:
    """`name` is what it is called; `basis` cites each of its rules. Floors in 分, 0 when there is none.

    `upgrade`: nothing, difference or again. `increase`: increment, project or nothing. `investor`: moves or stays.
    `transfer`: receiver, shared or origin.
    """

    name: str
    agreements: frozenset[Kind] = frozenset(AGREEMENTS)
    upgrade: str = "nothing"
    increase: str = "increment"
    investor: str = "moves"
    transfer: str = "receiver"
    floor: int = 0
    excluded: frozenset[str] = frozenset()
    basis: tuple[str, ...] = ()


# To hold others against: what a list gives that counts every line. No place rules so.
EVERY_SIGNING = Policy(
    "每签必计（对照，不是规定）", upgrade="again", increase="project", investor="stays", transfer="receiver"
)


def policy_of(norms: Norms, place: str, on: date) -> Policy:
    """How a place counts on a day, rule by rule from the nearest level that says something."""
    found = Policy(f"{norms.place_name(place)}口径")
    basis: list[str] = []

    def rule(name: str) -> Answer | None:
        answer = norms.get(name, place, on=on)
        if answer is not None:
            source = answer.source
            basis.append(f"{answer.title}：{citation(f'{source.instrument}#{source.locator}', norms)}")
        return answer

    if answer := rule("count_agreements"):
        kinds = frozenset(_AGREEMENTS[str(row["agreement"])] for row in answer.rows)
        found = replace(found, agreements=kinds)
    if answer := rule("count_upgrade"):
        found = replace(found, upgrade=answer.word)
    if answer := rule("count_increase"):
        found = replace(found, increase=answer.word)
    if answer := rule("count_investor"):
        found = replace(found, investor=answer.word)
    if answer := rule("count_transfer"):
        found = replace(found, transfer=answer.word)
    if (answer := rule("count_floor")) and answer.number is not None:
        found = replace(found, floor=int(answer.number * Decimal(_FEN)))
    if answer := rule("count_excluded"):
        found = replace(found, excluded=frozenset(str(row["sort"]) for row in answer.rows))
    return replace(found, basis=tuple(basis))
