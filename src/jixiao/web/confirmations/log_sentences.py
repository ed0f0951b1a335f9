"""What the log says for each verb of this app."""

SENTENCES = {
    "confirmations.link.made": "为{ledger} {what} 建立确认链接，发给 {to}，{days} 天内有效",
    "confirmations.link.withdrawn": "作废发给 {to} 的确认链接（{what}）",
}

KINDS = {"confirmations": "对方确认"}
