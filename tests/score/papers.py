"""Working papers written by hand: an indicator, a program, a department in a line each."""

from decimal import Decimal

from jixiao.dossier.datum import Datum
from jixiao.dossier.scoresheet import ScoreSheet
from jixiao.dossier.workpaper import EvidencePaper, FundPaper, IndicatorPaper, ProgramPaper, Workpaper
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import ruleset
from jixiao.score.sheet import sheet, spending_of

NORMS = Norms()
Number = str | int | Decimal


def datum(value: Number | None, unit: str = "", key: str = "k") -> Datum | None:
    return None if value is None else Datum(key, key, Decimal(value), unit, 2)


def indicator(
    operator: str = ">=",
    target: Number | None = None,
    actual: Number | None = None,
    unit: str = "个",
    *,
    name: str = "签约项目数",
    weight: Number | None = 10,
    group: str = "产出指标",
    kind: str = "数量指标",
    actual_unit: str | None = None,
    upper: Number | None = None,
    stated: Number | None = None,
    previous: Number | None = None,
    evidence: tuple[EvidencePaper, ...] = (),
    **words: str,
) -> IndicatorPaper:
    return IndicatorPaper(
        key=name,
        name=name,
        group=group,
        kind=kind,
        operator=operator,
        unit=unit,
        target=datum(target, unit, f"{name}/target"),
        upper=datum(upper, unit, f"{name}/upper"),
        actual=datum(actual, unit if actual_unit is None else actual_unit, f"{name}/actual"),
        weight=datum(weight, "分", f"{name}/weight"),
        stated_score=datum(stated, "分", f"{name}/stated"),
        previous=datum(previous, unit, f"{name}/previous"),
        evidence=evidence,
        **words,
    )


def qualitative(actual: str = "", target: str = "显著", **more: object) -> IndicatorPaper:
    return indicator("", unit="", target_text=target, actual_text=actual, **more)  # type: ignore[arg-type]


def fund(
    budget: Number | None = 100,
    outturn: Number | None = 100,
    *,
    unit: str = "万元",
    original: Number | None = None,
    weight: Number | None = None,
    stated: Number | None = None,
    explanation: str = "",
) -> FundPaper:
    return FundPaper(
        "年度资金总额",
        datum(original, unit, "original"),
        datum(budget, unit, "adjusted"),
        datum(outturn, unit, "outturn"),
        is_total=True,
        explanation=explanation,
        stated_score=datum(stated, "分", "execution/stated"),
        weight=datum(weight, "分", "execution/weight"),
    )


def program(
    *rows: IndicatorPaper, money: FundPaper | None = None, name: str = "招商活动费", **more: object
) -> ProgramPaper:
    whole = bool(more.get("whole_department"))
    money = fund() if money is None else money
    key = "whole" if whole else f"program/{name}"
    return ProgramPaper(key, name, funds=(money,), indicators=rows, **more)  # type: ignore[arg-type]


def papers(*programs: ProgramPaper, place: str = "", year: int = 2022, **more: object) -> Workpaper:
    return Workpaper("某局", year, place, programs=programs, **more)  # type: ignore[arg-type]


def full(*, missing: str = "") -> list[IndicatorPaper]:
    """Rows of 50, 30 and 10 points that are all reached, but for one group."""
    rows = [
        indicator(target=20, actual=20, weight=50),
        indicator(
            target=10, actual=12, unit="%", weight=30, name="带动就业增长率", group="效益指标", kind="社会效益指标"
        ),
        indicator(target=90, actual=95, unit="%", weight=10, name="企业满意度", group="满意度指标", kind="满意度"),
    ]
    return [row for row in rows if row.group != missing]


def scored(paper: ProgramPaper, place: str = "", year: int = 2022, norms: Norms = NORMS) -> ScoreSheet:
    scope = "whole_department" if paper.whole_department else "program"
    return sheet(ruleset(norms, place, scope, year), paper, spending_of(paper))
