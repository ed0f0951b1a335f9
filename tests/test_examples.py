"""The example documents: built alike on every machine, and what is found in them."""

from pathlib import Path

import pytest

from examples.build import build, one
from examples.source import SOURCES, Text, offices, texts
from jixiao import api

GOLDEN = Path(__file__).parent / "examples"
TEXTS = texts()
# Sheets have no running text, so a workbook is compared with nothing.
PROSE = [text for text in TEXTS if text.format != "xlsx"]


def found(path: Path) -> list[str]:
    """Findings one a line, as a golden file keeps them."""
    findings = api.check(api.extract(api.read(path)))
    return [f"{f.rule} {f.severity} {f.place.where}「{f.place.quote}」 {f.working}" for f in findings]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}


def loud(path: Path) -> set[tuple[str, str]]:
    """Rule and quote of errors and warnings: what does not depend on the format of the file."""
    findings = api.check(api.extract(api.read(path)))
    return {(f.rule, f.place.quote) for f in findings if f.severity != "note"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("examples")
    build(folder)
    return folder


def test_there_are_at_least_eight_examples_in_five_formats_two_of_them_clean():
    assert len(TEXTS) >= 8
    assert {text.format for text in TEXTS} == {"docx", "html", "pdf", "txt", "xlsx"}
    assert sum(text.clean for text in TEXTS) >= 2


def test_the_same_sources_give_the_same_bytes(built, tmp_path):
    build(tmp_path)
    assert contents(tmp_path) == contents(built)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_findings_of_an_example_are_those_on_file(text: Text, built: Path, update: bool):
    lines = "".join(line + "\n" for line in found(built / text.file_name))
    golden = GOLDEN / f"{text.name}.txt"
    if update:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(lines, encoding="utf-8")
    assert lines == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", [text for text in TEXTS if text.clean], ids=lambda text: text.name)
def test_a_clean_example_raises_no_alarm(text: Text, built: Path):
    assert loud(built / text.file_name) == set()


@pytest.mark.parametrize("text", [text for text in TEXTS if not text.clean], ids=lambda text: text.name)
def test_a_faulty_example_does(text: Text, built: Path):
    assert loud(built / text.file_name) != set()


@pytest.mark.parametrize("text", PROSE, ids=lambda text: text.name)
def test_the_format_of_a_file_changes_nothing(text: Text, tmp_path: Path):
    told = {kind: loud(one(text, tmp_path, kind)) for kind in ("txt", "docx", "html", "pdf")}
    assert [kind for kind in told if told[kind] != told["docx"]] == []


@pytest.mark.parametrize("name", offices())
def test_an_office_gives_papers_without_conflict_and_its_current_files_raise_no_alarm(name: str, built: Path):
    papers = api.gather([str(built / name)])
    assert papers.conflicts == ()
    assert [file.path for file in papers.files if file.problem or not file.understood] == []
    clean = [built / name / text.file_name for text in texts(SOURCES / name) if text.clean]
    assert {path.name: loud(path) for path in clean if loud(path)} == {}


def test_golden_files_belong_to_examples():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {text.name for text in TEXTS}
