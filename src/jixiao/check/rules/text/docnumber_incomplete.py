from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_FAULTS = (
    (Sought(r"[〔﹝](?:19|20)\d{2}(?![\d〕﹞］\]】)）年])[^〔〕﹝﹞\n，。]{0,3}?\d{1,4}号"), "年份后面缺少“〕”"),
    (Sought(r"[〕﹞](?<=[^〔﹝［\[【（(\d](?:19|20)\d\d.)第?[0-9]\d{0,3}号"), "年份前面缺少“〔”"),
    (Sought(r"[〔﹝［【](?:19|20)\d{2}[〕﹞］】](?:第)?号"), "缺少顺序号"),
    (Sought(r"[〔﹝](?:19|20)\d{2}[〕﹞]第?\d{1,4}(?=[）)》，。；\n]|文件)"), "顺序号后面缺少“号”"),
    (Sought(r"[〔﹝][〕﹞]\d{0,4}号"), "缺少年份"),
)
_ISSUER = regex(rf"{HAN}{{1,8}}$")


def docnumber_incomplete(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for pattern, fault in _FAULTS:
        for found in pattern.finditer(dossier):
            issuer = _ISSUER.search(text, max(0, found.start() - 6), found.start())
            start = found.start() - (len(issuer.group()) if issuer else 0)
            yield Hit(Span(*found.span()), f"“{text[start : found.end()]}”{fault}")
