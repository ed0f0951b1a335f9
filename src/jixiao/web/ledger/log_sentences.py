"""What the log says for each verb of this app."""

SENTENCES = {
    "ledger.row.created": "新增{ledger} {what}：{changes}",
    "ledger.row.changed": "修改{ledger} {what}：{changes}",
    "ledger.row.removed": "删除{ledger} {what}：{reason}",
    "ledger.row.restored": "恢复{ledger} {what}",
    "ledger.row.remarked": "对{ledger} {what} 留言：{text}",
    "ledger.file.added": "为{ledger} {what} 上传附件“{name}”",
    "ledger.file.removed": "移除{ledger} {what} 的附件“{name}”",
    "ledger.import.applied": "从“{what}”导入{ledger}：新增 {created} 条，更新 {changed} 条",
    "ledger.import.undone": "撤销从“{what}”导入的{ledger}：删除 {created} 条，还原 {changed} 条",
}

KINDS = {"ledger.row": "台账", "ledger.file": "台账附件", "ledger.import": "台账导入"}

# What notices can tell of (notices/events.py).
EVENTS = {"ledger.row": "台账行增改删", "ledger.import": "台账导入"}
