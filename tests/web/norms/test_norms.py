"""Norms as they hold in a place and year."""


def holding(page, name: str):
    return next(one for one in page.context["holdings"] if one.name == name)


def test_the_own_place_speaks_first(browser_of):
    page = browser_of("stranger").get("/norms/?year=2025")
    assert page.context["place"] == "鹿泉区"
    bands = holding(page, "grade_bands")
    assert bands.value == ("优秀 85分", "良好 75分", "一般 60分", "较差 0分")
    assert bands.level == "鹿泉区（部门整体），自2025预算年度起"


def test_another_place_and_year_may_be_asked_for(writer):
    page = writer.get("/norms/?place=100000&year=2021&scope=program")
    assert (page.context["place"], page.context["year"]) == ("全国", 2021)
    assert holding(page, "grade_bands").level == "全国，自2020预算年度起"


def test_what_was_not_read_in_the_text_itself_is_marked(writer):
    page = writer.get("/norms/?place=100000&year=2021")
    unsure = [one for one in page.context["holdings"] if not one.answer.certainty.is_firm]
    assert page.text.count("引用前请核对") == len(unsure) > 0


def test_a_place_that_is_none_is_refused(writer):
    assert writer.get("/norms/?place=1").status_code == 400


def test_one_norm_with_its_text_date_and_certainty(writer):
    page = writer.get("/norms/grade_bands/").text
    for words in ("鹿泉区", "得分≥85分为优秀", "2025 预算年度起", "见原文", "最近核对"):
        assert words in page
    assert writer.get("/norms/no_such_norm/").status_code == 404


def test_every_norm_has_a_page_without_words_of_the_program(writer):
    import re

    from jixiao.norms.resolve import norms_of

    for name in norms_of().names:
        text = re.sub(r"<[^>]*>", "", writer.get(f"/norms/{name}/").text.split("<main")[1])
        assert re.findall(r"\b(?:note|warning|None|finance|department)\b", text) == [], name
