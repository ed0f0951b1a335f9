"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("制度规定", "norms:norm_list", "工具", 610, family=("norms:",)),)
