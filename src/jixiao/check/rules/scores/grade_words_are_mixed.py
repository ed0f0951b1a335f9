from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import LONG_WORDS
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

SHORT_WORDS = frozenset({"优", "良", "中", "差"})  # 合格 goes with either set


def grade_words_are_mixed(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    used: list[tuple[str, Span]] = [(band.name, band.span) for band in conclusion.bands]
    used += [(r.grade, r.span) for r in conclusion.ratings if r.grade]
    used += [(grade, figure.span) for grade, figure in (conclusion.tally.counts if conclusion.tally else ())]
    long = next(((word, span) for word, span in used if word in LONG_WORDS), None)
    short = next(((word, span) for word, span in used if word in SHORT_WORDS), None)
    if long and short:
        working = f"有的地方用“{short[0]}”，有的地方用“{long[0]}”，是不是同一套等级没有说明"
        yield Hit(short[1], working, related=(long[1],))
