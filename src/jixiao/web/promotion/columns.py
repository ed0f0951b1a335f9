"""The ledgers of investment promotion as data."""

from jixiao.web.ledger.column import Column, Ledger
from jixiao.web.promotion.models import Contact, Enterprise, Project

_MONEY, _DAYS, _WORK = "投资额", "进度", "责任"

PROJECTS = Ledger(
    name="projects",
    label="项目台账",
    noun="项目",
    model=Project,
    order=400,
    key="code",
    searched=("name", "investor", "code"),
    sort="-pk",
    stage="stage",
    day="signed_on",
    columns=(
        Column("code", width=14, note="自己的编号；导入时凭它认出已有的项目", example="XM2022-001"),
        Column("name", width=40, needed=True, example="某某新材料生产基地项目"),
        Column("investor", width=30, example="某某科技有限公司"),
        Column("enterprise", shown=False, width=30),
        Column("stage", filtered=True, grouped=True, width=10, example="签约"),
        Column("agreement", filtered=True, grouped=True, width=12, example="正式合同"),
        Column("place", filtered=True, grouped=True, width=14),
        Column("chain", grouped=True, width=16, shown=False),
        Column("source", grouped=True, width=12, shown=False),
        Column("about", width=40, shown=False),
        Column("total_investment", unit="万元", filtered=True, measured=True, section=_MONEY, example="12000"),
        Column("agreed_investment", unit="万元", measured=True, section=_MONEY, shown=False),
        Column("paid_in", unit="万元", measured=True, section=_MONEY),
        Column("out_of_province", unit="万元", section=_MONEY, shown=False),
        Column("foreign_agreed", unit="万美元", section=_MONEY, shown=False),
        Column("found_on", section=_DAYS, shown=False, width=14),
        Column("signed_on", filtered=True, grouped=True, section=_DAYS, width=14, example="2022-05-01"),
        Column("landed_on", section=_DAYS, shown=False, width=14),
        Column("started_on", filtered="more", grouped=True, section=_DAYS, width=14),
        Column("finished_on", section=_DAYS, shown=False, width=14),
        Column("producing_on", section=_DAYS, shown=False, width=14),
        Column("at_capacity_on", section=_DAYS, shown=False, width=14),
        Column("office", section=_WORK, shown=False),
        Column("keeper", section=_WORK, width=12),
    ),
)
ENTERPRISES = Ledger(
    name="enterprises",
    label="企业客商",
    noun="企业",
    model=Enterprise,
    order=410,
    key="name",
    measure_word="家",
    searched=("name", "credit_code"),
    columns=(
        Column("name", needed=True, width=36, example="某某科技有限公司"),
        Column("credit_code", width=22, shown=False),
        Column("ownership", filtered=True, grouped=True, example="民营企业"),
        Column("industry", grouped=True),
        Column("home"),
        Column("capital", unit="万元", measured=True, example="5000"),
        Column("contacted_on", filtered=True, grouped=True, width=14),
        Column("about", width=40, shown=False),
    ),
)
CONTACTS = Ledger(
    name="contacts",
    label="联系人",
    noun="联系人",
    model=Contact,
    order=420,
    key="phone",
    measure_word="人",
    searched=("name", "phone"),
    columns=(
        Column("name", needed=True, width=12, example="张三"),
        Column("enterprise", width=36),
        Column("post", width=16),
        Column("phone", width=18),
        Column("contacted_on", filtered=True, grouped=True, width=14),
        Column("about", width=40, shown=False),
    ),
)

LEDGERS = (PROJECTS, ENTERPRISES, CONTACTS)
