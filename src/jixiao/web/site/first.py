"""What a first start makes: the tables and an administrator."""

import os

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from jixiao.web.people.actions.accounts import create_person, grant_role
from jixiao.web.people.models import RoleAssignment
from jixiao.web.people.roles import Role

USERNAME = "admin"


def migrate() -> bool:
    """Bring the tables to the newest form; whether anything was to be done."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def first_administrator() -> str:
    """Make an administrator when there is none; the one-time password, "" when there was one.

    JIXIAO_ADMIN_PASSWORD sets the password instead, for machines that nobody watches at their first start.
    """
    if RoleAssignment.objects.filter(role=Role.ADMINISTRATOR, ended_at=None, person__is_active=True).exists():
        return ""
    given = os.environ.get("JIXIAO_ADMIN_PASSWORD", "")
    values = {"username": USERNAME, "name": "系统管理员"}
    person, password = create_person(by=None, values=values, encoded=make_password(given) if given else "")
    grant_role(person=person, role=Role.ADMINISTRATOR, department=None, by=None)
    return password
