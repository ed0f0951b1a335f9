"""What this app does in the background."""

from django_tasks import task

from jixiao.web.budget.models import Import
from jixiao.web.budget.reading import read


@task()
def read_import(made: int) -> None:
    """Read the files of an import and rehearse it."""
    read(Import.objects.get(pk=made))
