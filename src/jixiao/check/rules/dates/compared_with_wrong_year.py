from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span

_COMPARED = Sought(
    r"(?:较|比|与|同)(?P<year>20\d{2})年(?:度)?(?:年初)?(?:部门)?(?:预算|决算|支出|收入|同期)?数?(?:相比)?[，]?(?:总体)?(?:增加|减少|增长|下降|持平|上升)"
)


def compared_with_wrong_year(dossier: Dossier) -> Iterator[Hit]:
    if not dossier.year:
        return
    text = dossier.source.text
    found = [(match, int(match["year"])) for match in _COMPARED.finditer(dossier)]
    # A document that always compares with the same older year means it (2019, before the epidemic).
    if sum(1 for _, year in found if year == dossier.year - 1) == 0 and len(found) > 1:
        return
    for match, year in found:
        if year == dossier.year - 2 and not _mentions_both(text, match.start(), dossier.year):
            yield Hit(
                Span(*match.span()),
                f"{dossier.year}年度的上一年是{dossier.year - 1}年，这里与{year}年比较",
                "",
                str(year),
                str(dossier.year - 1),
            )


def _mentions_both(text: str, position: int, year: int) -> bool:
    """Whether the sentence speaks of last year's own change: 2021年支出较2020年增加."""
    start = max(text.rfind(sign, 0, position) for sign in "。\n") + 1
    return f"{year - 1}年" in text[start:position] or "上年" in text[start:position]
