"""A new database has at once what going through every migration would have given it."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.web import server as servers

STEP_BY_STEP = """
import django
django.setup()
from django.core.management import call_command
from jixiao.web.site import fresh
fresh.is_empty = lambda: False
call_command("migrate", interactive=False, verbosity=0)
"""
AT_ONCE = STEP_BY_STEP.replace("fresh.is_empty = lambda: False", "assert fresh.is_empty()")


def made(folder, program: str) -> dict[str, object]:
    """Columns, indexes and triggers of every table, and the migrations that count as done."""
    folder.mkdir()
    environment = servers.environment(folder, DJANGO_SETTINGS_MODULE="jixiao.web.site.settings")
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    with closing(sqlite3.connect(folder / "jixiao.sqlite3")) as there:
        names = [name for (name,) in there.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            "columns": {name: sorted(row[1:] for row in there.execute(f"PRAGMA table_info({name})")) for name in names},
            "references": {
                name: sorted(row[2:] for row in there.execute(f"PRAGMA foreign_key_list({name})")) for name in names
            },
            "unique": {name: sorted(unique(there, name)) for name in names},
            "indexes": {
                (name, table, sql)
                for name, table, sql in there.execute(
                    "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                )
            },
            "triggers": set(there.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")),
            "done": set(there.execute("SELECT app, name FROM django_migrations")),
        }


def unique(there: sqlite3.Connection, table: str) -> list[tuple[str, ...]]:
    """The columns of what is unique in a table."""
    kept = [row[1] for row in there.execute(f"PRAGMA index_list({table})") if row[2]]
    return [tuple(column[2] or "" for column in there.execute(f"PRAGMA index_info('{name}')")) for name in kept]


@pytest.mark.long  # every migration, step by step
@pytest.mark.alike
def test_what_is_made_at_once_is_what_the_migrations_make(tmp_path):
    at_once, step_by_step = made(tmp_path / "once", AT_ONCE), made(tmp_path / "steps", STEP_BY_STEP)
    for part in at_once:
        assert at_once[part] == step_by_step[part]
