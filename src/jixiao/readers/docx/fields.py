"""Fields of a docx that show something their file does not hold as text: symbols, circled numbers, form fields."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.readers.docx.package import W, attribute, integer, is_on
from jixiao.readers.symbols import sign
from jixiao.units.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_SYMBOL = regex(r'\s*SYMBOL\s+(0x[0-9A-F]{1,5}|\d{1,6})(?:.*?\\f\s*"?([^"\\]+?)"?\s*(?:\\|$))?', re.IGNORECASE)
_CIRCLED = regex(r"\s*eq\s*\\o(?:\\a[clr])?\s*\(\s*[○◯]\s*[,，;]\s*(\d{1,2})\s*\)", re.IGNORECASE)
_BUTTON = regex(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*\S)", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """An open field. `shown` is true once its result (not its instruction) is being read."""

    begin: "_Element"
    instruction: str = ""
    shown: bool = False
    separated: bool = False


def result(field: Field) -> str:
    """What a field without a stored result shows."""
    form = field.begin.find(W + "ffData")
    if form is not None:
        return _form_result(form)
    found = _SYMBOL.match(field.instruction)
    if found:
        code = int(found.group(1), 0) if found.group(1)[:2].lower() == "0x" else int(found.group(1))
        return sign((found.group(2) or "").strip(), code)
    found = _CIRCLED.match(field.instruction)
    if found:
        value = int(found.group(1))
        return chr(ord("①") + value - 1) if 1 <= value <= 20 else found.group(1)
    found = _BUTTON.match(field.instruction)
    return found.group(1) if found else ""


def _form_result(form: "_Element") -> str:
    """☑ or ☐ of a tick box, the chosen entry of a list."""
    box = form.find(W + "checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        return "☑" if is_on(checked if checked is not None else box.find(W + "default")) else "☐"
    choices = form.find(W + "ddList")
    if choices is None:
        return ""
    entries = [attribute(entry) or "" for entry in choices.iterfind(W + "listEntry")]
    chosen = choices.find(W + "result")
    index = integer(attribute(chosen if chosen is not None else choices.find(W + "default")), 0)
    return entries[index] if 0 <= index < len(entries) else ""
