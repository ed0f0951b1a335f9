"""Speed of scoring: python -m benchmarks.scoring. Twenty programs with two hundred indicators, norms loaded."""

import sys
import time
from decimal import Decimal

from benchmarks._clock import best
from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper, ProgramPaper, Workpaper
from jixiao.norms.resolve import Norms
from jixiao.score.department import score
from jixiao.score.what_if import what_if

PROGRAMS, ROWS = 20, 10
GROUPS = ["产出指标"] * 5 + ["效益指标"] * 3 + ["满意度指标"] * 2
BAR = 20.0  # milliseconds
# Operator, target, actual, unit of the target, unit of the actual, target and result in words.
KINDS = (
    (">=", 20, 18, "个", "个", "", ""),
    ("<=", 100, 150, "天", "天", "", ""),
    (">=", 1, 9000, "亿元", "万元", "", ""),
    ("=", 21, 21, "家", "家", "", ""),
    ("", None, None, "", "", "显著", "部分达成"),
)


def datum(key: str, value: int, unit: str) -> Datum:
    return Datum(key, key, Decimal(value), unit, 2)


def indicator(program: str, number: int) -> IndicatorPaper:
    operator, target, actual, unit, other, wanted, reached = KINDS[number % len(KINDS)]
    key = f"{program}/{number}/指标{number}"
    return IndicatorPaper(
        key=key,
        name=f"指标{number}",
        group=GROUPS[number],
        kind="数量指标",
        operator=operator,
        target=None if target is None else datum(f"{key}/target", target, unit),
        actual=None if actual is None else datum(f"{key}/actual", actual, other),
        target_text=wanted,
        actual_text=reached,
        weight=datum(f"{key}/weight", (10, 10, 10, 10, 10, 10, 10, 10, 5, 5)[number], "分"),
        stated_score=datum(f"{key}/stated", (7, 7, 7, 7, 7, 7, 7, 7, 3, 3)[number], "分"),
    )


def program(number: int) -> ProgramPaper:
    key = f"program/项目{number}"
    fund = FundPaper(
        label="年度资金总额",
        original=datum(f"{key}/original", 40, "万元"),
        adjusted=datum(f"{key}/adjusted", 43, "万元"),
        outturn=datum(f"{key}/outturn", 37, "万元"),
        is_total=True,
    )
    return ProgramPaper(key, f"项目{number}", funds=(fund,), indicators=tuple(indicator(key, n) for n in range(ROWS)))


def main() -> int:
    papers = Workpaper("某局", 2022, "130110", programs=tuple(program(number) for number in range(PROGRAMS)))
    started = time.process_time()
    norms = Norms()
    score(papers, norms)
    print(f"{'first score, norms read':44} {(time.process_time() - started) * 1000:8.1f} ms (no bar)")
    spent = best(lambda: score(papers, norms), 9) * 1000
    verdict = "good" if spent <= BAR else "MISSED"
    print(f"{'score, 20 programs and 200 indicators':44} {spent:8.1f} ms (≤ {BAR:g})  {verdict}")
    twice = best(lambda: what_if(papers, norms, "420000"), 5) * 1000
    print(f"{'under two norms, line by line':44} {twice:8.1f} ms (no bar)")
    return 0 if spent <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
