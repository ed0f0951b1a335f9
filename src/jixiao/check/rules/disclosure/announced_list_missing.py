from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.inventory import paragraph_at, passage_after
from jixiao.dossier.model import Dossier, Passage
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_ANNOUNCED = r"(?:如下(?:表)?(?:所示)?|以下[^，。；：\n]{0,10}|下表)[：:]"
_ANYWHERE, _AT_END = Sought(_ANNOUNCED), regex(rf"[^，。；\n]{{0,14}}{_ANNOUNCED}$")
_WHOLE = regex(r"(?:报告|公开|说明|汇报|公示)如下")
_LONGEST = 40


def announced_list_missing(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for announced in _ANYWHERE.finditer(dossier):
        passage = paragraph_at(dossier, announced.start())
        if passage is None or announced.end() != passage.span.end or text[passage.span.end - 1] != "：":
            continue
        following = passage_after(dossier, announced.start())
        found = _AT_END.search(text, max(passage.span.start, passage.span.end - _LONGEST), passage.span.end)
        if found and not _WHOLE.search(found.group()) and _closes(dossier, passage, following):
            yield Hit(Span(*found.span()), f"“{found.group()}”之后没有表格或列举")


def _closes(dossier: Dossier, passage: Passage, following: Passage | None) -> bool:
    """Whether the section ends here: nothing follows, or a heading that is not below this one."""
    if following is None:
        return True
    if not following.heading or passage.section < 0:
        return False
    if dossier.sections[following.section].ordinal == 1:
        return False  # the list itself
    return dossier.sections[following.section].level <= dossier.sections[passage.section].level
