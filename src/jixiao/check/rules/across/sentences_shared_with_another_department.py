from collections.abc import Iterator, Sequence

from jixiao.check.companions import is_same
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier, Section
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

CLAUSES = regex(r"[^。；\n]{30,}")
SECTIONS = regex(r"问题|改进|措施|建议")
FEWEST = 2


def sentences_shared_with_another_department(dossiers: Sequence[Dossier]) -> Iterator[tuple[int, Hit]]:
    said = [list(_said(dossier)) for dossier in dossiers]
    for later in range(len(dossiers)):
        for earlier in range(later):
            if not dossiers[later].department or is_same(dossiers[later], dossiers[earlier]):
                continue
            old = dict(said[earlier])
            shared = [(span, old[words]) for words, span in said[later] if words in old]
            if len(shared) >= FEWEST:
                working = f"“问题”“措施”部分有{len(shared)}句与{dossiers[earlier].department}的文件一字不差"
                yield later, Hit(shared[0][0], working, elsewhere=((earlier, shared[0][1]),))


def _said(dossier: Dossier) -> Iterator[tuple[str, Span]]:
    """Long sentences of the sections on problems and measures."""
    inner: list[Section] = [s for s in dossier.sections if SECTIONS.search(s.title)]
    for section in inner:
        for hit in CLAUSES.finditer(dossier.source.text, *section.body):
            yield hit.group(), Span(*hit.span())
