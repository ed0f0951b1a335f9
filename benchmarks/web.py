"""The workbench under load: python -m benchmarks.web [--rows 1000000] [--offices 200] [--seconds 60].

A server of its own on SQLite with the demonstration data, more departments and a long log: lists, grids and the report
asked for again and again, then fifty people saving at once. Nobody may see an error, and every save must be found
afterwards.
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
from collections.abc import Sequence
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path

from tests.web import server as servers

PEOPLE = 50
ASKED = 100
SLOWEST = 0.1  # seconds: of a hundred, ninety-five are faster
LISTS = ("/log/", "/log/?page=2", "/people/", "/departments/", "/years/", "/norms/", "/check/", "/")
DEMO_PASSWORD = "Jixiao-demo-2026"
GRIDS = (
    "/years/{year}/picture/", "/years/{year}/budget/", "/years/{year}/budget/programs/",
    "/years/{year}/objectives/", "/years/{year}/objectives/{program}/", "/years/{year}/self-evaluation/",
    "/years/{year}/evidence/", "/years/{year}/compare/", "/years/{year}/report/",
)  # fmt: skip
# Further departments, each with the year of an example office, as `manage shell` makes them.
OFFICES = """
from jixiao.dossier.files import read_papers
from jixiao.web.papers.record import record
from jixiao.web.people.actions.offices import create_department, place_of
from jixiao.web.site.demo import PAPERS
papers = read_papers((PAPERS / "office-luquan-2025.json").read_bytes())
for number in range({offices}):
    values = {{"name": f"第{{number + 1}}局", "code": f"X{{number}}", "place": place_of(code="130100")}}
    record(papers=papers, department=create_department(by=None, values=values), by=None)
"""


class Browser:
    """A session of somebody."""

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

    def signed_in(self, person: str = "admin", password: str = servers.ADMIN_PASSWORD) -> "Browser":
        assert self.post("/sign-in/", username=person, password=password) == 200
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


def pages(browser: Browser, addresses: Sequence[str]) -> bool:
    """Times of pages, one after another; whether all are quick enough."""
    good = True
    for path in addresses:
        times = []
        for _ in range(ASKED):
            started = time.perf_counter()
            browser.get(path)
            times.append(time.perf_counter() - started)
        slow = sorted(times)[ASKED * 95 // 100]
        good &= slow <= SLOWEST
        word = "good" if slow <= SLOWEST else "MISSED"
        print(f"{path:32} p50 {sorted(times)[ASKED // 2] * 1000:4.0f} ms  p95 {slow * 1000:4.0f} ms (≤ 100)  {word}")
    return good


def grids(server: servers.Server) -> list[str]:
    """The pages of the city bureau's year, by the keys they have here."""
    with closing(sqlite3.connect(server.data / "jixiao.sqlite3")) as there:
        (year,) = there.execute("SELECT id FROM years_budgetyear WHERE state = 'open' ORDER BY id").fetchone()
        (program,) = there.execute(
            "SELECT id FROM years_programyear WHERE year_id = ? ORDER BY id DESC", (year,)
        ).fetchone()
    return [path.format(year=year, program=program) for path in GRIDS]


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
    parser.add_argument("--offices", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = servers.start(Path(folder), JIXIAO_ADMIN_PASSWORD=servers.ADMIN_PASSWORD)
        try:
            print(f"ready after {server.seconds:.2f} s (≤ 3)")
            for command in (("demo",), ("shell", "-c", OFFICES.format(offices=options.offices))):
                done = server.manage(*command)
                assert done.returncode == 0, done.stderr
            fill(server.data / "jixiao.sqlite3", options.rows)
            good = pages(Browser(server.address).signed_in(), LISTS)
            good &= pages(Browser(server.address).signed_in("demo-compiler", DEMO_PASSWORD), grids(server))
            good &= saving(server, options.seconds)
        finally:
            servers.stop(server)
    return 0 if good and server.seconds <= 3 else 1


if __name__ == "__main__":
    sys.exit(main())
