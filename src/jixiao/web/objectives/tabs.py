"""The objectives of a department's year."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("绩效目标", "objectives:overview", 20, ("objectives:",)),)
