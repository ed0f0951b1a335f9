"""Whatever a program sends for any column of any ledger: an answer, never an error of the server."""

import pytest
from django.test import override_settings

from jixiao.web.ledger import kinds
from jixiao.web.ledger.registry import ledgers
from tests.web.api.made import Program
from tests.web.ledger.made import made_row

pytestmark = [pytest.mark.long, pytest.mark.alike]

ODD = (
    None, "", " ", "x" * 3000, "\x00", "\ud800", 0, -1, 2**70, 1.5, True, [], {}, {"id": "1"}, {"amount": 1, "unit": 2},
    "NaN", "Infinity", "1e99", "１２", "2022-13-45", "0001-01-01", "9999-12-31",
)  # fmt: skip
ASKED = ("", "x", "\x00", "-1", str(2**70), "1e99", "NaN", "0001-01-01", "9999-12-31", "1亿")


@pytest.mark.parametrize("ledger", ledgers().values(), ids=lambda one: one.name)
def test_odd_values_and_filters(world, ledger):
    program, row = Program(world.writer), made_row(world, ledger)
    address = f"/ledgers/{ledger.name}/rows"
    with override_settings(API_PER_MINUTE=100_000):
        statuses = set(_written(program, f"{address}/{row.pk}", ledger)) | set(_asked(program, address, ledger))
    assert statuses <= {200, 400, 422}


def _written(program, address, ledger):
    """Each value into all columns at once, then into those alone that did not refuse it."""
    for value in ODD:
        version = program.get(address)["version"]
        values = {column.name: value for column in ledger.typed}
        answer = program.ask("patch", address, {"version": version, "values": values})
        yield answer.status_code
        wrong = {one["at"].removeprefix("values.") for one in answer.json().get("errors", ())}
        left = {name: value for name in values if name not in wrong}
        if wrong and left:
            yield program.ask("patch", address, {"version": version, "values": left}).status_code


def _asked(program, address, ledger):
    for column in ledger.columns:
        for key in column.kind.filters(column) if column.filtered else ():
            for value in ASKED:
                yield program.ask("get", address, query_params={key: value}).status_code
        if column.is_sorted:
            cursor = program.get(address, sort=column.name, limit=1)["next"] or ""
            yield program.ask("get", address, query_params={"sort": column.name, "cursor": cursor}).status_code
        if column.grouped:
            group = f"{column.name}-month" if column.kind is kinds.DAY else column.name
            yield program.ask("get", f"/ledgers/{ledger.name}/sums", query_params={"group": group}).status_code
