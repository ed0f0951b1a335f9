"""What the log says for each verb of this app."""

SENTENCES = {
    "people.person.signed_in": "{what} 登录",
    "people.person.signed_out": "{what} 退出",
    "people.person.failed": "登录名“{username}”登录失败",
    "people.person.locked": "登录名“{username}”因连续输错密码被锁定",
    "people.person.password_changed": "{what} 修改了自己的密码",
    "people.person.created": "新增人员 {what}：{changes}",
    "people.person.changed": "修改人员 {what}：{changes}",
    "people.person.reset": "重置 {what} 的密码并解除锁定",
    "people.person.deactivated": "停用人员 {what}",
    "people.person.activated": "恢复人员 {what}",
    "people.role.granted": "授予 {person} 角色：{what}",
    "people.role.ended": "取消 {person} 的角色：{what}",
    "people.department.created": "新增部门 {what}：{changes}",
    "people.department.changed": "修改部门 {what}：{changes}",
    "people.agency.created": "新增预算单位 {what}",
    "people.agency.changed": "修改预算单位 {what}：{changes}",
    "people.section.created": "新增处室 {what}",
    "people.section.changed": "修改处室 {what}：{changes}",
    "people.group.created": "建立 {what}：{changes}",
    "people.group.changed": "修改 {what}：{changes}",
    "people.import.applied": "从“{what}”导入人员：新增 {created} 人，更新 {changed} 人",
    "people.import.undone": "撤销从“{what}”导入的人员：停用 {created} 人，还原 {changed} 人",
    "people.demo.loaded": "载入演示数据",
    "people.demo.removed": "移除演示数据",
}

# What the filter of the log offers: the opening of verbs, and its name.
KINDS = {
    "people.person": "人员和登录",
    "people.role": "角色",
    "people.department": "部门",
    "people.agency": "预算单位",
    "people.section": "处室",
    "people.group": "工作组",
    "people.import": "批量导入",
}
