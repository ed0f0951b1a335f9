"""What the log says for each verb of this app."""

SENTENCES = {
    "objectives.text.written": "修改{what}的绩效目标",
    "objectives.indicator.added": "在{program}增加指标“{what}”",
    "objectives.indicator.changed": "修改{program}的指标“{what}”：{changes}",
    "objectives.indicator.removed": "删除{program}的指标“{what}”",
    "objectives.indicator.restored": "恢复{program}的指标“{what}”",
    "objectives.indicator.moved": "移动{program}的指标“{what}”",
    "objectives.step.submitted": "把{what}的绩效目标提交审核",
    "objectives.step.withdrawn": "撤回{what}的绩效目标",
    "objectives.step.returned": "退回{what}的绩效目标：{note}",
    "objectives.step.approved": "批复{what}的绩效目标",
    "objectives.step.reopened": "撤销{what}的绩效目标批复：{note}",
    "objectives.request.made": "申请把指标“{what}”由“{old}”调整为“{new}”：{reason}",
    "objectives.request.agreed": "同意把指标“{what}”由“{old}”调整为“{new}”",
    "objectives.request.refused": "不同意调整指标“{what}”：{answer}",
    "objectives.request.withdrawn": "撤回对指标“{what}”的调整申请",
    "objectives.opinion.noted": "记下{expert}对指标“{what}”的意见",
    "objectives.duties.written": "修改{what}的部门职责：{changes}",
    "objectives.form.taken": "把“{what}”里的目标和指标收进{year}：{taken} 项",
    "objectives.form.taken_back": "撤销收进的“{what}”",
}
KINDS = {"objectives": "绩效目标"}

# What notices can tell of (notices/events.py).
EVENTS = {
    "objectives.step.submitted": "绩效目标提交审核",
    "objectives.step.returned": "绩效目标被退回",
    "objectives.step.approved": "绩效目标批复",
    "objectives.request.made": "申请调整指标",
}
