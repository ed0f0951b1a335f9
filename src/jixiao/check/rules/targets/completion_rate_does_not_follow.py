import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from jixiao.check.arithmetic import comparable, number_in_unit_of, ratio_against
from jixiao.check.rule import Hit
from jixiao.dossier.figure import Figure, FigureKind
from jixiao.dossier.model import Dossier
from jixiao.units.number import plain

RATE = re.compile(
    r"(?:(?<!预算)完成率|完成(?:了)?(?:全?年度?|年初)?(?:目标)?(?:任务|计划)?(?:数|量)?的|占(?:全?年度?|年初)?(?:目标)?(?:任务|计划)(?:数)?的)(?:为|达到?|：)?$"
)
AIM = re.compile(r"(?:目标|任务|计划|指标)(?:值|数|任务|为|是|：|签约|引进|举办|完成|开展|新增|[^，。；、\d]{0,12})$")
GOT = re.compile(r"完成|实际|实现|签约|引进|举办|达|开展|落地|新增")
LOOK_BACK = 30


def completion_rate_does_not_follow(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for index, rate in enumerate(dossier.figures):
        if rate.unit != "%" or rate.kind is not FigureKind.RATIO or not rate.exact or index < 2:
            continue
        if not RATE.search(text[max(0, rate.span.start - 16) : rate.span.start]):
            continue
        aim, got = dossier.figures[index - 2 : index]
        if _belong(text, [aim, got, rate]) and (hit := _against(text, aim, got, rate)):
            yield hit


def _belong(text: str, figures: Sequence[Figure]) -> bool:
    """One sentence, a cell or clause apart: nothing ends between them."""
    between = text[figures[0].span.end : figures[-1].span.start]
    return len(between) < 60 and not re.search(r"[。；\n\t]|其中|较上年|同比", between)


def _against(text: str, aim: Figure, got: Figure, rate: Figure) -> Hit | None:
    before_aim = re.split(r"[，。；\n]", text[max(0, aim.span.start - LOOK_BACK) : aim.span.start])[-1]
    before_got = text[aim.span.end : got.span.start]
    if not AIM.search(before_aim) or not GOT.search(before_got) or AIM.search(before_got):
        return None
    if not comparable([aim, got]) or aim.base <= 0:
        return None
    formula = f"{plain(got.value)} ÷ {number_in_unit_of(aim, got)}"
    hit = ratio_against(rate, got, aim, formula)
    return replace(hit, related=(aim, got)) if hit else None
