import re
from collections.abc import Iterator
from decimal import Decimal, DivisionByZero, InvalidOperation

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import Printed, plain, rounded
from jixiao.units.regex import regex

_N = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?:%|[\u4e00-\u9fff]{1,4}(?:/[\u4e00-\u9fff])?)?"
_SIGNS = {"×": "*", "*": "*", "x": "*", "÷": "/", "/": "/", "+": "+", "＋": "+", "-": "-", "－": "-", "−": "-"}
_OPERATOR = r"[×*÷+＋\-－−]"
_FORMULA = Sought(
    rf"(?<![\d.,+＋\-－−×*÷/%）)])(?P<left>{_N}{_UNIT}(?:{_OPERATOR}{_N}{_UNIT})+)[=＝](?P<right>{_N})(?P<unit>{_UNIT})(?![\d×*÷+＋])"
)
_TERM = regex(rf"(?P<sign>{_OPERATOR}?)(?P<n>{_N})(?P<unit>{_UNIT})")
_MONEY = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10000), "亿元": Decimal(100000000)}
_HUNDRED = Decimal(100)


def formula_does_not_hold(dossier: Dossier) -> Iterator[Hit]:
    for found in _FORMULA.finditer(dossier):
        stated = Printed.of(found["right"])
        exact = _worked_out(found["left"], found["unit"])
        if exact is None or abs(exact - stated.value) <= stated.step:
            continue
        places = -int(stated.step.as_tuple().exponent) if stated.step < 1 else 0
        computed, unit = plain(rounded(exact, places)), found["unit"]
        working = f"{found['left']} = {computed}{unit} ≠ {found['right']}{unit}"
        span = Span(found.start("right"), found.end("unit"))
        yield Hit(span, working, "", plain(stated.value), computed, unit, (Span(*found.span("left")),))


def _worked_out(left: str, unit: str) -> Decimal | None:
    """The left side in the unit of the result; None where its units do not tell how to get there."""
    terms = list(_TERM.finditer(left))
    worth = _worth(terms, unit)
    if worth is None:
        return None
    sums: list[Decimal] = []
    try:
        for term in terms:
            value, sign = Decimal(term["n"].replace(",", "")) * worth[term.start()], _SIGNS.get(term["sign"], "+")
            if sign == "*":
                sums[-1] *= value
            elif sign == "/":
                sums[-1] /= value
            else:
                sums.append(value if sign == "+" else -value)
        return sum(sums, Decimal(0)) / worth[-1]
    except (DivisionByZero, InvalidOperation):
        return None


def _worth(terms: list[re.Match[str]], unit: str) -> dict[int, Decimal] | None:
    """What one of each number counts for, by where it stands, and under −1 one of the result.

    Percents among percents are numbers like others; one that multiplies is a hundredth.
    """
    moneys = [_money(term["unit"]) for term in terms]
    result = _money(unit)
    if result is not None and not any(moneys):
        return None  # 31个×2.8=86.80万元: of what the number is, nobody says
    products = any(_SIGNS.get(term["sign"], "+") in "*/" for term in terms)
    told = any(_is_rate(term["unit"]) for term in terms)
    percent = Decimal(1) if not products or (told and _is_rate(unit)) else 1 / _HUNDRED
    worth = {
        term.start(): money or (percent if _is_rate(term["unit"]) else _power(term["unit"]))
        for term, money in zip(terms, moneys, strict=True)
    }
    worth[-1] = result or (percent if _is_rate(unit) else _power(unit))
    return worth if result is not None or sum(money is not None for money in moneys) != 1 else None


def _power(unit: str) -> Decimal:
    """13.00万平方米 are 130,000."""
    return Decimal(10000) if unit.startswith("万") else Decimal(100000000) if unit.startswith("亿") else Decimal(1)


def _is_rate(unit: str) -> bool:
    return unit.startswith("%") or "百分点" in unit


def _money(unit: str) -> Decimal | None:
    return _MONEY.get(unit.split("/", maxsplit=1)[0])
