"""The papers of the database say what the papers of the files said from which its rows were made."""

from dataclasses import replace

import pytest

from jixiao import api
from jixiao.dossier.files import read_papers
from jixiao.web.papers.assemble import assemble
from jixiao.web.papers.record import record
from jixiao.web.site.demo import PAPERS

pytestmark = pytest.mark.django_db
OFFICES = (
    "office-2022",
    "office-hitech-2020",
    "office-economy-2021",
    "office-hitech-2022-budget",
    "office-luquan-2025",
)


@pytest.fixture(scope="session")
def gathered(tmp_path_factory):
    """Working papers of an example office, read once."""
    from examples.build import build

    folder = tmp_path_factory.mktemp("examples")
    build(folder)
    found = {}

    def papers(office: str):
        if office not in found:
            found[office] = api.gather([str(folder / office)])
        return found[office]

    return papers


def plain(papers):
    """What the papers say, without where they say it; points are 9.5 as well as 9.50."""
    data = {d.key: (d.label, d.value, d.unit, d.unit == "分" or d.decimals) for d in papers.data()}
    programs = [
        (p.key, p.name, p.objective, p.achieved, [f.explanation for f in p.funds],
         [replace(r, provenance=None, target=None, upper=None, actual=None, weight=None, stated_score=None,
                  previous=None, evidence=tuple(e.name for e in r.evidence)) for r in (*p.indicators, *p.long_term)])
        for p in papers.programs
    ]  # fmt: skip
    words = {(n.topic, n.about, n.year): n.paragraphs for n in papers.narratives}
    return data, programs, words


@pytest.mark.parametrize("office", OFFICES)
def test_what_was_recorded_is_assembled_again(office, gathered, world):
    files = gathered(office)
    done = record(papers=files, department=world.d.next_door, by=None)  # which has no working group of its own
    ours, theirs = plain(assemble(done.year)), plain(files)
    assert done.left == []
    for mine, other in zip(ours, theirs, strict=True):
        assert mine == other


@pytest.mark.parametrize("office", OFFICES)
def test_the_demonstration_holds_the_papers_of_the_examples(office, gathered):
    """When this fails the examples have changed: python -m scripts.demo_papers."""
    assert plain(read_papers((PAPERS / f"{office}.json").read_bytes())) == plain(gathered(office))


def test_what_stands_there_is_not_overwritten_but_said(gathered, world):
    files = gathered("office-2022")
    year = record(papers=files, department=world.d.bureau, by=None).year
    line = year.lines.get(item="项目支出")
    line.outturn += 100
    line.save()
    again = record(papers=files, department=world.d.bureau, by=None)
    assert again.taken == 0
    assert again.left == ["项目支出的决算支出：已有 394.2301 万元，没有改为 394.23 万元"]
