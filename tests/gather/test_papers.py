"""These files of an office → these working papers."""

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao import api
from jixiao.dossier import files
from jixiao.dossier.claim import Stage
from jixiao.dossier.workpaper import Topic, Workpaper
from jixiao.intake import gather_opened

BUDGET = """\
某县商务局2022年度收支预决算表
单位：万元
项目\t2022年年初预算数\t2022年全年预算数\t2022年决算数\t2021年决算数\t变动原因
支出合计\t7858.94\t1590.86\t1524.96\t1257.18\t补发奖金
基本支出\t880.34\t1164.81\t1130.73\t675.80\t补发奖金
项目支出\t6978.60\t426.05\t394.23\t581.38\t两场推介会推迟
"""
FORM = """\
项目支出绩效自评表
（2022年度）
项目名称\t招商活动费
主管部门\t某县商务局
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t260.00\t260.00\t231.50\t10\t89.04%\t8.90
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t招商活动次数\t≥6次\t5次\t50\t41.67\t一场改在次年
效益指标\t社会效益指标\t签约项目数\t≥20个\t22个\t30\t30\t
满意度指标\t服务对象满意度指标\t参会企业满意度\t≥90%\t96%\t10\t10\t
"""
OBJECTIVES = """\
项目支出绩效目标表
（2022年度）
项目名称\t招商活动费
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
产出指标\t数量指标\t招商活动次数\t全年举办的招商活动\t≥6次\t年度工作计划
效益指标\t社会效益指标\t签约项目数\t签订协议的项目\t≥25个\t年度工作计划
"""
LAST_YEAR = """\
某县商务局2021年度部门整体支出绩效自评报告
一、部门基本情况
2021年度支出1257.18万元，其中基本支出675.80万元、项目支出581.38万元。
二、存在的问题
个别项目启动偏晚。
三、改进措施
每季度核对一次进度。
"""
LAST_FORM = FORM.replace("2022", "2021").replace("22个", "18个")
BASICS = """\
2022年度基本情况表
项目\t数量\t单位\t上年数\t变动原因
年末实有人数\t53\t人\t54\t退休1人
固定资产原值\t158.57\t万元\t141.74\t更换办公设备
"""
EVIDENCE = """\
佐证材料清单
指标名称\t佐证材料
招商活动次数\t活动方案；签到册
"""


def gathered(folder: Path, **texts: str) -> Workpaper:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return api.gather([str(folder)])


def test_each_amount_has_its_stage_year_and_place(tmp_path):
    papers = gathered(tmp_path, 收支=BUDGET)
    spent = papers.amount("支出", Stage.OUTTURN)
    assert (spent.value, spent.unit, spent.printed()) == (Decimal("1524.96"), "万元", "1524.96")
    assert [(p.quote, p.where) for p in spent.provenance] == [("1524.96", "表1第2行第4列")]
    assert papers.amount("项目支出", Stage.ORIGINAL).value == Decimal("6978.60")
    assert papers.amount("基本支出", Stage.OUTTURN, 2021).value == Decimal("675.80")
    assert papers.amount("公用经费", Stage.OUTTURN) is None


def test_one_value_in_two_files_has_both_places(tmp_path):
    papers = gathered(tmp_path, 收支=BUDGET, 上年报告=LAST_YEAR)
    before = papers.amount("支出", Stage.OUTTURN, 2021)
    assert {Path(place.path).stem for place in before.provenance} == {"收支", "上年报告"}
    assert papers.conflicts == ()


def test_two_files_that_disagree_are_a_conflict_and_the_table_is_kept(tmp_path):
    report = "某县商务局2022年度部门整体支出绩效自评报告\n2022年度支出1534.96万元，其中项目支出394.23万元。\n"
    papers = gathered(tmp_path, 收支=BUDGET, 报告=report)
    [conflict] = papers.conflicts
    assert (conflict.kept.value, conflict.other.value) == (Decimal("1524.96"), Decimal("1534.96"))
    assert papers.amount("支出", Stage.OUTTURN).value == Decimal("1524.96")


def test_yuan_and_wan_yuan_are_one_value_and_the_finer_one_is_kept(tmp_path):
    rows = "支出合计\t15249642.15\n基本支出\t11307342.15\n项目支出\t3942300.00\n"
    account = f"某县商务局2022年度收入支出决算表\n单位：元\n项目\t决算数\n{rows}"
    papers = gathered(tmp_path, 收支=BUDGET, 决算=account)
    spent = papers.amount("支出", Stage.OUTTURN)
    assert spent.value == Decimal("1524.964215")
    assert spent.printed() == "1524.96"
    assert len(spent.provenance) == 2


def test_the_form_of_a_program_gives_money_targets_results_and_reasons(tmp_path):
    [program] = gathered(tmp_path, 自评=FORM).programs
    assert (program.key, program.name) == ("program/招商活动费", "招商活动费")
    assert (program.total.adjusted.value, program.total.outturn.value) == (Decimal("260.00"), Decimal("231.50"))
    first, second, last = program.indicators
    assert (first.operator, first.target.value, first.target.unit) == (">=", Decimal(6), "次")
    assert (first.actual.value, first.weight.value, first.stated_score.value) == (5, 50, Decimal("41.67"))
    assert first.explanation == "一场改在次年"
    assert (second.group, second.kind, last.group) == ("效益指标", "社会效益指标", "满意度指标")


def test_the_objective_form_adds_basis_and_description_and_a_changed_target_is_a_conflict(tmp_path):
    papers = gathered(tmp_path, 自评=FORM, 目标=OBJECTIVES)
    [program] = papers.programs
    assert [row.basis for row in program.indicators] == ["年度工作计划", "年度工作计划", ""]
    assert len(program.indicators[0].target.provenance) == 2
    [conflict] = papers.conflicts
    assert (conflict.kept.value, conflict.other.value) == (20, 25)


def test_last_year_gives_previous_values_and_words_but_no_figures_of_this_year(tmp_path):
    papers = gathered(tmp_path, 自评=FORM, 上年自评=LAST_FORM, 上年报告=LAST_YEAR)
    assert papers.year == 2022
    [program] = papers.programs
    assert [row.previous.value if row.previous else None for row in program.indicators] == [5, 18, 96]
    problems = papers.narrative(Topic.PROBLEMS)
    assert (problems.year, problems.paragraphs) == (2021, ("个别项目启动偏晚。",))
    assert papers.amount("支出", Stage.OUTTURN) is None
    assert papers.amount("支出", Stage.OUTTURN, 2021).value == Decimal("1257.18")


def test_this_years_words_outweigh_last_years(tmp_path):
    now = "某县商务局2022年度自评材料\n一、存在的问题\n项目支出执行偏慢。\n二、下一步打算\n按月核对。\n"
    papers = gathered(tmp_path, 自评=FORM, 上年报告=LAST_YEAR, 材料=now)
    assert papers.narrative(Topic.PROBLEMS).paragraphs == ("项目支出执行偏慢。",)
    assert papers.narrative(Topic.MEASURES).paragraphs == ("按月核对。",)


def test_plain_lists_give_measures_reasons_and_evidence(tmp_path):
    papers = gathered(tmp_path, 基本=BASICS, 自评=FORM, 佐证=EVIDENCE)
    assert papers.measure("年末实有人数").value == 53
    assert papers.measure("年末实有人数（上年）").value == 54
    assert papers.measure("固定资产原值").unit == "万元"
    assert papers.narrative(Topic.REASON, "固定资产原值").paragraphs == ("更换办公设备",)
    [program] = papers.programs
    assert [paper.name for paper in program.indicators[0].evidence] == ["活动方案", "签到册"]


def test_a_file_that_cannot_be_read_is_named_with_what_to_do(tmp_path):
    (tmp_path / "扫描件.pdf").write_bytes(b"%PDF-1.4 broken")
    papers = gathered(tmp_path, 收支=BUDGET)
    broken = next(file for file in papers.files if file.path.endswith("扫描件.pdf"))
    assert "。" in broken.problem
    assert papers.amount("支出", Stage.OUTTURN) is not None


def test_what_is_said_on_the_command_line_outweighs_the_files(tmp_path):
    (tmp_path / "收支.txt").write_text(BUDGET, encoding="utf-8")
    papers = api.gather([str(tmp_path)], department="某县招商局", year=2023, place="130110")
    assert (papers.department, papers.year, papers.place) == ("某县招商局", 2023, "130110")


def test_every_value_of_the_papers_has_a_key_of_its_own(tmp_path):
    papers = gathered(tmp_path, 收支=BUDGET, 自评=FORM, 目标=OBJECTIVES, 上年自评=LAST_FORM, 基本=BASICS)
    values: dict[str, Decimal] = {}
    for datum in papers._data():
        assert values.setdefault(datum.key, datum.value) == datum.value
    assert len(values) >= 40


def test_papers_survive_json_and_are_read_again_as_input(tmp_path):
    papers = gathered(tmp_path, 收支=BUDGET, 自评=FORM, 上年报告=LAST_YEAR)
    (tmp_path / "底稿.json").write_text(files.write_papers(papers), encoding="utf-8")
    assert api.gather([str(tmp_path / "底稿.json")]) == papers


def test_a_dossier_in_json_is_input_too(tmp_path):
    (tmp_path / "自评.txt").write_text(FORM, encoding="utf-8")
    dossier = api.extract(api.read(str(tmp_path / "自评.txt")))
    (tmp_path / "卷宗.json").write_text(files.write_extract(files.extract_of(dossier)), encoding="utf-8")
    (tmp_path / "卷宗2.json").write_text(files.write(dossier), encoding="utf-8")
    for name in ("卷宗.json", "卷宗2.json"):
        [program] = api.gather([str(tmp_path / name)]).programs
        assert program.total.outturn.value == Decimal("231.50")


def test_other_json_is_refused_in_chinese(tmp_path):
    (tmp_path / "别的.json").write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(files.DossierError, match="不是本版本的"):
        api.gather([str(tmp_path / "别的.json")])


def test_files_that_are_kept_elsewhere_may_have_any_name():
    name = "长" * 300 + ".txt"
    found = gather_opened([(name, BUDGET.encode)], department="某县商务局", year=2022)
    assert (found.files[0].path, found.files[0].problem, len(found.amounts) > 0) == (name, "", True)
