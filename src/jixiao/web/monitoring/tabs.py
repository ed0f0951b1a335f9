"""The pages of a department's year that watch it run."""

from jixiao.web.kit.plugins import Tab

TABS = (
    Tab("运行监控", "monitoring:round_list", 30, ("monitoring:round", "monitoring:plan", "monitoring:event")),
    Tab("整改台账", "monitoring:measure_list", 79, ("monitoring:measure", "monitoring:promise")),
)
