from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.grades import points
from jixiao.dossier.model import Dossier


def score_is_full(dossier: Dossier) -> Iterator[Hit]:
    conclusion = dossier.conclusion
    if conclusion is None or conclusion.score is None:
        return
    full = conclusion.full.value if conclusion.full else Decimal(100)
    if conclusion.score.value == full:
        yield Hit(conclusion.score.span, f"总分{points(conclusion.score)}，等于满分")
