"""Every ledger is an entry beside every page; those of the further groups wait behind their heading."""

from jixiao.web.kit.plugins import MenuItem
from jixiao.web.ledger.registry import ledgers

OPEN = "招商工作"

MENU = tuple(
    MenuItem(
        one.label, "ledger:row_list", one.group, one.order, family=("ledger:",), where={"ledger": one.name},
        folded=one.group != OPEN,
    )
    for one in ledgers().values()
)  # fmt: skip
