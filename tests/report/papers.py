"""Working papers and score sheets of the city bureau for 2022, with its published figures and words of our own."""

from collections.abc import Iterable
from decimal import Decimal

from jixiao.dossier.budget import Item
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.model import DocumentKind
from jixiao.dossier.scoresheet import DepartmentScores, Ground, ScoreLine, ScoreSheet
from jixiao.dossier.workpaper import (
    Amount,
    FundPaper,
    IndicatorPaper,
    Narrative,
    PaperFile,
    ProgramPaper,
    Topic,
    Workpaper,
)

DEPARTMENT = "石家庄市投资促进局"
BUDGET, FORMS, NOTES = "预算决算.xlsx", "自评表.xlsx", "文字.docx"
POSTPONED = "两场推介活动推迟到下年举办"
DIGESTS = {BUDGET: "a" * 64, FORMS: "b" * 64, NOTES: "c" * 64}
_GROUND = Ground("program-evaluation-measures-2020", "第十条", "财预〔2020〕10号 第十条", "restated", firm=True)

_AMOUNTS = {
    Stage.ORIGINAL: ("7858.94", "880.34", "773.77", "106.57", "6978.60"),
    Stage.ADJUSTED: ("1590.86", "1164.81", "1058.24", "106.57", "426.05"),
    Stage.OUTTURN: ("1524.96", "1130.73", "1033.58", "97.15", "394.23"),
}
_LAST_YEAR = {Item.EXPENDITURE: "1257.18", Item.BASIC: "675.80", Item.PROGRAM: "581.38"}
_ITEMS = (Item.EXPENDITURE, Item.BASIC, Item.PERSONNEL, Item.OPERATING, Item.PROGRAM)


def datum(key: str, label: str, value: str, unit: str, source: Provenance | None = None) -> Datum:
    decimals = len(value.partition(".")[2])
    return Datum(key, label, Decimal(value), unit, decimals, (source,) if source else ())


def cell(path: str, sheet: str, column: str, row: int, quote: str) -> Provenance:
    where = f"工作表“{sheet}”第{row}行第{ord(column) - 64}列"
    return Provenance(path, where, quote, DIGESTS[path], f"{sheet}!{column}{row}")


def amounts() -> Iterable[Amount]:
    for column, (stage, values) in enumerate(_AMOUNTS.items()):
        for row, (item, value) in enumerate(zip(_ITEMS, values, strict=True), 4):
            source = cell(BUDGET, "收支", "BCD"[column], row, value)
            key = f"amount/2022/{stage}/{item}"
            yield Amount(item, stage, 2022, datum(key, f"2022年{stage.value}{item.value}", value, "万元", source))
    for row, (item, value) in enumerate(_LAST_YEAR.items(), 12):
        source = cell(BUDGET, "收支", "D", row, value)
        key = f"amount/2021/{Stage.OUTTURN}/{item}"
        yield Amount(item, Stage.OUTTURN, 2021, datum(key, f"2021年{item.value}", value, "万元", source))


def indicator(number: int, name: str, group: str, kind: str, target: str, actual: str, **more: str) -> IndicatorPaper:
    """target and actual as `>=900个`; weight and score as given."""
    operator = next((sign for sign in (">=", "<=") if target.startswith(sign)), "=")
    digits, unit = _parted(target.removeprefix(operator))
    done, _ = _parted(actual)
    key, row, points = f"whole/{number}", 6 + number, more["weight"]
    return IndicatorPaper(
        key=key,
        name=name,
        group=group,
        kind=kind,
        operator=operator,
        target=datum(f"{key}/target", f"{name}指标值", digits, unit, cell(FORMS, "部门整体", "D", row, target)),
        unit=unit,
        actual=datum(f"{key}/actual", f"{name}完成值", done, unit, cell(FORMS, "部门整体", "E", row, actual)),
        weight=datum(f"{key}/weight", f"{name}分值", points, "分", cell(FORMS, "部门整体", "F", row, points)),
        explanation=more.get("explanation", ""),
        provenance=cell(FORMS, "部门整体", "A", row, name),
    )


def _parted(text: str) -> tuple[str, str]:
    digits = "".join(char for char in text if char in "0123456789.")
    return digits, text.removeprefix(digits)


def indicators() -> tuple[IndicatorPaper, ...]:
    return (
        indicator(1, "新签约亿元以上项目数", "产出", "数量", ">=900个", "940个", weight="20"),
        indicator(2, "新签约项目总投资", "产出", "数量", ">=4000亿元", "4212.88亿元", weight="20"),
        indicator(
            3,
            "推介活动按期举办率",
            "产出",
            "时效",
            ">=100%",
            "95%",
            weight="10",
            explanation="两场推介活动推迟到下年举办",
        ),
        indicator(4, "实际使用外资同比增长", "效益", "经济效益", ">=55%", "59.2%", weight="15"),
        indicator(5, "开发区营业收入同比增长", "效益", "经济效益", ">=25%", "28.2%", weight="15"),
        indicator(6, "签约企业满意度", "满意度", "服务对象满意度", ">=95%", "96%", weight="10"),
    )


def program(number: int, name: str, original: str, adjusted: str, outturn: str, explanation: str = "") -> ProgramPaper:
    key = f"program/{name}"
    stages = {"original": original, "adjusted": adjusted, "outturn": outturn}
    money = {
        stage: datum(f"{key}/{stage}", f"{name}{stage}", value, "万元", cell(FORMS, name, "BCD"[at], 6, value))
        for at, (stage, value) in enumerate(stages.items())
    }
    return ProgramPaper(
        key=key,
        name=name,
        objective=f"按年度计划完成{name}安排的各项工作。",
        achieved="各项工作按计划完成。",
        funds=(FundPaper("年度资金总额", is_total=True, explanation=explanation, **money),),
        provenance=cell(FORMS, name, "A", 1, name),
    )


def programs() -> tuple[ProgramPaper, ...]:
    whole = ProgramPaper(
        key="whole",
        name="部门整体支出",
        whole_department=True,
        objective="全年签约亿元以上项目900个，实际使用外资同比增长55%。",
        indicators=indicators(),
        provenance=cell(FORMS, "部门整体", "A", 1, "部门整体支出绩效自评表"),
    )
    reason = "部分管理工作改由开发区自行承担"
    return (
        whole,
        program(1, "招商活动费", "399.05", "399.05", "382.51", POSTPONED),
        program(2, "开发区管理经费", "27.00", "27.00", "11.72", reason),
    )


def note(topic: Topic, *paragraphs: str, about: str = "", year: int = 2022) -> Narrative:
    source = Provenance(NOTES, f"“{about or topic.value}”一节", paragraphs[0], DIGESTS[NOTES])
    return Narrative(topic, paragraphs, source, year, about)


def narratives() -> tuple[Narrative, ...]:
    return (
        note(Topic.DUTIES, "拟订全市招商引资规划并组织实施，指导开发区建设，服务外来投资企业。"),
        note(Topic.STRUCTURE, "本部门为行政单位，没有独立核算的下属单位，经费由财政拨款。", year=2021),
        note(Topic.STAFF, "年末实有人员53名，其中在职行政人员41名、在职工勤人员2名、退休人员10名。"),
        note(Topic.ASSETS, "年末固定资产原值158.57万元，较年初增加16.83万元，增长11.87%，原因是更换办公设备。"),
        note(Topic.ORGANISATION, "2023年3月13日至4月19日，成立自评小组，由分管领导任组长，办公室负责日常工作。"),
        note(Topic.PROCESS, "各处室逐项核对资金、产出和效益并提交佐证材料，小组复核后形成结论。"),
        note(
            Topic.ACHIEVEMENT,
            "全年新签约亿元以上项目940个，总投资4212.88亿元；实际使用外资2.94亿美元，同比增长59.2%。",
        ),
        note(Topic.PROBLEMS, "部分项目的预算编制与活动安排衔接不够，执行率偏低。"),
        note(Topic.MEASURES, "活动经费按场次安排，九月底核对一次进度，不能举办的及时调整预算。"),
        note(Topic.TEAM, "组长：张三，二级调研员", "成员：李四，办公室主任", "成员：王五，规划处处长"),
        note(Topic.REASON, "考核奖励资金改由市财政直接拨付开发区", about="预算调整"),
        note(Topic.REASON, "发放奖励性补贴和正常调整工资", about="支出"),
        note(Topic.REASON, "发放奖励性补贴和正常调整工资", about="基本支出"),
        note(Topic.REASON, "部分招商活动没有举办", about="项目支出"),
    )


def papers(**changed: object) -> Workpaper:
    """The whole set; `changed` replaces fields of it."""
    files = tuple(PaperFile(path, digest, DocumentKind.UNKNOWN, 2022, path, "") for path, digest in DIGESTS.items())
    given = {
        "department": DEPARTMENT,
        "year": 2022,
        "place": "130100",
        "region": "石家庄市",
        "amounts": tuple(amounts()),
        "programs": programs(),
        "narratives": narratives(),
        "files": files,
    }
    return Workpaper(**(given | changed))  # type: ignore[arg-type]


def scores() -> DepartmentScores:
    spent = ("amount/2022/支出/支出", "amount/2022/调整预算/支出")
    execution = _line("score/whole/execution", "预算执行率", "预算执行", "10", "9.59", spent)
    points = ("20", "20", "9.50", "15", "15", "10")
    lines = tuple(
        _line(f"score/{row.key}", row.name, row.group, weight, score, (f"{row.key}/actual", f"{row.key}/target"))
        for row, weight, score in zip(indicators(), ("20", "20", "10", "15", "15", "10"), points, strict=True)
    )
    total = Datum(
        "score/whole/total", "部门整体支出综合得分", Decimal("99.09"), "分", 2,
        working="9.59 + 20 + 20 + 9.50 + 15 + 15 + 10 = 99.09 分",
        operands=tuple(line.score.key for line in (execution, *lines) if line.score),
    )  # fmt: skip
    sheet = ScoreSheet(
        "score/whole", "部门整体支出", True, 2022, "130100", "石家庄市", execution, lines, total,
        total.value, total.value, "优", "99.09 ≥ 90，为优", (_GROUND,),
    )  # fmt: skip
    return DepartmentScores(sheet, ())


def _line(key: str, subject: str, group: str, weight: str, score: str, operands: tuple[str, ...]) -> ScoreLine:
    value = Decimal(score)
    made = Datum(f"{key}/points", f"{subject}得分", value, "分", 2, working=f"{subject}按比例计分", operands=operands)
    return ScoreLine(key, subject, group, "", Decimal(weight), made, value, value, made.working, (_GROUND,))
