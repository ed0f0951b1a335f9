"""The report among the pages of a department's year."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("报告", "reports:report_detail", 60, ("reports:",)),)
