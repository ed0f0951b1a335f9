"""Whether a text is whole or breaks off: what is missing from an excerpt is not missing from the document."""

from jixiao.dossier.model import DocumentKind, Passage, Section
from jixiao.dossier.place import Source
from jixiao.units.regex import regex

_CLOSED = regex(r"[。！？；：…”’）》】\d%]$|(?:年|月|日|份|号|表|页|元|无|章|人|局|委|办|处|中心|政府|公司|院)$")
_CLOSING = regex(r"问题|措施|建议|整改|结论|结果应用|改进|下一步|附件|名词解释|其他需要说明")
_REPORTS = frozenset({DocumentKind.DEPARTMENT_REPORT, DocumentKind.PROGRAM_REPORT})
LONGEST_SIGNATURE = 30


def is_excerpt(
    source: Source, kind: DocumentKind, sections: tuple[Section, ...], passages: tuple[Passage, ...]
) -> bool:
    """The last sentence is not closed, or a report ends before its problems, measures or conclusion."""
    if not passages:
        return False
    last = passages[-1]
    words = source.text[last.span.start : last.span.end]
    if last.table is None and len(words) > LONGEST_SIGNATURE and not _CLOSED.search(words):
        return True
    return kind in _REPORTS and bool(sections) and not any(_CLOSING.search(section.title) for section in sections)
