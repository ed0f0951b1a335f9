"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("文件检查", "checks:batch_list", "工具", 600, family=("checks:",)),)
