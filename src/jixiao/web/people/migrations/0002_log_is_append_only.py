"""The database itself refuses to change or remove an entry of the log."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_MESSAGE = "the log is append-only"
_SQLITE = """
CREATE TRIGGER people_logentry_no_{verb} BEFORE {verb} ON people_logentry
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION people_logentry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{_MESSAGE}'; END $$
"""
_TRIGGER = """
CREATE TRIGGER people_logentry_append_only BEFORE UPDATE OR DELETE ON people_logentry
FOR EACH ROW EXECUTE FUNCTION people_logentry_refuse()
"""


def refuse(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            editor.execute(_SQLITE.format(verb=verb, message=_MESSAGE))
    else:
        editor.execute(_FUNCTION)
        editor.execute(_TRIGGER)


def allow(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            editor.execute(f"DROP TRIGGER people_logentry_no_{verb}")
    else:
        editor.execute("DROP TRIGGER people_logentry_append_only ON people_logentry")
        editor.execute("DROP FUNCTION people_logentry_refuse")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(refuse, allow)]
