"""The page of a department's year for leaders."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("一页图", "desk:picture", 5, ("desk:picture",)),)
