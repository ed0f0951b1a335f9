"""What the log says for each verb of this app."""

SENTENCES = {
    "campaign.started": "启动{what}：{count} 个处室填报，{due} 截止",
    "campaign.changed": "修改{what}：{changes}",
    "campaign.assigned": "调整{what}的填报分工",
    "campaign.step.done": "完成“{what}”",
    "campaign.step.undone": "重新打开“{what}”",
    "campaign.compile": "开始汇总{what}",
    "campaign.extend": "{what}退回到处室填报阶段",
    "campaign.send": "把{what}送领导签发",
    "campaign.take_back": "撤回{what}：{reason}",
    "campaign.decline": "没有签发{what}：{reason}",
    "campaign.sign": "签发{what}",
    "campaign.receive": "财政开始审核{what}",
    "campaign.return": "财政退回{what}：{reason}",
    "campaign.approve": "财政审核通过{what}",
    "campaign.reopen": "重新打开{what}：{reason}",
    "campaign.revoke": "重新打开{what}：{reason}",
    "campaign.cancel": "取消{what}：{reason}",
    "campaign.cell.filled": "填报“{what}”：{changes}",
    "campaign.task.submitted": "{what}提交填报{gaps}",
    "campaign.task.returned": "退回{what}的填报：{reasons}",
    "campaign.task.reminded": "催办{what}",
}
KINDS = {"campaign": "自评"}

# What notices can tell of (notices/events.py).
EVENTS = {
    "campaign.started": "自评启动",
    "campaign.task.submitted": "处室提交填报",
    "campaign.task.returned": "处室填报被退回",
    "campaign.task.reminded": "催办",
    "campaign.send": "自评送领导签发",
    "campaign.sign": "自评签发",
    "campaign.return": "财政退回自评",
    "campaign.approve": "财政审核通过",
}
