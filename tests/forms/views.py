"""What a layout can hold of working papers: the same view of the papers that went in and of those that came back."""

from jixiao.dossier.claim import Stage
from jixiao.dossier.workpaper import LAST_YEAR
from jixiao.forms.layout import Layout, Of, Scope
from jixiao.forms.load import WORD

TARGETS = {"target", "target_value", "original_target"}
TEXTS = {
    "group": "group", "kind": "kind", "name": "name", "description": "description", "basis": "basis",
    "rule": "scoring_rule", "explanation": "explanation",
}  # fmt: skip


def view(layout: Layout, papers):
    """Plain values: equal for papers that are the same as far as the layout goes."""
    cells = {word for pattern in layout.cells.values() for word in WORD.findall(pattern)} | set(layout.choices.values())
    seen = {"year": papers.year} if "year" in cells else {}
    if "department" in cells:
        seen["department"] = papers.department
    if layout.scope is not Scope.DEPARTMENT:
        whole = layout.scope is Scope.WHOLE
        seen["programs"] = [program_view(layout, cells, p) for p in papers.programs if p.whole_department is whole]
    for block in layout.blocks:
        if block.of is Of.AMOUNTS:
            seen["amounts"] = amounts_view(block, papers)
        elif block.of is Of.MEASURES:
            seen["measures"] = measures_view(papers)
        elif block.of is Of.PROGRAMS:
            rows = [p for p in papers.programs if not p.whole_department]
            tasks = "objective" in block.columns.values()
            seen["rows"] = [task_view(program) if tasks else row_view(program) for program in rows]
    return seen


def program_view(layout, cells, program):
    seen = {word: getattr(program, word) for word in cells if word in PROGRAM}
    if "total_score" in cells:
        seen["stated_score"] = number(program.stated_score)
    wanted = {word.removeprefix("fact:") for word in cells if word.startswith("fact:")}
    seen["facts"] = {label: value for label, value in program.facts if label in wanted}
    for block in layout.blocks:
        words = set(block.columns.values())
        if block.of is Of.FUNDS:
            funds = [fund_view(block, words, fund) for fund in program.funds]
            seen["funds"] = sorted(fund for fund in funds if any(value for _, value in fund[1]))
        elif block.of is Of.INDICATORS:
            seen["indicators"] = [indicator_view(words, row) for row in program.indicators]
        elif block.of is Of.LONG_TERM:
            seen["long_term"] = [indicator_view(words, row) for row in program.long_term]
    return seen


PROGRAM = {"name", "parent_department", "agency", "objective", "achieved", "long_term_objective"}


def fund_view(block, words, fund):
    label = fund.label.removeprefix("其中：")
    fits = [(len(name), names[0]) for names in block.labels[1:] for name in names if name in label]
    key = "total" if fund.is_total else max(fits)[1] if fits else label
    money = [(word, number(getattr(fund, word))) for word in sorted(words & MONEY)]
    if fund.is_total:
        money += [("score", number(fund.stated_score))] if "score" in words else []
        money += [("weight", number(fund.weight))] if "weight" in words else []
    if "explanation" in words:
        money.append(("explanation", fund.explanation))
    return key, money


MONEY = {"original", "adjusted", "outturn", "interim", "expected"}


def indicator_view(words, row):
    seen = {word: getattr(row, TEXTS[word]) for word in words if word in TEXTS}
    if words & TARGETS:
        value = (row.operator, measure(row.target, row.unit), measure(row.upper, row.unit))
        seen["target"] = value if row.target is not None else row.target_text
    if "original_target" in words:
        seen["original_target"] = row.original_target
    if words & {"actual", "actual_value"}:
        seen["actual"] = measure(row.actual, row.unit) if row.actual is not None else row.actual_text
    if "weight" in words:
        seen["weight"] = number(row.weight)
    if "score" in words:
        seen["score"] = number(row.stated_score)
    if "previous" in words:
        seen["previous"] = measure(row.previous, row.unit)
    if "core" in words:
        seen["core"] = row.is_core
    if "evidence" in words:
        seen["evidence"] = [evidence.name for evidence in row.evidence]
    if "interim" in words:
        seen["interim"] = interim_view(row.interim)
    return seen


def interim_view(interim):
    if interim is None:
        return None
    actual = measure(interim.actual, "") if interim.actual is not None else interim.actual_text
    return actual, interim.expected, interim.causes, interim.explanation, interim.likelihood


def row_view(program):
    total = program.total
    money = [number(getattr(total, name, None)) for name in ("original", "adjusted", "outturn")]
    return program.name, program.agency, *money, number(program.stated_score)


def task_view(program):
    """Of the sources a form of tasks has columns for 财政拨款 and 其他资金."""
    funds = {fund.label.removeprefix("其中："): number(fund.original) for fund in program.funds if not fund.is_total}
    appropriation = next((value for label, value in funds.items() if "财政拨款" in label), "")
    other = next((value for label, value in funds.items() if "其他" in label), "")
    total = number(program.total.original) if program.total else ""
    return program.name, program.objective, total, appropriation, other


def amounts_view(block, papers):
    stages = {Stage(word.removeprefix("stage:")) for word in block.columns.values() if word.startswith("stage:")}
    known = {alias: words[0] for words in block.labels for alias in words}
    own = {(known.get(a.item, a.item), a.stage.value): number(a.datum) for a in papers.amounts if a.year == papers.year}
    return {key: value for key, value in own.items() if Stage(key[1]) in stages}


def measures_view(papers):
    reasons = {n.about: n.paragraphs for n in papers.narratives}
    labels = [datum.label for datum in papers.measures if not datum.label.endswith(LAST_YEAR)]
    return {
        label: (measure(papers.measure(label), ""), number(papers.measure(label + LAST_YEAR)), reasons.get(label, ()))
        for label in labels
    }


def number(datum):
    """Digits without trailing zeros; "" for none."""
    return "" if datum is None else f"{datum.value.normalize():f}"


def measure(datum, unit):
    return None if datum is None else (number(datum), datum.unit or unit)
