"""The closed vocabulary of budget items and how they are made up of one another."""

import re
from enum import StrEnum


class Item(StrEnum):
    """Budget items under one name each, whatever the document calls them."""

    INCOME = "收入"
    EXPENDITURE = "支出"
    BALANCED = "收支总计"
    BASIC = "基本支出"
    PROGRAM = "项目支出"
    PERSONNEL = "人员经费"
    OPERATING = "公用经费"
    THREE_PUBLIC = "“三公”经费"
    OVERSEAS = "因公出国（境）费"
    VEHICLES = "公务用车购置及运行费"
    VEHICLE_PURCHASE = "公务用车购置费"
    VEHICLE_RUNNING = "公务用车运行维护费"
    HOSPITALITY = "公务接待费"
    RUNNING_COST = "机关运行经费"
    PROCUREMENT = "政府采购"
    GOODS = "货物"
    WORKS = "工程"
    SERVICES = "服务"
    SME = "授予中小企业"
    SMALL = "授予小微企业"
    APPROPRIATION = "财政拨款"
    GENERAL_BUDGET = "一般公共预算"
    FUND_BUDGET = "政府性基金预算"
    STATE_CAPITAL = "国有资本经营预算"
    BUSINESS_INCOME = "事业收入"
    OTHER_INCOME = "其他收入"
    CARRYOVER = "结转结余"
    ASSETS = "资产总额"
    FIXED_ASSETS = "固定资产"
    INTANGIBLE = "无形资产"
    CURRENT_ASSETS = "流动资产"


_QUOTE = "[“”\"‘’]?"
# Longer names first: the last match in the words before a number is what the number measures.
_NAMES: tuple[tuple[Item, str], ...] = (
    (Item.THREE_PUBLIC, f"{_QUOTE}三公{_QUOTE}经费"),
    (Item.OVERSEAS, r"因公出国[（(]?境?[）)]?(?:费用?|经费|支出)?"),
    (Item.VEHICLES, r"公务用车购置(?:及|和|、)运行(?:维护)?(?:费用?|经费|支出)?|公务用车购置及运维费"),
    (Item.VEHICLE_PURCHASE, r"公务用车购置(?:费用?|经费|支出)?"),
    (Item.VEHICLE_RUNNING, r"公务用车运行(?:维护)?(?:费用?|经费|支出)?"),
    (Item.HOSPITALITY, r"公务接待(?:费用?|经费|支出)?"),
    (Item.RUNNING_COST, r"机关运行(?:经费|费)"),
    (Item.SME, r"授予中小(?:微)?企业"),
    (Item.SMALL, r"授予小微企业"),
    (Item.GOODS, r"(?:政府采购)?货物(?:类)?(?:采购)?(?:支出|预算)?"),
    (Item.WORKS, r"(?:政府采购)?工程(?:类)?(?:采购)?(?:支出|预算)"),
    (Item.SERVICES, r"(?:政府采购)?服务(?:类)?(?:采购)?(?:支出|预算)"),
    (Item.PROCUREMENT, r"政府采购(?:支出)?(?:总额|金额|预算)?"),
    (Item.BASIC, r"基本支出"),
    (Item.PROGRAM, r"项目支出|项目经费(?:支出)?"),
    (Item.PERSONNEL, r"人员(?:经费|支出)"),
    (Item.OPERATING, r"(?:日常)?公用(?:经费|支出)"),
    (Item.STATE_CAPITAL, r"国有资本经营预算"),
    (Item.FUND_BUDGET, r"政府性基金(?:预算)?|基金预算"),
    (Item.GENERAL_BUDGET, r"一般公共预算"),
    (Item.CARRYOVER, r"结转(?:和|及|与)?(?:结余)?|结余"),
    (Item.BUSINESS_INCOME, r"事业收入|经营收入"),
    (Item.OTHER_INCOME, r"其他(?:来源)?收入"),
    (Item.APPROPRIATION, r"财政拨款"),
    (Item.FIXED_ASSETS, r"固定资产"),
    (Item.INTANGIBLE, r"无形资产"),
    (Item.CURRENT_ASSETS, r"流动资产"),
    (Item.ASSETS, r"资产(?:总计|总额|合计)|总资产"),
    (Item.BALANCED, r"收[、入]?支(?:出)?(?:总计|合计|安排|总额)|收支预算"),
    (Item.INCOME, r"收入(?:总计|合计|总额|预算|决算)?"),
    (Item.EXPENDITURE, r"支出(?:总计|合计|总额|预算|决算|数)?"),
)  # fmt: skip
_PATTERN = re.compile("|".join(f"(?P<i{n}>{name})" for n, (_, name) in enumerate(_NAMES)))

# What makes up what, when each part is named once and nothing else of the kind is said.
PARTS: dict[Item, tuple[frozenset[Item], ...]] = {
    Item.EXPENDITURE: (frozenset({Item.BASIC, Item.PROGRAM}),),
    Item.BALANCED: (frozenset({Item.BASIC, Item.PROGRAM}),),
    Item.INCOME: (frozenset({Item.BASIC, Item.PROGRAM}),),
    Item.APPROPRIATION: (frozenset({Item.BASIC, Item.PROGRAM}),),
    Item.GENERAL_BUDGET: (frozenset({Item.BASIC, Item.PROGRAM}),),
    Item.BASIC: (frozenset({Item.PERSONNEL, Item.OPERATING}),),
    Item.THREE_PUBLIC: (
        frozenset({Item.OVERSEAS, Item.VEHICLES, Item.HOSPITALITY}),
        frozenset({Item.OVERSEAS, Item.VEHICLE_PURCHASE, Item.VEHICLE_RUNNING, Item.HOSPITALITY}),
    ),
    Item.VEHICLES: (frozenset({Item.VEHICLE_PURCHASE, Item.VEHICLE_RUNNING}),),
    Item.PROCUREMENT: (frozenset({Item.GOODS, Item.WORKS, Item.SERVICES}),),
}
PARENT: dict[Item, Item] = {
    Item.PERSONNEL: Item.BASIC,
    Item.OPERATING: Item.BASIC,
    Item.OVERSEAS: Item.THREE_PUBLIC,
    Item.VEHICLES: Item.THREE_PUBLIC,
    Item.HOSPITALITY: Item.THREE_PUBLIC,
    Item.VEHICLE_PURCHASE: Item.VEHICLES,
    Item.VEHICLE_RUNNING: Item.VEHICLES,
    Item.GOODS: Item.PROCUREMENT,
    Item.WORKS: Item.PROCUREMENT,
    Item.SERVICES: Item.PROCUREMENT,
}


def find_item(words: str) -> Item | None:
    """The budget item that the words before a number name last; None when they name none."""
    found = None
    for found in _PATTERN.finditer(words):
        pass
    if found is None or found.lastgroup is None:
        return None
    # 一般公共预算财政拨款收入 …: the narrower noun decides, the trailing 收入/支出 only closes it.
    item = _NAMES[int(found.lastgroup[1:])][0]
    if item in (Item.INCOME, Item.EXPENDITURE):
        head = None
        for head in _PATTERN.finditer(words, 0, found.start()):
            pass
        if head is not None and head.lastgroup is not None and words[head.end() : found.start()] in _GLUE:
            narrower = _NAMES[int(head.lastgroup[1:])][0]
            return narrower if narrower not in (Item.CARRYOVER, Item.BALANCED) else item
    return item


def strip_items(words: str) -> str:
    """The words without the names of budget items."""
    return _PATTERN.sub("", words)


_GLUE = frozenset({"", "预算", "财政拨款", "拨款", "预算拨款", "预算财政拨款", "总", "的", "安排", "本年", "实际"})
