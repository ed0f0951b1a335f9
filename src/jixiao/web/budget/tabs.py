"""The budget among the pages of a department's year."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("预算", "budget:lines", 10, ("budget:",)),)
