from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.grades import points
from jixiao.check.reports import sentence_at
from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

DEDUCTED = regex(r"(?:共|合计|总共|累计)扣(?:减|除)?(?:了)?(?:分)?(?P<n>\d{1,2}(?:\.\d+)?)分")


def deduction_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or conclusion.score is None:
        return
    score = conclusion.score
    sentence = sentence_at(dossier.source.text, score.span.start)
    deducted = DEDUCTED.search(dossier.source.text, *sentence)
    full = conclusion.full.value if conclusion.full else Decimal(100)
    if deducted and full - Decimal(deducted["n"]) != score.value:
        left = full - Decimal(deducted["n"])
        working = f"{full} − {deducted['n']} = {left} ≠ {points(score)}"
        yield Hit(score.span, working, "", str(score.value), str(left), "分", (Span(*deducted.span("n")),))
