from bisect import bisect_right
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.check.shared.reports import is_report
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.regex import regex

# Every branch begins with its own character: so the search leaps.
RANK = Sought(
    r"(?:全[国省市区县]|省内|市内|区内|县内|同类|排名|位居|位列|名列)"
    r"(?:[^，。；\n\d]{0,8}第[一二三四五1-5](?:名|位)?|(?<=全[国省市区])唯一|(?<=位居|名列)[^，。；\n]{0,6}(?:前列|首位|榜首))"
)
SOURCE = regex(r"通报|公布|发布|排名表|考核结果|〔\d{4}〕|根据[^，。]{2,20}(?:统计|考核|通报)|据[^，。]{2,16}统计")
LOOK_BACK = 80


def rank_without_source(dossier: Dossier) -> Iterator[Hit]:
    if not is_report(dossier):
        return
    text = dossier.source.text
    aims = sorted(goal.span for goal in dossier.targets)
    claims = [
        hit for hit in RANK.finditer(dossier)
        if not SOURCE.search(text, max(0, hit.start() - LOOK_BACK), hit.end() + 20)
        and not _is_aim(aims, hit.start())
    ]  # fmt: skip
    if claims:
        count = f"全文共{len(claims)}处，" if len(claims) > 1 else ""
        others = tuple(Span(*hit.span()) for hit in claims[1:6])
        yield Hit(Span(*claims[0].span()), f"{count}没有写出自哪个通报或统计", related=others)


def _is_aim(aims: list[Span], position: int) -> bool:
    at = bisect_right(aims, position, key=lambda aim: aim.start) - 1
    return at >= 0 and position < aims[at].end
