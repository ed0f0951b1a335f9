"""Tables for an empty database at once, in the form the models have now.

Going through every migration works out the models anew at each step, which takes half a minute for tables that are
empty anyhow. A test holds what is made here against what the migrations make.
"""

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

_OURS = "jixiao.web."


def is_empty() -> bool:
    return not connection.introspection.table_names()


def create() -> None:
    """Every table, what our own migrations do besides (the triggers of the log), and all migrations as done.

    Migrations of others that move data have nothing to move here.
    """
    loader = MigrationLoader(connection)
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.managed and not model._meta.proxy:
                editor.create_model(model)
        _run_ours(loader, editor)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in sorted(loader.graph.nodes):
        recorder.record_applied(app, name)
    emit_post_migrate_signal(0, interactive=False, db=connection.alias)


def _run_ours(loader: MigrationLoader, editor: BaseDatabaseSchemaEditor) -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith(_OURS)}
    for (app, _), migration in sorted(loader.disk_migrations.items()):
        for operation in migration.operations if app in ours else ():
            if isinstance(operation, RunPython):
                operation.code(apps, editor)  # type: ignore[arg-type]
