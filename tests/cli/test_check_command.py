"""`jixiao check`: what it prints, what it writes, how it ends."""

import json

import pytest


def test_a_faulty_report_is_shown_as_a_compiler_would(jixiao, golden):
    result = jixiao("check", "错.txt")
    assert result.exit_code == 1
    golden("faulty.txt", result.stdout)


def test_a_clean_report_ends_with_zero(jixiao):
    result = jixiao("check", "对.txt")
    assert (result.exit_code, result.stdout) == (0, "检查了 1 个文件，没有发现问题。\n")


def test_the_json_contract(jixiao, golden):
    result = jixiao("check", "错.txt", "对.txt", "--output-format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    for file in report["files"]:
        file["coverage"] = ["…"]
    golden("report.json", json.dumps(report, ensure_ascii=False, indent=2) + "\n")


def test_sarif(jixiao, golden):
    result = jixiao("check", "错.txt", "-f", "sarif")
    report = json.loads(result.stdout)
    report["runs"][0]["tool"]["driver"]["version"] = "…"
    golden("report.sarif", json.dumps(report, ensure_ascii=False, indent=2) + "\n")


def test_a_folder_is_searched_for_documents(jixiao, desk):
    inner = desk / "材料" / "一季度"
    inner.mkdir(parents=True)
    (desk / "错.txt").rename(inner / "错.txt")
    (inner / "~$错.docx").write_bytes(b"owner")
    (inner / "照片.jpg").write_bytes(b"no")
    (desk / "材料" / ".隐藏").mkdir()
    (desk / "材料" / ".隐藏" / "旧.txt").write_text("旧", encoding="utf-8")
    report = json.loads(jixiao("check", "材料", "-f", "json").stdout)
    assert [file["path"] for file in report["files"]] == ["材料/一季度/错.txt"]


def test_a_file_named_twice_is_checked_once(jixiao):
    report = json.loads(jixiao("check", "错.txt", ".", "错.txt", "-f", "json").stdout)
    assert [file["path"] for file in report["files"]] == ["错.txt", "对.txt"]


def test_what_cannot_be_read_does_not_keep_the_others_from_being_checked(jixiao, desk):
    (desk / "空.docx").write_bytes(b"")
    result = jixiao("check", "没有.txt", "空.docx", "错.txt", "-f", "json")
    assert result.exit_code == 2
    missing, empty, faulty = json.loads(result.stdout)["files"]
    assert missing["error"] == {"problem": "找不到这个文件", "remedy": "请检查路径"}
    assert empty["error"]["problem"] == "文件是空的"
    assert [finding["rule"] for finding in faulty["findings"]] == ["SUM101"]


def test_a_folder_without_documents_is_reported(jixiao, desk):
    (desk / "空文件夹").mkdir()
    result = jixiao("check", "空文件夹")
    assert result.exit_code == 2
    assert "空文件夹: 无法检查 " in result.stdout


def test_an_output_file_is_written_and_the_summary_goes_to_standard_error(jixiao, desk):
    result = jixiao("check", "错.txt", "-f", "json", "-o", "结果/报告.json")
    assert result.stdout == ""
    assert result.stderr == "已写入 结果/报告.json\n检查了 1 个文件，发现 1 处：错误 1。\n"
    assert json.loads((desk / "结果" / "报告.json").read_text(encoding="utf-8"))["version"] == "1.0"


def test_an_output_folder_gets_a_file_with_a_name_of_ours(jixiao, desk):
    jixiao("check", "错.txt", "-f", "html", "-o", "结果/")
    assert [path.name for path in (desk / "结果").iterdir()] == ["检查结果.html"]


@pytest.mark.parametrize("option", ["-o", "--write-baseline"])
def test_a_document_is_never_overwritten(jixiao, desk, option):
    before = (desk / "错.txt").read_bytes()
    result = jixiao("check", "错.txt", option, "错.txt")
    assert result.exit_code == 2
    assert "错.txt 就是要检查的文件" in result.stderr
    assert (desk / "错.txt").read_bytes() == before


def test_several_processes_find_what_one_finds(jixiao, desk):
    for number in range(12):
        (desk / f"{number}.txt").write_bytes((desk / "错.txt").read_bytes())
    one = jixiao("check", ".", "-f", "json", "--jobs", "1")
    assert one.stdout == jixiao("check", ".", "-f", "json", "--jobs", "3").stdout
    assert len(json.loads(one.stdout)["files"]) == 14


def test_codes_are_selected_by_their_beginning_and_the_longer_one_wins(jixiao):
    def run(*options):
        result = jixiao("check", "错.txt", "-f", "json", *options)
        return [finding["rule"] for finding in json.loads(result.stdout)["files"][0]["findings"]]

    assert run("--select", "SUM") == ["SUM101"]
    assert run("--select", "SUM", "--ignore", "SUM1") == []
    assert run("--select", "SUM101", "--ignore", "SUM") == ["SUM101"]
    assert run("--select", "rat,sum10") == ["SUM101"]


def test_a_code_that_no_rule_has_is_refused(jixiao):
    result = jixiao("check", "错.txt", "--select", "ABC")
    assert result.exit_code == 2
    assert result.stderr == "出错：没有代码以 ABC 开头的规则；jixiao rules 列出全部规则。\n"


def test_only_severe_findings_count_when_asked(jixiao):
    result = jixiao("check", "错.txt", "--select", "SUM102", "--min-severity", "error")
    assert result.exit_code == 0


def test_the_year_and_the_place_may_be_given(jixiao):
    report = json.loads(jixiao("check", "对.txt", "--year", "2031", "--place", "130110", "-f", "json").stdout)
    assert report["files"][0]["year"] == 2031


def test_norms_that_cannot_be_used_are_refused_before_the_work(jixiao, desk):
    (desk / "规定").mkdir()
    (desk / "规定" / "instruments.toml").write_text("[a]\nname = 'x'\n", encoding="utf-8")
    result = jixiao("check", "错.txt", "--norms", "规定")
    assert result.exit_code == 2
    assert result.stderr.startswith("出错：instruments.toml：a：不认识的键 name")
    assert jixiao("check", "错.txt", "--norms", "没有").stderr == f"出错：找不到规范文件夹：{desk / '没有'}\n"


RULE = """\
code = "TXT991"
title = "本县不用的说法"
severity = "note"
since = "2026.11"
basis = [{ instrument = "budget-law-2018" }]
extends = "existence"
message = "本县不写“{match}”"
tokens = ["按支出性质分类"]
words = "**查什么** 本县不用的说法。"
bad = ["按支出性质分类：基本支出10万元。"]
good = ["其中基本支出10万元。"]
"""


def test_rules_of_the_office_run_beside_those_of_the_package(jixiao, desk):
    folder = desk / "规定" / "rules" / "text"
    folder.mkdir(parents=True)
    (folder / "local_words.toml").write_text(RULE, encoding="utf-8")
    result = jixiao("check", "错.txt", "--norms", "规定", "--select", "TXT991", "-f", "json")
    (finding,) = json.loads(result.stdout)["files"][0]["findings"]
    assert (finding["rule"], finding["family"], finding["message"]) == ("TXT991", "text", "本县不用的说法")
    (folder / "local_words.toml").write_text(RULE.replace("TXT991", "SUM101"), encoding="utf-8")
    (desk / "规定").rename(desk / "规定二")
    result = jixiao("check", "错.txt", "--norms", "规定二")
    assert "代码 SUM101 已有规则使用" in result.stderr


# --- baseline -------------------------------------------------------------------------------------------------------


def test_findings_of_the_baseline_are_not_listed_again(jixiao, desk):
    assert jixiao("check", "错.txt", "--write-baseline", "基线.json").exit_code == 0
    result = jixiao("check", "错.txt", "--baseline", "基线.json")
    assert (result.exit_code, result.stdout) == (
        0,
        "检查了 1 个文件，没有发现问题。\n未列出：1 处已在基线中。\n",
    )


def test_the_baseline_holds_when_the_finding_moves_but_not_when_its_figures_change(jixiao, desk):
    jixiao("check", "错.txt", "--write-baseline", "基线.json")
    text = (desk / "错.txt").read_text(encoding="utf-8")
    (desk / "改名.txt").write_text("前面加一段。\n" + text, encoding="utf-8")
    (desk / "改数.txt").write_text(text.replace("426.05", "426.06"), encoding="utf-8")
    assert jixiao("check", "改名.txt", "--baseline", "基线.json").exit_code == 0
    assert jixiao("check", "改数.txt", "--baseline", "基线.json").exit_code == 1


def test_a_baseline_that_is_none_is_refused(jixiao, desk):
    (desk / "基线.json").write_text("[]", encoding="utf-8")
    assert "不是基线文件" in jixiao("check", "错.txt", "--baseline", "基线.json").stderr
    assert "找不到基线文件" in jixiao("check", "错.txt", "--baseline", "无.json").stderr


# --- jixiao.toml ----------------------------------------------------------------------------------------------------


def test_an_ignore_with_a_reason_takes_a_finding_away(jixiao, desk):
    ignore = '[[ignore]]\ncode = "SUM101"\nquote = "1600.86 万元"\nreason = "决算报表如此"\n'
    (desk / "jixiao.toml").write_text(ignore, encoding="utf-8")
    result = jixiao("check", "错.txt")
    assert (result.exit_code, result.stdout) == (
        0,
        "检查了 1 个文件，没有发现问题。\n未列出：1 处已在 jixiao.toml 中忽略。\n",
    )


def test_an_ignore_that_no_longer_matches_is_reported(jixiao, desk):
    (desk / "jixiao.toml").write_text('[[ignore]]\ncode = "SUM101"\nreason = "旧事"\n', encoding="utf-8")
    result = jixiao("check", "对.txt", "-f", "json")
    assert result.exit_code == 0
    notice = json.loads(result.stdout)["notices"][0]
    assert notice["code"] == "CFG001"
    assert "第 1 个 [[ignore]]（SUM101）已没有可忽略的问题" in notice["message"]
    assert "CFG001" in jixiao("check", "对.txt").stdout


def test_an_ignore_for_another_file_or_a_rule_that_did_not_run_is_not_idle(jixiao, desk):
    ignores = (
        '[[ignore]]\ncode = "SUM101"\npath = "别的*.txt"\nreason = "甲"\n[[ignore]]\ncode = "RAT101"\nreason = "乙"\n'
    )
    (desk / "jixiao.toml").write_text(ignores, encoding="utf-8")
    assert "CFG001" not in jixiao("check", "对.txt").stdout


def test_an_ignore_without_a_reason_is_refused(jixiao, desk):
    (desk / "jixiao.toml").write_text('[[ignore]]\ncode = "SUM101"\n', encoding="utf-8")
    result = jixiao("check", "错.txt")
    assert result.exit_code == 2
    assert result.stderr == (
        f"出错：{desk / 'jixiao.toml'}：第 1 个 [[ignore]] 的 reason 没有写；请写明为什么可以不理会 SUM101。\n"
    )


def test_the_command_line_outweighs_the_settings(jixiao, desk):
    (desk / "jixiao.toml").write_text('[check]\nselect = ["RAT"]\nyear = 2020\n', encoding="utf-8")
    report = json.loads(jixiao("check", "错.txt", "--year", "2021", "-f", "json").stdout)
    assert report["files"][0]["year"] == 2021
    assert [finding["rule"] for finding in report["files"][0]["findings"]] == ["SUM101"]
