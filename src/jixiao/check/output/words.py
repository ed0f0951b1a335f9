"""What people read for the closed sets of the program."""

from jixiao.dossier.finding import Severity
from jixiao.dossier.model import DocumentKind

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}

STATUSES = {"stable": "正式", "preview": "试行", "deprecated": "将停用", "removed": "已停用"}

FAMILIES = {
    "sums": "合计与勾稽",
    "rates": "增幅与占比",
    "units": "单位",
    "indicators": "绩效指标",
    "targets": "目标与完成",
    "scores": "得分与等级",
    "across": "跨文件跨年度",
    "dates": "时间",
    "text": "文字",
    "disclosure": "公开内容",
    "evidence": "佐证",
}

KINDS = {
    DocumentKind.DEPARTMENT_REPORT: "部门整体支出绩效自评报告",
    DocumentKind.PROGRAM_REPORT: "项目支出绩效自评报告",
    DocumentKind.BUDGET_DISCLOSURE: "部门预算公开",
    DocumentKind.FINAL_ACCOUNT_DISCLOSURE: "部门决算公开",
    DocumentKind.OBJECTIVE_FORM: "绩效目标表",
    DocumentKind.SELF_EVALUATION_FORM: "绩效自评表",
    DocumentKind.UNKNOWN: "种类不明",
}


def working_label(working: str) -> str:
    """Not every working is a computation."""
    return "算式" if any(sign in working for sign in "=≠≈<>≤≥÷×") else "说明"
