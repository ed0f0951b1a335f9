"""Cases that a lawyer can read and write: an input, a place, a year, and what must come of it.

```toml
[[cases]]
name = "鹿泉区部门整体，恰好85分"
place = "130110"
year = 2025
whole = true
total = 85
grade = "优秀"
```

`execution` (budget, outturn), `indicator` (operator, target, actual, weight …), `total` or `parameter` is the input;
score, grade, allowed, counts, open, notices, number, word are what is expected.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.dossier.datum import Datum
from jixiao.dossier.workpaper import IndicatorPaper
from jixiao.norms.resolve import Norms
from jixiao.norms.ruleset import RuleSet, ruleset
from jixiao.norms.toml import NormError, read_toml
from jixiao.score.execution import Spending, execution
from jixiao.score.grade import grade_of
from jixiao.score.outcome import Outcome, stated_differs
from jixiao.score.points import counts_as_achieved
from jixiao.score.qualitative import band, level_of, qualitative
from jixiao.score.quantitative import case_of, quantitative
from jixiao.units.number import plain

_INPUTS = ("execution", "indicator", "total", "parameter")
_EXPECTED = ("score", "grade", "allowed", "counts", "open", "notices", "number", "word")
_KEYS = {"name", "place", "year", "whole", "note", *_INPUTS, *_EXPECTED}
_NUMBERS = {"target", "upper", "actual", "weight", "stated"}
_TEXTS = {
    "name",
    "group",
    "kind",
    "operator",
    "unit",
    "actual_unit",
    "target_text",
    "actual_text",
    "level",
    "explanation",
}
_MONEY = {"budget", "outturn", "points", "stated", "explanation"}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """`faults` say what differs from what was expected; none when the case holds."""

    file: str
    name: str
    faults: tuple[str, ...]


def run(norms: Norms, path: Path) -> list[CaseResult]:
    """Every case of a file; raises NormError naming file and key when one is not well formed."""
    if not path.exists():
        raise NormError(f"找不到案例文件：{path}")
    entries = read_toml(path).get("cases", [])
    if not entries:
        raise NormError(f"{path.name}：没有案例；每个案例以 [[cases]] 开头")
    return [_result(norms, path, number, entry) for number, entry in enumerate(entries, 1)]


def _result(norms: Norms, path: Path, number: int, entry: Mapping[str, Any]) -> CaseResult:
    where = f"{path.name}：第{number}个案例"
    _closed(where, entry, _KEYS)
    if "name" not in entry or sum(key in entry for key in _INPUTS) != 1:
        raise NormError(f"{where}须写 name，以及 {'、'.join(_INPUTS)} 之一")
    if not any(key in entry for key in _EXPECTED):
        raise NormError(f"{where}没有写应有的结果（{'、'.join(_EXPECTED)} 之一）")
    return CaseResult(path.name, str(entry["name"]), tuple(_faults(norms, where, entry)))


def _faults(norms: Norms, where: str, entry: Mapping[str, Any]) -> Iterator[str]:
    scope = "whole_department" if entry.get("whole") else "program"
    place, year = str(entry.get("place", "")), int(entry.get("year", 0))
    if "parameter" in entry:
        yield from _parameter(norms, entry, place, scope, year)
        return
    rules = ruleset(norms, place, scope, year)
    if "total" in entry:
        yield from _same("等级", grade_of(rules.grades.value, Decimal(entry["total"])), entry.get("grade"))
    elif "execution" in entry:
        yield from _outcome(_execution(rules, where, entry["execution"]), entry)
    else:
        row = _row(where, entry["indicator"])
        yield from _band(rules, row, entry)
        yield from _counts(rules, row, entry)
        if {"score", "open", "notices"} & set(entry):
            yield from _outcome(_indicator(rules, row), entry)


# --- inputs -----------------------------------------------------------------------------------------------------------


def _parameter(norms: Norms, entry: Mapping[str, Any], place: str, scope: str, year: int) -> Iterator[str]:
    answer = norms.get(str(entry["parameter"]), place, scope, year=year)
    if answer is None:
        yield f"{entry['parameter']}：没有规定"
        return
    if "number" in entry:
        yield from _same(answer.title, answer.number, Decimal(entry["number"]))
    if "word" in entry:
        yield from _same(answer.title, answer.word, entry["word"])


def _execution(rules: RuleSet, where: str, entry: Mapping[str, Any]) -> Outcome:
    _closed(where, entry, _MONEY)
    budget, outturn = (_datum(entry.get(key), "万元") for key in ("budget", "outturn"))
    stated = _datum(entry.get("stated"), "分")
    weight = Decimal(entry.get("points", rules.execution_points.value))
    explanation = str(entry.get("explanation", ""))
    outcome = execution(rules, Spending(budget, budget, outturn, None, stated, explanation), weight)
    return outcome.noting(stated_differs(stated, outcome.points, Decimal(1)))


def _row(where: str, entry: Mapping[str, Any]) -> IndicatorPaper:
    _closed(where, entry, _NUMBERS | _TEXTS)
    unit = str(entry.get("unit", ""))
    row = IndicatorPaper(
        key="case",
        name=str(entry.get("name", "")),
        unit=unit,
        target=_datum(entry.get("target"), unit),
        upper=_datum(entry.get("upper"), unit),
        actual=_datum(entry.get("actual"), str(entry.get("actual_unit", unit))),
        weight=_datum(entry.get("weight", 10), "分"),
        stated_score=_datum(entry.get("stated"), "分"),
    )
    words: dict[str, Any] = {key: str(entry[key]) for key in _TEXTS - {"actual_unit"} if key in entry}
    return replace(row, **words)


def _datum(value: Decimal | int | None, unit: str) -> Datum | None:
    return None if value is None else Datum("case", "", Decimal(value), unit, 2)


def _indicator(rules: RuleSet, row: IndicatorPaper) -> Outcome:
    assert row.weight
    outcome = (
        quantitative(rules, row, row.weight.value)
        if row.target is not None
        else qualitative(rules, row, row.weight.value, Decimal(1))
    )
    return outcome.noting(stated_differs(row.stated_score, outcome.points, Decimal(1)))


# --- expected results -------------------------------------------------------------------------------------------------


def _outcome(outcome: Outcome, entry: Mapping[str, Any]) -> Iterator[str]:
    if "score" in entry:
        expected = Decimal(entry["score"])
        if outcome.points != expected:
            yield f"得分应为 {plain(expected)}，算得 {outcome.working}"
    if entry.get("open") and outcome.points is not None:
        yield f"应当不能计分，算得 {outcome.working}"
    for code in entry.get("notices", ()):
        if code not in {notice.code for notice in outcome.notices}:
            yield f"应有提示 {code}，只有 {'、'.join(notice.code for notice in outcome.notices) or '无'}"


def _band(rules: RuleSet, row: IndicatorPaper, entry: Mapping[str, Any]) -> Iterator[str]:
    if "allowed" not in entry:
        return
    level, _ = level_of(rules.levels.value, row)
    assert row.weight
    found = band(level, row.weight.value) if level else ()
    yield from _same("可得的分数", [plain(end) for end in found], [plain(Decimal(end)) for end in entry["allowed"]])


def _counts(rules: RuleSet, row: IndicatorPaper, entry: Mapping[str, Any]) -> Iterator[str]:
    if "counts" not in entry:
        return
    case = case_of(row)
    if rules.achieved_window is None or isinstance(case, str):
        yield "没有规定怎样算作实现"
        return
    counts = counts_as_achieved(rules.achieved_window.value, case.target, case.actual)
    yield from _same("是否算作实现", counts, entry["counts"])


def _same(what: str, found: object, expected: object) -> Iterator[str]:
    if found != expected:
        yield f"{what}应为 {_said(expected)}，算得 {_said(found)}"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "—".join(map(str, value)) if isinstance(value, list) else str(value)


def _closed(where: str, entry: Mapping[str, Any], keys: set[str]) -> None:
    if unknown := sorted(set(entry) - keys):
        raise NormError(f"{where}：不认识的键 {'、'.join(unknown)}；可用的键：{'、'.join(sorted(keys))}")
