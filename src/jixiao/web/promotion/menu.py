"""What this app puts beside every page, besides its ledgers."""

from jixiao.web.kit.plugins import MenuItem

_GROUP = "招商工作"
MENU = (
    MenuItem("逾期和停滞", "promotion:attention", _GROUP, 421, folded=True),
    MenuItem("在谈重大项目", "promotion:talks", _GROUP, 422, folded=True),
    MenuItem("转化率和停留时间", "promotion:conversion", _GROUP, 423, folded=True),
    MenuItem("计数口径", "promotion:counting", _GROUP, 424, folded=True),
    MenuItem("流转和归属", "promotion:transfers", _GROUP, 425, folded=True),
    MenuItem("重复核对", "promotion:doubles", _GROUP, 426, folded=True),
)
