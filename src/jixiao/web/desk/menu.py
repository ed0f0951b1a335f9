"""What this app puts beside every page."""

from jixiao.web.kit.plugins import MenuItem

MENU = (
    MenuItem("工作台", "desk:home", "", 0),
    MenuItem("一页图", "desk:current", "年度工作", 105, family=("desk:picture",)),
)
