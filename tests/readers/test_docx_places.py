"""From a place in the source text back to the runs of the Word file."""

from jixiao.readers.docx import read as docx
from jixiao.readers.docx.package import W
from jixiao.readers.docx.places import Places, Stretch
from tests.readers import files
from tests.readers.files import cell, para, row, run, table


def places(body: str, **parts: str) -> Places:
    data = files.docx(body, **parts)
    found = Places("例.docx", data)
    assert found.source == docx.read("例.docx", data).source
    return found


def marked(found: Places, *quotes: str) -> str:
    """The text of the main part with each quote's stretch in brackets, as a comment writer would put them."""
    ranges = [(found.source.index(quote), found.source.index(quote) + len(quote)) for quote in quotes]
    for number, stretch in enumerate(found.stretches(ranges), start=1):
        assert stretch is not None
        _put(stretch, number)
    return "".join(node.text or "" for node in found.root.iter(W + "t", "mark"))


def _put(stretch: Stretch, number: int) -> None:
    before = stretch.first.makeelement("mark")
    before.text = f"[{number} "
    stretch.first.addprevious(before)
    after = stretch.last.makeelement("mark")
    after.text = f" {number}]"
    stretch.last.addnext(after)


def test_a_number_inside_a_run_gets_a_run_of_its_own():
    found = places(para("支出1600.86万元，其中"))
    assert marked(found, "1600.86") == "支出[1 1600.86 1]万元，其中"


def test_a_divided_run_keeps_its_formatting():
    found = places(para(run("支出86万元", "<w:b/>")))
    marked(found, "86")
    assert [r.find(f"{W}rPr/{W}b") is not None for r in found.root.iter(W + "r")] == [True, True, True]


def test_a_number_over_several_runs():
    assert marked(places(para(run("支出16"), run("00."), run("86万元"))), "1600.86") == "支出[1 1600.86 1]万元"


def test_several_places_in_one_run_that_touch_and_overlap():
    found = places(para("甲50乙60丙"))
    assert marked(found, "50", "50乙60", "乙") == "甲[1 [2 50 1][3 乙 3]60 2]丙"


def test_characters_that_are_left_out_do_not_move_the_place():
    assert marked(places(para("支出16\u00ad00.86万元")), "1600.86") == "支出[1 16\u00ad00.86 1]万元"


def test_a_place_that_begins_behind_a_left_out_character():
    assert marked(places(para("支出\u00ad86万元")), "86") == "支出\u00ad[1 86 1]万元"


def test_a_place_in_a_cell_and_after_a_tab_of_the_same_run():
    tabbed = "<w:r><w:t>填表人</w:t><w:tab/><w:t>得分95</w:t></w:r>"
    found = places(table(row(cell(para(tabbed)), "50")))
    assert marked(found, "得分") == "填表人[1 得分 1]9550"


def test_a_place_in_inserted_text():
    body = para("支出", f'<w:ins w:author="张三">{run("1600.86万元")}</w:ins>')
    assert marked(places(body), "1600.86") == "支出[1 1600.86 1]万元"


def test_a_generated_list_number_gets_the_text_after_it():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText '
        'w:val="第%1项"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = para("概况", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert marked(places(body, numbering=numbering), "第1项") == "[1 概况 1]"


def test_text_boxes_formulas_and_notes_are_marked_at_what_holds_them():
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{para('框内50')}</w:txbxContent></v:textbox></w:pict></w:r>"
    formula = "<m:oMath><m:r><m:t>≥95%</m:t></m:r></m:oMath>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = f'<w:footnote w:id="2">{para("含结转30")}</w:footnote>'
    found = places(para("甲", box, "乙", formula, "丙", note, "丁"), footnotes=notes)
    assert marked(found, "50", "95%", "30") == "甲[1 框内50 1]乙[2  2]丙[3  3]丁"


def test_the_changed_part_can_be_read_again():
    data = files.docx(para("支出1600.86万元"))
    found = Places("例.docx", data)
    found.stretches([(2, 9)])
    again = files.archive({**files.entries(data), found.part: found.xml()})
    assert docx.read("例.docx", again).source == found.source
