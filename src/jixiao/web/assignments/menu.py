"""What this app puts beside every page, besides its ledgers."""

from jixiao.web.assignments.columns import GROUP
from jixiao.web.kit.plugins import MenuItem

MENU = (
    MenuItem("包联成效", "assignments:leaders", GROUP, 494, folded=True),
    MenuItem("分包成效", "assignments:districts", GROUP, 495, folded=True),
    MenuItem("处室贡献", "assignments:offices", GROUP, 496, folded=True),
)
