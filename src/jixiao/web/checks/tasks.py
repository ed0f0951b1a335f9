"""What this app does in the background."""

from django_tasks import task

from jixiao.web.checks.models import Batch
from jixiao.web.checks.results import run_check


@task()
def check_batch(batch: int) -> None:
    """Check the files of an upload."""
    run_check(batch=Batch.objects.get(pk=batch))
