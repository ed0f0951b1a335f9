"""What the site does in the background."""

from django_tasks import task

from jixiao.web.site.backup import make_backup, running, try_restore


@task()
def make_and_test() -> None:
    """A backup, and a test that it can be restored; one that cannot does not stay."""
    with running():
        file = make_backup()
        try:
            try_restore(file)
        except BaseException:
            file.unlink()
            raise
