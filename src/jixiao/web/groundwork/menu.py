"""What this app puts beside every page, besides its ledgers."""

from jixiao.web.groundwork.columns import GROUP
from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("评审和采纳", "groundwork:reviews", GROUP, 438, folded=True),)
