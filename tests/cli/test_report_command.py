"""jixiao report, trace and verify, typed with the files of an example office."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from examples.build import office
from tests.report.making import needs_fonts

OFFICE = "office-2022"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    office(OFFICE, folder)
    return folder / OFFICE


@pytest.fixture
def files(desk, built) -> Path:
    """The folder of the office on the desk."""
    return Path(shutil.copytree(built, desk / OFFICE))


@pytest.fixture
def report(files, jixiao, desk) -> Path:
    assert jixiao("report", OFFICE, "-o", "报告.docx").exit_code == 0
    return desk / "报告.docx"


def after(text: str, heading: str) -> list[str]:
    """The lines that stand under a heading of what was printed."""
    lines = text.split(f"\n{heading}\n", 1)[1].splitlines()
    return [line.strip() for line in lines[: lines.index("") if "" in lines else None]]


# --- report -----------------------------------------------------------------------------------------------------------


def test_a_folder_becomes_a_report_that_our_checker_has_nothing_against(files, jixiao, desk):
    ran = jixiao("report", OFFICE, "-o", "报告.docx", "--date", "2023年4月19日")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert after(ran.stdout, "模板") == ["shijiazhuang-2022  石家庄市部门整体支出绩效自评报告"]
    assert "还缺" not in ran.stdout
    assert ran.stdout.splitlines()[-2] == "报告已写入 报告.docx"
    assert ran.stdout.splitlines()[-1].startswith("自查：提示 ")
    assert Document(str(desk / "报告.docx")).paragraphs[-1].text == "2023年4月19日"


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx"])
def test_an_earlier_report_of_ours_in_the_folder_is_no_source(files, jixiao, kind):
    before = jixiao("gather", OFFICE).stdout.splitlines()
    kept = f"{OFFICE}/上次的报告.{kind}"
    assert jixiao("report", OFFICE, "-o", kept).exit_code == 0
    added = [line for line in jixiao("gather", OFFICE).stdout.splitlines() if line not in before]
    assert added[0] == f"  {kept}"
    assert [line.rpartition("：")[2] for line in added[1:]] == ["本软件生成的报告，不作为来源"]
    assert jixiao("report", OFFICE, "-o", "再写.docx").exit_code == 0
    assert "上次的报告" not in jixiao("verify", "再写.docx").stdout


def test_a_report_of_ours_is_read_for_the_year_after(files, jixiao, desk):
    assert jixiao("report", OFFICE, "-o", "2022年自评报告.docx").exit_code == 0
    ran = jixiao("gather", "2022年自评报告.docx", "--year", "2023")
    assert "本软件生成" not in ran.stdout
    assert "存在的问题（沿用2022年）" in ran.stdout


def test_what_is_missing_is_listed_and_nothing_is_written(files, jixiao, desk):
    (files / "预算调整和执行说明.xlsx").unlink()
    ran = jixiao("report", OFFICE, "-o", "报告.docx")
    assert ran.exit_code == 1
    assert after(ran.stdout, "还缺（必须补齐）")[0] == (
        "1. 预算调整变动的原因（用于“（二）部门收支预决算情况”）：在任一张表里为“预算调整”写一行，填“变动原因”栏"
    )
    assert ran.stderr == "\n还缺必须的内容，没有写 报告.docx；补齐后再写，或加 --draft 先写草稿。\n"
    assert not (desk / "报告.docx").exists()


def test_a_draft_is_written_with_its_gaps(files, jixiao, desk):
    (files / "预算调整和执行说明.xlsx").unlink()
    ran = jixiao("report", OFFICE, "-o", "草稿.docx", "--draft")
    assert ran.exit_code == 0
    assert "草稿已写入 草稿.docx" in ran.stdout
    words = "\n".join(paragraph.text for paragraph in Document(str(desk / "草稿.docx")).paragraphs)
    assert "主要原因是【待补：预算调整变动的原因】" in words


def test_texts_of_an_earlier_year_and_doubtful_norms_are_named(files, jixiao):
    (files / "自评材料.docx").unlink()
    ran = jixiao("report", OFFICE)
    kept = after(ran.stdout, "沿用以前年度的文字，请核对")
    assert f"存在的问题：2021年，{OFFICE}/2021年自评报告.docx" in kept
    assert after(ran.stdout, "计分所依据的规定，有的没有见到原文，请核对")


@pytest.mark.parametrize("kind", [pytest.param("pdf", marks=needs_fonts), "html", "xlsx"])
def test_the_same_report_in_other_formats(files, jixiao, desk, kind):
    assert jixiao("report", OFFICE, "-o", f"报告.{kind}").exit_code == 0
    assert jixiao("trace", f"报告.{kind}", "--at", "1524.96").stdout.startswith("1524.96万元\n")
    assert (desk / f"报告.{kind}.trace.json").exists() is (kind != "html")


def test_working_papers_and_files_give_the_same_report(files, jixiao, desk, report):
    jixiao("gather", OFFICE, "-o", "底稿.json")
    assert jixiao("report", "底稿.json", "-o", "又一份.docx").exit_code == 0
    assert (desk / "又一份.docx").read_bytes() == report.read_bytes()


def test_a_file_that_is_there_is_only_replaced_when_told(files, jixiao, desk, report):
    before = report.read_bytes()
    refused = jixiao("report", OFFICE, "-o", "报告.docx", "--template", "hightech-2020", "--draft")
    assert (refused.exit_code, refused.stderr.splitlines()[0]) == (
        2, "出错：报告.docx 已经存在；换一个名字，或加 --force 覆盖它",
    )  # fmt: skip
    assert report.read_bytes() == before
    assert jixiao("report", OFFICE, "-o", "报告.docx", "-t", "hightech-2020", "--draft", "--force").exit_code == 0
    assert report.read_bytes() != before
    assert [path.name for path in desk.iterdir() if path.name.startswith(".")] == []


def test_an_input_is_never_overwritten(files, jixiao):
    ran = jixiao("report", OFFICE, "-o", f"{OFFICE}/自评材料.docx", "--force")
    assert ran.exit_code == 2
    assert "就是要检查的文件" in ran.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["-o", "报告.doc"], "-o 的文件名应以 .docx、.pdf、.html、.xlsx 结尾"),
        (["-t", "shijiazhuang"], "没有名为 shijiazhuang 的模板；可用的有 "),
        (["-t", "没有.docx"], "找不到模板 没有.docx，请检查路径"),
        (["-t", f"{OFFICE}/收支预决算表.xlsx"], "没有名为 "),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese(files, jixiao, typed, said):
    ran = jixiao("report", OFFICE, *typed)
    assert ran.exit_code == 2
    assert said in ran.stderr


def test_a_misspelt_placeholder_names_its_paragraph(files, jixiao, desk):
    file = Document()
    file.add_paragraph("{{部门名子}}报告")
    file.save(str(desk / "模板.docx"))
    ran = jixiao("report", OFFICE, "-t", "模板.docx", "-o", "报告.docx")
    assert ran.exit_code == 2
    assert ran.stderr == "出错：模板 模板.docx：\n  第1段：不认识 {{部门名子}}；是不是 {{部门名称}}\n"


def test_templates_are_listed(jixiao):
    lines = jixiao("report", "--list").stdout.splitlines()
    assert lines[-2:] == [
        "shijiazhuang-2022  石家庄市部门整体支出绩效自评报告",
        "    部门整体支出，石家庄市，2019年度起，提纲取自实际报告",
    ]


def test_a_report_for_the_public_carries_no_trace(files, jixiao):
    assert jixiao("report", OFFICE, "-o", "公开.docx", "--without-trace").exit_code == 0
    ran = jixiao("trace", "公开.docx", "--at", "1524.96")
    assert ran.exit_code == 2
    assert ran.stderr == "出错：公开.docx：里面没有追溯数据。只有本软件写出的、带追溯数据的报告才能追溯和核验。\n"


# --- trace ------------------------------------------------------------------------------------------------------------


def test_a_number_is_led_back_to_its_cell(report, jixiao):
    ran = jixiao("trace", "报告.docx", "--at", "1130.73")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[-1] == (
        f"    来源  {OFFICE}/收支预决算表.xlsx 工作表“收支”D6格（收支!D6）「1130.73」"
    )


def test_a_cell_is_led_to_every_sentence_and_table(report, jixiao):
    ran = jixiao("trace", "报告.docx", "--from", "收支预决算表.xlsx!收支!D6")
    assert ran.exit_code == 0
    assert ran.stdout.splitlines()[0] == "收支预决算表.xlsx!收支!D6：读出 1 个数，印在 7 处"
    assert "  表“2022年部门支出预算执行情况（单位：万元）”第3行：1130.73万元、97.07%" in ran.stdout.splitlines()


def test_working_papers_answer_the_same_questions(files, jixiao):
    jixiao("gather", OFFICE, "-o", "底稿.json")
    assert "（收支!D6）「1130.73」" in jixiao("trace", "底稿.json", "--at", "1130.73").stdout
    assert jixiao("trace", "底稿.json", "--from", "收支预决算表.xlsx!收支!D6").exit_code == 0


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        (["报告.docx", "--at", "1130.74"], 1, "报告.docx 里没有由 jixiao 印出的 1130.74；可能是手工改写的，"),
        (["报告.docx", "--from", "别的.xlsx"], 1, "报告.docx 没有用到 别的.xlsx。"),
        (["报告.docx"], 2, "请写 --at 数字 或 --from 来源 之一"),
        (["没有.docx", "--at", "1"], 2, "没有.docx：找不到这个文件。请检查路径。"),
        (["错.txt", "--at", "1"], 2, "错.txt：里面没有追溯数据。"),
    ],
)
def test_what_cannot_be_traced_is_said(report, jixiao, typed, code, said):
    ran = jixiao("trace", *typed)
    assert ran.exit_code == code
    assert said in ran.stdout + ran.stderr


# --- verify -----------------------------------------------------------------------------------------------------------


def test_an_untouched_report_of_untouched_files_is_good(report, jixiao):
    ran = jixiao("verify", "报告.docx")
    assert ran.exit_code == 0
    first, *rest = ran.stdout.splitlines()
    assert first.endswith("改动 0 处")
    assert {line[:6] for line in rest[2:]} == {"  没有变："}


def test_a_number_changed_by_hand_is_told_with_what_it_was(report, jixiao):
    file = Document(str(report))
    for element in file.element.body.iter(qn("w:t")):
        if element.text == "21.30":
            element.text = "31.30"
    file.save(str(report))
    ran = jixiao("verify", "报告.docx")
    assert ran.exit_code == 1
    lines = ran.stdout.splitlines()
    assert lines[1] == "  数字被改动：21.30% → 31.30（（二）部门收支预决算情况）"
    assert lines[3].endswith("算式 (1524.96万元 − 1257.18万元) ÷ 1257.18万元 × 100% = 21.30%")


def test_words_written_anew_are_listed_and_are_no_change(report, jixiao):
    file = Document(str(report))
    first = next(paragraph for paragraph in file.paragraphs if paragraph.text.startswith("开发区管理经费执行偏慢"))
    first.insert_paragraph_before("一是项目储备不足。")
    file.save(str(report))
    ran = jixiao("verify", "报告.docx")
    assert ran.exit_code == 0
    assert "改写过的文字 1 处，可以收回文字材料\n  存在的问题：" in ran.stdout
    assert "2 段 → 3 段，一是项目储备不足。 " in ran.stdout


def rewritten(path: Path, changed: dict[str, str]) -> None:
    book = load_workbook(path)
    for square, value in changed.items():
        book["收支"][square] = value
    book.save(path)


def test_a_source_whose_value_moved_is_told_with_both_values(report, files, jixiao):
    rewritten(files / "收支预决算表.xlsx", {"D6": "1131.73"})
    ran = jixiao("verify", "报告.docx")
    assert ran.exit_code == 1
    assert f"  变了，所用的值有 1 个不同：{OFFICE}/收支预决算表.xlsx" in ran.stdout
    assert "      工作表“收支”D6格 原为「1130.73」，现为「1131.73」：2022年基本支出决算数，影响报告 7 处" in ran.stdout


def test_a_digit_put_before_a_source_value_is_seen(report, files, jixiao):
    rewritten(files / "收支预决算表.xlsx", {"D7": "11033.58"})
    assert "原为「1033.58」，现为「11033.58」" in jixiao("verify", "报告.docx").stdout


def test_a_source_that_changed_elsewhere_keeps_its_values(report, files, jixiao):
    rewritten(files / "收支预决算表.xlsx", {"H20": "备注"})
    ran = jixiao("verify", "报告.docx")
    assert ran.exit_code == 1
    assert "个值没有变：" in ran.stdout


def test_sources_are_looked_for_beside_the_report_and_where_they_are_said_to_be(report, files, jixiao, desk):
    files.rename(desk / "归档")
    lost = jixiao("verify", "报告.docx")
    assert (lost.exit_code, "找不到：" in lost.stdout) == (1, True)
    assert jixiao("verify", "报告.docx", "--sources", "归档").exit_code == 0


@needs_fonts
def test_the_numbers_of_a_pdf_cannot_be_verified_but_its_sources_can(files, jixiao):
    jixiao("report", OFFICE, "-o", "报告.pdf")
    ran = jixiao("verify", "报告.pdf")
    assert ran.exit_code == 0
    assert ran.stdout.startswith("只有 docx 能核对数字是否被改过；以下只核对来源。\n")
