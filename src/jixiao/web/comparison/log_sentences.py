"""What the log says for each verb of this app."""

SENTENCES = {
    "comparison.break.noted": "登记口径调整：{changes}",
    "comparison.break.ended": "取消登记：{what}",
}
KINDS = {"comparison": "口径调整"}
