"""The page of a department's year that sets it beside others."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("对比", "comparison:pair", 90, ("comparison:",)),)
