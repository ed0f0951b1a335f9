"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("对比", "comparison:current", "年度工作", 190, family=("comparison:",)),)
