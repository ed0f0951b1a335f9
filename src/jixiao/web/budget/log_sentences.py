"""What the log says for each verb of this app."""

SENTENCES = {
    "budget.line.changed": "修改收支“{what}”：{changes}",
    "budget.line.added": "增加收支“{what}”",
    "budget.line.removed": "删除收支“{name}”",
    "budget.line.restored": "恢复收支“{what}”",
    "budget.lines.started": "从常用项目开始填{what}的收支：{count} 项",
    "budget.measure.changed": "修改基本数据“{what}”：{changes}",
    "budget.measure.added": "增加基本数据“{what}”",
    "budget.measure.removed": "删除基本数据“{name}”",
    "budget.measure.restored": "恢复基本数据“{what}”",
    "budget.measures.started": "从常用项目开始填{what}的基本数据：{count} 项",
    "budget.program.created": "{year} 年度立项“{what}”",
    "budget.program.changed": "修改项目“{what}”：{changes}",
    "budget.program.ended": "项目“{what}”终止于 {year} 年度：{reason}",
    "budget.program.resumed": "项目“{what}”恢复",
    "budget.fund.changed": "修改{what}的{name}：{changes}",
    "budget.fund.added": "{what}增加资金来源“{name}”",
    "budget.fund.removed": "{what}删除资金来源“{name}”",
    "budget.fund.restored": "{what}恢复资金来源“{name}”",
    "budget.month.changed": "修改{what}{name}用款：{changes}",
    "budget.adjustment.made": "{what}预算调整 {amount}：{reason}",
    "budget.adjustment.undone": "撤销{what}预算调整 {amount}（{reason}）",
    "budget.import.started": "上传文件准备导入：{files}",
    "budget.import.applied": "导入文件：{taken} 项",
    "budget.import.undone": "撤销{what}，{taken} 项",
}
KINDS = {"budget": "预算"}
