"""Where words.py keeps its index: no table of Django's, since each database has its own kind."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = "CREATE VIRTUAL TABLE ledger_words USING fts5(parts, content='', detail=none, columnsize=0, tokenize='ascii')"
_POSTGRESQL = (
    "CREATE TABLE ledger_words (rowid bigint PRIMARY KEY, parts tsvector)",
    "CREATE INDEX ledger_words_parts ON ledger_words USING gin (parts)",
)


def make(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for sentence in (_SQLITE,) if editor.connection.vendor == "sqlite" else _POSTGRESQL:
        editor.execute(sentence)


def drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE ledger_words")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
