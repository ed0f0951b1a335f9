"""What the log says for each verb of this app."""

SENTENCES = {
    "notices.channel.made": "新增通知渠道“{what}”：{changes}",
    "notices.channel.changed": "修改通知渠道“{what}”：{changes}",
    "notices.calendar.made": "生成日历订阅地址",
    "notices.calendar.stopped": "停用日历订阅地址",
}
KINDS = {"notices": "通知"}
