import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_OPENING = 300
_TITLE = regex(
    r"^(?P<line>[^\n，。；]{0,30}?(?P<blank>(?<!\d)(?<![\d全本上每跨当半多各历近一二三四五六七八九〇○零])年度?"
    r"(?=[^\n，。；]{0,16}(?:自评|评价|预算|决算|绩效))[^\n，。；]{0,24}(?:报告|说明|公开|情况|自评表)))(?:[（(][^\n]{0,12})?$",
    re.MULTILINE,
)
_YEAR = regex(r"(?:20|二[〇○零])[\d〇○零一二三四五六七八九]{2}")


def title_year_blank(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    opening = text[:_OPENING]
    found = _TITLE.search(opening)
    lines_above = opening[: found.end()] if found else ""
    if found and not _YEAR.search(lines_above):
        yield Hit(Span(*found.span("blank")), f"标题“{found['line']}”没有写是哪一年")
