"""The pages of a department's year that come of its review."""

from jixiao.web.kit.plugins import Tab

TABS = (
    Tab("财政审核", "reviews:review", 70, ("reviews:review",)),
    Tab("结果应用", "reviews:results", 80, ("reviews:results",)),
)
