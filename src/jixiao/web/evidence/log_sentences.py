"""What the log says for each verb of this app."""

SENTENCES = {
    "evidence.proof.uploaded": "上传佐证材料“{what}”",
    "evidence.proof.listed": "登记佐证材料“{what}”，用于指标“{indicator}”",
    "evidence.proof.changed": "修改佐证材料“{what}”：{changes}",
    "evidence.proof.filed": "把佐证材料“{what}”归到指标“{indicator}”",
    "evidence.proof.unfiled": "把佐证材料“{what}”从指标“{indicator}”移出",
    "evidence.proof.judged": "{verdict}佐证材料“{what}”用于指标“{indicator}”{note}",
    "evidence.proof.removed": "删除佐证材料“{what}”",
    "evidence.proof.restored": "恢复佐证材料“{what}”",
    "evidence.list.taken_over": "沿用上年的佐证清单到{what}：{count} 项",
    "evidence.list.given_back": "撤销沿用到{what}的佐证清单：{count} 项还没有上传的",
    "evidence.survey.drawn_up": "建立问卷“{what}”，用于指标“{indicator}”",
    "evidence.survey.changed": "修改问卷“{what}”：{changes}",
    "evidence.survey.opened": "重新开放问卷“{what}”",
    "evidence.survey.closed": "关闭问卷“{what}”",
    "evidence.survey.read": "从上传的答卷建立问卷“{what}”：{count} 份",
    "evidence.survey.taken_over": "把问卷“{what}”的结果写入指标“{indicator}”：{changes}",
}
KINDS = {"evidence": "佐证和问卷"}
