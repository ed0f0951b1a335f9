"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("绩效目标", "objectives:current", "年度工作", 120, family=("objectives:",)),)
