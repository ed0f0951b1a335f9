"""What the log says for each verb of this app."""

SENTENCES = {
    "reports.words.written": "写报告文字“{words}”",
    "reports.date.set": "{what}报告：{changes}",
    "reports.version.frozen": "把{year}的报告存为{what}",
    "reports.returned.uploaded": "上传改过的{year}报告“{what}”",
    "reports.publication.prepared": "生成公开材料“{what}”",
    "reports.publication.reviewed": "审查通过公开材料“{what}”",
    "reports.publication.recorded": "登记“{what}”已于 {on} 公开：{where}",
    "reports.publication.withdrawn": "撤回公开材料“{what}”：{reason}",
}
KINDS = {"reports.words": "报告文字", "reports.version": "报告版本", "reports.publication": "信息公开"}
