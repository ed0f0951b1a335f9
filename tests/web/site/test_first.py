"""The first start, and demonstration data."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from jixiao.web.kit.refused import Refused
from jixiao.web.people.models import Department, LogEntry, Person, RoleAssignment
from jixiao.web.site.demo import PASSWORD, load_demo, remove_demo
from jixiao.web.site.first import first_administrator, migrate
from tests.web.checks.made import checked_file


@pytest.fixture
def without_administrator(world):
    RoleAssignment.objects.filter(role="administrator").update(ended_at=world.role.granted_at)


def test_an_administrator_is_made_once_with_a_password_to_be_changed(without_administrator):
    password = first_administrator()
    assert Client().post("/sign-in/", {"username": "admin", "password": password}).url == "/"
    assert Person.objects.get(username="admin").must_change_password
    assert first_administrator() == ""


def test_the_password_may_come_from_the_environment(without_administrator, monkeypatch):
    monkeypatch.setenv("JIXIAO_ADMIN_PASSWORD", "Given-from-outside-1")
    assert first_administrator() == ""
    assert Client().post("/sign-in/", {"username": "admin", "password": "Given-from-outside-1"}).url == "/"


def test_tables_that_are_new_need_nothing(db):
    assert migrate() is False


def test_demonstration_data_comes_and_goes_without_a_trace_but_the_log(world):
    people, departments = Person.objects.count(), Department.objects.count()
    load_demo()
    assert Department.objects.filter(is_demo=True).count() == 6
    writer = Person.objects.get(username="demo-writer")
    assert Client().post("/sign-in/", {"username": "demo-writer", "password": PASSWORD}).url == "/"
    checked_file(writer)
    with pytest.raises(Refused, match="已经在了"):
        load_demo()
    remove_demo()
    assert (Person.objects.count(), Department.objects.count()) == (people, departments)
    assert LogEntry.objects.filter(sentence__contains="demo-writer").exists()


def test_somebody_real_in_a_demonstration_department_stops_the_removal(world):
    load_demo()
    world.writer.department = Department.objects.filter(is_demo=True).first()
    world.writer.section = None
    world.writer.save()
    with pytest.raises(Refused, match="王填"):
        remove_demo()


def test_who_maintains_the_server_may_hand_out_a_password(world, capsys):
    call_command("reset", "administrator")
    said = capsys.readouterr().out.strip()
    assert said.startswith("管理（administrator） 的一次性密码：")
    password = said.rpartition("：")[2]
    assert Client().post("/sign-in/", {"username": "administrator", "password": password}).url == "/"
    with pytest.raises(CommandError, match="没有登录名为 nobody 的人"):
        call_command("reset", "nobody")
