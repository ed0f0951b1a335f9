"""Characters of the symbol fonts, which Word stores by their place in the font: Symbol 0xB3 is ≥."""

from jixiao.units.regex import regex

PRIVATE = regex("[\uf020-\uf0ff]")


def _row(start: int, signs: str) -> dict[int, str]:
    return {start + index: sign for index, sign in enumerate(signs) if sign != " "}


# A blank in these rows is a place without a sign of its own.
_SYMBOL = (
    _row(0x20, " !∀#∃%&∍()*+,-./0123456789:;<=>?")
    | _row(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_")
    | _row(0x60, "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~")
    | _row(0xA0, "€ϒ′≤/∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵")
    | _row(0xC0, "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓")
    | _row(0xE0, "◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭")
)
_WINGDINGS = (
    _row(0x21, "✏✂✁    ☎   ✉")
    | _row(0x41, "✌ 👍👎☜☞☝☟ ☺ ☹")
    | _row(0x6C, "●❍■□□❑❒⬧◆◆❖◆⌧")
    | _row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _row(0x9E, "·•▪○")
    | {0xA1: "○", 0xA2: "○", 0xA3: "○", 0xA4: "◉", 0xA5: "◎", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢"}
    | {0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩"}
    | {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
)
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "□", 0xA3: "□"} | _row(
    0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"
)
_WINGDINGS_3 = _row(0x70, "▲▼△▽◀▶◁▷")
_WEBDINGS = {0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
# Private characters without a font that says which set they are from: what Word itself writes most.
_UNNAMED = _SYMBOL | {0xA8: "□", 0xFE: "☑", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0x6C: "●", 0x6E: "■", 0xD8: "➢"}
UNKNOWN = "▯"


def is_symbol_font(font: str) -> bool:
    return font.lower() in _FONTS


def sign(font: str, code: int) -> str:
    """The character at a place of a symbol font; of another font, the character itself."""
    if code < 0x100 or 0xF000 <= code <= 0xF0FF:
        table = _FONTS.get(font.lower())
        if table is None and code >= 0xF000:
            table = _UNNAMED
        if table is not None:
            return table.get(code & 0xFF) or (" " if code & 0xFF == 0x20 else UNKNOWN)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else UNKNOWN


def plain(text: str, font: str) -> str:
    """A run of text with the places of symbol fonts replaced, each by one character."""
    if is_symbol_font(font):
        return "".join(sign(font, ord(c)) if c < "\u0100" or "\uf000" <= c <= "\uf0ff" else c for c in text)
    return PRIVATE.sub(lambda hit: sign("", ord(hit.group())), text)
