from collections.abc import Iterator, Sequence

from jixiao.check.rule import Hit
from jixiao.dossier.model import DocumentKind, Dossier, Section
from jixiao.units.regex import regex

_NAMES_SOMETHING_ELSE = regex(
    r"(?:表|支出|收入)$|附件|附表|详见|见附|：|无$|\d|目录|名单|（[类款项]）|^[^\u4e00-\u9fff]*$"
)
_LONGEST = 24  # a longer heading says what it has to say


def heading_without_body(dossier: Dossier) -> Iterator[Hit]:
    sections = dossier.sections if dossier.kind is not DocumentKind.UNKNOWN else ()
    for index, section in enumerate(sections):
        if (
            not _is_empty(dossier, section)
            or dossier.source.text[section.span.end - 1] in "。；"  # a sentence of a list, not a heading
            or len(section.title) > _LONGEST
            or _NAMES_SOMETHING_ELSE.search(section.title)
        ):
            continue
        if any(_is_empty(dossier, sibling) for sibling in _siblings(sections, index)):
            continue  # a list of short items
        yield Hit(section.span, f"“{section.number}{section.title}”之后没有内容")


def _is_empty(dossier: Dossier, section: Section) -> bool:
    if dossier.body(section).strip():
        return False
    own = next((at for at, sign in enumerate(_NUMBERS) if sign.match(section.number)), None)
    below = _FIRST_LINE.match(dossier.source.text, section.span.end)
    lower = _NUMBERS[own + 1 :] if own is not None else ()
    return not (below and any(sign.match(below["line"]) for sign in lower))  # （一）收支总表。…: what the heading is of


_NUMBERS = tuple(
    regex(sign)
    for sign in (
        r"[一二三四五六七八九十]+、",
        r"[（(][一二三四五六七八九十]+[）)]",
        r"\d{1,2}[.．、](?!\d)",
        r"[（(]\d{1,2}[）)]",
    )
)
_FIRST_LINE = regex(r"\s*(?P<line>[^\n]+)")


def _siblings(sections: Sequence[Section], index: int) -> Iterator[Section]:
    """The nearest heading of the same level before and after, under the same parent."""
    level = sections[index].level
    for way in (range(index - 1, -1, -1), range(index + 1, len(sections))):
        nearest = next((sections[at] for at in way if sections[at].level <= level), None)
        if nearest is not None and nearest.level == level:
            yield nearest
