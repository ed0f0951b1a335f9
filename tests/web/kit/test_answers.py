"""What every answer carries, and the pages for what goes wrong."""

import json

import pytest
from django.test import Client

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
}  # fmt: skip


def test_browsers_are_told_to_trust_nothing_else(writer):
    answer = writer.get("/")
    assert set(answer["Content-Security-Policy"].split("; ")) == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"


def test_cookies_are_out_of_reach_of_scripts(world):
    browser = Client()
    browser.post("/sign-in/", {"username": "writer", "password": "Correct-horse-9"})
    session = browser.cookies["jixiao_session"]
    assert (session["httponly"], session["samesite"]) == (True, "Lax")


def test_what_does_not_exist_is_a_chinese_page(writer):
    answer = writer.get("/nowhere/")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.text


def test_a_form_without_its_token_is_refused_and_gives_the_text_back(world):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.compiler, "jixiao.web.people.backend.Backend")
    answer = browser.post(f"/departments/{world.d.bureau.pk}/sections/new/", {"name": "新设的处室"})
    assert answer.status_code == 403
    assert "提交没有被接受" in answer.text
    assert "新设的处室" in answer.text


def test_a_part_of_a_page_gets_the_token_of_the_present_sign_in(world):
    """So that what saves itself goes on after a sign-in in another window."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.compiler, "jixiao.web.people.backend.Backend")
    where, typed = f"/departments/{world.d.bureau.pk}/sections/new/", {"name": "新设的处室"}
    refused = browser.post(where, typed, headers={"HX-Request": "true"})
    assert refused.status_code == 403
    token = json.loads(refused["HX-Trigger"])["fresh-token"]["token"]
    again = browser.post(where, typed, headers={"HX-Request": "true", "X-CSRFToken": token})
    assert again.status_code == 302
    strange = Client(enforce_csrf_checks=True).post(where, typed, headers={"HX-Request": "true"})
    assert "HX-Trigger" not in strange


def test_an_address_that_takes_forms_only_says_so(writer):
    answer = writer.get("/sign-out/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "不能直接打开" in answer.text


def test_passwords_are_never_given_back(world):
    browser = Client(enforce_csrf_checks=True)
    answer = browser.post("/sign-in/", {"username": "writer", "password": "Correct-horse-9"})
    assert answer.status_code == 403
    assert "Correct-horse-9" not in answer.text


def test_a_broken_program_shows_a_page_and_no_traceback(writer, monkeypatch):
    def break_down(*_: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("jixiao.web.desk.views.todos", break_down)
    writer.raise_request_exception = False
    answer = writer.get("/")
    assert answer.status_code == 500
    assert "程序出错" in answer.text
    assert "secret" not in answer.text


@pytest.mark.parametrize("query", ["?nonsense=1", "?state=maybe", "?page=x", "?page=99", "?department=abc"])
def test_an_address_that_means_nothing_is_refused_and_never_shows_everything(administrator, query):
    answer = administrator.get(f"/people/{query}")
    assert answer.status_code == 400
    assert "没有读懂" in answer.text


def test_a_region_is_asked_for_at_the_address_of_its_page(administrator):
    whole = administrator.get("/people/")
    region = administrator.get("/people/", headers={"HX-Request": "true", "HX-Target": "rows"})
    assert "<html" in whole.text
    assert region.text.strip().startswith('<div id="rows">')
    assert "HX-Target" in whole["Vary"]


def test_going_back_in_history_asks_for_the_whole_page(administrator):
    headers = {"HX-Request": "true", "HX-Target": "rows", "HX-History-Restore-Request": "true"}
    assert "<html" in administrator.get("/people/", headers=headers).text


def test_a_long_list_is_turned_over_in_the_address(administrator, world):
    from jixiao.web.people.models import Person

    Person.objects.bulk_create(
        Person(username=f"p{n:03}", name=f"人{n:03}", department=world.d.bureau) for n in range(120)
    )
    first, third = administrator.get("/people/"), administrator.get("/people/?page=3")
    assert "共 130 条" in first.text
    assert 'href="?page=2"' in first.text
    assert third.text.count("<tr>") == 31
    assert 'href="?department=' in administrator.get(f"/people/?department={world.d.bureau.pk}").text
