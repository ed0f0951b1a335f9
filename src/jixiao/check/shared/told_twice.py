"""One budget item told in prose and printed in a table: which of the table's figures the prose must agree with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from jixiao.check.once import once
from jixiao.check.shared.arithmetic import comparable
from jixiao.check.shared.ledger_faults import suspects
from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Fact, Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.record import record

# Items with one meaning wherever they are printed; income and expenditure come with and without what was carried over.
STRICT = frozenset(
    {
        "基本支出", "项目支出", "人员经费", "公用经费", "“三公”经费", "因公出国（境）费", "公务用车购置及运行费",
        "公务用车购置费", "公务用车运行维护费", "公务接待费", "政府采购", "货物", "工程", "服务", "机关运行经费",
        "资产总额", "固定资产", "收支总计", "本年收入合计", "本年支出合计",
    }
)  # fmt: skip
_CARRIED = (Stage.CARRYOVER_IN, Stage.CARRYOVER_OUT)
STOCKS = frozenset({"资产总额", "固定资产"})
LOOSE = frozenset({"收入", "支出"})
# Words of a scope that do not set the item apart from the same item in a table.
_IDLE_SCOPE = frozenset({"", "财政拨款", "一般公共预算", "一般公共预算、财政拨款", "总计", "合计", "和", "末", "年末"})
ROUNDING = Decimal(500)  # 元: 0.05 万元, what text and table may differ by
MOST_TABLES = 40  # that print one item; a document with more is a volume of several departments
FEWEST_DIGITS = 3
CLOSE = Decimal("0.0005")  # what rounding to 0.01 万元 may move
POWERS = frozenset({Decimal(10) ** n for n in (3, 4, 8, -3, -4, -8)})


@record
class Pair:
    """A figure of the prose and the figure of the table it should equal."""

    told: Fact
    printed: Fact


@once
def pairs(dossier: Dossier) -> tuple[Pair, ...]:
    """Prose that no table bears out, with the table figure it is nearest to."""
    return tuple(_pairs(dossier))


def _pairs(dossier: Dossier) -> Iterator[Pair]:
    tables: dict[tuple[str, Stage, int], dict[tuple[Decimal, str], Fact]] = defaultdict(dict)
    anywhere: dict[tuple[str, Decimal], set[tuple[str, Stage, int]]] = defaultdict(set)
    for fact in dossier.facts:
        if fact.in_table and fact.figure.exact:
            tables[_key(fact)].setdefault((fact.figure.base, fact.scope), fact)
            anywhere[fact.item, fact.figure.base].add(_key(fact))
    if not tables:
        return
    doubtful, summed = suspects(dossier), _summed_up(dossier)
    carried = {f.figure.base for f in dossier.facts if f.stage in _CARRIED or f.item == Item.CARRYOVER.value}
    for fact in dossier.facts:
        printed = tables.get(_key(fact))
        if anywhere.get((fact.item, fact.figure.base), set()) - {_key(fact)}:
            continue  # the stage or the year may be misread; the amount is that of a table
        if fact.in_table or printed is None or not fact.figure.exact or fact.scope not in _IDLE_SCOPE:
            continue
        other = _contradicted(fact, tuple(printed.values()), summed=fact.figure.span in summed)
        if other and fact.item in LOOSE and abs(other.figure.base - fact.figure.base) in carried:
            continue  # 本年支出合计 and 支出总计, which holds what is carried over
        if other and other.figure.span not in doubtful:
            yield Pair(fact, other)


def _summed_up(dossier: Dossier) -> frozenset[Span]:
    """Parts told in prose that make up their total exactly: what they differ from is of another kind of money."""
    return frozenset(
        part.span
        for split in dossier.splits
        if split.exhaustive and not split.in_table and sum(p.signed for p in split.parts) == split.total.signed
        for part in split.parts
    )


def _key(fact: Fact) -> tuple[str, Stage, int]:
    """What is owned has no stage, and 上年末 is this year's opening."""
    return fact.item, fact.stage, 0 if fact.item in STOCKS else fact.year


def _contradicted(fact: Fact, printed: Sequence[Fact], *, summed: bool) -> Fact | None:
    """The table's figure when the prose agrees with none that may be meant; `summed` parts only of the same money."""
    figure = fact.figure
    meant = [f for f in printed[:MOST_TABLES] if comparable([figure, f.figure]) and _of_one_money(fact, f)]
    own = [f for f in meant if _same_scope(f.scope, fact.scope)] or ([] if summed else meant)
    if not own or any(_equal(figure, f.figure) for f in own):
        return None
    if fact.item not in STRICT | LOOSE:
        return None
    if power := next((f for f in own if is_power(figure, f.figure)), None):
        return power
    if fact.item in STRICT and len({f.figure.base for f in own}) == 1:
        return own[0]
    return next((f for f in own if is_slip(figure, f.figure)), None)


def _of_one_money(fact: Fact, printed: Fact) -> bool:
    """财政拨款收、支总计 is not the 总计 of all the money."""
    whole = fact.item in LOOSE or fact.item == "收支总计"
    return not whole or ("财政拨款" in fact.scope) == ("财政拨款" in printed.scope)


def _same_scope(one: str, other: str) -> bool:
    return set(one.split("、")) - {"财政拨款"} == set(other.split("、")) - {"财政拨款", "总计", "合计"}


def _equal(told: Figure, printed: Figure) -> bool:
    return told.interval.meets(printed.interval) or abs(told.base - printed.base) <= ROUNDING / 50


def is_power(told: Figure, printed: Figure) -> bool:
    """The same digits, thousands or ten thousands of times apart: 元 for 万元."""
    if not printed.base or len(told.value.normalize().as_tuple().digits) < FEWEST_DIGITS:
        return False
    return any(abs(told.base / printed.base / power - 1) < CLOSE for power in POWERS)


def is_slip(told: Figure, printed: Figure) -> bool:
    """One digit wrong, or two neighbours exchanged, in a number of at least three."""
    return _slip(format(told.base.normalize(), "f"), format(printed.base.normalize(), "f"))


@cache
def _slip(one: str, other: str) -> bool:
    if len(one) != len(other) or len(one.replace(".", "").strip("0")) < 3:
        return False
    wrong = [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) != 2:
        return len(wrong) == 1
    first, second = wrong
    return second == first + 1 and one[first : second + 1] == other[second] + other[first]


def by_item(dossier: Dossier) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in dossier.facts:
        found[fact.item].append(fact)
    return found


def single(facts: Sequence[Fact], item: str, stage: Stage, year: int) -> Fact | None:
    """The one amount the document gives for an item, None when it gives several."""
    found = [f for f in facts if f.item == item and f.stage is stage and f.year == year and f.figure.exact]
    plain = [f for f in found if f.scope in _IDLE_SCOPE]
    return plain[0] if plain and len({f.figure.base for f in plain}) == 1 else None
