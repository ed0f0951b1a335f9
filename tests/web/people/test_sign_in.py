"""Signing in: what lets one in, what keeps one out, and that nothing typed is lost."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from jixiao.web.people.actions.accounts import reset_password
from jixiao.web.people.models import LogEntry
from tests.web.world import PASSWORD


def sign_in(browser: Client, username: str = "writer", password: str = PASSWORD, **more: str):
    return browser.post("/sign-in/", {"username": username, "password": password, **more})


@pytest.fixture
def browser(world) -> Client:
    return Client()


def test_the_right_password_leads_to_where_one_wanted_to_go(browser):
    assert browser.get("/log/").url == "/sign-in/?next=/log/"
    assert sign_in(browser, "auditor", next="/log/").url == "/log/"


def test_nobody_is_led_to_another_site(browser):
    assert sign_in(browser, next="https://example.org/").url == "/"
    assert Client().get("/sign-in/?next=//example.org/").context["next"] == "/"


@pytest.mark.parametrize(("username", "password"), [("writer", "wrong"), ("nobody", PASSWORD), ("writer", "")])
def test_what_is_wrong_is_not_told_apart(browser, username, password):
    answer = sign_in(browser, username, password)
    assert answer.status_code == 422
    if password:
        assert "登录名或密码不对，或账号已停用。" in answer.text


def test_who_is_deactivated_stays_out(browser, world):
    world.writer.is_active = False
    world.writer.save()
    assert sign_in(browser).status_code == 422


def test_five_wrong_passwords_lock_the_name_and_a_reset_opens_it(browser, world):
    statuses = [sign_in(browser, password="wrong").status_code for _ in range(5)]
    assert statuses == [422, 422, 422, 422, 429]
    assert sign_in(Client(), password=PASSWORD).status_code == 429
    assert LogEntry.objects.filter(verb="people.person.locked", subject_id=world.writer.pk).exists()
    password = reset_password(person=world.writer, by=world.administrator)
    assert sign_in(Client(), password=password).status_code == 302


def test_a_one_time_password_must_be_changed_first(browser, world):
    password = reset_password(person=world.writer, by=world.administrator)
    sign_in(browser, password=password)
    assert browser.get("/").url == reverse("people:password_change")
    typed = {"old": password, "new": "My-own-words-1", "again": "My-own-words-1"}
    assert browser.post("/account/password/", typed).url == "/"
    assert browser.get("/").status_code == 200
    assert sign_in(Client(), password="My-own-words-1").status_code == 302


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("Short-1", "至少"),
        ("alllowercase", "三类"),
        ("Writer-123", "相似"),
        (PASSWORD, "不能与现在的密码相同"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(browser, new, words):
    sign_in(browser)
    answer = browser.post("/account/password/", {"old": PASSWORD, "new": new, "again": new})
    assert answer.status_code == 422
    assert words in answer.text


def test_two_different_new_passwords_and_a_wrong_old_one_are_refused(browser):
    sign_in(browser)
    answer = browser.post("/account/password/", {"old": "wrong", "new": "My-own-words-1", "again": "My-own-words-2"})
    assert "现在的密码不对" in answer.text
    assert "不一样" in answer.text


def test_signing_out_ends_the_session(browser):
    sign_in(browser)
    assert browser.post("/sign-out/").url == "/sign-in/"
    assert browser.get("/").status_code == 302


def test_an_expired_session_gives_the_typed_text_back_and_goes_on_with_it(browser, world):
    address = f"/departments/{world.d.bureau.pk}/sections/new/"
    asked = browser.post(address, {"name": "新设的处室"})
    assert asked.status_code == 401
    assert "新设的处室" in asked.text
    kept = json.loads(asked.context["kept"])
    assert kept == [["name", "新设的处室"]]
    wrong = sign_in(browser, "compiler", "wrong", next=address, kept=asked.context["kept"])
    assert "新设的处室" in wrong.text
    resumed = sign_in(browser, "compiler", next=address, kept=asked.context["kept"])
    assert f'action="{address}"' in resumed.text
    assert "新设的处室" in resumed.text
    browser.post(address, {"name": "新设的处室"})
    assert world.d.bureau.sections.filter(name="新设的处室").exists()


def test_a_region_asked_for_after_the_session_leaves_the_page_as_it_is(browser):
    headers = {"HX-Request": "true", "HX-Target": "rows"}
    assert browser.get("/people/", headers=headers)["HX-Redirect"] == "/sign-in/?next=/people/"
    answer = browser.post("/check/", headers=headers)
    assert (answer.status_code, answer["HX-Retarget"], answer["HX-Reswap"]) == (401, "#messages", "innerHTML")


def test_the_session_is_kept_alive_by_use_but_not_written_at_every_step(browser, django_assert_num_queries):
    sign_in(browser)
    browser.get("/account/")
    with django_assert_num_queries(3) as queries:  # session, person, roles
        browser.get("/account/")
    assert not any("UPDATE" in query["sql"] for query in queries)


def test_signing_in_and_out_is_in_the_log(browser):
    sign_in(browser, password="wrong")
    sign_in(browser)
    browser.post("/sign-out/")
    said = list(LogEntry.objects.values_list("sentence", flat=True)[:3])
    assert said == ["王填（writer） 退出", "王填（writer） 登录", "登录名“writer”登录失败"]
