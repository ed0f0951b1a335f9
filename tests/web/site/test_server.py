"""`jixiao serve` and `jixiao manage` as an office runs them: first start, backup, restore."""

import signal
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.web import server as servers

pytestmark = pytest.mark.alike


def rows(data, table: str = "people_person") -> int:
    with closing(sqlite3.connect(data / "jixiao.sqlite3")) as database:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_a_first_start_prints_a_one_time_password_and_ends_cleanly(tmp_path):
    server = servers.start(tmp_path)
    server.process.send_signal(signal.SIGINT)
    said, _ = server.process.communicate(timeout=30)
    assert "登录名 admin，一次性密码 " in said
    assert server.process.returncode == 0
    assert (tmp_path / "secret_key").exists()


def workers(server) -> list[int]:
    """Processes that the server started to do its jobs."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == server.process.pid and b"work" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
    return found


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_worker_ends_with_the_server_however_that_ends(tmp_path, end):
    server = servers.start(tmp_path, JIXIAO_ADMIN_PASSWORD="x")
    until = time.monotonic() + 20
    while not workers(server) or not (tmp_path / "worker.beat").exists():
        assert time.monotonic() < until
        time.sleep(0.1)
    (pid,) = workers(server)
    server.process.send_signal(end)
    server.process.communicate(timeout=20)
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < until, "the worker goes on without its server"
        time.sleep(0.1)


def test_behind_a_proxy_with_encryption_cookies_are_sent_on_encrypted_lines_only(tmp_path):
    server = servers.start(tmp_path, JIXIAO_ADMIN_PASSWORD="x", JIXIAO_HTTPS="1", JIXIAO_HOSTS="jixiao.example.gov.cn")
    try:
        headers = {"Host": "jixiao.example.gov.cn", "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.2.3"}
        with urllib.request.urlopen(urllib.request.Request(f"{server.address}/sign-in/", headers=headers)) as answer:
            assert "; Secure" in answer.headers["Set-Cookie"]
            assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
        strange = urllib.request.Request(f"{server.address}/sign-in/", headers={"Host": "evil.example.org"})
        with pytest.raises(urllib.error.HTTPError, match="400"):
            urllib.request.urlopen(strange)
    finally:
        servers.stop(server)


def test_a_port_in_use_is_said_in_one_line(server, tmp_path):
    port = server.address.rpartition(":")[2]
    ran = subprocess.run(
        [servers.JIXIAO, "serve", "--port", port],
        env=servers.environment(tmp_path, JIXIAO_ADMIN_PASSWORD="x"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "请用 --port 换一个端口" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.fixture(scope="module")
def backup(server):
    """Made by one word, in the data folder, and tested."""
    made = server.manage("backup")
    assert "可以还原" in made.stdout, made.stderr
    (file,) = (server.data / "backups").glob("jixiao-*.tar.gz")
    return file


def test_a_backup_brings_everything_back(server, tmp_path, backup):
    assert backup.stat().st_mode & 0o077 == 0
    other = tmp_path / "other"
    assert server.manage("migrate", data=other).returncode == 0
    assert rows(other) == 0
    assert "确认请加 --yes" in server.manage("restore", str(backup), data=other).stderr
    done = server.manage("restore", str(backup), "--yes", data=other)
    assert "已还原" in done.stdout, done.stderr
    assert rows(other) == rows(server.data) > 10
    assert list((other / "backups").glob("before-restore-*.tar.gz"))


def test_a_damaged_backup_is_refused_and_nothing_is_touched(server, tmp_path, backup):
    before = rows(server.data)
    for name, data in (("cut.tar.gz", backup.read_bytes()[:2000]), ("foreign.tar.gz", b"no archive")):
        (tmp_path / name).write_bytes(data)
        tried = server.manage("restore", str(tmp_path / name), "--yes")
        assert tried.returncode == 2
        assert "不是备份文件，或已损坏" in tried.stderr
    assert rows(server.data) == before


def test_commands_on_a_folder_without_tables_say_what_to_do(server, tmp_path):
    tried = server.manage("backup", data=tmp_path / "empty")
    assert tried.returncode == 2
    assert "jixiao manage migrate" in tried.stderr


def test_an_unknown_command_names_the_usual_ones(server):
    assert "常用的有 backup、deliver、demo、migrate、reset、restore、work" in server.manage("no-such-command").stderr
