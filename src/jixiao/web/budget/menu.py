"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("预算", "budget:current", "年度工作", 110, family=("budget:",)),)
