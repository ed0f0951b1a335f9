from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.arithmetic import comparable, finest, number_in_unit_of, shown
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain
from jixiao.units.regex import regex

MAY_BE_NEGATIVE = regex(r"净资产|结余|利润|净额|差额|盈余|增量|净增")


def implied_base_is_negative(dossier: Dossier) -> Iterator[Hit]:
    for change in dossier.changes:
        current, delta = change.current, change.delta
        if change.in_table or current is None or delta is None or not comparable([current, delta]):
            continue
        if MAY_BE_NEGATIVE.search(change.subject) or current.span.start > delta.span.start:
            continue  # 比年初增加1786.0万元，其中1500.0万元为…: a part of the change
        if (current.interval - delta.signed_interval).high >= 0:
            continue
        computed = shown(current.base - delta.signed, delta, finest([delta, current]))
        terms = f"{number_in_unit_of(current, delta)} − {plain(delta.value)}"
        working = f"{terms} = {computed.replace('-', '−')} < 0，{change.against}数不可能为负"
        yield Hit(delta.span, working, "", plain(delta.value), computed, delta.unit, (current,))
