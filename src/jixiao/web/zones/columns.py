"""The ledgers of development zones as data."""

from jixiao.web.ledger.belongings import belongings
from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.zones.models import Assessment, Carrier, ReformItem, Zone, ZoneEvent, ZoneYear
from jixiao.web.zones.rules import CARRIER, REFORM, judge_assessment, judge_carrier, judge_zone_year

GROUP = "开发区"
_COURSE = "进度"
_DAY = "2022-05-01"

ZONES = Ledger(
    name="zones",
    label="开发区",
    noun="开发区",
    model=Zone,
    group=GROUP,
    order=450,
    key="name",
    searched=("name", "industries"),
    below="ledger/belongings.html",
    more=belongings,
    columns=(
        Column("name", needed=True, width=36, example="某某经济开发区"),
        Column("level", needed=True, filtered=True, grouped=True, width=10, example="省级"),
        Column("kind", grouped=True, width=18, example="经济开发区"),
        Column("place", filtered=True, grouped=True, width=14),
        Column("approved_on", width=14, example=_DAY),
        Column("document", width=30, shown=False),
        Column("area", unit="公顷", measured=True, width=12),
        Column("industries", width=30),
        Column("about", width=40, shown=False),
    ),
)
ZONE_YEARS = Ledger(
    name="zone_years",
    label="年度数据",
    noun="年度数据",
    model=ZoneYear,
    group=GROUP,
    order=451,
    key="",
    measure_word="条",
    searched=("source",),
    sort="-revenue",
    judge=judge_zone_year,
    columns=(
        Column("zone", needed=True, grouped=True, width=36),
        Column("year", unit="年", needed=True, filtered=True, grouped=True, width=10, example="2022"),
        Column("revenue", unit="万元", filtered=True, measured=True),
        Column("tax", unit="万元", measured=True),
        Column("assets", unit="万元", measured=True, shown=False),
        Column("trade", unit="万美元", measured=True),
        Column("foreign", unit="万美元", measured=True),
        Column("growth", width=14, note="公布的百分数，只写数字", example="28.2", shown=False),
        Column("rank", unit="位", width=10),
        Column("definition_note", width=30, shown=False),
        Column("source", width=36, note="哪个部门的哪份材料"),
    ),
)
REFORM_ITEMS = Ledger(
    name="reform_items",
    label="改革事项",
    noun="改革事项",
    model=ReformItem,
    group=GROUP,
    order=452,
    key="",
    searched=("name",),
    stage="stage",
    day="done_on",
    judge=REFORM.judge,
    settle=REFORM.settle,
    columns=(
        Column("name", needed=True, width=36, example="某某开发区建设发展有限公司"),
        Column("zone", needed=True, grouped=True, width=30),
        Column("kind", needed=True, filtered=True, grouped=True, width=14, example="开发区+公司"),
        Column("stage", filtered=True, grouped=True, width=12, typed=False, template=False, note="由下面的日期得出"),
        Column("started_on", width=14, section=_COURSE),
        Column("done_on", filtered="more", grouped=True, width=14, section=_COURSE),
        Column("proof", width=30, section=_COURSE),
        Column("about", width=40, shown=False),
    ),
)
CARRIERS = Ledger(
    name="carriers",
    label="载体",
    noun="载体",
    model=Carrier,
    group=GROUP,
    order=453,
    key="",
    searched=("name",),
    stage="stage",
    judge=judge_carrier,
    settle=CARRIER.settle,
    columns=(
        Column("name", needed=True, width=36, example="某某生物医药产业园"),
        Column("zone", needed=True, grouped=True, width=30),
        Column("kind", needed=True, filtered=True, grouped=True, width=12, example="专业园区"),
        Column("stage", filtered=True, grouped=True, width=12, typed=False, template=False, note="由下面的日期得出"),
        Column("land", unit="亩", measured=True, width=12),
        Column("floor", unit="平方米", measured=True, width=14),
        Column("free", unit="平方米", measured=True, width=14),
        Column("started_on", width=14, section=_COURSE, shown=False),
        Column("finished_on", width=14, section=_COURSE, shown=False),
        Column("used_on", width=14, section=_COURSE, shown=False),
        Column("about", width=40, shown=False),
    ),
)
ASSESSMENTS = Ledger(
    name="assessments",
    label="考核和擂台赛",
    noun="考核结果",
    model=Assessment,
    group=GROUP,
    order=454,
    key="",
    searched=("item", "document"),
    sort="-points",
    judge=judge_assessment,
    columns=(
        Column("zone", needed=True, grouped=True, width=36),
        Column("scheme", needed=True, filtered=True, grouped=True, width=12, example="市级考核"),
        Column("year", unit="年", needed=True, filtered=True, grouped=True, width=10, example="2022"),
        Column("item", grouped=True, width=20, note="总分不写考核项"),
        Column("full_points", unit="分", width=10),
        Column("points", unit="分", measured=True, width=10),
        Column("rank", unit="名", width=10),
        Column("reward", unit="万元", measured=True),
        Column("document", width=30, shown=False),
        Column("about", width=40, shown=False),
    ),
)
ZONE_EVENTS = Ledger(
    name="zone_events",
    label="设立和调整",
    noun="变动",
    model=ZoneEvent,
    group=GROUP,
    order=455,
    key="",
    measure_word="次",
    searched=("document", "text"),
    sort="-on",
    day="on",
    columns=(
        Column("zone", needed=True, grouped=True, width=36),
        Column("kind", needed=True, filtered=True, grouped=True, width=12, example="扩区"),
        Column("on", needed=True, filtered=True, grouped=True, width=14, example=_DAY),
        Column("document", width=30),
        Column("area", unit="公顷", width=12),
        Column("text", width=40),
    ),
)

LEDGERS = (ZONES, ZONE_YEARS, REFORM_ITEMS, CARRIERS, ASSESSMENTS, ZONE_EVENTS)
