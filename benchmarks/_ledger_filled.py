"""What the ledger's benchmark is made of: a database with projects, their progress and clauses, and two people."""

import os
import tempfile
from typing import Any

STAGES = ("lead", "negotiating", "review", "signed", "landed", "construction", "finished", "producing")
_REACHED = "i / 11 * 13 % 8"  # which of the stages
_DAYS, _SPREAD, _STEP = 3600, 100, 20_000
_SERIES = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) {insert} FROM n",
    "postgresql": "{insert} FROM generate_series(1::bigint, {rows}) AS n(i)",
}
_DAY = {"sqlite": "date('2015-01-01', '+' || ({n}) || ' days')", "postgresql": "date '2015-01-01' + ({n})::int"}
_MOMENT = {"sqlite": "datetime({day})", "postgresql": "({day})::timestamptz"}


def start() -> None:
    """Django on the data folder of JIXIAO_DATA, else on one of its own, with an admin beside it."""
    os.environ.setdefault("JIXIAO_DATA", tempfile.mkdtemp(prefix="jixiao-ledger-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks._ledger_settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def fill(rows: int) -> None:
    """Projects of departments, a hundred thousand of the first, entered in the order in which they were found.

    Their other columns are independent of one another, but for the days of the stages they have reached. One in five
    has a report and a clause of a contract.
    """
    from django.db import connection

    from jixiao.web.people.actions.offices import create_department, place_of
    from jixiao.web.promotion.models import Obligation, Progress, Project

    places = [place_of(code=str(130101 + at)) for at in range(1, 23)]
    made = [create_department(by=None, values={"name": f"第{at}局", "place": places[0]}) for at in range(20)]
    at = f"{made[0].pk} + CASE WHEN i % 10 = 0 THEN 0 ELSE i % 20 END"
    stages = " ".join(f"WHEN {number} THEN '{stage}'" for number, stage in enumerate(STAGES))
    _write(Project, rows, {
        "department_id": at,
        "place_id": f"{places[0].pk} + i * 31 % 22",
        "stage": f"CASE {_REACHED} {stages} END",
        "agreement": "CASE i * 17 % 3 WHEN 0 THEN 'none' WHEN 1 THEN 'framework' ELSE 'contract' END",
        "name": "'示例精密制造产业化项目' || i",
        "investor": "'示例科技有限公司' || (i % 50000)",
        "code": "'B' || i",
        "about": "'" + "建设内容" * 30 + "'",
        "total_investment": "(i * 104729 % 300000) * 1000000",
        "agreed_investment": "(i * 104729 % 300000) * 900000",
        "paid_in": "CASE WHEN i % 3 = 0 THEN NULL ELSE (i * 15485863 % 3000) * 1000000 END",
        "found_on": _day(rows),
        "progress_on": f"CASE WHEN i % 5 = 0 THEN {_day(rows // 5).replace('i *', 'i / 5 *')} END",
        "signed_on": f"CASE WHEN {_REACHED} >= 3 THEN {_day(rows)} END",
        **{name: f"CASE WHEN {_REACHED} >= {at} THEN {_day(rows, f'i * {at} % 97 * {at - 3}')} END"
           for at, name in enumerate(("landed_on", "started_on", "finished_on", "producing_on"), 4)},
        "category": "CASE i * 7 % 3 WHEN 0 THEN 'industry' WHEN 1 THEN 'service' ELSE 'logistics' END",
    })  # fmt: skip
    every = {"project_id": "i * 5", "department_id": at.replace("i %", "i * 5 %")}
    _write(
        Progress, rows // 5, every | {"on": _day(rows // 5), "office": "'招商一处'", "light": "'green'", "text": "'谈'"}
    )
    _write(Obligation, rows // 5, every | {"party": "'investor'", "clause": "'半年内开工'", "due_on": _day(rows // 5)})
    _find(rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")


def _day(rows: int, later: str = "0") -> str:
    """Later for later rows, within some months."""
    from django.db import connection

    return _DAY[connection.vendor].format(n=f"i * {_DAYS - _SPREAD} / {rows} + i * 7919 % {_SPREAD} + {later}")


def _write(model: Any, rows: int, columns: dict[str, str]) -> None:
    """Rows first, indexes after them: a tenth of the time."""
    from django.db import connection
    from django.db.models import CharField, TextField

    moment = _MOMENT[connection.vendor].format(day=_day(rows))
    columns = {"version": "1", "created_at": moment, "changed_at": moment, **columns}
    texts = (field for field in model._meta.concrete_fields if isinstance(field, CharField | TextField))
    columns |= {field.attname: "''" for field in texts if field.attname not in columns and not field.null}
    names = ", ".join(map(connection.ops.quote_name, columns))
    insert = f"INSERT INTO {model._meta.db_table} ({names}) SELECT {', '.join(columns.values())}"
    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.remove_index(model, index)
    with connection.cursor() as cursor:
        cursor.execute(_SERIES[connection.vendor].format(rows=rows, insert=insert))
    with connection.schema_editor() as editor:
        for index in model._meta.indexes:
            editor.add_index(model, index)


def _find(rows: int) -> None:
    """Have the projects found by their words."""
    from django.db import transaction

    from jixiao.web.ledger.registry import ledgers
    from jixiao.web.ledger.words import keep_words
    from jixiao.web.promotion.models import Project

    for first in range(0, rows, _STEP):
        with transaction.atomic():
            keep_words(ledgers()["projects"], Project.objects.filter(pk__gt=first, pk__lte=first + _STEP))


def people() -> None:
    """One who sees everything, and one who writes for one department."""
    from jixiao.web.people.actions.accounts import create_person, grant_role
    from jixiao.web.people.models import Department

    department = Department.objects.get(name="第0局")
    for username, role, place in (("all", "administrator", None), ("writer", "writer", department)):
        values = {"username": username, "name": username, "department": place, "section": None}
        person, _ = create_person(by=None, values=values)
        grant_role(person=person, role=role, department=place, by=None)
        person.must_change_password = False
        person.save()
