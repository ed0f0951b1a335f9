"""Formulas (OMML) as one line of text: ≥91.06%, 实际数/计划数×100%, m²."""

from typing import TYPE_CHECKING
from unicodedata import normalize

from jixiao.readers.docx.package import M, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_DEEPEST = 40


def formula(node: "_Element", depth: int = 0) -> str:
    """The text of m:oMath or of a part of it."""
    if depth > _DEEPEST:
        return ""
    return "".join(_part(child, depth + 1) for child in node)


def _part(node: "_Element", depth: int) -> str:
    tag = node.tag
    if tag in {M + "t", W + "t"}:
        # Mathematical letters (𝑥) are letters to a reader.
        return "".join(normalize("NFKC", c) if c > "\uffff" else c for c in node.text or "")
    if tag == M + "f":
        return "/".join(_bracketed(_child(node, name, depth)) for name in ("num", "den"))
    if tag == M + "sSup":
        base, power = _child(node, "e", depth), _child(node, "sup", depth)
        raised = power.translate(_RAISED)
        return base + (raised if raised != power or not power else f"^{_bracketed(power)}")
    if tag == M + "rad":
        return f"√{_bracketed(_child(node, 'e', depth))}"
    if tag == M + "d":
        inner = ",".join(formula(part, depth) for part in node.iterfind(M + "e"))
        return _sign(node, "begChr", "(") + inner + _sign(node, "endChr", ")")
    if tag == M + "nary":
        return _sign(node, "chr", "∫") + _child(node, "e", depth)
    if not str(tag).endswith("Pr") and tag not in {W + "del", W + "moveFrom", W + "instrText"}:
        return formula(node, depth)
    return ""


def _child(node: "_Element", name: str, depth: int) -> str:
    child = node.find(M + name)
    return "" if child is None else formula(child, depth)


def _sign(node: "_Element", name: str, default: str) -> str:
    sign = node.find(f"{M}{node.tag.rpartition('}')[2]}Pr/{M}{name}")
    value = None if sign is None else sign.get(M + "val")
    return default if value is None else value


def _bracketed(text: str) -> str:
    return f"({text})" if len(text) > 1 and any(c in text for c in "+-−×/ ") else text
