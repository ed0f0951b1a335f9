"""Whatever is missing from the papers, a report is composed, its numbers are traced, and what is missing is named."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jixiao.dossier.scoresheet import DepartmentScores
from jixiao.dossier.workpaper import FundPaper, IndicatorPaper, ProgramPaper, Workpaper
from jixiao.report.blocks import runs_of
from jixiao.report.template import templates
from tests.report import papers as made
from tests.report.making import composed, told

WHOLE = made.papers()
OPTIONAL = {
    FundPaper: ("original", "adjusted", "outturn"),
    IndicatorPaper: ("target", "actual", "weight", "provenance"),
    ProgramPaper: ("provenance",),
}


def holes(record):
    """The record with some of what may be missing left out."""
    names = OPTIONAL[type(record)]
    return st.sets(st.sampled_from(names)).map(lambda chosen: replace(record, **dict.fromkeys(chosen)))


def some(records, strategy=st.just):
    """Some of the records, in order, each perhaps with holes."""
    return st.tuples(*(st.none() | strategy(record) for record in records)).map(
        lambda chosen: tuple(record for record in chosen if record is not None)
    )


def program(given: ProgramPaper):
    parts = st.tuples(some(given.funds, holes), some(given.indicators, holes), holes(given))
    return parts.map(lambda found: replace(found[2], funds=found[0], indicators=found[1]))


PAPERS = st.builds(
    Workpaper,
    department=st.sampled_from(["", made.DEPARTMENT]),
    year=st.just(2022),
    place=st.sampled_from(["", "130100", "510000"]),
    region=st.just(""),
    amounts=some(WHOLE.amounts),
    programs=some(WHOLE.programs, program),
    narratives=some(WHOLE.narratives),
)
SCORES = st.sampled_from([made.scores(), DepartmentScores(None, ())])


@pytest.mark.parametrize("name", templates())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(papers=PAPERS, scores=SCORES)
def test_a_report_comes_of_any_papers(name, papers, scores):
    made_report = composed(name, papers, scores)
    text = told(made_report.report.blocks)
    assert "None" not in text
    assert "{{" not in text
    keys = {datum.key for datum in made_report.report.data}
    runs = [run for block in made_report.report.blocks for run in runs_of(block)]
    assert {run.key for run in runs if run.key} <= keys
    gaps = {run.text.removeprefix("【待补：").removesuffix("】") for run in runs if run.gap}
    assert gaps <= {entry.what for entry in made_report.missing}
