"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("台账佐证", "pins:pin_list", "招商工作", 435, folded=True, family=("pins:pin_",)),)
