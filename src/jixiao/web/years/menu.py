"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("部门年度", "years:year_list", "年度工作", 100, family=("years:",)),)
