"""On PostgreSQL only (scripts/postgres.sh starts one): that it is what runs, and its backup."""

import os
import subprocess

import pytest
from django.db import connection

from tests.web import server as servers

pytestmark = pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="no PostgreSQL: see scripts/postgres.sh")


def test_the_tests_run_on_postgresql(db):
    assert connection.vendor == "postgresql"


def test_a_backup_is_made_by_the_programs_of_postgresql_and_comes_back(tmp_path):
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as there:
        there.execute("DROP DATABASE IF EXISTS jixiao_backup")
        there.execute("CREATE DATABASE jixiao_backup")
    address = os.environ["DATABASE_URL"].rpartition("/")[0] + "/jixiao_backup"
    environment = servers.environment(tmp_path / "data", DATABASE_URL=address)

    def manage(*arguments: str) -> str:
        ran = subprocess.run(
            [servers.JIXIAO, "manage", *arguments], env=environment, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    manage("demo")
    file = str(tmp_path / "backup.tar.gz")
    assert "可以还原" in manage("backup", "--to", file)
    manage("demo", "--remove")
    manage("restore", file, "--yes")
    with psycopg.connect(address) as there:
        assert there.execute("SELECT count(*) FROM people_person").fetchone() == (14,)
