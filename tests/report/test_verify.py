"""Numbers changed by hand are found: in Word's own runs, and after an office program saved the file."""

from copy import deepcopy
from pathlib import Path
from random import Random

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from jixiao.report.docx.marks import marks_of
from jixiao.report.docx.sealed import unsealed
from jixiao.report.verify import Change, Fault, changes, surviving
from tests.report.making import needs_office, saved_by_libreoffice, written

WORDS = qn("w:t")


def found(path: Path) -> tuple[Change, ...]:
    trace = unsealed(path)
    assert trace
    return changes(trace, marks_of(path))


def marked(document) -> list:
    """The text elements between the marks of the report, in reading order."""
    starts = [e for e in document.element.body.iter(qn("w:bookmarkStart")) if e.get(qn("w:name")).startswith("_jx")]
    return [next(start.getnext().iter(WORDS)) for start in starts]


def beside(document, digits: str):
    """The marked element that holds these digits, and the run after its mark."""
    element = next(e for e in marked(document) if e.text == digits)
    return element, element.getparent().getnext().getnext()


def with_one_digit_changed(text: str, random: Random) -> str:
    at = random.choice([place for place, char in enumerate(text) if char.isdigit()])
    other = random.choice([digit for digit in "0123456789" if digit != text[at]])
    return f"{text[:at]}{other}{text[at + 1 :]}"


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("report") / "报告.docx"
    written(path)
    return path


@pytest.fixture
def edited(report, tmp_path):
    """Opens the report, lets a function change it, saves it elsewhere."""

    def edit(change) -> Path:
        document = Document(str(report))
        change(document)
        path = tmp_path / "改.docx"
        document.save(str(path))
        return path

    return edit


def change_fifty(document) -> list[str]:
    """One digit of fifty numbers; what they were."""
    random = Random(20230419)
    chosen = random.sample(marked(document), 50)
    before = [element.text for element in chosen]
    for element in chosen:
        element.text = with_one_digit_changed(element.text, random)
    return before


def test_an_untouched_report_has_no_changes(report):
    assert found(report) == ()


def test_every_one_of_fifty_changed_digits_is_found(edited):
    before: list[str] = []
    path = edited(lambda document: before.extend(change_fifty(document)))
    listed = found(path)
    assert sorted(change.printing.text for change in listed) == sorted(before)
    assert {change.fault for change in listed} == {Fault.CHANGED}


@needs_office
def test_every_one_of_fifty_changed_digits_is_found_after_libreoffice_saved_the_report(edited):
    before: list[str] = []
    path = saved_by_libreoffice(edited(lambda document: before.extend(change_fifty(document))))
    assert sorted(change.printing.text for change in found(path)) == sorted(before)


@needs_office
def test_all_numbers_keep_their_marks_when_libreoffice_saves_the_report(report):
    saved = saved_by_libreoffice(report)
    trace = unsealed(saved)
    assert trace == unsealed(report)
    assert surviving(trace, marks_of(saved)) == sum(not printing.charted for printing in trace.printings)
    assert found(saved) == ()


def test_a_digit_typed_behind_a_number_is_found(edited):
    def change(document):
        _, after = beside(document, "7858.94")
        words = next(after.iter(WORDS))
        words.text = f"0{words.text}"

    (only,) = found(edited(change))
    assert (only.fault, only.printing.text, only.now) == (Fault.EXTENDED, "7858.94", "7858.940")


def test_a_digit_typed_before_a_number_is_found(edited):
    def change(document):
        element, _ = beside(document, "394.23")
        before = element.getparent().getprevious().getprevious()
        words = next(before.iter(WORDS))
        words.text = f"{words.text}1"

    (only,) = found(edited(change))
    assert (only.fault, only.now) == (Fault.EXTENDED, "1394.23")


def test_another_unit_is_found(edited):
    def change(document):
        _, after = beside(document, "7858.94")
        words = next(after.iter(WORDS))
        words.text = words.text.replace("万元", "亿元", 1)

    (only,) = found(edited(change))
    assert (only.fault, only.now[:9]) == (Fault.UNIT, "7858.94亿元")


def test_a_deleted_number_is_found(edited):
    def change(document):
        element, _ = beside(document, "21.30")
        element.text = ""

    (only,) = found(edited(change))
    assert (only.fault, only.printing.text) == (Fault.REMOVED, "21.30")


def test_a_sentence_typed_anew_loses_its_numbers_and_has_new_ones(edited):
    def change(document):
        paragraph = next(p for p in document.paragraphs if p.text.startswith("综合各项得分"))
        for child in list(paragraph._p):
            if child.tag != qn("w:pPr"):
                paragraph._p.remove(child)
        paragraph.add_run("综合各项得分，得100分，等级为“优”。")

    listed = found(edited(change))
    assert [(change.fault, change.printing.text if change.printing else change.now) for change in listed] == [
        (Fault.REMOVED, "2022"),
        (Fault.REMOVED, "99.09"),
        (Fault.ADDED, "100"),
    ]


def test_a_number_written_into_the_report_is_found(edited):
    path = edited(lambda document: document.paragraphs[8].add_run("另有3个项目。"))
    (only,) = found(path)
    assert (only.fault, only.now) == (Fault.ADDED, "3")
    assert only.where.startswith("第9段")


def test_a_number_changed_under_revision_is_found(edited):
    def change(document):
        element, _ = beside(document, "21.30")
        run = element.getparent()
        deleted, inserted = (OxmlElement(name) for name in ("w:del", "w:ins"))
        run.addprevious(deleted)
        run.addprevious(inserted)
        inserted.append(deepcopy(run))
        next(inserted.iter(WORDS)).text = "31.30"
        deleted.append(run)
        element.tag = qn("w:delText")

    (only,) = found(edited(change))
    assert (only.fault, only.printing.text, only.now) == (Fault.CHANGED, "21.30", "31.30")


def test_words_may_be_changed_freely(edited):
    def change(document):
        _, after = beside(document, "1590.86")
        words = next(after.iter(WORDS))
        words.text = words.text.replace("，", "；")
        document.paragraphs[4].add_run("（本段由办公室核定）")

    assert found(edited(change)) == ()


def test_a_changed_point_of_a_chart_is_found(report, tmp_path):
    import zipfile

    path = tmp_path / "图.docx"
    with zipfile.ZipFile(report) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("word/charts/"):
                data = data.replace(b"<c:v>43.41</c:v>", b"<c:v>83.41</c:v>")
            new.writestr(name, data)
    (only,) = found(path)
    assert (only.fault, only.printing.text, only.now) == (Fault.CHART, "43.41", "83.41")
