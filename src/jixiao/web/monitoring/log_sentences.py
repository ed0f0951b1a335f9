"""What the log says for each verb of this app."""

SENTENCES = {
    "monitoring.round.opened": "开展{what}：{changes}",
    "monitoring.round.changed": "修改{what}：{changes}",
    "monitoring.round.closed": "汇总{what}",
    "monitoring.round.reopened": "重新打开{what}：{reason}",
    "monitoring.round.sent": "向财政部门报送{what}",
    "monitoring.fund.filled": "填报“{what}”资金：{changes}",
    "monitoring.row.filled": "填报“{what}”：{changes}",
    "monitoring.section.submitted": "提交监控填报：{what}",
    "monitoring.section.returned": "退回监控填报：{what}，理由：{reason}",
    "monitoring.plan.changed": "修改{what}：{changes}",
    "monitoring.event.added": "登记影响事件“{what}”：{changes}",
    "monitoring.event.ended": "停用影响事件“{what}”",
    "monitoring.measure.added": "登记整改措施“{what}”：{changes}",
    "monitoring.measure.changed": "修改整改措施“{what}”：{changes}",
}
KINDS = {"monitoring": "运行监控"}

# What notices can tell of (notices/events.py).
EVENTS = {
    "monitoring.round.opened": "开展运行监控",
    "monitoring.section.returned": "监控填报被退回",
    "monitoring.round.sent": "监控报送财政",
}
