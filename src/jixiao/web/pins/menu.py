"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("台账佐证", "pins:pin_list", "招商工作", 427, family=("pins:pin_",), folded=True),)
