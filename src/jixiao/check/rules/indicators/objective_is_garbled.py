from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import title
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_EMPTY_ITEM = regex(r"(?:^|[\s。；;])\d{1,2}\s*[.．、]\s*[.．。、；;]*\s*(?=\d{1,2}\s*[.．、]\s*[^\d\s]|$)")
_NOTHING = regex(r"[\s\d.．、。；;，,（）()—\-/…]*")


def objective_is_garbled(dossier: Dossier) -> Iterator[Hit]:
    for program in dossier.programs:
        objective = program.objective
        if objective is None:
            continue
        if _NOTHING.fullmatch(objective.text):
            yield Hit(objective.span, f"{title(program)}的绩效目标没有内容：“{objective.text}”")
        elif found := _EMPTY_ITEM.search(objective.text):
            quote = dossier.source.text[objective.span.start : objective.span.end]
            at = quote.find(found.group().strip())
            start = objective.span.start + max(at, 0)
            working = f"{title(program)}的绩效目标有空项：“{objective.text[:30]}”"
            yield Hit(Span(start, start + len(found.group().strip())), working)
