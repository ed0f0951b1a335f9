from collections.abc import Iterator
from decimal import Decimal

from jixiao.check.rule import Hit
from jixiao.check.shared.forms import rows
from jixiao.check.shared.grades import points
from jixiao.check.shared.ledger_faults import of_kind
from jixiao.check.shared.reports import sentence_at
from jixiao.dossier.ledger import Tie
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.dossier.rating import ToldPoints
from jixiao.units.number import short
from jixiao.units.regex import regex

DEDUCTED = regex(r"(?:共|合计|总共|累计)扣(?:减|除)?(?:了)?(?:分)?(?P<n>\d{1,2}(?:\.\d+)?)分")


_OWN = regex(r"[^。；\n]{0,24}?扣(?P<n>\d{1,2}(?:\.\d+)?)分")
_SHORTEST = 4


def _of_rows(dossier: Dossier) -> Iterator[Hit]:
    """优生优育知识普及为定性指标，扣2分, beside the row of that name with its points."""
    text = dossier.source.text
    for program, row in rows(dossier):
        name, weight, score = row.name.text, row.weight, row.score
        if weight is None or score is None or len(name) < _SHORTEST:
            continue
        at = text.find(name, program.span.end)
        told = _OWN.match(text, at + len(name)) if at >= 0 else None
        if told and weight.value - score.value != Decimal(told["n"]) and score.value <= weight.value:
            lost = weight.value - score.value
            working = f"“{name}”分值{weight.value}，得分{score.value}，扣了{lost}分，说明里写扣{told['n']}分"
            span = Span(told.start("n"), told.end("n") + 1)
            yield Hit(span, working, "", told["n"], str(lost), "分", (weight, score))


def _of_item(item: ToldPoints) -> Hit | None:
    """效益30分，得28.5分，扣1.5分的原因是…: one number, or all of them, may be what was taken off."""
    left = item.full.value - item.got.value
    told = [figure.value for figure in item.lost]
    if not told or left < 0 or left in (*told, sum(told)):
        return None
    reached = f"“{item.name}”满分{short(item.full.value)}分，得分{short(item.got.value)}分"
    working = f"{reached}，扣了{short(left)}分，写的是扣{short(told[0])}分"
    return Hit(item.lost[0].span, working, "", short(told[0]), short(left), "分", (item.full, item.got))


def deduction_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    yield from of_kind(dossier, Tie.POINTS)
    yield from _of_rows(dossier)
    conclusion = dossier.conclusion
    if conclusion is None:
        return
    for items in conclusion.points:
        yield from filter(None, map(_of_item, items))
    if conclusion.score is None:
        return
    score = conclusion.score
    sentence = sentence_at(dossier.source.text, score.span.start)
    deducted = DEDUCTED.search(dossier.source.text, *sentence)
    full = conclusion.full.value if conclusion.full else Decimal(100)
    if deducted and full - Decimal(deducted["n"]) != score.value:
        left = full - Decimal(deducted["n"])
        working = f"{full} − {deducted['n']} = {left} ≠ {points(score)}"
        yield Hit(score.span, working, "", str(score.value), str(left), "分", (Span(*deducted.span("n")),))
