"""What the log says for each verb of this app."""

SENTENCES = {
    "offers.inquiry.taken": "接办 {what} 的投资意向，项目“{project}”",
    "offers.inquiry.set_aside": "不再跟进 {what} 的投资意向，理由：{reason}",
    "offers.counter.opened": "开放{what}",
    "offers.counter.closed": "关闭{what}",
}

KINDS = {"offers.inquiry": "投资意向", "offers.counter": "网上招商窗口"}
