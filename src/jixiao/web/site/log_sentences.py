"""What the log says for each verb of this app."""

SENTENCES = {
    "site.backup.asked": "开始备份",
    "site.backup.downloaded": "下载备份 {name}",
    "site.backup.restored": "用备份 {name} 还原了全部数据",
}
KINDS = {"site": "备份"}
