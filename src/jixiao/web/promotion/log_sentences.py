"""What the log says for each verb of this app."""

SENTENCES = {
    "promotion.project.advanced": "{what} 推进到“{to}”：{changes}",
    "promotion.project.stepped_back": "{what} 退回到“{to}”，原因：{reason}；{changes}",
    "promotion.project.ended": "{what} 终止，原因：{reason}",
    "promotion.project.waived": "{what} 的{label}不能提供，原因：{reason}",
}

KINDS = {"promotion.project": "项目阶段"}

# What notices can tell of (notices/events.py).
EVENTS = {"promotion.project.advanced": "项目推进", "promotion.project.ended": "项目终止"}
