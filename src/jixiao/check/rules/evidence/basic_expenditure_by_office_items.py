from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.check.search.sought import Sought
from jixiao.dossier.claim import Stage
from jixiao.dossier.figure import Figure
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.number import rounded, short
from jixiao.units.regex import regex

LISTED = Sought(r"基本支出[^。；\n]{0,60}?(?P<list>主要(?:包括|用于|是|为)[^。；\n]{6,200})")
OFFICE = regex(
    r"办公费|手续费|邮电费|差旅费|维修|租赁费|劳务费|工会经费|福利费|公务用车|印刷费|水费|电费|会议费|培训费|交通费用?"
)
STAFF = regex(r"工资|津贴|补贴|人员|奖金|社保|保险|公积金|离退休|退休|抚恤|薪酬|绩效")
FEWEST_OFFICE = 4


def basic_expenditure_by_office_items(dossier: Dossier) -> Iterator[Hit]:
    basic, staff = _outturn(dossier, "基本支出"), _outturn(dossier, "人员经费")
    if basic is None or staff is None or basic.base <= 0 or staff.base * 2 < basic.base:
        return
    for hit in LISTED.finditer(dossier):
        named = hit["list"]
        if len(set(OFFICE.findall(named))) < FEWEST_OFFICE or STAFF.search(named):
            continue
        share = short(rounded(staff.base / basic.base * 100, 2))
        first = named.find("、")
        second = named.find("、", first + 1)
        end = hit.start("list") + (second if second > 0 else len(named))
        working = f"列出的都是公用开支，人员经费{staff.value}{staff.unit}占基本支出的{share}%，没有写"
        yield Hit(Span(hit.start("list"), end), working, related=(basic, staff))


def _outturn(dossier: Dossier, item: str) -> Figure | None:
    return next(
        (
            f.figure
            for f in dossier.facts
            if f.item == item and not f.scope and f.stage is Stage.OUTTURN and f.year == dossier.year
        ),
        None,
    )
