"""The page of the self-evaluation of a year."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("自评填报", "campaign:campaign", 40, ("campaign:",)),)
