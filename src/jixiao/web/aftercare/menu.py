"""What this app puts beside every page, besides its ledgers."""

from jixiao.web.kit.plugins import MenuItem

MENU = (MenuItem("久未联系", "aftercare:no_contact", "企业服务", 516, folded=True),)
