import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import DocumentKind, Dossier, Section

_NAMES_SOMETHING_ELSE = re.compile(r"表$|附件|附表|详见|见附|：|无$|\d|目录|名单|（[类款项]）|^[^\u4e00-\u9fff]*$")
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
        around = [
            s
            for s in (*sections[max(0, index - 2) : index], *sections[index + 1 : index + 3])
            if s.level == section.level
        ]
        if not around or any(_is_empty(dossier, sibling) for sibling in around):
            continue  # a list of short items
        yield Hit(section.span, f"“{section.number}{section.title}”之后没有内容")


def _is_empty(dossier: Dossier, section: Section) -> bool:
    return not dossier.body(section).strip()
