"""The workbench under load: python -m benchmarks.web [--rows 1000000] [--seconds 60].

A server of its own on SQLite: the longest list with many rows asked for again and again, then fifty people saving at
once. Nobody may see an error, and every save must be found afterwards.
"""

import argparse
import re
import sqlite3
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path

from tests.web import server as servers

PEOPLE = 50
ASKED = 100
SLOWEST = 0.1  # seconds: of a hundred, ninety-five are faster
PAGES = ("/log/", "/log/?page=2", "/people/", "/departments/", "/norms/", "/check/", "/")


class Browser:
    """A session of the first administrator."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._cookies = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self._cookies))

    def get(self, path: str) -> str:
        with self._opener.open(self._address + path, timeout=60) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **typed: str) -> int:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path))
        assert token
        body = urllib.parse.urlencode(typed | {"csrfmiddlewaretoken": token[1]}).encode()
        try:
            with self._opener.open(self._address + path, body, timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code

    def signed_in(self) -> "Browser":
        assert self.post("/sign-in/", username="admin", password=servers.ADMIN_PASSWORD) == 200
        return self


def fill(database: Path, rows: int) -> None:
    """Write rows into the log, as years of use would."""
    with closing(sqlite3.connect(database)) as there, there:
        there.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO people_logentry (at, by_name, verb, sentence, subject_kind, before, after) "
            "SELECT datetime('2026-01-01', '+' || i || ' seconds'), '某人（someone）', 'people.person.changed', "
            "'修改人员 第' || i || '个：电话由“1”改为“2”', 'people.person', '{}', '{}' FROM n",
            (rows,),
        )


def lists(server: servers.Server) -> bool:
    """Times of pages, one after another; whether all are quick enough."""
    browser, good = Browser(server.address).signed_in(), True
    for path in PAGES:
        times = []
        for _ in range(ASKED):
            started = time.perf_counter()
            browser.get(path)
            times.append(time.perf_counter() - started)
        slow = sorted(times)[ASKED * 95 // 100]
        good &= slow <= SLOWEST
        word = "good" if slow <= SLOWEST else "MISSED"
        print(f"{path:16} p50 {sorted(times)[ASKED // 2] * 1000:4.0f} ms  p95 {slow * 1000:4.0f} ms (≤ 100)  {word}")
    return good


def saving(server: servers.Server, seconds: int) -> bool:
    """Fifty people add sections to one department at once; whether all went well and nothing is missing."""
    browsers = [Browser(server.address).signed_in() for _ in range(PEOPLE)]
    browsers[0].post("/departments/new/", name="某局", place_code="130100", is_active="on")
    wrong: list[int] = []
    saved: list[str] = []
    until = time.monotonic() + seconds

    def work(number: int) -> None:
        step = 0
        while time.monotonic() < until:
            name, step = f"处室{number}-{step}", step + 1
            try:
                status = browsers[number].post("/departments/1/sections/new/", name=name, is_active="on")
            except OSError:  # the connection broke
                status = 0
            (saved if status == 200 else wrong).append(name if status == 200 else status)  # type: ignore[attr-defined]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(PEOPLE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with closing(sqlite3.connect(server.data / "jixiao.sqlite3")) as there:
        kept = {name for (name,) in there.execute("SELECT name FROM people_section")}
    lost = set(saved) - kept
    if server.process.poll() is not None:
        print(f"the server ended with {server.process.returncode}:\n{(server.data / 'server.log').read_text()[-2000:]}")
        return False
    print(f"{PEOPLE} people, {seconds} s: {len(saved)} saves, {len(wrong)} errors, {len(lost)} lost")
    return not wrong and not lost and bool(saved)


def main() -> int:
    """0 when every bar is met."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = servers.start(Path(folder), JIXIAO_ADMIN_PASSWORD=servers.ADMIN_PASSWORD)
        try:
            print(f"ready after {server.seconds:.2f} s (≤ 3)")
            fill(server.data / "jixiao.sqlite3", options.rows)
            good = lists(server)
            good &= saving(server, options.seconds)
        finally:
            servers.stop(server)
    return 0 if good and server.seconds <= 3 else 1


if __name__ == "__main__":
    sys.exit(main())
