"""Working papers of a bureau with real figures, in words of our own: what the layouts are filled with in tests."""

from decimal import Decimal

from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.workpaper import (
    Amount,
    EvidencePaper,
    FundPaper,
    IndicatorPaper,
    InterimPaper,
    Narrative,
    ProgramPaper,
    Topic,
    Workpaper,
)

HERE = Provenance("底稿.xlsx", "工作表“底稿”第1行第1列", "")


def datum(value: str, unit: str, key: str = "") -> Datum:
    decimals = len(value.partition(".")[2])
    return Datum(key or f"{value}{unit}", "", Decimal(value), unit, decimals, (HERE,))


def money(value: str) -> Datum:
    return datum(value, "万元")


def points(value: str) -> Datum:
    return datum(value, "分")


def fund(label: str, original: str, adjusted: str = "", outturn: str = "", **more) -> FundPaper:
    amounts = {"original": original, "adjusted": adjusted, "outturn": outturn}
    said = {name: money(value) for name, value in amounts.items() if value}
    return FundPaper(label, **said, **more)


def row(group, kind, name, operator, target, unit, actual="", weight="", score="", **more) -> IndicatorPaper:
    """`target` a number, or words with operator ""."""
    number = target.replace(".", "").isdigit()
    signs = {">=": "≥", "<=": "≤", "=": "＝", "": ""}
    return IndicatorPaper(
        key=name,
        name=name,
        group=group,
        kind=kind,
        operator=operator,
        target=datum(target, unit) if number else None,
        target_text=f"{signs[operator]}{target}{unit}" if number else target,
        unit=unit,
        actual=datum(actual, unit) if actual.replace(".", "").isdigit() else None,
        actual_text=f"{actual}{unit}" if actual.replace(".", "").isdigit() else actual,
        weight=points(weight) if weight else None,
        stated_score=points(score) if score else None,
        **more,
    )


OUT, GAIN, LIKED = "产出指标", "效益指标", "满意度指标"

EVENTS = ProgramPaper(
    key="program/招商活动经费",
    name="招商活动经费",
    parent_department="某市投资促进局",
    agency="某市投资促进局本级",
    objective="组织重点区域推介会和专题对接会，促成一批亿元以上项目签约落地，带动新增投资和就业。",
    achieved="全年组织推介会18场、专题对接会36场，亿元以上项目签约940个，各项目标基本完成。",
    funds=(
        fund("年度资金总额", "260.00", "230.50", "212.37", is_total=True, weight=points("10"),
             stated_score=points("9.21"),             interim=money("118.60"), expected=money("230.50")),
        fund("其中：当年财政拨款", "260.00", "218.00", "199.87"),
        fund("上年结转资金", "", "12.50", "12.50"),
    ),
    indicators=(
        row(OUT, "数量指标", "组织招商推介会场次", ">=", "20", "场", "18", "15", "13.5",
            explanation="两场境外推介会因航班取消未能举办；明年改为线上线下同步。",
            description="全年以本局名义主办的推介会",
            basis="年度工作计划", evidence=(EvidencePaper("推介会签到册", HERE), EvidencePaper("会议通知", HERE)),
            scoring_rule="按完成比例计分", previous=datum("16", "场"),
            interim=InterimPaper(datum("9", "场"), "9场", "18场", ("其他",), "境外活动受航班影响。", "有可能")),
        row(OUT, "数量指标", "签约亿元以上项目", ">=", "200", "个", "940", "15", "15", basis="市政府下达的任务",
            previous=datum("187", "个"), explanation="省内产业转移提速，签约数远超年初预计；明年按近三年平均数确定。"),
        row(OUT, "质量指标", "签约项目履约率", ">=", "80", "%", "85.2", "10", "10", previous=datum("78.6", "%")),
        row(OUT, "时效指标", "推介活动按期完成", "", "2022年12月底前", "", "2022年12月20日", "5", "5"),
        row(OUT, "成本指标", "单场推介会平均费用", "<=", "11.5", "万元", "11.3", "5", "5"),
        row(GAIN, "经济效益指标", "签约项目计划总投资", ">=", "3500", "亿元", "5000", "15", "15"),
        row(GAIN, "社会效益指标", "预计新增就业岗位", ">=", "12000", "个", "12860", "15", "15"),
        row(LIKED, "服务对象满意度指标", "参会企业满意度", ">=", "90", "%", "96", "10", "10"),
    ),
    stated_score=points("97.71"),
    facts=(("项目负责人", "张同志"), ("联系电话", "0311-00000000"), ("项目属性", "延续"),
           ("项目起止时间", "2022年1月至12月"),
           ("项目概况", "围绕电子信息、生物医药、先进装备三条产业链开展招商活动。"),
           ("存在问题", "境外活动占比偏低。")),
    long_term_objective="五年内形成三条产业链的招商体系。",
    long_term=(
        row(OUT, "数量指标", "五年签约亿元以上项目", ">=", "1000", "个"),
        row(GAIN, "经济效益指标", "五年签约项目计划总投资", ">=", "2", "万亿元"),
    ),
    provenance=HERE,
)  # fmt: skip

TALENT = ProgramPaper(
    key="program/人才引进经费",
    name="人才引进经费",
    parent_department="某市投资促进局",
    agency="某市投资服务中心",
    objective="引进招商专业人才，充实驻外招商队伍。",
    achieved="引进专业人才11名。",
    funds=(
        fund("年度资金总额", "43.20", "43.20", "37.24", is_total=True, weight=points("10"), stated_score=points("8.62"),
             explanation="两名拟引进人员年底前未能到岗。"),
        fund("其中：当年财政拨款", "43.20", "43.20", "37.24"),
    ),
    indicators=(
        row(OUT, "数量指标", "引进招商专业人才", ">=", "12", "人", "11", "30", "27.5",
            explanation="一名拟聘人员放弃。"),
        row(OUT, "质量指标", "硕士以上学历占比", ">=", "60", "%", "63.6", "20", "20"),
        row(GAIN, "社会效益指标", "队伍专业化水平", "", "明显提高", "", "达成预期指标", "30", "28",
            level="达成预期指标"),
        row(LIKED, "服务对象满意度指标", "用人单位满意度", ">=", "90", "%", "95", "10", "10"),
    ),
    stated_score=points("94.12"),
    provenance=HERE,
)  # fmt: skip

WHOLE = ProgramPaper(
    key="whole",
    name="某市投资促进局",
    whole_department=True,
    objective="完成市政府下达的招商引资任务，提升招商服务质量。",
    achieved="实际使用外资、省外资金和签约项目均超额完成年度任务。",
    funds=(
        fund("年度资金总额", "1549.63", "1549.63", "1524.96", is_total=True, weight=points("10"),
             stated_score=points("9.84")),
        fund("其中：财政拨款", "1549.63", "1549.63", "1524.96"),
    ),
    indicators=(
        row(OUT, "数量指标", "签约亿元以上项目", ">=", "200", "个", "940", "40", "40", is_core=True,
            previous=datum("187", "个"), basis="市政府下达的任务"),
        row(GAIN, "经济效益指标", "签约项目计划总投资", ">=", "3500", "亿元", "5000", "40", "40", is_core=True),
        row(LIKED, "服务对象满意度指标", "企业满意度", ">=", "90", "%", "96", "10", "10"),
    ),
    stated_score=points("99.84"),
    long_term_objective="五年内形成三个千亿级产业集群的招商体系。",
    provenance=HERE,
)  # fmt: skip


def amount(item: str, stage: Stage, value: str, year: int = 2022) -> Amount:
    return Amount(item, stage, year, money(value))


STAGES = (Stage.ORIGINAL, Stage.ADJUSTED, Stage.OUTTURN)
ACCOUNTS = {
    "收入": ("1549.63", "1549.63", "1549.63"), "财政拨款": ("1549.63", "1549.63", "1549.63"),
    "支出": ("1549.63", "1549.63", "1524.96"), "基本支出": ("1123.58", "1123.58", "1130.73"),
    "项目支出": ("426.05", "426.05", "394.23"), "公务接待费": ("8.00", "8.00", "3.65"),
}  # fmt: skip

PAPERS = Workpaper(
    department="某市投资促进局",
    year=2022,
    place="130100",
    amounts=(
        *(amount(i, s, v) for i, values in ACCOUNTS.items() for s, v in zip(STAGES, values, strict=True)),
        amount("支出", Stage.OUTTURN, "1480.20", 2021),
    ),
    programs=(WHOLE, EVENTS, TALENT),
    measures=(
        Datum("measure/在职人数", "在职人数", Decimal(46), "人", 0, (HERE,)),
        Datum("measure/在职人数（上年）", "在职人数（上年）", Decimal(44), "人", 0, (HERE,)),
        Datum("measure/驻外招商机构", "驻外招商机构", Decimal(4), "个", 0, (HERE,)),
    ),
    narratives=(
        Narrative(Topic.REASON, ("年中调入两人。",), HERE, 2022, "在职人数"),
        Narrative(Topic.REASON, ("压减一般性支出。",), HERE, 2022, "支出"),
    ),
)
