"""The people pages: list, one person, accounts, roles."""

from django.test import Client

from jixiao.web.people.models import LogEntry, Person


def test_the_list_is_filtered_by_every_column(administrator, world):
    assert administrator.get("/people/?words=王填").text.count("<tr>") == 2
    assert administrator.get("/people/?role=compiler").text.count("<tr>") == 4
    assert administrator.get(f"/people/?department={world.d.bureau.pk}").text.count("<tr>") == 5
    assert "没有符合条件的人员" in administrator.get("/people/?state=inactive").text


def test_a_new_person_gets_a_password_once_and_signs_in_with_it(administrator, world):
    typed = {"username": "newcomer", "name": "新人", "department": world.d.bureau.pk, "section": world.section.pk}
    answer = administrator.post("/people/new/", typed)
    ((person, password),) = answer.context["handed"]
    assert password in answer.text
    assert answer["Cache-Control"].startswith("max-age=0, no-cache")
    assert Client().post("/sign-in/", {"username": "newcomer", "password": password}).url == "/"
    assert password not in administrator.get(f"/people/{person.pk}/").text


def test_a_form_that_is_wrong_says_where(administrator, world):
    typed = {"username": "writer", "name": "", "department": world.d.next_door.pk, "section": world.section.pk}
    answer = administrator.post("/people/new/", typed)
    assert answer.status_code == 422
    errors = answer.context["form"].errors
    assert errors == {
        "username": ["这个登录名已有人使用。"],
        "name": ["这个字段是必填项。"],
        "section": ["这个处室不在所选的部门里。"],
    }
    assert 'aria-invalid="true"' in answer.text


def test_an_edit_is_saved_and_told(administrator, world):
    typed = {"username": "writer", "name": "王天", "department": world.d.bureau.pk, "post": "科长"}
    administrator.post(f"/people/{world.writer.pk}/edit/", typed)
    person = Person.objects.get(pk=world.writer.pk)
    assert (person.name, person.post, person.section) == ("王天", "科长", None)
    assert "姓名由“王填”改为“王天”" in LogEntry.objects.first().sentence


def test_a_reset_password_shuts_the_old_one_out(administrator, world):
    answer = administrator.post(f"/people/{world.writer.pk}/reset/")
    ((_, password),) = answer.context["handed"]
    assert Client().post("/sign-in/", {"username": "writer", "password": "Correct-horse-9"}).status_code == 422
    assert Client().post("/sign-in/", {"username": "writer", "password": password}).status_code == 302


def test_who_is_deactivated_is_thrown_out_at_once_and_may_come_back(administrator, writer, world):
    assert writer.get("/").status_code == 200
    administrator.post(f"/people/{world.writer.pk}/deactivate/")
    assert writer.get("/").status_code == 302
    administrator.post(f"/people/{world.writer.pk}/activate/")
    assert Person.objects.get(pk=world.writer.pk).is_active


def test_nobody_shuts_themselves_out(administrator, world):
    answer = administrator.post(f"/people/{world.administrator.pk}/deactivate/", follow=True)
    assert "不能停用自己的账号" in answer.text


def test_the_last_administrator_stays(administrator, world):
    role = world.administrator.roles.get()
    answer = administrator.post(f"/people/{world.administrator.pk}/roles/{role.pk}/end/", follow=True)
    assert "最后一位系统管理员" in answer.text


def test_roles_are_granted_and_ended_and_stay_on_record(administrator, world):
    address = f"/people/{world.writer.pk}/roles/"
    page = administrator.post(address, {"role": "leader", "department": world.d.bureau.pk}, follow=True)
    assert "已授予" in page.text
    assert (
        "已经有这个角色了"
        in administrator.post(address, {"role": "leader", "department": world.d.bureau.pk}, follow=True).text
    )
    administrator.post(f"{address}{world.role.pk}/end/")
    world.role.refresh_from_db()
    assert world.role.ended_at is not None


def test_finance_review_is_granted_in_finance_bureaus_only(administrator, world):
    typed = {"role": "finance_reviewer", "department": world.d.bureau.pk}
    assert "不是财政部门" in administrator.post(f"/people/{world.writer.pk}/roles/", typed, follow=True).text


def test_a_role_needs_its_department(administrator, world):
    page = administrator.post(f"/people/{world.writer.pk}/roles/", {"role": "leader"}, follow=True)
    assert "请选择这个角色所在的部门" in page.text


def test_colleagues_see_one_another_but_no_account_buttons(browser_of, world):
    page = browser_of("colleague").get(f"/people/{world.writer.pk}/")
    assert "王填" in page.text
    assert "重置密码" not in page.text


def test_one_sees_oneself_without_any_role(browser_of, world):
    world.role.ended_at = world.role.granted_at
    world.role.save()
    browser = browser_of("writer")
    assert browser.get(f"/people/{world.writer.pk}/").status_code == 200
    assert "还没有角色" in browser.get("/").text
