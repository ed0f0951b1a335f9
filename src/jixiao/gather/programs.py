"""Programs as forms print them → programs of the papers."""

import re
from collections.abc import Iterator, Sequence

from jixiao.dossier.datum import Datum
from jixiao.dossier.figure import Figure
from jixiao.dossier.indicator import Field, Form, Fund, Indicator, Program
from jixiao.dossier.keys import program_key
from jixiao.dossier.workpaper import EvidencePaper, FundPaper, IndicatorPaper, InterimPaper, ProgramPaper
from jixiao.gather.places import Reading
from jixiao.units.regex import regex

_EMPTY = frozenset({"", "—", "-", "－", "–", "/", "／", "无", "——", "--"})
_LEVEL = regex(
    r"(?:部分|基本)?(?:达成|完成|未达成|未完成)(?:年度|预期)?(?:指标|目标)?(?:并|且|，).{0,14}|(?:全部|部分)?达成(?:预期|年度)?指标"
)


def read_programs(readings: Sequence[Reading]) -> Iterator[tuple[Reading, str, ProgramPaper]]:
    """Every form of every file, with its kind (dossier.indicator.Form)."""
    for reading in readings:
        for program in reading.dossier.programs:
            yield reading, program.form, program_paper(reading, program)


def program_paper(reading: Reading, program: Program) -> ProgramPaper:
    """One form; amounts in 万元, targets and actual values in the units they are printed in."""
    name = reading.dossier.department if program.whole_department else squeezed(program.name)
    key = program_key(name, whole_department=program.whole_department)
    score = program.total_score
    rows = tuple(
        _indicator(reading, f"{key}/long" if program.long_term else key, number, row, program.form)
        for number, row in enumerate(program.indicators, 1)
    )
    return ProgramPaper(
        key=key,
        name=name,
        whole_department=program.whole_department,
        parent_department=_text(program.parent_department),
        agency=_text(program.agency),
        objective="" if program.long_term else _text(program.objective),
        achieved=_text(program.achieved),
        funds=tuple(_fund(reading, key, fund) for fund in program.funds),
        indicators=() if program.long_term else rows,
        stated_score=reading.datum(f"{key}/stated", f"{name}自评总分", score) if score else None,
        facts=tuple(_facts(program)),
        long_term_objective=_text(program.long_term_objective),
        long_term=rows if program.long_term else (),
        provenance=reading.provenance(program.span),
    )


_TICKED = regex(r"[☑√■✓☒]\s*([^\s□☐☑√■✓☒]+)")
_BOX = regex(r"[□☐☑■☒]")
_NUMBERED = regex(r"^\d+[.、]|[：:]$")


def _facts(program: Program) -> Iterator[tuple[str, str]]:
    """Labels as the form words them; of a cell with boxes to tick the words that are ticked."""
    for label, value in program.facts:
        text = _text(value)
        if _BOX.search(text):
            text = "、".join(_TICKED.findall(text))
        if text:
            yield _NUMBERED.sub("", squeezed(label.text)), text


def _fund(reading: Reading, program: str, fund: Fund) -> FundPaper:
    label = squeezed(fund.label.text)
    key = f"{program}/funds/{label}"

    def money(word: str, stage: str, figure: Figure | None) -> Datum | None:
        return reading.money(f"{key}/{stage}", f"{label}{word}", figure) if figure else None

    return FundPaper(
        label=label,
        original=money("年初预算数", "original", fund.original),
        adjusted=money("全年预算数", "adjusted", fund.adjusted),
        outturn=money("全年执行数", "outturn", fund.outturn),
        is_total=fund.is_total,
        explanation=_text(fund.deviation),
        stated_score=reading.datum(f"{key}/stated", "预算执行自评得分", fund.score) if fund.score else None,
        weight=reading.datum(f"{key}/weight", "预算执行分值", fund.weight) if fund.weight else None,
        interim=money("监控期执行数", "interim", fund.interim),
        expected=money("全年预计执行数", "expected", fund.expected),
    )


def _indicator(reading: Reading, program: str, number: int, row: Indicator, form: str) -> IndicatorPaper:
    name = squeezed(row.name.text)
    key = f"{program}/{number}/{name}"

    def datum(part: str, word: str, figure: Figure | None) -> Datum | None:
        return reading.datum(f"{key}/{part}", f"{name}{word}", figure) if figure else None

    between = row.operator == "between" and len(row.figures) > 1
    monitored = form == Form.MONITORING
    actual_text = "" if monitored else _text(row.actual_field)
    return IndicatorPaper(
        key=key,
        name=name,
        group=row.group,
        kind=row.kind,
        description=_text(row.description),
        operator=row.operator,
        target=datum("target", "指标值", row.figures[0] if between else row.target),
        upper=datum("upper", "指标值上限", row.figures[1] if between else None),
        target_text=_text(row.target_field),
        unit=row.unit,
        basis=_text(row.basis),
        actual=None if monitored else datum("actual", "完成值", row.actual),
        actual_text=actual_text,
        level=actual_text if actual_text and row.actual is None and _LEVEL.fullmatch(actual_text) else "",
        weight=datum("weight", "分值", row.weight),
        stated_score=datum("stated", "自评得分", row.score),
        explanation="" if monitored else _text(row.deviation),
        previous=_previous(reading, key, name, row),
        scoring_rule=_text(row.scoring_rule),
        is_core=_text(row.core) == "是",
        evidence=tuple(_evidence(reading, row)),
        original_target=_text(row.original_target),
        interim=_interim(datum("interim", "监控期完成值", row.actual), row) if monitored else None,
        provenance=reading.provenance(row.span) if row.span else None,
    )


def _interim(reached: Datum | None, row: Indicator) -> InterimPaper | None:
    """None where the row of a monitoring form says nothing but its target."""
    found = InterimPaper(
        reached, _text(row.actual_field), _text(row.expected), row.causes, _text(row.deviation), row.likelihood
    )
    return found if found != InterimPaper() else None


def _evidence(reading: Reading, row: Indicator) -> Iterator[EvidencePaper]:
    """佐证材料 of the row's own cell, one name each."""
    if row.evidence is not None:
        for name in re.split(r"[；;\n]", _text(row.evidence)):
            if name.strip():
                yield EvidencePaper(name.strip(), reading.provenance(row.evidence.span))


def _previous(reading: Reading, key: str, name: str, row: Indicator) -> Datum | None:
    """上年完成值 is printed as the target is: its number, in the unit of the row."""
    if row.previous is None:
        return None
    inside = next(
        (f for f in reading.dossier.figures if row.previous.span.start <= f.span.start < row.previous.span.end), None
    )
    return reading.datum(f"{key}/previous", f"{name}上年完成值", inside) if inside else None


def _text(field: Field | None) -> str:
    """The words of a cell; "" where it is empty or a dash says that nothing belongs there."""
    text = field.text.strip() if field else ""
    return "" if text in _EMPTY else text


def squeezed(text: str) -> str:
    """Without the blanks and line breaks a cell is laid out with."""
    return "".join(text.split())
