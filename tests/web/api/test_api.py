"""The interface for programs: who may ask for what, rows in and out, pages, errors."""

import base64
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jixiao.web.api.actions import revoke_token
from jixiao.web.api.models import Token
from jixiao.web.api.service import described
from jixiao.web.ledger.registry import ledgers
from jixiao.web.people.models import LogEntry
from tests.web.api.made import ROOT, Program, made_token
from tests.web.checks.made import FAULTY
from tests.web.ledger.made import made_row
from tests.web.pins.made import make_all, make_projects

ROWS = "/ledgers/projects/rows"
BY_SIZE = {"sort": "total_investment"}
NEW = {"name": "新项目", "total_investment": {"amount": "12000.5", "unit": "万元"}, "signed_on": "2022-05-01"}


@pytest.fixture
def program(world) -> Program:
    return Program(world.writer)


# --- who may ----------------------------------------------------------------------------------------------------------


def test_a_token_is_shown_once_and_only_its_digest_is_kept(world, writer):
    answer = writer.post(
        "/account/tokens/", {"name": "市局大屏", "scopes": ["ledgers:read"], "expires_on": _in_a_month()}
    )
    token = Token.objects.get()
    shown = answer.context["made"]
    assert shown.startswith(token.opening)
    assert shown in answer.content.decode()
    assert shown not in writer.get("/account/tokens/").content.decode()
    assert shown not in str(Token.objects.values().get())
    assert "生成接口令牌“市局大屏”" in LogEntry.objects.filter(verb="api.token.made").get().sentence


def _in_a_month() -> str:
    return (timezone.localdate() + timedelta(days=30)).isoformat()


@pytest.mark.parametrize("spoilt", ["wrong", "expired", "revoked", "inactive"])
def test_a_token_that_is_not_live_opens_nothing(world, client, spoilt):
    token, text = made_token(world.writer, days=-1 if spoilt == "expired" else 30)
    if spoilt == "revoked":
        revoke_token(token=token, by=world.administrator)
    if spoilt == "inactive":
        world.writer.is_active = False
        world.writer.save()
    header = {"Authorization": f"Bearer {text}{'x' if spoilt == 'wrong' else ''}"}
    answer = client.get(f"{ROOT}/years", headers=header)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_scope_opens_its_own_addresses_alone(world):
    answer = Program(world.writer, "ledgers:read").ask("post", ROWS, {"values": NEW})
    assert answer.status_code == 403
    assert "写台账" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("persona", "status"),
    [
        ("writer", 200),
        ("auditor", 200),
        ("finance", 200),
        ("neighbour", 404),
        ("stranger", 404),
        ("administrator", 200),
    ],
)
def test_a_token_reaches_as_far_as_its_person(world, persona, status):
    made = make_all(world)
    program = Program(getattr(world, persona))
    for address in (
        f"{ROWS}/{made.projects[0].pk}",
        f"{ROWS}/{made.projects[0].pk}/history",
        f"/years/{made.year.pk}",
        f"/years/{made.year.pk}/papers",
        f"/years/{made.year.pk}/scores",
        f"/indicators/{made.signed.pk}",
        f"/pins/{made.pin.pk}",
        f"/pins/{made.pin.pk}/rows",
        f"/departments/{world.d.bureau.pk}",
    ):
        assert program.ask("get", address).status_code == status, address


def test_a_token_for_one_department_reaches_no_other(world):
    row = made_row(world)
    everywhere, there = Program(world.finance), Program(world.finance, department=world.d.next_door)
    assert everywhere.ask("get", f"{ROWS}/{row.pk}").status_code == 200
    assert there.ask("get", f"{ROWS}/{row.pk}").status_code == 404
    assert [one["name"] for one in there.get("/departments")["items"]] == ["市商务局"]
    assert there.get("/ledgers/projects/sums")["count"] == 0


def test_whoever_asks_too_often_is_told_to_wait(program):
    with override_settings(API_PER_MINUTE=2):
        answers = [program.ask("get", "/years") for _ in range(7)]
    assert {one.status_code for one in answers} == {200, 429}
    assert {1 <= int(one["Retry-After"]) <= 60 for one in answers if one.status_code == 429} == {True}


# --- rows -------------------------------------------------------------------------------------------------------------


def test_every_ledger_is_described_and_read(world, program):
    for ledger in ledgers().values():
        before = transaction.savepoint()
        row = made_row(world, ledger)
        facts = program.get(f"/ledgers/{ledger.name}/rows/{row.pk}")
        columns = program.get(f"/ledgers/{ledger.name}")["columns"]
        assert list(facts["values"]) == [one["name"] for one in columns] == list(ledger.by_name)
        assert row.pk in [one["id"] for one in program.get(f"/ledgers/{ledger.name}/rows")["items"]]
        assert program.get(f"/ledgers/{ledger.name}/sums")["count"] >= 1
        transaction.savepoint_rollback(before)


def test_a_row_is_added_changed_removed_and_brought_back(world, program):
    made = program.ask("post", ROWS, {"values": NEW})
    assert made.status_code == 201
    row = made.json()
    assert row["values"]["total_investment"] == {"amount": "12000.50", "unit": "万元"}
    assert row["values"]["signed_on"] == "2022-05-01"
    assert row["values"]["paid_in"] is None
    address = f"{ROWS}/{row['id']}"
    changed = program.ask("patch", address, {"version": 1, "values": {"keeper": "张三"}}).json()
    assert (changed["version"], changed["values"]["keeper"], changed["values"]["name"]) == (2, "张三", "新项目")
    assert program.ask("delete", f"{address}?version=2&reason=重复").json()["removed_at"]
    assert program.get("/ledgers/projects/sums")["count"] == 0
    assert program.ask("post", f"{address}/restore").json()["removed_at"] is None
    assert [one["verb"].rpartition(".")[2] for one in program.get(f"{address}/history")] == [
        "restored", "removed", "changed", "created",
    ]  # fmt: skip
    assert program.get(f"{address}/history")[0]["by"] == "王填（writer），接口“大屏”"


def test_who_has_not_seen_the_last_version_changes_nothing(world, program):
    row = made_row(world, name="甲项目")
    program.ask("patch", f"{ROWS}/{row.pk}", {"version": 1, "values": {"name": "乙项目"}})
    for late in (
        program.ask("patch", f"{ROWS}/{row.pk}", {"version": 1, "values": {"name": "丙项目"}}),
        program.ask("delete", f"{ROWS}/{row.pk}?version=1&reason=重复"),
    ):
        assert late.status_code == 409
        assert "由“甲项目”改为“乙项目”" in late.json()["detail"]


@pytest.mark.parametrize(
    ("values", "at", "words"),
    [
        ({"name": ""}, "name", "必填"),
        ({"total_investment": 12.5}, "total_investment", "数字请写成字符串"),
        ({"total_investment": {"amount": "1", "unit": "亿元"}}, "total_investment", "万元"),
        ({"total_investment": "很多"}, "total_investment", "不是金额"),
        ({"signed_on": "去年"}, "signed_on", "不是日期"),
        ({"agreement": "口头"}, "agreement", "口头"),
        ({"enterprise": 999999}, "enterprise", "没有编号为 999999"),
        ({"stage": "signed"}, "stage", "由系统得出"),
        ({"mayor": "x"}, "mayor", "没有这一列"),
    ],
)
def test_what_is_wrong_is_said_by_column_in_chinese(program, values, at, words):
    answer = program.ask("post", ROWS, {"values": NEW | values})
    assert answer.status_code == 422
    wrong = {one["at"]: one["words"] for one in answer.json()["errors"]}
    assert words in wrong[f"values.{at}"]


def test_the_filters_are_those_of_the_page(world, program, writer):
    make_projects(world)
    asked = {"total_investment_from": "1亿", "sort": "-total_investment"}
    assert [one["values"]["name"] for one in program.get(ROWS, **asked)["items"]] == ["甲项目", "乙项目"]
    sums = program.get("/ledgers/projects/sums", total_investment_from="1亿", group="stage")
    total = next(one for one in sums["sums"] if one["column"] == "total_investment")
    assert (sums["count"], total["sum"], total["filled"]) == (2, {"amount": "55000.00", "unit": "万元"}, 2)
    assert sum(one["count"] for one in sums["groups"]) == 2
    for query in ({"mayor": "x"}, {"total_investment_from": "很多"}, {"page": "2"}):
        assert program.ask("get", ROWS, query_params=query).status_code == 400


@pytest.mark.parametrize("sort", ["", "total_investment", "-total_investment", "signed_on"])
def test_pages_hold_every_row_once_while_rows_come_and_go(world, program, sort):
    sizes = [300, None, 100, 200, None, 200]
    rows = [made_row(world, name=f"{n}", total_investment=size) for n, size in enumerate(sizes)]
    seen, cursor = [], ""
    while cursor is not None:
        page = program.get(ROWS, sort=sort, limit=2, **({"cursor": cursor} if cursor else {}))
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if len(seen) == 2:  # one that was read goes, none that was not is left out
            program.ask("delete", f"{ROWS}/{seen[0]}?version=1&reason=重复")
    assert sorted(seen) == [row.pk for row in rows]
    if "total" in sort:
        found = [sizes[[row.pk for row in rows].index(pk)] or 0 for pk in seen]
        assert found == sorted(found, reverse=sort.startswith("-"))


def test_a_page_costs_the_same_for_few_rows_and_for_many(world, program):
    make_all(world)

    def queries(address: str) -> int:
        program.get(address)  # pins look once at a ledger that was changed
        with CaptureQueriesContext(connection) as captured:
            program.get(address)
        return len(captured)

    addresses = (ROWS, "/indicators", "/years", "/departments", "/pins")
    before = {address: queries(address) for address in addresses}
    for number in range(20):
        made_row(world, name=f"{number}")
    assert {address: queries(address) for address in addresses} == before
    assert max(before.values()) <= 8


# --- the rest ---------------------------------------------------------------------------------------------------------


def test_years_indicators_papers_and_pins_are_read(world, program):
    made = make_all(world)
    indicators = program.get("/indicators", year_id=made.year.pk)["items"]
    assert {one["name"] for one in indicators} >= {made.signed.name}
    assert program.get(f"/years/{made.year.pk}/papers")["papers"]["department"] == "市投资促进局"
    assert program.get(f"/years/{made.year.pk}/scores")
    pin = program.get("/pins")["items"][0]
    assert (pin["value"], pin["state"], pin["row_count"]) == ("2", "same", 2)
    program.ask("patch", f"{ROWS}/{made.projects[0].pk}", {"version": 1, "values": {"total_investment": "1"}})
    moved = program.get(f"/pins/{made.pin.pk}")
    assert (moved["value"], moved["value_now"], moved["state"]) == ("2", "1", "moved")
    then = program.get(f"/pins/{made.pin.pk}/rows")["items"][0]["values"]
    assert then["total_investment"] == {"amount": "30000.00", "unit": "万元"}


def test_a_document_is_checked(program):
    uploads = [SimpleUploadedFile("报告.txt", FAULTY.encode()), SimpleUploadedFile("坏.docx", b"")]
    started = program.ask("post", "/checks", data={"files": uploads})
    assert started.status_code == 202
    found = program.get(f"/checks/{started.json()['id']}")
    assert found["state"] == "done"
    good, bad = found["report"]["files"]
    assert good["findings"][0]["rule"]
    assert bad["error"]["problem"]


def test_errors_are_json_in_chinese_wherever_they_come_from(program, client):
    for answer, status in (
        (client.get(f"{ROOT}/nothing"), 404),
        (client.put(f"{ROOT}/years"), 405),
        (program.ask("get", f"{ROWS}/{10**30}"), 422),
        (program.ask("get", "/ledgers/nothing/rows"), 422),
        (program.ask("get", ROWS, query_params={"cursor": "e30"}), 422),
        (program.ask("get", ROWS, query_params={"cursor": _cursor(["name", "\x00", 1]), "sort": "name"}), 400),
        (program.ask("get", ROWS, query_params={"cursor": _cursor(["total_investment", 2**70, 1])} | BY_SIZE), 422),
        (program.ask("get", ROWS, query_params={"words": "\x00"}), 400),
        (program.ask("post", ROWS, [1]), 422),
        (program.ask("post", ROWS, data="{", content_type="application/json"), 400),
    ):
        assert answer.status_code == status, answer.content.decode()
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"].endswith("。")


def _cursor(parts) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()


def test_the_description_names_scopes_and_errors_and_people_can_read_it(writer):
    document = described()
    assert document["openapi"].startswith("3.1")
    listed = document["paths"]["/api/v1/ledgers/{ledger}/rows"]["get"]
    assert listed["security"] == [{"Bearer": ["ledgers:read"]}]
    assert {400, 401, 403, 404, 422, 429} <= set(listed["responses"])
    page = writer.get("/api/").content.decode()
    assert "台账的行，逐页" in page
    assert all(address in page for address in document["paths"])
