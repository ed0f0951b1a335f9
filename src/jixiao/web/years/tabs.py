"""The first page of a department's year."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("概况", "years:year_detail", 0, ("years:year_detail",)),)
