"""What this app does in the background."""

from django_tasks import task

from jixiao.web.budget.models import Import
from jixiao.web.budget.reading import give_up, read


@task()
def read_import(made: int) -> None:
    """Read the files of an import and rehearse it; when that breaks the page says so, and the log why."""
    try:
        read(Import.objects.get(pk=made))
    except Exception:
        give_up(Import.objects.get(pk=made))
        raise
