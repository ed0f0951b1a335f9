"""What a grid's column holds: typed or pasted text → value → text as read and as edited. typed(value) parses back."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from jixiao.units import typed as read
from jixiao.units.fixed import grouped
from jixiao.units.number import plain, short
from jixiao.web.kit.templatetags.numbers import money

_LARGEST = 10**18  # what a database column holds
Choices = tuple[tuple[str, str], ...]


class Kind(Enum):
    """Kinds of values; in brackets what is kept."""

    TEXT = "text"  # one line
    LONG = "long"  # lines
    WHOLE = "whole"  # a count (int)
    DECIMAL = "decimal"  # as typed (Decimal)
    PERCENT = "percent"  # 97.5 is 97.5 % (Decimal)
    MONEY = "money"  # whole 分 (int), read and typed in the column's unit
    POINTS = "points"  # weights and scores, whole hundredths (int)
    CHOICE = "choice"  # the value of one of the choices

    @property
    def is_number(self) -> bool:
        return self not in {Kind.TEXT, Kind.LONG, Kind.CHOICE}


class NotUnderstood(ValueError):
    """What was typed is no such value; the words go on after the quoted text: 不是金额；请写数字，例如 1234.56."""


@dataclass(frozen=True, slots=True)
class Format:
    """What the reading and printing of values needs to know of a column."""

    kind: Kind
    unit: str = ""
    choices: Choices = ()
    limit: int = 0


def parse(form: Format, text: str) -> Any:
    """The value of what was typed; None for an empty number, "" for an empty text. Raises NotUnderstood."""
    return _PARSE[form.kind](form, text)


def shown(form: Format, value: Any) -> str:
    """As people read it: amounts grouped and to two decimals, choices by their label; nothing for what is unknown."""
    if value is None or value == "":
        return ""
    if form.kind is Kind.MONEY:
        return money(value, form.unit or "元")
    if form.kind is Kind.WHOLE:
        return grouped(Decimal(value))
    if form.kind is Kind.PERCENT:
        return f"{plain(Decimal(value))}%"
    return typed(form, value)


def typed(form: Format, value: Any) -> str:
    """As people edit it: every digit there is, no commas."""
    if value is None or value == "":
        return ""
    if form.kind is Kind.MONEY:
        return read.exact(value, form.unit or "元")
    if form.kind is Kind.POINTS:
        return short(Decimal(value).scaleb(-2))
    if form.kind in {Kind.DECIMAL, Kind.PERCENT}:
        return plain(Decimal(value))
    if form.kind is Kind.CHOICE:
        return dict(form.choices).get(value, str(value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n")  # as pages give it back


def _text(form: Format, text: str) -> str:
    clean = " ".join(text.split())
    return _within(form, clean)


def _long(form: Format, text: str) -> str:
    lines = (" ".join(line.split()) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _within(form, "\n".join(lines).strip())


def _within(form: Format, text: str) -> str:
    if form.limit and len(text) > form.limit:
        raise NotUnderstood(f"太长：最多 {form.limit} 字，现在 {len(text)} 字")
    return text


def _choice(form: Format, text: str) -> str:
    clean = " ".join(text.split())
    for value, label in form.choices:
        if clean in {label, value}:
            return value
    if not clean:
        return ""
    begun = [value for value, label in form.choices if len(clean) > 1 and label.startswith(clean)]
    if len(begun) == 1:
        return begun[0]
    raise NotUnderstood(f"不在可选的几项里；可填：{'、'.join(label for _, label in form.choices)}")


def _decimal(form: Format, text: str) -> Decimal | None:
    clean = text.strip().removesuffix(form.unit) if form.unit else text
    try:
        return read.number(clean)
    except ValueError:
        raise NotUnderstood("不是数字；请写数字，例如 12.5") from None


def _percent(_form: Format, text: str) -> Decimal | None:
    try:
        return read.percent(text)
    except ValueError:
        raise NotUnderstood("不是百分数；请写数字，例如 97.5 或 97.5%") from None


def _whole(form: Format, text: str) -> int | None:
    value = _decimal(form, text)
    if value is None:
        return None
    if value != value.to_integral_value():
        raise NotUnderstood("不是整数；这一列只填整数，例如 12")
    return _fits(int(value))


def _points(_form: Format, text: str) -> int | None:
    value = _decimal(Format(Kind.POINTS, "分"), text)
    if value is None:
        return None
    hundredths = value.scaleb(2)
    if hundredths != hundredths.to_integral_value():
        raise NotUnderstood("小数太多；分值最多两位小数，例如 12.25")
    return _fits(int(hundredths))


def _money(form: Format, text: str) -> int | None:
    unit = form.unit or "元"
    try:
        amount = read.fen(text, unit)
    except ValueError:
        try:
            read.number(text)
        except ValueError:
            raise NotUnderstood("不是金额；请写数字，例如 1234.56") from None
        raise NotUnderstood(f"小数太多：单位是{unit}，金额最多到分") from None
    return amount if amount is None else _fits(amount)


def _fits(value: int) -> int:
    if abs(value) >= _LARGEST:
        raise NotUnderstood("太大；请看单位对不对")
    return value


_PARSE: dict[Kind, Callable[[Format, str], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG: _long,
    Kind.WHOLE: _whole,
    Kind.DECIMAL: _decimal,
    Kind.PERCENT: _percent,
    Kind.MONEY: _money,
    Kind.POINTS: _points,
    Kind.CHOICE: _choice,
}
