"""What this app puts beside every page, besides its ledgers."""

from jixiao.web.kit.plugins import MenuItem

_GROUP = "招商工作"
MENU = (
    MenuItem("逾期和停滞", "promotion:attention", _GROUP, 430, folded=True),
    MenuItem("在谈重大项目", "promotion:talks", _GROUP, 431, folded=True),
    MenuItem("转化率和停留时间", "promotion:conversion", _GROUP, 432, folded=True),
    MenuItem("计数口径", "promotion:counting", _GROUP, 433, folded=True),
    MenuItem("流转和归属", "promotion:transfers", _GROUP, 434, folded=True),
    MenuItem("重复核对", "promotion:doubles", _GROUP, 435, folded=True),
)
