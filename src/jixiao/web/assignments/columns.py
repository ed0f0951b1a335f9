"""The ledgers of who sees to what."""

from jixiao.web.assignments.models import Contribution, DistrictDuty, LeaderPairing, PairingVisit
from jixiao.web.assignments.rules import CONTRIBUTION, judge_contribution, judge_time, judge_visit
from jixiao.web.ledger.column import Column, Ledger, Term

GROUP = "责任分工"
_DAY = "2022-05-01"

LEADER_PAIRINGS = Ledger(
    name="leader_pairings",
    label="领导包联",
    noun="包联",
    model=LeaderPairing,
    group=GROUP,
    order=490,
    key="",
    measure_word="条",
    searched=("leader", "office"),
    judge=judge_time,
    columns=(
        Column("leader", needed=True, grouped=True, width=12, example="张三"),
        Column("post", width=16),
        Column("level", filtered=True, grouped=True, width=12, example="市级领导"),
        Column("subject", needed=True, width=36, note="项目或开发区的名称", example="某某新材料生产基地项目"),
        Column("project", width=36, shown=False),
        Column("zone", width=24, shown=False),
        Column("office", grouped=True, width=18),
        Column("contact", width=12, shown=False),
        Column("since", filtered=True, width=14, example=_DAY),
        Column("until", width=14, shown=False),
        Column("document", width=30, shown=False),
        Column("about", width=40, shown=False),
    ),
)
PAIRING_VISITS = Ledger(
    name="pairing_visits",
    label="包联走访",
    noun="走访",
    model=PairingVisit,
    group=GROUP,
    order=491,
    key="",
    measure_word="次",
    searched=("text", "problem", "office"),
    sort="-on",
    day="on",
    judge=judge_visit,
    terms=(Term("due_on", "solved_on", "office"),),
    columns=(
        Column("pairing", needed=True, width=36),
        Column("on", needed=True, filtered=True, grouped=True, width=14, example=_DAY),
        Column("text", width=40),
        Column("problem", width=30, section="问题"),
        Column("office", grouped=True, width=16, section="问题", shown=False),
        Column("due_on", width=14, section="问题"),
        Column("solved_on", width=14, section="问题"),
        Column("result", width=30, section="问题", shown=False),
    ),
)
DISTRICT_DUTIES = Ledger(
    name="district_duties",
    label="招商分包",
    noun="分包",
    model=DistrictDuty,
    group=GROUP,
    order=492,
    key="",
    measure_word="条",
    searched=("keeper", "office"),
    judge=judge_time,
    columns=(
        Column("keeper", needed=True, grouped=True, width=12, example="张三"),
        Column("place", needed=True, filtered=True, grouped=True, width=16),
        Column("office", grouped=True, width=16),
        Column("since", filtered=True, width=14, example=_DAY),
        Column("until", width=14),
        Column("visits_due", unit="次", measured=True, width=12),
        Column("projects_due", unit="个", measured=True, width=12),
        Column("document", width=30, shown=False),
        Column("about", width=40, shown=False),
    ),
)
CONTRIBUTIONS = Ledger(
    name="contributions",
    label="全员招商",
    noun="贡献",
    model=Contribution,
    group=GROUP,
    order=493,
    key="",
    measure_word="条",
    searched=("office", "person", "text"),
    sort="-on",
    stage="stage",
    day="on",
    judge=judge_contribution,
    settle=CONTRIBUTION.settle,
    columns=(
        Column("office", needed=True, grouped=True, width=16, example="开发区管理处"),
        Column("person", grouped=True, width=12),
        Column("project", needed=True, width=36),
        Column("kind", needed=True, filtered=True, grouped=True, width=12, example="提供线索"),
        Column("stage", filtered=True, grouped=True, width=10, typed=False, template=False, note="由下面的日期得出"),
        Column("on", needed=True, filtered=True, grouped=True, width=14, example=_DAY),
        Column("text", width=30),
        Column("proof", width=24, section="认定", shown=False),
        Column("accepted_on", width=14, section="认定"),
        Column("share", unit="%", width=12, section="认定", note="这个项目算给本处室多少；各处室合计不超过 100%"),
        Column("refused_on", width=14, section="认定", shown=False),
        Column("refused_reason", width=30, section="认定", shown=False),
    ),
)

LEDGERS = (LEADER_PAIRINGS, PAIRING_VISITS, DISTRICT_DUTIES, CONTRIBUTIONS)
