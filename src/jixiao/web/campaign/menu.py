"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("自评填报", "self_evaluation", "年度工作", 140, family=("campaign:",)),)
