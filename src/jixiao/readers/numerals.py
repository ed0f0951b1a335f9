"""List numbers as Word shows them: 5 → 五, ⑤, (v) … by the names of WordprocessingML (ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_OLD = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LARGEST = 32_767  # a list number of Word


def number(value: int, style: str, pattern: str = "") -> str:
    """`value` in a number style of Word; `pattern` is the example of a custom style (001, 002, …)."""
    if style == "custom":
        return str(value).zfill(len(pattern.split(",", maxsplit=1)[0].strip()) if pattern else 1)
    if not 0 <= value <= LARGEST:
        return str(value)
    write = _STYLES.get(style)
    return (write(value) if write else "") or str(value)


def _counting(value: int, digits: str = _DIGITS, tens: str = "十百千") -> str:
    """一百零五; 十五, not 一十五 (unless formal)."""
    if value >= 10_000:
        rest = value % 10_000
        return _counting(value // 10_000, digits, tens) + "万" + (_counting(rest, digits, tens) if rest else "")
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = value // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + (tens[power - 1] if power else "")
            gap = False
        else:
            gap = True
    if text.startswith("一十"):
        text = text[1:]
    return text or digits[0]


def _positions(value: int, digits: str = "○一二三四五六七八九") -> str:
    return "".join(digits[int(d)] for d in str(value))


def _roman(value: int) -> str:
    text = ""
    for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
        text += sign * (value // worth)
        value %= worth
    return text


def _letters(value: int) -> str:
    """A … Z, AA, BB … as Word counts."""
    return chr(ord("A") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= 26 * 30 else ""


def _signs(first: str, last: int, start: int = 1) -> Callable[[int], str]:
    """Ready-made numbers in a row of Unicode: ① to ⑳."""
    return lambda value: chr(ord(first) + value - start) if start <= value <= last else ""


def _circled(value: int) -> str:
    for first, low, high in (("①", 1, 20), ("㉑", 21, 35), ("㊱", 36, 50)):
        if low <= value <= high:
            return chr(ord(first) + value - low)
    return ""


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value else ""


def _wide(value: int) -> str:
    return "".join(chr(ord("０") + int(d)) for d in str(value))


def _ordinal(value: int) -> str:
    tail = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{tail}"


def _chinese(value: int) -> str:
    return _counting(value) if value < 100 else _positions(value)


_STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "koreanDigital2": _positions,
    "chineseCountingThousand": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "ideographDigital": lambda value: _positions(value, "〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": lambda value: _positions(value, "〇一二三四五六七八九"),
    "taiwaneseDigital": _positions,
    "chineseLegalSimplified": lambda value: _counting(value, _FORMAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: _counting(value, _FORMAL_OLD, "拾佰仟"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _signs("㊀", 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda value: f"{value:02}",
    "lowerLetter": lambda value: _letters(value).lower(),
    "upperLetter": _letters,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperRoman": _roman,
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
}
