"""Templates: what an office may write in them, and what it is told when it writes something wrong."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from jixiao.report.compose import opened
from jixiao.report.docx.marks import marks_of
from jixiao.report.docx.package import Package
from jixiao.report.docx.sealed import unsealed
from jixiao.report.template import Template, TemplateError, fitting, template, templates
from jixiao.report.verify import changes
from scripts import templates as texts
from tests.report.making import composed, template_of, told, written

KNOWN = templates()


def complaint(tmp_path: Path, *lines: str) -> str:
    with pytest.raises(TemplateError) as raised:
        opened(template_of(tmp_path / "模板.docx", *lines))
    return str(raised.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{段：收支预算情况}}", "不认识 {{段：收支预算情况}}；是不是 {{段：收支预决算情况}}"),
        ("{{部门名字}}绩效自评报告", "不认识 {{部门名字}}；是不是 {{部门名称}}"),
        ("{{表：指标完成}}", "不认识 {{表：指标完成}}；是不是 {{表：指标完成情况}}"),
        ("{{文：存在问题}}", "不认识 {{文：存在问题}}；是不是 {{文：存在的问题}}"),
        ("{{题：收支}}", "不认识 {{题：收支}}；冒号前只能是 段、表、图、文、数"),
        ("{{数：年中预算/基本支出}}", "{{数：年中预算/基本支出}} 里的“年中预算”不是预算阶段；可用 年初预算、"),
        ("见下：{{段：人员情况}}", "{{段：人员情况}} 须单独成一段，同一段里不能有别的文字"),
        ("{{部门名称}年度报告", "处的占位符不完整，应写作 {{名称}}"),
    ],
)
def test_a_wrong_placeholder_is_named_with_its_paragraph_and_the_nearest_name(tmp_path, line, said):
    words = complaint(tmp_path, "一、部门基本情况", line)
    assert "模板 模板.docx：\n  第2段：" in words
    assert said in words


def test_all_wrong_placeholders_are_named_at_once(tmp_path):
    words = complaint(tmp_path, "{{部门名字}}", "{{年度}}", "{{表：没有}}")
    assert [line.strip()[:4] for line in words.splitlines()[1:]] == ["第1段：", "第3段："]


def test_full_width_braces_blanks_and_half_width_colons_are_understood(tmp_path):
    made = composed(template_of(tmp_path / "模板.docx", "｛｛ 部门名称 ｝｝", "{{段:人员情况}}"))
    assert told(made.report.blocks) == (
        "石家庄市投资促进局\n年末实有人员53名，其中在职行政人员41名、在职工勤人员2名、退休人员10名。\n"
    )


def test_a_placeholder_that_word_split_over_runs_is_filled(tmp_path):
    path = tmp_path / "模板.docx"
    file = Document()
    line = file.add_paragraph()
    for piece in ("共支出{", "{数：支出", "/支出}", "}，执行率见表。"):
        line.add_run(piece).bold = piece.startswith("{数")
    file.save(str(path))
    made = composed(Template("模板", path))
    assert told(made.report.blocks) == "共支出1524.96万元，执行率见表。\n"
    written(tmp_path / "报告.docx", made)
    assert Document(str(tmp_path / "报告.docx")).paragraphs[0].text == "共支出1524.96万元，执行率见表。"


def test_words_for_an_empty_text_and_texts_that_may_be_left_out(tmp_path):
    lines = ("{{文：其他/附注｜没有需要说明的事项。}}", "{{文：结果应用？}}", "完")
    made = composed(template_of(tmp_path / "模板.docx", *lines))
    assert told(made.report.blocks) == "没有需要说明的事项。\n完\n"
    assert [(entry.what, entry.required) for entry in made.missing] == [("结果应用", False)]


def test_facts_and_figures_may_stand_in_a_table_of_the_template(tmp_path):
    path = tmp_path / "模板.docx"
    file = Document()
    grid = file.add_table(1, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "{{部门名称}}", "{{数：支出/项目支出}}"
    file.save(str(path))
    made = composed(Template("模板", path))
    assert told(made.report.blocks) == "[表 ]\n  石家庄市投资促进局 | 394.23万元\n"
    written(tmp_path / "报告.docx", made)
    assert Document(str(tmp_path / "报告.docx")).tables[0].cell(0, 1).text == "394.23万元"


def test_a_part_cannot_stand_in_a_table_of_the_template(tmp_path):
    path = tmp_path / "模板.docx"
    file = Document()
    file.add_table(1, 1).cell(0, 0).text = "{{段：人员情况}}"
    file.save(str(path))
    with pytest.raises(TemplateError, match="表格、页眉、文本框里不能用 段：人员情况"):
        composed(Template("模板", path))


def test_a_header_and_a_text_box_may_hold_facts_and_figures(tmp_path):
    path = tmp_path / "模板.docx"
    file = Document()
    file.add_paragraph("正文，支出{{数：支出}}。")
    file.sections[0].header.paragraphs[0].text = "{{部门名称}}内部资料"
    box = parse_xml(
        f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{年度}}年度，支出{{数：支出}}</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    file.paragraphs[0]._p.append(box)
    file.save(str(path))
    written(tmp_path / "报告.docx", composed(Template("模板", path)))
    report = Document(str(tmp_path / "报告.docx"))
    assert report.sections[0].header.paragraphs[0].text == "石家庄市投资促进局内部资料"
    words = ["".join(t.text for t in p.iter(qn("w:t"))) for p in report.element.body.iter(qn("w:p"))]
    assert words == ["正文，支出1524.96万元。2022年度，支出1524.96万元", "2022年度，支出1524.96万元"]
    assert changes(unsealed(tmp_path / "报告.docx"), marks_of(tmp_path / "报告.docx")) == ()


def test_what_the_office_changed_in_its_template_stands_in_the_report(tmp_path):
    path = tmp_path / "本局.docx"
    file = Document(str(KNOWN["shijiazhuang-2022"].path))
    opening = next(p for p in file.paragraphs if p.text.startswith("根据"))
    opening.add_run("本报告经局党组会审议。").italic = True
    file.sections[0].footer.paragraphs[0].add_run("内部资料")
    file.save(str(path))
    made = composed(template(str(path)))
    assert "现将有关情况报告如下。本报告经局党组会审议。\n" in told(made.report.blocks)
    written(tmp_path / "报告.docx", made)
    report = Document(str(tmp_path / "报告.docx"))
    assert any(run.italic and "党组会" in run.text for p in report.paragraphs for run in p.runs)
    assert "内部资料" in report.sections[0].footer.paragraphs[0].text


def test_a_chapter_that_the_outline_wants_is_missed(tmp_path):
    path = tmp_path / "本局.docx"
    file = Document(str(KNOWN["luquan-2025"].path))
    for paragraph in file.paragraphs:
        if paragraph.text.startswith("五、"):
            paragraph.text = "五、下一步打算"
    file.save(str(path))
    known = KNOWN["luquan-2025"]
    made = composed(Template(known.name, path, outline=known.outline))
    assert made.lacking == ("存在的问题及改进措施",)


@pytest.mark.parametrize("name", KNOWN)
def test_a_packaged_template_has_its_outline_and_nothing_wrong(name):
    assert opened(KNOWN[name]).nodes
    assert composed(name).lacking == ()


@pytest.mark.parametrize("path", sorted(texts.TEXTS.glob("*.md")), ids=lambda path: path.stem)
def test_a_packaged_template_is_what_its_text_says(path, tmp_path):
    texts.build(path.read_text(encoding="utf-8"), tmp_path / "模板.docx")
    fresh, kept = Package.of(tmp_path / "模板.docx"), Package.of(KNOWN[path.stem].path)
    assert fresh.parts == kept.parts, "run python -m scripts.templates"


def test_the_template_of_the_place_and_year_is_chosen():
    def chosen(kind: str, year: int, *places: str) -> str:
        found = fitting(KNOWN.values(), kind, places, year)
        return found.name if found else ""

    assert chosen("whole_department", 2022, "130100", "130000", "100000") == "shijiazhuang-2022"
    assert chosen("whole_department", 2020, "130171", "130100") == "hightech-2020"
    assert chosen("whole_department", 2021, "130171", "130100") == "hightech-2021"
    assert chosen("budget_disclosure", 2022, "130171", "130100") == "budget-disclosure-2022"
    assert chosen("whole_department", 2022, "510000", "100000") == ""


def test_a_template_of_the_offices_own_folder_comes_first(tmp_path):
    folder = tmp_path / "templates" / "ours"
    folder.mkdir(parents=True)
    template_of(folder / "template.docx", "{{部门名称}}")
    (folder / "template.toml").write_text(
        'title = "本局"\nkind = "whole_department"\nplace = "130100"\n', encoding="utf-8"
    )
    assert template("ours", str(tmp_path)).title == "本局"
    (folder / "template.toml").write_text('titel = "本局"\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"ours/template\.toml：不认识的键 titel；可用的键：basis、"):
        templates(str(tmp_path))


def test_an_unknown_template_names_those_there_are():
    with pytest.raises(TemplateError, match="没有名为 shijiazhuang-2023 的模板；可用的有 budget-disclosure-2022、"):
        template("shijiazhuang-2023")
