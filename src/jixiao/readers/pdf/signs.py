"""Characters as pdf files spell them: radicals for ideographs, symbol fonts, hyphens; and text that is no text."""

import unicodedata

from jixiao.readers.symbols import PRIVATE, UNKNOWN, sign
from jixiao.units.regex import regex

# Fonts of pdf printers name some ideographs by the radical block: ⼯ for 工, ⻓ for 长.
_SUPPLEMENT = dict(
    zip(
        "⺅⺌⺍⺎⺗⺘⺟⺠⺡⺢⺣⺤⺥⺨⺩⺪⺬⺭⺮⺯⺰⺶⺷⺸⺻⺼⺾⺿⻀⻁⻂⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "亻小小兀心扌母民氵水灬爪爪犭王疋示礻竹糸纟羊羊羊聿月艹艹艹虎衤西见角角讠贝足车辶辶辶阝钅長長长门阜阝青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_RADICALS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | {"⼾": "户"}
_COMPATIBLE = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFAD9)}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
# pdfium marks a hyphen at the end of a line with U+0002; many printers write the soft hyphen for the plain one.
_HYPHENS = dict.fromkeys("\x02\xad\u2010\u2011\ufffe", "-")
_NOTHING = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", "")
_SPELLING = str.maketrans(_SUPPLEMENT | _RADICALS | _COMPATIBLE | _LIGATURES | _HYPHENS | _NOTHING)

_UNNAMED = regex("[\ufffd\ue000-\uf01f\uf100-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]")
_IDEOGRAPH = regex("[\u3400-\u9fff]")
_FOREIGN = regex("[\u00a1-\u00ff\u0100-\u024f\u0370-\u058f]")
SAMPLE = 2000  # characters of a page that are looked at


def cleaned(text: str) -> str:
    text = text.translate(_SPELLING)
    return PRIVATE.sub(lambda hit: sign("", ord(hit.group())), text) if PRIVATE.search(text) else text


def garbled(text: str) -> bool:
    """Whether a page's codes do not lead to its characters (no or a wrong table of characters in the font)."""
    if len(text) < 40:
        return False
    if len(_UNNAMED.findall(text)) + text.count(UNKNOWN) > 0.05 * len(text):
        return True
    ideographs = _IDEOGRAPH.findall(text)
    if len(ideographs) < 0.05 * len(text):
        return len(_FOREIGN.findall(text)) > 0.2 * len(text)
    return len(ideographs) >= 40 and _common("".join(ideographs)) < 0.5 * len(ideographs)


def _common(ideographs: str) -> int:
    """How many are of the 3,755 most frequent: nineteen in twenty of a Chinese text, one in five of chance codes."""
    return sum(0xB0 <= lead <= 0xD7 for lead in ideographs.encode("gb2312", "ignore")[::2])
