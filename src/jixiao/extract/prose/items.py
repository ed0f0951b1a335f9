"""Finding budget items in words, and how they are made up of one another."""

from functools import lru_cache

from jixiao.dossier.budget import Item
from jixiao.units.regex import regex

_QUOTE = '[“”"‘’]?'
_ALONE = r"(?:(?<![\u4e00-\u9fff])|(?<=其中))"  # the word is the whole name: 货物76万元、服务127万元
# Longer names first: the last match in the words before a number is what the number measures.
_NAMES: tuple[tuple[Item, str], ...] = (
    (Item.THREE_PUBLIC, f"{_QUOTE}三公{_QUOTE}经费"),
    (Item.OVERSEAS, r"因公出国[（(]?境?[）)]?(?:费用?|经费|支出)?"),
    (Item.VEHICLES, r"公务用车购置(?:及|和|、)运(?:行(?:维护)?|维)(?:费用?|经费|支出)?"),
    (Item.VEHICLE_PURCHASE, r"(?:公务用车|公车)购置(?:费用?|经费|支出)?"),
    (Item.VEHICLE_RUNNING, r"(?:公务用车|公车)运(?:行(?:维护)?|维)(?:费用?|经费|支出)?"),
    (Item.HOSPITALITY, r"公务接待(?:费用?|经费|支出)?"),
    (Item.RUNNING_COST, r"机关运行(?:经费|费)"),
    (Item.SME, r"授予中小(?:微)?企业"),
    (Item.SMALL, r"授予小微企业"),
    (Item.GOODS, r"(?:政府采购)?货物(?:类)?(?:采购)?(?:支出|预算|金额)?"),
    (Item.WORKS, rf"(?:政府采购)?工程(?:类)?(?:采购(?:支出|预算|金额)?|支出|预算)|{_ALONE}工程类?$"),
    (Item.SERVICES, rf"(?:政府采购)?服务(?:类)?(?:采购(?:支出|预算|金额)?|支出|预算)|{_ALONE}服务类?$"),
    (Item.PROCUREMENT, r"政府采购(?:支出)?(?:总额|金额|预算)?|采购(?:支出|预算)(?:总额|合计)|采购总额"),
    (Item.BASIC, r"基本支出"),
    (Item.PROGRAM, r"项目支出|项目经费(?:支出)?"),
    (Item.PERSONNEL, r"人员(?:经费|支出)"),
    (Item.OPERATING, r"(?:日常)?公用(?:经费|支出)"),
    (Item.STATE_CAPITAL, r"国有资本经营预算"),
    (Item.FUND_BUDGET, r"政府性基金(?:预算)?|基金预算"),
    (Item.GENERAL_BUDGET, r"一般公共预算"),
    (Item.CARRYOVER, r"结转(?:和|及|与)?(?:结余)?|结余"),
    (Item.BUSINESS_INCOME, r"事业收入"),
    (Item.OTHER_INCOME, r"其他(?:来源)?收入"),
    (Item.APPROPRIATION, r"财政拨款"),
    (Item.FIXED_ASSETS, r"固定资产"),
    (Item.INTANGIBLE, r"无形资产"),
    (Item.CURRENT_ASSETS, r"流动资产"),
    (Item.ASSETS, r"资产(?:总计|总额|合计)|总资产"),
    (Item.BALANCED, r"收[、入]?支(?:出)?(?:总计|合计|安排|总额|总预算)|收支预算"),
    (Item.INCOME, r"收入(?:总计|合计|总额|预算|决算)?"),
    (Item.EXPENDITURE, r"(?<!未)支出(?:总计|合计|总额|预算|决算|数)?"),
)  # fmt: skip
# A name begins with one of these: asked first, for the branches are tried one by one.
_FIRST = '(?=[“”"‘’三因公机授货政采工服基项人日国一结事经其财固无流资总收支])'
_PATTERN = regex(_FIRST + "(?:" + "|".join(f"(?P<i{n}>{name})" for n, (_, name) in enumerate(_NAMES)) + ")")

# What makes up what, when each part is named once. Where a smaller set stands beside a larger one, the parts that
# are left out are zero and unsaid: no trips abroad, no car bought.
PARTS: dict[Item, tuple[tuple[Item, ...], ...]] = {
    Item.EXPENDITURE: ((Item.BASIC, Item.PROGRAM),),
    Item.BASIC: ((Item.PERSONNEL, Item.OPERATING),),
    Item.THREE_PUBLIC: (
        (Item.OVERSEAS, Item.VEHICLES, Item.HOSPITALITY),
        (Item.OVERSEAS, Item.VEHICLE_PURCHASE, Item.VEHICLE_RUNNING, Item.HOSPITALITY),
        (Item.OVERSEAS, Item.VEHICLE_RUNNING, Item.HOSPITALITY),
        (Item.VEHICLES, Item.HOSPITALITY),
        (Item.VEHICLE_RUNNING, Item.HOSPITALITY),
    ),
    Item.VEHICLES: ((Item.VEHICLE_PURCHASE, Item.VEHICLE_RUNNING),),
    Item.PROCUREMENT: (
        (Item.GOODS, Item.WORKS, Item.SERVICES),
        (Item.GOODS, Item.SERVICES),
        (Item.GOODS, Item.WORKS),
        (Item.WORKS, Item.SERVICES),
    ),
}


# These only say whose money it is when a narrower item stands before them: “三公”经费财政拨款支出.
_GENERAL = frozenset({Item.APPROPRIATION, Item.GENERAL_BUDGET, Item.FUND_BUDGET, Item.STATE_CAPITAL})
_ENDS = frozenset({Item.INCOME, Item.EXPENDITURE})
_GLUE = frozenset({"", "预算", "拨款", "预算拨款", "总", "的", "安排", "本年", "实际", "合计", "总计", "共计", "决算"})


@lru_cache(maxsize=4096)
def find_item(words: str) -> Item | None:
    """The budget item that the words before a number name; None when they name none.

    The last one counts, but 收入, 支出 and the kinds of budget only close the name of a narrower item before them.
    """
    chosen: Item | None = None
    end = -1
    for found in _PATTERN.finditer(words):
        item = _NAMES[int(str(found.lastgroup)[1:])][0]
        glued = chosen is not None and words[end : found.start()] in _GLUE
        closes = item in _ENDS and chosen not in (*_ENDS, Item.CARRYOVER, Item.BALANCED)
        narrowed = item in _GENERAL and chosen not in (*_GENERAL, *_ENDS)
        if not (glued and (closes or narrowed)):
            chosen = item
        end = found.end()
    return chosen


def strip_items(words: str) -> str:
    """The words without the names of budget items."""
    return _PATTERN.sub("", words)
