"""Speed of reports: python -m benchmarks.report [--docxtpl].

One department with 20 programs and 200 indicators: its scores, its docx, its pdf; then a thousand departments on two
processes. With --docxtpl the same text and tables are rendered by docxtpl, without any trace, in an environment of its
own.
"""

import json
import subprocess
import sys
import tempfile
import time
import venv
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from benchmarks._clock import best
from jixiao.dossier.claim import Stage
from jixiao.dossier.datum import Datum, Provenance
from jixiao.dossier.workpaper import Amount, FundPaper, IndicatorPaper, Narrative, ProgramPaper, Topic, Workpaper
from jixiao.norms.resolve import norms_of
from jixiao.report.blocks import Chart, Paragraph, Report, Table
from jixiao.report.compose import compose
from jixiao.report.docx.write import write
from jixiao.report.pdf.write import write as write_pdf
from jixiao.report.template import template
from jixiao.report.trace import trace_of
from jixiao.score.department import score

DOCX_BAR, SCORE_BAR, BATCH_BAR = 0.5, 0.020, 300.0
PROGRAMS, ROWS, DEPARTMENTS, PROCESSES = 20, 10, 1000, 2
DOCXTPL = "docxtpl==0.20.2"
_RENDER = Path(__file__).with_name("_docxtpl_render.py")
_KINDS = (
    ("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("产出", "时效"), ("产出", "成本"),
    ("效益", "经济效益"), ("效益", "社会效益"), ("效益", "社会效益"), ("效益", "可持续影响"),
    ("满意度", "服务对象满意度"),
)  # fmt: skip
_STAGES = ("original", "adjusted", "outturn")
_WEIGHTS = (10, 10, 10, 10, 10, 10, 10, 5, 5, 10)


def papers(number: int = 0) -> Workpaper:
    """A department of this size; the number changes its figures."""
    programs = tuple(_program(at, number) for at in range(PROGRAMS))
    totals = {stage: sum((_money(program, stage) for program in programs), Decimal(0)) for stage in _STAGES}
    amounts = tuple(
        Amount(item, stage, 2022, _datum(f"amount/2022/{stage}/{item}", f"2022年{item}", value, "万元"))
        for stage, name in ((Stage.ORIGINAL, "original"), (Stage.ADJUSTED, "adjusted"), (Stage.OUTTURN, "outturn"))
        for item, value in (("支出", totals[name] + 800), ("基本支出", Decimal(800)), ("项目支出", totals[name]))
    )
    texts = tuple(
        Narrative(topic, ("按照年度计划完成各项工作，情况良好。",) * 3, _place("文字.docx", 1, ""), 2022)
        for topic in Topic
        if topic is not Topic.REASON
    )
    reasons = (Narrative(Topic.REASON, ("年中调整任务",), _place("文字.docx", 2, ""), 2022, "预算调整"),)
    return Workpaper(f"第{number}局", 2022, "130100", "石家庄市", amounts, programs, narratives=texts + reasons)


def _money(program: ProgramPaper, stage: str) -> Decimal:
    fund = program.total
    datum = getattr(fund, stage) if fund else None
    return datum.value if datum else Decimal(0)


def _program(at: int, number: int) -> ProgramPaper:
    key = f"program/项目{at}"
    values = (Decimal(100 + at), Decimal(90 + at), Decimal(85 + at) - Decimal(number % 7) / 10)
    data = {
        stage: _datum(f"{key}/funds/总额/{stage}", f"项目{at}{stage}", value, "万元")
        for stage, value in zip(_STAGES, values, strict=True)
    }
    fund = FundPaper("年度资金总额", is_total=True, explanation="活动推迟", **data)
    return ProgramPaper(
        key=key,
        name=f"业务项目{'一二三四五六七八九十'[at % 10]}{'甲乙'[at // 10]}",
        objective="完成年度计划安排的各项工作。",
        achieved="各项工作按计划完成。",
        funds=(fund,),
        indicators=tuple(_row(key, row, number) for row in range(ROWS)),
        provenance=_place("自评表.xlsx", at, key),
    )


def _row(program: str, row: int, number: int) -> IndicatorPaper:
    key, (group, kind) = f"{program}/{row}", _KINDS[row]
    target = Decimal(20 + row)
    return IndicatorPaper(
        key=key,
        name=f"{kind}指标{'一二三四五六七八九十'[row]}",
        group=group,
        kind=kind,
        operator=">=",
        target=_datum(f"{key}/target", "指标值", target, "项"),
        unit="项",
        actual=_datum(f"{key}/actual", "完成值", target - (number + row) % 3, "项"),
        weight=_datum(f"{key}/weight", "分值", Decimal(_WEIGHTS[row]), "分"),
        explanation="一项工作推迟到下年",
        provenance=_place("自评表.xlsx", row, key),
    )


def _datum(key: str, label: str, value: Decimal, unit: str) -> Datum:
    return Datum(key, label, value, unit, 2 if unit == "万元" else 0, (_place("表.xlsx", len(key), str(value)),))


def _place(path: str, row: int, quote: str) -> Provenance:
    return Provenance(path, f"工作表“表”C{row}格", quote, "0" * 64, f"表!C{row}")


def report(given: Workpaper) -> tuple[Report, bytes]:
    """Everything from papers to the bytes of the docx."""
    norms = norms_of()
    made = compose(template("shijiazhuang-2022"), given, score(given, norms), norms, signed="2023年4月19日")
    return made.report, write(made.body, made.filled, trace_of(made.report, given.files))


def _one(number: int) -> int:
    return len(report(papers(number))[1])


def batch() -> float:
    """Seconds a thousand departments take on two processes, from the start of the processes."""
    started = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        assert all(pool.map(_one, range(DEPARTMENTS), chunksize=20))
    return time.perf_counter() - started


def by_docxtpl(made: Report) -> float:
    """Seconds of docxtpl for the same words and tables."""
    home = Path(__file__).parents[1] / ".venv" / "docxtpl"
    python = home / "bin" / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", DOCXTPL], check=True)
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "report.json"
        content.write_text(json.dumps(_content(made), ensure_ascii=False), encoding="utf-8")
        command = [python, "-W", "ignore", _RENDER, template("shijiazhuang-2022").path, content]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def _content(made: Report) -> list[dict[str, object]]:
    """Paragraphs and tables as plain words; charts have no counterpart there."""
    content: list[dict[str, object]] = []
    for block in made.blocks:
        match block:
            case Paragraph():
                content.append({"style": block.role.value, "text": block.text})
            case Table():
                content.append({"rows": [[cell.text for cell in _wide(block, row)] for row in range(len(block.rows))]})
            case Chart():
                continue
    return content


def _wide(table: Table, row: int) -> list:  # type: ignore[type-arg]
    """The cells of a row, as many as the table has columns."""
    cells = list(table.rows[row])
    blank = [replace(cells[0], runs=())] * (len(table.widths) - len(cells))
    return blank + cells


def said(name: str, value: float, bar: float, unit: str = "s") -> bool:
    print(f"{name:52} {value:8.3f} {unit} (≤ {bar:g})  {'good' if value <= bar else 'MISSED'}")
    return value <= bar


def main() -> int:
    given = papers()
    made, content = report(given)  # imports, and the template in the cache of the system
    print(f"a department of {PROGRAMS} programs and {PROGRAMS * ROWS} indicators: docx of {len(content) // 1000} kB")
    met = said("scores", best(lambda: score(given, norms_of())), SCORE_BAR)
    docx = best(lambda: report(given))
    met &= said("scores, composition, docx and its trace", docx, DOCX_BAR)
    print(f"{'pdf of the same':52} {best(lambda: write_pdf(made), 3):8.3f} s (no bar)")
    met &= said(f"{DEPARTMENTS} departments on {PROCESSES} processes", batch(), BATCH_BAR)
    if "--docxtpl" in sys.argv:
        theirs = by_docxtpl(made)
        print(f"{'docxtpl, the same words and tables without a trace':52} {theirs:8.3f} s")
        print(f"{'times ours':52} {theirs / docx:8.1f}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
