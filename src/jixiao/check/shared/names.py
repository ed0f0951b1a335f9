"""Names the document gives its own department where it speaks of itself: as subject of its budget, as signature."""

import re
from collections.abc import Iterator

from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import HAN
from jixiao.units.regex import regex

_BODY = rf"{HAN}{{2,20}}?(?:局|委员会|管委会|委|厅|中心|办公室|院|馆|站)"
# 石家庄市投资促进局2022年部门整体支出…: the budget spoken of is its own.
_SUBJECT = regex(rf"(?:^|[。，、；：“（\n]|现将|我们对|对)({_BODY})(?:部门)?(?:20\d\d年度?)?(?:部门)?$")
_OWN_MONEY = Sought(r"整体支出|预算收支|收支预算|收支决算|内设|核定编制|机构规格")
_LEAD_IN = regex("现将|现对|兹将|将|对")
_LEAD = 40  # characters before in which the name stands
_SIGNATURE = regex(rf"^({_BODY})\n+(?=(?:20\d\d|二[〇○零]..)年\d{{0,2}}.{{0,3}}月)", re.MULTILINE)
_SELF = regex(r"^(?:我|本|该|各|上级|同级)")
_TAIL = 400  # characters at the end in which the signature stands


def misnamed(dossier: Dossier) -> Iterator[tuple[Span, str]]:
    """Names that can be neither the department's full name nor a short form of it."""
    own = dossier.department
    text = dossier.source.text
    if not own or own not in text[:_TAIL] or "是" in own:
        return
    found = [_SUBJECT.search(text, max(0, at.start() - _LEAD), at.start()) for at in _OWN_MONEY.finditer(dossier)]
    found += _SIGNATURE.finditer(text, max(0, len(text) - _TAIL))
    for place in found:
        if place is None:
            continue
        start = place.start(1) + (lead.end() if (lead := _LEAD_IN.match(place.group(1))) else 0)
        if _is_other(own, name := text[start : place.end(1)]):
            yield Span(start, place.end(1)), name


def _is_other(own: str, name: str) -> bool:
    return "财政局" not in name and "是" not in name and not _SELF.match(name) and not _same(own, name)


def _same(own: str, name: str) -> bool:
    """One is the other, shortened: every character of the shorter stands in the longer, in order."""
    short, long = sorted((_plain(own), _plain(name)), key=len)
    rest = iter(long)
    return all(char in rest for char in short)


def _plain(name: str) -> str:
    return name.replace("本级", "").replace("机关", "")
