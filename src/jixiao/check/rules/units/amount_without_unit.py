import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

# 基本支出1130.73，…: money words, a number with 角分, and then the clause ends.
AMOUNT = re.compile(
    r"(?:支出|收入|预算|决算|经费|资金|总额|合计|投资|金额)(?:数|额)?(?:为|共|共计|达|达到|是|总计)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+\.\d{1,2}|\d+\.\d{1,2})(?=[，。；、）])"
)


def amount_without_unit(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for passage in dossier.passages:
        if passage.table is not None:
            continue  # tables print their unit once
        for found in AMOUNT.finditer(text, *passage.span):
            yield Hit(Span(*found.span("number")), f"{found['number']} 后面没有单位（元、万元、亿元）")
