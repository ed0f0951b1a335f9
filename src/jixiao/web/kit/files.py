"""Files kept in the data folder, by a name of ours: the newest is the one that counts."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


def keep(name: str, data: bytes) -> None:
    """Keep a file; one of the same name is replaced, never set aside."""
    default_storage.delete(name)
    default_storage.save(name, ContentFile(data))


def kept(name: str) -> bytes:
    """What was kept under a name."""
    with default_storage.open(name) as opened:
        data: bytes = opened.read()
    return data
