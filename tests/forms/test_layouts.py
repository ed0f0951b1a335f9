"""The layouts that come with the package: their mapping, their templates, and the drawings these are made from."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from jixiao.forms.fill import opened
from jixiao.forms.grid import FormError
from jixiao.forms.load import LayoutError, layout, layouts, named
from jixiao.norms.resolve import norms_of
from scripts import form_templates

LAYOUTS = layouts()
GOLDEN = Path(__file__).parent / "golden"
FORMS = [(name, kind) for name, entry in LAYOUTS.items() for kind in entry.formats]


def described(entry):
    """Every cell of the form with its text and its word, then the blocks and the page."""
    sheet = load_workbook(entry.template("xlsx")).worksheets[0]
    spans = {(area.min_row, area.min_col): area.coord for area in sheet.merged_cells.ranges}
    words = dict(entry.cells) | {address: f"☑ {word}" for address, word in entry.choices.items()}
    for block in entry.blocks:
        for column, word in block.columns.items():
            for row in range(block.first, block.last + 1):
                words[row, column] = f"[{block.of}] {word}"
    for cells in sheet.iter_rows():
        for cell in cells:
            at = (cell.row, cell.column)
            if cell.value is not None or at in words:
                text = "" if cell.value is None else str(cell.value)
                yield f"{spans.get(at, cell.coordinate)}\t{text}\t{words.get(at, '')}".rstrip()
    for block in entry.blocks:
        merged = "、".join(map(get_column_letter, block.merge)) or "无"
        yield f"{block.of} {block.first}-{block.last}，向下合并 {merged}"
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, sheet.max_column + 1)]
    yield f"列宽 {' '.join(map(str, widths))}"
    page = sheet.page_setup
    yield f"{page.orientation}，打印 {sheet.print_area.rpartition('!')[2]}，每页重复 {sheet.print_title_rows}"
    yield from (f"选项 {v.sqref} {v.formula1}" for v in sheet.data_validations.dataValidation)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_what_its_listing_says(name, update):
    listing = "\n".join(described(LAYOUTS[name])) + "\n"
    file = GOLDEN / f"{name}.txt"
    if update:
        file.parent.mkdir(exist_ok=True)
        file.write_text(listing, encoding="utf-8")
    assert listing == file.read_text(encoding="utf-8")


def test_every_listing_is_of_a_layout():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(LAYOUTS)


@pytest.mark.parametrize(("name", "kind"), FORMS)
def test_every_address_of_a_layout_is_a_cell_of_its_template(name, kind):
    entry = LAYOUTS[name]
    grid = opened(entry.template(kind), ["表"]).grids[0]
    block_cells = [(row, column) for b in entry.blocks for row in range(b.first, b.last + 1) for column in b.columns]
    merged = {(row, column) for b in entry.blocks for row in range(b.first + 1, b.last + 1) for column in b.merge}
    for row, column in [*entry.cells, *entry.choices, *(cell for cell in block_cells if cell not in merged)]:
        grid.write(row, column, "字")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_names_a_known_place_and_instrument(name):
    entry, rules = LAYOUTS[name], norms_of()
    assert entry.instrument in rules.instruments
    assert entry.place in rules.regions


@pytest.mark.parametrize("name", LAYOUTS)
def test_templates_are_those_the_drawings_give(name, tmp_path, monkeypatch):
    drawing = form_templates.DRAWINGS / f"{name}.txt"
    monkeypatch.setattr(form_templates, "PACKAGED", tmp_path)
    (tmp_path / name).mkdir()
    (tmp_path / name / "layout.toml").write_bytes((LAYOUTS[name].folder / "layout.toml").read_bytes())
    for drawn in form_templates.write(drawing):
        kept = LAYOUTS[name].folder / drawn.name
        assert parts(drawn.read_bytes()) == parts(kept.read_bytes()), "run python -m scripts.form_templates"


def parts(data):
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_blank_form_tells_how_to_fill_it():
    book = load_workbook(LAYOUTS["national-self-evaluation"].template("xlsx"))
    assert book.sheetnames == ["项目支出绩效自评表", "填写说明"]
    assert book["填写说明"]["A2"].value.startswith("1. 金额单位为万元")


# --- layouts of one's own ---------------------------------------------------------------------------------------------

OWN = """
title = "某县项目自评表"
scope = "program"
place = "130110"
instrument = "program-evaluation-measures-2020"
certainty = "original"

[cells]
B2 = "{name}"

[indicators]
first = 4
last = 5
columns = { A = "name", B = "target" }
"""


@pytest.fixture
def own(tmp_path):
    """A folder of norms with one layout; the template is that of the package, for its address of B2."""
    folder = tmp_path / "forms" / "ourcounty"
    folder.mkdir(parents=True)
    folder.joinpath("template.xlsx").write_bytes(LAYOUTS["hightech-program-objective"].template("xlsx").read_bytes())
    return folder


def toml(own, text):
    own.joinpath("layout.toml").write_text(text, encoding="utf-8")
    return own / "layout.toml"


def test_a_folder_of_norms_adds_a_layout(own, tmp_path):
    toml(own, OWN)
    known = layouts(str(tmp_path))
    assert known["ourcounty"].title == "某县项目自评表"
    assert set(LAYOUTS) < set(known)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (OWN.replace('"{name}"', '"{项目}"'), "ourcounty/layout.toml：B2 中不认识的词 项目"),
        (OWN.replace('B = "target"', 'B = "goal"'), "ourcounty/layout.toml：[indicators] 不认识的词 goal"),
        (OWN.replace("B2 =", "B =").replace("title", "title"), "ourcounty/layout.toml：B 不是单元格地址；应如 C5"),
        (OWN.replace("place =", "plaec ="), "ourcounty/layout.toml：不认识的键 plaec"),
        (OWN.replace('title = "某县项目自评表"', ""), "ourcounty/layout.toml：缺少 title"),
        (
            OWN.replace('"program"', '"projects"'),
            "ourcounty/layout.toml：scope 只能是 program、whole_department、department",
        ),
        (OWN.replace("last = 5", 'last = 5\nlabels = ["甲"]'), "labels 应与 first 至 last 的行数相同"),
    ],
)
def test_a_layout_with_a_mistake_is_refused_with_the_key_at_fault(own, text, complaint):
    with pytest.raises(LayoutError) as error:
        layout(toml(own, text))
    assert complaint in str(error.value)


def test_an_unknown_layout_is_refused_with_those_there_are():
    with pytest.raises(LayoutError, match=r"没有表样 绩效表样一；可用的有 basic-facts、"):
        named("绩效表样一", LAYOUTS)


def test_a_layout_is_found_by_words_of_its_title_when_only_one_has_them():
    assert named("汇总", LAYOUTS).name == "self-evaluation-summary"
    with pytest.raises(LayoutError, match=r"标题里有“申报表”的表样不止一种"):
        named("申报表", LAYOUTS)


def test_a_template_with_controls_is_refused(own):
    toml(own, OWN)
    with ZipFile(own / "template.xlsx", "a") as archive:
        archive.writestr("xl/ctrlProps/ctrlProp1.xml", "<x/>")
    with pytest.raises(FormError, match=r"模板里有控件、图形、图表或宏（xl/ctrlProps/ctrlProp1.xml）"):
        opened(own / "template.xlsx", ["表"])
