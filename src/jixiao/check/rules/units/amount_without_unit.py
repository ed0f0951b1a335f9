from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.shared.inventory import passage_at
from jixiao.check.shared.reports import line_at
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

# 基本支出1130.73，…: money words, a number with 角分, and then the clause ends.
# Found at the digits behind the point, which are rarer, and read backwards.
CENTS = regex(r"\.\d{1,2}(?=[，。；、）])")
AMOUNT = regex(
    r"(?:支出|收入|预算|决算|经费|资金|总额|合计|投资|金额|税收|产值|销售额|营业收入)(?:数|额)?(?:为|共|共计|达|达到|是|总计)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+)\Z"
)
LONGEST = 40
# 一、年度预算收支（单位：万元）: said once for the amounts below.
_NOTED = regex("单位[：:](?:人民币)?[百千万亿]*元|（[百千万亿]*元）")
_REACH = 400


def amount_without_unit(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for cents in CENTS.finditer(text):
        found = AMOUNT.search(text, max(0, cents.start() - LONGEST), cents.start())
        if found is None or _in_table(dossier, found.start()) or _is_noted(text, found.start()):
            continue  # tables print their unit once
        span = Span(found.start("number"), cents.end())
        yield Hit(span, f"{text[span.start : span.end]} 后面没有单位（元、万元、亿元）")


def _is_noted(text: str, position: int) -> bool:
    """The unit is said above; or for the table that a note stands under."""
    return bool(
        _NOTED.search(text, *_above(position))
        or _SAID_ONCE.search(text, 0, position)
        or _NOTE.match(text, line_at(text, position).start)
    )


_SAID_ONCE = regex("单位(?:均|除[^，。]{2,16}外[，均]?)?(?:为|[：:])(?:人民币)?[百千万亿]*元|以[百千万亿]*元为单位")
_NOTE = regex("注|备注|说明")


def _above(position: int) -> tuple[int, int]:
    return max(0, position - _REACH), position


def _in_table(dossier: Dossier, position: int) -> bool:
    passage = passage_at(dossier, position)
    return passage is None or passage.table is not None
