"""Every ledger is an entry beside every page, behind the heading of its group."""

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.ledger.registry import ledgers

MENU = tuple(
    MenuItem(
        one.label, "ledger:row_list", one.group, one.order, family=("ledger:",), where={"ledger": one.name},
        folded=True,
    )
    for one in ledgers().values()
)  # fmt: skip
