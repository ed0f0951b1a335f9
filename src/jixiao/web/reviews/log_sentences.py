"""What the log says for each verb of this app."""

SENTENCES = {
    "reviews.opinion.given": "对“{what}”提出审核意见：{text}",
    "reviews.opinion.said": "就“{what}”补充：{text}",
    "reviews.opinion.answered": "答复“{what}”的审核意见：{text}",
    "reviews.opinion.withdrawn": "撤回对“{what}”的审核意见",
    "reviews.score.given": "审核“{what}”：{points} 分，{reason}",
    "reviews.score.taken": "取消“{what}”的审核得分，按办法计算",
    "reviews.review.approved": "{what}审核得分 {score}，等级“{grade}”",
    "reviews.use.decided": "决定“{what}”的结果应用：{decision}{reason}",
    "reviews.notice.sent": "发出{what}，{due} 前回复",
    "reviews.notice.replied": "回复{what}",
    "reviews.notice.again": "要求补充对{what}的回复：{reason}",
    "reviews.notice.closed": "办结{what}",
}
KINDS = {"reviews": "财政审核"}

# What notices can tell of (notices/events.py).
EVENTS = {
    "reviews.opinion.given": "财政提出审核意见",
    "reviews.opinion.answered": "部门答复审核意见",
    "reviews.notice.sent": "财政发出反馈意见",
    "reviews.notice.replied": "部门回复反馈意见",
}
