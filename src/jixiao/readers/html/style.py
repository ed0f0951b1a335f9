"""What elements of a web page look like: block or inline, hidden, a menu, a numbered item."""

import re
from typing import TYPE_CHECKING

from jixiao.readers.numerals import number
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

# fmt: off
BLOCKS = frozenset((
    "html", "body", "div", "p", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "ul", "ol", "li",
    "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "main", "header", "address",
    "blockquote", "center", "form", "fieldset", "legend", "pre", "figure", "figcaption", "hr", "details", "summary",
))
# Nothing of a document is in these, or nothing a reader sees.
UNREAD = frozenset((
    "head", "script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "select", "option",
    "datalist", "button", "textarea", "object", "embed", "audio", "video", "canvas", "map", "iframe", "del", "strike",
))
# fmt: on
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MENU = 4  # a list of so many links and nothing else is a menu
_WHOLE = regex(r"\s*-?[0-9]{1,6}\s*")
_HIDDEN = regex(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all", re.IGNORECASE)
_BLOCK = regex(r"display:\s*(?:block|table|flex|grid)", re.IGNORECASE)
_INDENT = regex(r"text-indent:\s*(?!0|-)[\d.]*[1-9]", re.IGNORECASE)
_SIDE = regex(r"text-align:\s*(\w+)", re.IGNORECASE)
_FONT = regex(r"font-family:\s*[\"']?(symbol|wingdings(?: [23])?|webdings)", re.IGNORECASE)
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def is_hidden(node: "_Element") -> bool:
    if not node.attrib:
        return False
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    style = node.get("style")
    return bool(style and _HIDDEN.search(style))


def is_block(node: "_Element") -> bool:
    if node.tag in BLOCKS:
        return True
    style = node.get("style")
    return bool(style and _BLOCK.search(style))


def is_menu(node: "_Element") -> bool:
    """A list that holds links and nothing else."""
    return node.tag in {"ul", "ol"} and len(node) >= _MENU and all(_is_link(child) for child in node)


def _is_link(item: "_Element") -> bool:
    """A list item of one link, perhaps in one wrapper."""
    inner = item[0] if len(item) == 1 and item[0].tag in {"span", "div", "p", "h3", "h4"} else item
    outside = (item.text, inner.text, *(child.tail for child in (*item, *inner)))
    has_link = item.tag == "li" and any(child.tag == "a" for child in inner)
    return has_link and not any(text and text.strip() for text in outside)


def is_indented(node: "_Element") -> bool:
    return bool(_INDENT.search(node.get("style") or ""))


def is_centred(node: "_Element") -> bool:
    side = _SIDE.search(node.get("style") or "")
    return node.tag == "center" or (side.group(1) if side else node.get("align") or "").lower() in {"center", "right"}


def symbol_font(node: "_Element") -> str:
    """The symbol font an element asks for, "" for any other."""
    if not node.attrib:
        return ""
    found = _FONT.search(node.get("style") or "")
    return found.group(1) if found else node.get("face") or ""


class Lists:
    """Counts the items of ordered lists as a browser does."""

    def __init__(self) -> None:
        self._next: dict[_Element, int] = {}

    def number(self, item: "_Element") -> str:
        """The number before a list item, with a blank; "" when it has none."""
        parent = item.getparent()
        if item.tag != "li" or parent is None or parent.tag != "ol" or "list-style" in (parent.get("style") or ""):
            return ""
        start = _whole(parent.get("start"))
        stated = _whole(item.get("value"))
        value = stated if stated is not None else self._next.get(parent, 1 if start is None else start)
        self._next[parent] = value + 1
        return number(value, _STYLES.get(parent.get("type") or "", "decimal")) + ". "


def _whole(text: str | None) -> int | None:
    return int(text) if text and _WHOLE.fullmatch(text) else None
