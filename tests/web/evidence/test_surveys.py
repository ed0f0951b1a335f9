"""Surveys: answered by link without a sign-in, once a browser; read from sheets; their figure taken over."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from jixiao.web.evidence.models import Survey
from jixiao.web.years.models import Proof, Result
from tests.web.evidence.made import survey_of


@pytest.fixture(autouse=True)
def _nobody_has_answered_too_often():
    cache.clear()


@pytest.fixture
def survey(made):
    return survey_of(made.content)


def fill(survey: Survey, grade: int, browser: Client | None = None, text: str = "", **more):
    """Somebody outside opens the link and answers."""
    outside = browser or Client()
    address = f"/s/{survey.token}/"
    outside.get(address)
    graded, words = survey.questions.all()
    return outside.post(address, {f"q{graded.pk}": grade, f"q{words.pk}": text, **more})


def sheet(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    return SimpleUploadedFile("答卷.xlsx", file.getvalue())


def test_anybody_with_the_link_answers_and_is_thanked(survey):
    answer = fill(survey, 0, text="很好")
    assert "谢谢您的回答" in answer.content.decode()
    given = survey.answers.get()
    assert (list(given.grades.values()), list(given.texts.values())) == ([0], ["很好"])


def test_one_browser_answers_once(survey):
    browser = Client()
    fill(survey, 0, browser)
    assert "您已经答过" in fill(survey, 1, browser, text="再来").content.decode()
    assert survey.answers.count() == 1


def test_a_question_left_out_comes_back_with_what_was_written(survey):
    answer = fill(survey, 9, text="写了很多")
    assert answer.status_code == 422
    assert "请回答：总体上是否满意" in answer.content.decode()
    assert "写了很多" in answer.content.decode()


def test_a_code_is_used_once(made):
    survey = survey_of(made.content, codes=["ABC234"])
    assert "答卷码不对" in fill(survey, 0, code="XXXXXX").content.decode()
    assert "谢谢" in fill(survey, 0, code="abc234").content.decode()
    assert "已经用过" in fill(survey, 0, code="ABC234").content.decode()


def test_it_closes_after_its_date_and_by_hand(writer, made, survey):
    writer.post(f"/years/{made.year.pk}/evidence/surveys/{survey.pk}/close/")
    assert fill(survey, 0).status_code == 422
    old = survey_of(made.content, closes_on="2020-01-01")
    assert "现在不能填写" in Client().get(f"/s/{old.token}/").content.decode()
    assert Client().get("/s/guessed/").status_code == 404


def test_too_many_answers_from_one_address_wait(survey, monkeypatch):
    monkeypatch.setattr("jixiao.web.evidence.views.public._MOST", 2)
    assert [fill(survey, 0, text="字").status_code for _ in range(3)] == [200, 200, 429]


def test_a_survey_is_drawn_up_with_proposed_questions(writer, made):
    address = f"/years/{made.year.pk}/evidence/indicators/{made.content.pk}/survey/"
    assert "您对市投资促进局的服务总体上是否满意？" in writer.get(address).content.decode()
    data = {
        "title": "企业满意度", "audience": "参会企业", "asked": "20", "closes_on": "2099-01-01", "method": "share",
        "codes": "3", "questions-TOTAL_FORMS": "1", "questions-INITIAL_FORMS": "0",
        "questions-0-text": "总体上是否满意？", "questions-0-kind": "five",
    }  # fmt: skip
    writer.post(address, data)
    survey = Survey.objects.get()
    assert (survey.questions.get().text, len(set(survey.codes)), len(survey.token)) == ("总体上是否满意？", 3, 32)


def test_questions_stay_once_somebody_has_answered(writer, made, survey):
    fill(survey, 0)
    data = {
        "title": "另一个标题", "audience": "参会企业", "closes_on": "2099-01-01", "method": "share",
        "questions-TOTAL_FORMS": "1", "questions-INITIAL_FORMS": "0",
        "questions-0-text": "换了的问题", "questions-0-kind": "five",
    }  # fmt: skip
    answer = writer.post(f"/years/{made.year.pk}/evidence/surveys/{survey.pk}/edit/", data)
    assert "已经有人答卷" in answer.content.decode()


def test_the_figure_becomes_the_actual_value_with_the_sample_as_its_proof(writer, made, survey):
    for grade in (0, 1, 1, 2):
        fill(survey, grade)
    page = writer.get(f"/years/{made.year.pk}/evidence/surveys/{survey.pk}/").content.decode()
    assert "满意 3 人次 ÷ 有效评价 4 人次 × 100% = 75.00%" in page
    writer.post(f"/years/{made.year.pk}/evidence/surveys/{survey.pk}/take-over/")
    result = Result.objects.get(indicator=made.content)
    assert (str(result.actual), result.actual_text) == ("75.00", "75.00%（收回 4 份）")
    proof = Proof.objects.get()
    assert (proof.kind, proof.uses.get().indicator) == (Proof.Kind.SURVEY, made.content)
    book = load_workbook(BytesIO(writer.get(f"/years/{made.year.pk}/evidence/proofs/{proof.pk}/file/").content))
    assert [row[2].value for row in book["答卷"].iter_rows(min_row=2)] == ["很满意", "满意", "满意", "一般"]


def test_what_people_write_is_no_formula_in_the_workbook(writer, made, survey):
    fill(survey, 0, text="=1+1")
    data = writer.get(f"/years/{made.year.pk}/evidence/surveys/{survey.pk}/sample/").content
    cell = load_workbook(BytesIO(data))["答卷"]["D2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_without_answers_nothing_is_taken_over(writer, made, survey):
    answer = writer.post(f"/years/{made.year.pk}/evidence/surveys/{survey.pk}/take-over/", follow=True)
    assert "没有样本就没有满意度" in answer.content.decode()
    assert not Result.objects.exists()


def test_answers_on_paper_come_in_as_a_sheet(writer, made):
    address = f"/years/{made.year.pk}/evidence/indicators/{made.content.pk}/sheet/"
    file = sheet(("序号", "总体", "意见"), ("1", "满意", ""), ("2", "基本满意", "好"), ("3", "不满意", ""))
    data = {"title": "现场问卷", "audience": "参会企业", "asked": "3", "method": "share", "sheet": file}
    page = writer.post(address, data, follow=True).content.decode()
    assert "满意 2 人次 ÷ 有效评价 3 人次 × 100% = 66.67%" in page
    assert Proof.objects.get().uses.get().indicator == made.content


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("总体",), ("满意",), ("很好",), ("满意",)], "单元格 A3 的“很好”"),
        ([("序号",), ("1",)], "没有找到满意度的列"),
        ([("总体",)], "每行一份答卷"),
    ],
)
def test_a_sheet_that_is_no_sample_is_told_why(writer, made, rows, words):
    address = f"/years/{made.year.pk}/evidence/indicators/{made.content.pk}/sheet/"
    data = {"title": "现场问卷", "audience": "参会企业", "method": "share", "sheet": sheet(*rows)}
    answer = writer.post(address, data)
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
