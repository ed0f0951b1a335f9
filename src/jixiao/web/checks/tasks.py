"""What this app does in the background."""

from django_tasks import task

from jixiao.web.checks.actions import run_check
from jixiao.web.checks.models import Batch


@task()
def check_batch(batch: int) -> None:
    """Check the files of an upload."""
    run_check(batch=Batch.objects.get(pk=batch))
