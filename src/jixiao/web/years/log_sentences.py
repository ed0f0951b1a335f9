"""What the log says for each verb of this app."""

SENTENCES = {
    "years.year.opened": "建立{what}",
    "years.year.closed": "归档{what}",
    "years.year.reopened": "重新打开{what}：{reason}",
}
KINDS = {"years": "年度"}
