"""What somebody tried is for nobody else."""

from tests.web.checks.made import checked_file
from tests.web.permissions import row


def _file(world):
    return {"pk": checked_file(world.writer).pk}


ADDRESSES = (
    row("checks:batch_list", others=200),
    row("checks:batch_list", others=422, method="POST"),
    row("checks:batch_detail", where=lambda world: {"pk": checked_file(world.writer).batch_id}, writer=200),
    row("checks:file_detail", where=_file, writer=200),
    row("checks:file_commented", where=_file),  # a text file has none
    row("checks:file_original", where=_file, writer=200),
)
