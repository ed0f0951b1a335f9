"""What this app puts beside every page, besides its ledgers."""

from jixiao.web.kit.plugins import MenuItem

MENU = (
    MenuItem("计数口径", "promotion:counting", "招商工作", 430, folded=True),
    MenuItem("转化率", "promotion:conversion", "招商工作", 431, folded=True),
    MenuItem("逾期和停滞", "promotion:attention", "招商工作", 432, folded=True),
)
