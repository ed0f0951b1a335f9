from collections.abc import Iterator
from itertools import combinations

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import figures_within
from jixiao.dossier.figure import FigureKind
from jixiao.dossier.finding import Severity
from jixiao.dossier.model import DocumentKind, Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

_KINDS = frozenset({DocumentKind.BUDGET_DISCLOSURE, DocumentKind.FINAL_ACCOUNT_DISCLOSURE})
_PARTS = {
    "因公出国（境）费": regex(r"出国"),
    "公务用车购置及运行维护费": regex(r"公务用车|公车|车辆购置"),
    "公务接待费": regex(r"接待"),
}
_ITEMISED = regex(r"\d")
_ALL = regex(r"(?:全部|均|全|都)(?:为|是|用于)")  # 全部为公务接待费: the others are nothing


def three_public_part_missing(dossier: Dossier) -> Iterator[Hit]:
    if dossier.kind not in _KINDS:
        return
    for section in dossier.sections:
        if "三公" not in section.title or "解释" in section.title:
            continue
        body = dossier.body(section)
        missing = [name for name, words in _PARTS.items() if not words.search(body)]
        if len(missing) == 1 and _ITEMISED.search(body) and not _ALL.search(body):
            whole = dossier.source.text
            if not _PARTS[missing[0]].search(
                whole[: section.body.start] + whole[section.body.end :].split("名词解释")[0]
            ):
                severity = Severity.NOTE if _adds_up(dossier, section.body) else None
                yield Hit(Span(*section.span), f"三项中只写了两项，没有“{missing[0]}”", severity=severity)


def _adds_up(dossier: Dossier, body: Span) -> bool:
    """Two amounts that make up a third: what is not told is nothing."""
    told = {f.base for f in figures_within(dossier, body) if f.kind is FigureKind.AMOUNT and f.base}
    return any(one + other in told for one, other in combinations(told, 2))
