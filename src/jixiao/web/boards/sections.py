"""The boards as data: sections, and the boxes of each. A new box is a line here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jixiao.counting.share import Portion
from jixiao.web.aftercare.models import Errand, Issue
from jixiao.web.boards import goals, pipeline
from jixiao.web.boards.boxes import WAN, YI, Box, Columns, Key, KeyFigures, Line, Months, Rows, SignedBy
from jixiao.web.boards.breaks import foreign_break, foreign_months
from jixiao.web.boards.counted import NO_PLACE
from jixiao.web.boards.ranking import Ranking, zone_years
from jixiao.web.boards.reading import Ask, Pairs, Tally
from jixiao.web.capital.models import ForeignCapital
from jixiao.web.capital.models import PaidIn as Domestic
from jixiao.web.ledger.view import COUNT
from jixiao.web.zones.models import Assessment

USD = "万美元"
_TONES = ("done", "plan", "teal", "violet", "warning", "brown", "grey", "green")
_OUTSIDE = (("origin", Domestic.Origin.PROVINCE.value),)
_LONG_AGO = "1990-01-01"  # from which every day that is written counts


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
    Key("到位省外资金", Ask("paid_in", "on", only=_OUTSIDE, measure="amount"), YI),
    Key("其中：央企资金", Ask("paid_in", "on", only=(*_OUTSIDE, ("is_central", "1")), measure="amount"), YI),
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
    Key("已答复", Ask("issues", "raised_on", only=(("answered_on_from", _LONG_AGO),)), "个"),
    Key("已解决", Ask("issues", "raised_on", only=(("solved_on_from", _LONG_AGO),)), "个"),
    Key("正在办理", Ask("issues", "raised_on", only=tuple(("stage", one) for one in (
        Issue.Stage.RAISED, Issue.Stage.ASSIGNED, Issue.Stage.ANSWERED))), "个"),
    Key("代办事项办结", Ask("errands", "done_on"), "件"),
)  # fmt: skip

# --- boxes ------------------------------------------------------------------------------------------------------------


def _by_choice(ledger: str, column: str, choices: Sequence[tuple[str, str]]) -> tuple[Line, ...]:
    """A series for each choice of a column, of the amounts that arrived."""
    asked = (Ask(ledger, "on", only=((column, value),), measure="amount") for value, _ in choices)
    return tuple(Line(label, tone, one) for tone, (_, label), one in zip(_TONES, choices, asked, strict=False))


def _lying(label: str, tone: str, by: str, ask: Ask, unit: str = "") -> Columns:
    """Bars of one figure by the choices of a column."""
    return Columns(by, (Line(label, tone, ask),), unit, lying=True)


def _late(ledger: str, done: str, due: str, *columns: str, words: str) -> Rows:
    """Rows whose day has passed and that nobody has done."""
    return Rows(ledger, lambda day: (("blank", done), (f"{due}_to", f"{day}")), (*columns, due), due, empty=words)


def _late_errands(day: date) -> Pairs:
    return (("stage", Errand.Stage.ASKED.value), ("stage", Errand.Stage.DOING.value), ("due_on_to", f"{day}"))


def _place(one: Portion) -> str:
    return one.place or NO_PLACE


def _chain(one: Portion) -> str:
    return one.chain


def _signed(measure: str, unit: str = "") -> Months:
    firm, loose = Tally(measure, firm=True), Tally(measure, firm=False)
    return Months((Line("正式合同", "done", firm), Line("框架和意向", "plan", loose)), unit)


def _head(key: str, title: str, keys: tuple[Key, ...], note: str = "") -> Box:
    return Box(key, title, KeyFigures(keys), size="whole", note=note)


KEYS_SIGNED = _head("signed", "签约和落地", SIGNED, "签约按本地计数口径计，一个项目不重复计")
KEYS_CAPITAL = _head("capital", "资金到位", CAPITAL)
KEYS_ZONES = _head("zones", "开发区", ZONES)
KEYS_WORK = _head("work", "活动和服务", WORK)
KEYS_ISSUES = _head("issues", "企业问题和代办", ISSUES)

FUNNEL = Box("funnel", "项目阶段", pipeline.funnel)
MONTHS = Box("months", "各月签约项目（个）", _signed(COUNT))
MONEY = Box("money", "各月签约金额（亿元）", _signed("amount", YI))
DISTRICTS = Box("districts", "各地区签约", SignedBy("place", "地区", _place, tiled=True))
CONVERSION = Box("conversion", "各年签约项目的落地情况", pipeline.conversion, size="whole")
CHAINS = Box("chains", "各产业链签约", SignedBy("chain", "产业链", _chain), size="third")
BANDS = Box("bands", "签约项目规模", pipeline.bands, size="third")
PACE = Box("pace", "在各阶段停留的时间", pipeline.pace, size="third")

EXECUTION = Box("execution", "预算执行和时间进度", goals.execution, kept=False)
PAYMENTS = Box("payments", "用款进度（万元）", goals.payments, kept=False)
TARGETS = Box("targets", "指标：目标和完成", goals.targets, size="whole", kept=False)

PAID_IN = Box("paid_in", "各月到位内资（亿元）", Months(_by_choice("paid_in", "origin", Domestic.Origin.choices), YI))
PROVEN = Box(
    "proven", "到位内资的证明（亿元）", _lying("到位内资", "teal", "grade", Ask("paid_in", "on", measure="amount"), YI)
)
FOREIGN = Box(
    "foreign",
    "各月使用外资（万美元）",
    Months(_by_choice("foreign_capital", "form", ForeignCapital.Form.choices), USD, notes=foreign_months),
)
FORMS = Box(
    "forms",
    "使用外资的方式（万美元）",
    _lying("使用外资", "done", "form", Ask("foreign_capital", "on", measure="amount"), USD),
)

CONTEST = Box("contest", "擂台赛", Ranking(Assessment.Scheme.CONTEST))
CITY = Box("city", "市级考核", Ranking(Assessment.Scheme.CITY))
REVENUE = Box("revenue", "开发区年度数据", zone_years, size="whole")
REFORMS = Box("reforms", "完成的改革事项（项）", _lying("完成", "done", "kind", Ask("reform_items", "done_on")))
CARRIERS = Box("carriers", "载体（个）", _lying("载体", "teal", "stage", Ask("carriers")))

_ACTIVE = (
    Line("招商活动", "done", Ask("events", "held_on")),
    Line("拜访和接待", "plan", Ask("visits", "on")),
    Line("走访对接", "teal", Ask("contact_logs", "on")),
)
_RAISED = (Line("收集", "plan", Ask("issues", "raised_on")), Line("解决", "done", Ask("issues", "solved_on")))
ACTIVE = Box("active", "各月活动和走访", Months(_ACTIVE))
RAISED = Box("raised", "各月企业问题（个）", Months(_RAISED, stacked=False))
KINDS = Box("kinds", "企业问题类别（个）", _lying("问题", "done", "kind", Ask("issues", "raised_on")))
ERRANDS = Box("errands", "代办事项（件）", _lying("代办", "teal", "kind", Ask("errands", "asked_on")))

STALLED = Box("stalled", "停滞的项目", pipeline.quiet)
CLAUSES = Box(
    "clauses", "到期没有履行的条款",
    _late("obligations", "kept_on", "due_on", "project", "clause", words="没有到期没有履行的条款。"),
)  # fmt: skip
LATE_ISSUES = Box(
    "late_issues", "过了时限没有解决的企业问题",
    _late("issues", "solved_on", "solve_due_on", "title", "office", words="没有过时限的企业问题。"),
)  # fmt: skip
LATE_ERRANDS = Box(
    "late_errands", "过了时限没有办结的代办事项",
    Rows("errands", _late_errands, ("title", "keeper", "due_on"), "due_on", empty="没有过时限的代办事项。"),
)  # fmt: skip
LATE_TASKS = Box(
    "late_tasks", "过了时限没有办完的督办事项",
    _late("meeting_tasks", "done_on", "due_on", "text", "office", words="没有过时限的督办事项。"),
)  # fmt: skip

_OVERVIEW = (KEYS_SIGNED, KEYS_CAPITAL, KEYS_WORK, KEYS_ISSUES, MONTHS, FUNNEL, DISTRICTS, PAYMENTS, TARGETS)
SECTIONS = (
    Section("overview", "总览", _OVERVIEW),
    Section("projects", "项目", (KEYS_SIGNED, FUNNEL, MONTHS, MONEY, DISTRICTS, CONVERSION, CHAINS, BANDS, PACE)),
    Section("targets", "目标和预算", (EXECUTION, PAYMENTS, TARGETS)),
    Section("capital", "资金", (KEYS_CAPITAL, PAID_IN, FOREIGN, FORMS, PROVEN)),
    Section("zones", "开发区", (KEYS_ZONES, CONTEST, CITY, REVENUE, REFORMS, CARRIERS)),
    Section("service", "活动和服务", (KEYS_WORK, KEYS_ISSUES, ACTIVE, RAISED, KINDS, ERRANDS)),
    Section("attention", "停滞和逾期", (STALLED, CLAUSES, LATE_ISSUES, LATE_ERRANDS, LATE_TASKS)),
)

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
