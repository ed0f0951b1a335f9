"""What the log says for each verb of this app."""

SENTENCES = {"checks.batch.started": "检查文件：{files}"}

KINDS = {"checks.batch": "文件检查"}
