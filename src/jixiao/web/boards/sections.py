"""The boards as data: sections, and the boxes of each. A new box is a line here."""

from dataclasses import dataclass

from jixiao.web.aftercare.models import Errand, Issue
from jixiao.web.boards import goals, pipeline
from jixiao.web.boards.boxes import WAN, YI, Box, Columns, Counted, Key, KeyFigures, Line, Months, Rows
from jixiao.web.boards.breaks import foreign_break, foreign_months
from jixiao.web.boards.ranking import Ranking, zone_years
from jixiao.web.boards.reading import Ask, Tally
from jixiao.web.capital.models import ForeignCapital, PaidIn
from jixiao.web.zones.models import Assessment

USD = "万美元"
_TONES = ("done", "plan", "teal", "violet", "warning", "brown", "grey", "green")


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    boxes: tuple[Box, ...]


# --- key figures ------------------------------------------------------------------------------------------------------

SIGNED = (
    Key("签约项目", Tally(), "个"),
    Key("签约金额", Tally("amount"), YI),
    Key("其中：正式合同", Tally(firm=True), "个"),
    Key("框架协议和意向", Tally(firm=False), "个"),
    Key("开工项目", Ask("projects", "started_on"), "个"),
    Key("投产项目", Ask("projects", "producing_on"), "个"),
)
CAPITAL = (
    Key("到位省外资金", Ask("paid_in", "on", only=(("origin", PaidIn.Origin.PROVINCE),), measure="amount"), YI),
    Key("其中：央企资金", Ask("paid_in", "on", only=(("is_central", "1"),), measure="amount"), YI),
    Key("实际使用外资", Ask("foreign_capital", "on", measure="amount"), USD, foreign_break),
    Key("外资到账", Ask("foreign_capital", "on"), "笔", foreign_break),
)
ZONES = (
    Key("开发区", Ask("zones"), "个"),
    Key("营业收入", Ask("zone_years", year="year", measure="revenue"), YI),
    Key("税收收入", Ask("zone_years", year="year", measure="tax"), YI),
    Key("完成改革事项", Ask("reform_items", "done_on"), "项"),
)
WORK = (
    Key("招商活动", Ask("events", "held_on"), "场"),
    Key("参会客商", Ask("events", "held_on", measure="attended"), "人"),
    Key("外出拜访", Ask("visits", "on", only=(("direction", "out"),)), "次"),
    Key("接待来访", Ask("visits", "on", only=(("direction", "in"),)), "次"),
    Key("走访对接企业", Ask("contact_logs", "on"), "次"),
    Key("政策兑现", Ask("payments", "on", measure="amount"), WAN),
)
ISSUES = (
    Key("收集企业问题", Ask("issues", "raised_on"), "个"),
    Key("已答复", Ask("issues", "raised_on", only=(("answered_on_from", "1990-01-01"),)), "个"),
    Key("已解决", Ask("issues", "raised_on", only=(("solved_on_from", "1990-01-01"),)), "个"),
    Key("正在办理", Ask("issues", "raised_on", only=tuple(("stage", one) for one in (
        Issue.Stage.RAISED, Issue.Stage.ASSIGNED, Issue.Stage.ANSWERED))), "个"),
    Key("代办事项办结", Ask("errands", "done_on"), "件"),
)  # fmt: skip

# --- boxes ------------------------------------------------------------------------------------------------------------

_SIGNED_MONTHS = Months((Line("正式合同", "done", Tally(firm=True)), Line("框架和意向", "plan", Tally(firm=False))))
_SIGNED_MONEY = Months(
    (Line("正式合同", "done", Tally("amount", firm=True)), Line("框架和意向", "plan", Tally("amount", firm=False))), YI
)
_FOREIGN = Months(
    tuple(
        Line(label, tone, Ask("foreign_capital", "on", only=(("form", value),), measure="amount"))
        for tone, (value, label) in zip(_TONES, ForeignCapital.Form.choices, strict=False)
    ),
    USD, notes=foreign_months,
)  # fmt: skip
_PAID_IN = Months(
    tuple(
        Line(label, tone, Ask("paid_in", "on", only=(("origin", value),), measure="amount"))
        for tone, (value, label) in zip(_TONES, PaidIn.Origin.choices, strict=False)
    ),
    YI,
)  # fmt: skip
_ACTIVE = Months((
    Line("招商活动", "done", Ask("events", "held_on")),
    Line("拜访和接待", "plan", Ask("visits", "on")),
    Line("走访对接", "teal", Ask("contact_logs", "on")),
))  # fmt: skip
_ISSUES = Months((
    Line("收集", "plan", Ask("issues", "raised_on")),
    Line("解决", "done", Ask("issues", "solved_on")),
), stacked=False)  # fmt: skip

KEYS_SIGNED = Box("signed", "签约和落地", KeyFigures(SIGNED), size="whole", note="签约按本地计数口径计，一个项目不重复计")
KEYS_CAPITAL = Box("capital", "资金到位", KeyFigures(CAPITAL), size="whole")
KEYS_WORK = Box("work", "活动和服务", KeyFigures(WORK), size="whole")
KEYS_ISSUES = Box("issues", "企业问题和代办", KeyFigures(ISSUES), size="whole")
FUNNEL = Box("funnel", "项目阶段", pipeline.funnel)
TARGETS = Box("targets", "指标：目标和完成", goals.targets, size="whole", kept=False)
MONTHS = Box("months", "各月签约项目（个）", _SIGNED_MONTHS)
MONEY = Box("money", "各月签约金额（亿元）", _SIGNED_MONEY)
DISTRICTS = Box("districts", "各地区签约", Counted("place", "地区", lambda reader, one: reader.counter.place_of(one), tiled=True))
STALLED = Box("stalled", "停滞的项目", pipeline.quiet)
PAYMENTS = Box("payments", "用款进度（万元）", goals.payments, kept=False)

CONVERSION = Box("conversion", "各年签约项目的落地情况", pipeline.conversion, size="whole")
CHAINS = Box("chains", "各产业链签约", Counted("chain", "产业链", lambda reader, one: reader.counter.chain_of(one)),
             size="third")
BANDS = Box("bands", "签约项目规模", pipeline.bands, size="third")
EXECUTION = Box("execution", "预算执行和时间进度", goals.execution, kept=False)
FORMS = Box("forms", "使用外资的方式（万美元）", Columns(
    "form", (Line("使用外资", "done", Ask("foreign_capital", "on", measure="amount")),), USD, lying=True))
CONTEST = Box("contest", "擂台赛", Ranking(Assessment.Scheme.CONTEST))
REVENUE = Box("revenue", "开发区年度数据", zone_years, size="whole")
ACTIVE = Box("active", "各月活动和走访", _ACTIVE)
CLAUSES = Box("clauses", "到期没有履行的条款", Rows(
    "obligations", lambda day: (("blank", "kept_on"), ("due_on_to", f"{day}")),
    ("project", "clause", "due_on"), "due_on", empty="没有到期没有履行的条款。"))
LATE_ISSUES = Box("late_issues", "过了时限没有解决的企业问题", Rows(
    "issues", lambda day: (("blank", "solved_on"), ("solve_due_on_to", f"{day}")),
    ("title", "office", "solve_due_on"), "solve_due_on", empty="没有过时限的企业问题。"))

SECTIONS = (
    Section("overview", "总览", (KEYS_SIGNED, KEYS_CAPITAL, KEYS_WORK, MONTHS, FUNNEL, DISTRICTS, PAYMENTS)),
    Section("projects", "项目", (
        KEYS_SIGNED, FUNNEL, MONTHS, MONEY, DISTRICTS,
        CONVERSION, CHAINS, BANDS,
        Box("pace", "阶段之间用了多少天", pipeline.time_in_stage, size="third"),
    )),
    Section("targets", "目标和预算", (
        EXECUTION, PAYMENTS, TARGETS,
    )),
    Section("capital", "资金", (
        KEYS_CAPITAL,
        Box("paid_in", "各月到位内资（亿元）", _PAID_IN),
        Box("foreign", "各月使用外资（万美元）", _FOREIGN),
        FORMS,
        Box("uses", "到位内资的证明（亿元）", Columns(
            "grade", (Line("到位内资", "teal", Ask("paid_in", "on", measure="amount")),), YI, lying=True)),
    )),
    Section("zones", "开发区", (
        Box("zones", "开发区", KeyFigures(ZONES), size="whole"),
        CONTEST,
        Box("city", "市级考核", Ranking(Assessment.Scheme.CITY)),
        REVENUE,
        Box("reforms", "完成的改革事项（项）", Columns(
            "kind", (Line("完成", "done", Ask("reform_items", "done_on")),), lying=True)),
        Box("carriers", "载体（个）", Columns("stage", (Line("载体", "teal", Ask("carriers")),), lying=True)),
    )),
    Section("service", "活动和服务", (
        KEYS_WORK, KEYS_ISSUES,
        ACTIVE,
        Box("issue_months", "各月企业问题（个）", _ISSUES),
        Box("issue_kinds", "企业问题类别（个）", Columns(
            "kind", (Line("问题", "done", Ask("issues", "raised_on")),), lying=True)),
        Box("errand_kinds", "代办事项（件）", Columns(
            "kind", (Line("代办", "teal", Ask("errands", "asked_on")),), lying=True)),
    )),
    Section("attention", "停滞和逾期", (
        STALLED,
        CLAUSES, LATE_ISSUES,
        Box("late_errands", "过了时限没有办结的代办事项", Rows(
            "errands", lambda day: (*_open_errands(), ("due_on_to", f"{day}")),
            ("title", "keeper", "due_on"), "due_on", empty="没有过时限的代办事项。")),
        Box("late_tasks", "过了时限没有办完的督办事项", Rows(
            "meeting_tasks", lambda day: (("blank", "done_on"), ("due_on_to", f"{day}")),
            ("text", "office", "due_on"), "due_on", empty="没有过时限的督办事项。")),
    )),
)  # fmt: skip


def _open_errands() -> tuple[tuple[str, str], ...]:
    return (("stage", Errand.Stage.ASKED), ("stage", Errand.Stage.DOING))


# --- the monthly brief: the same figures on paper ---------------------------------------------------------------------

BRIEF_KEYS = (*SIGNED, *CAPITAL, *WORK, *ISSUES)
BRIEF = (
    ("年度绩效指标完成情况", (TARGETS,)),
    ("预算执行", (EXECUTION,)),
    ("签约项目", (DISTRICTS, CHAINS, BANDS, CONVERSION)),
    ("资金到位", (FORMS,)),
    ("开发区擂台赛", (CONTEST,)),
    ("停滞和逾期", (STALLED, CLAUSES, LATE_ISSUES)),
)
