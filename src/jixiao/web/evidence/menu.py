"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("佐证材料", "evidence", "年度工作", 145, family=("evidence:",)),)
