"""Norms as they hold in a place and year."""


def answers(page, title: str):
    return next(one for one in page.context["holdings"] if one.title.startswith(title))


def test_the_own_place_speaks_first(browser_of):
    page = browser_of("stranger").get("/norms/?year=2025")
    assert page.context["place"] == "鹿泉区"
    bands = answers(page, "部门整体支出绩效自评等级划分")
    assert (bands.answer.place_name, bands.certainty) == ("鹿泉区", "原文")
    assert bands.rows == ("优秀 85", "良好 75", "一般 60", "较差 0")


def test_another_place_and_year_may_be_asked_for(writer):
    page = writer.get("/norms/?place=100000&year=2021&scope=program")
    assert (page.context["place"], page.context["year"]) == ("全国", 2021)
    assert answers(page, "绩效评价等级划分").answer.place_name == "全国"


def test_a_place_that_is_none_is_refused(writer):
    assert writer.get("/norms/?place=1").status_code == 400


def test_one_norm_with_its_text_date_and_certainty(writer):
    page = writer.get("/norms/grade_bands/").text
    for words in ("鹿泉区", "得分≥85分为优秀", "2025 预算年度起", "原文", "最近核对"):
        assert words in page
    assert writer.get("/norms/no_such_norm/").status_code == 404
