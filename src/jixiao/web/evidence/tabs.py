"""The page of the evidence of a year."""

from jixiao.web.kit.plugins import Tab

TABS = (Tab("佐证", "evidence:proof_list", 45, ("evidence:",)),)
