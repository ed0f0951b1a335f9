"""What the log says for each verb of this app."""

SENTENCES = {"papers.recorded": "把文件里的数据收进{what}：{taken} 项"}
KINDS = {"papers": "数据收录"}
