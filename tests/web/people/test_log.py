"""The audit log: complete, in Chinese, append-only."""

import ast
import re
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from jixiao.web.people.actions.accounts import change_person
from jixiao.web.people.log import sentences
from jixiao.web.people.models import LogEntry

WEB = Path(__file__).parents[3] / "src" / "jixiao" / "web"


def texts_used() -> tuple[set[str], list[re.Pattern[str]]]:
    """Every text in the code, and every text with gaps (f"campaign.{verb}") as what it may become."""
    texts: set[str] = set()
    gapped: list[re.Pattern[str]] = []
    for path in WEB.rglob("*.py"):
        if path.name == "log_sentences.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"([a-z_.]+)" for p in node.values]
                gapped.append(re.compile("".join(map(str, parts))))
    return texts, [pattern for pattern in gapped if re.match(r"[a-z]+\\\.", pattern.pattern)]


def is_used(verb: str, texts: set[str], gapped: list[re.Pattern[str]]) -> bool:
    """Written out, or put together of texts of the code; .created and .changed are added to nouns."""
    noun, _, last = verb.rpartition(".")
    if verb in texts or (last in {"created", "changed"} and noun in texts):
        return True
    filled = (found for pattern in gapped if (found := pattern.fullmatch(verb)))
    return any(all(text in texts for text in found.groups()) for found in filled)


def test_every_verb_of_the_log_is_used_and_has_a_sentence():
    texts, gapped = texts_used()
    assert [verb for verb in sentences() if not is_used(verb, texts, gapped)] == []


def test_a_change_keeps_before_and_after_and_says_them(world):
    change_person(person=world.writer, by=world.administrator, values={"phone": "5551234", "section": world.section})
    entry = LogEntry.objects.first()
    assert entry.sentence == "修改人员 王填（writer）：电话由空改为“5551234”；处室由“投资促进处”改为“办公室”"
    assert (entry.before, entry.after) == (
        {"电话": "", "处室": "投资促进处"},
        {"电话": "5551234", "处室": "办公室"},
    )
    assert (entry.by_name, entry.department) == ("管理（administrator）", world.d.bureau)


def test_nothing_changed_is_nothing_to_tell(world):
    count = LogEntry.objects.count()
    change_person(person=world.writer, by=world.administrator, values={"phone": world.writer.phone})
    assert LogEntry.objects.count() == count


def test_entries_cannot_be_changed_or_removed(world):
    entry = LogEntry.objects.first()
    for attempt in (entry.save, entry.delete, LogEntry.objects.all().delete, lambda: LogEntry.objects.update(verb="x")):
        with pytest.raises(TypeError, match="只能追加"):
            attempt()


@pytest.mark.parametrize("command", ["UPDATE people_logentry SET sentence = ''", "DELETE FROM people_logentry"])
def test_the_database_itself_refuses(world, command):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(command)


def test_the_page_shows_what_the_department_did_and_nothing_else(browser_of, world):
    page = browser_of("leader").get("/log/?words=王填")
    assert "新增人员 王填（writer）" in page.text
    assert "区投资促进局" not in page.text
    assert "没有符合条件的记录" in browser_of("stranger").get("/log/?words=王填").text


def test_the_filters_of_the_page(administrator, world):
    assert (
        "新增部门 市商务局" in administrator.get(f"/log/?kind=people.department&department={world.d.next_door.pk}").text
    )
    assert "没有符合条件的记录" in administrator.get("/log/?until=2020-01-01").text
