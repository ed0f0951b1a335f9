"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("报告", "report", "年度工作", 160, family=("reports:",)),)
