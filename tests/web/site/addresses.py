"""Who may ask how the system is."""

from tests.web.permissions import row


def _none(_world):
    return {"name": "jixiao-20260101-000000.tar.gz"}


ADDRESSES = (
    row("pulse", others=200, anonymous=200),
    row("health", administrator=200),
    row("backup_list", administrator=200),
    row("backup_make", method="POST", administrator=302),
    row("backup_download", where=_none),  # there is no such backup
    row("backup_test", where=_none, method="POST"),
    row("backup_restore", where=_none, method="POST"),
)
