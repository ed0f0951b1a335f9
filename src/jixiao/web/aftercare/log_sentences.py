"""What the log says for each verb of this app."""

SENTENCES = {
    "aftercare.issue.confirmed": "企业的 {who} 通过链接确认{ledger}“{what}”已经解决：{changes}",
    "aftercare.issue.disputed": "企业的 {who} 通过链接回答{ledger}“{what}”没有解决：{changes}",
}

KINDS = {"aftercare.issue": "企业确认"}

EVENTS = {"aftercare.issue.confirmed": "企业确认问题已解决", "aftercare.issue.disputed": "企业认为问题没解决"}
