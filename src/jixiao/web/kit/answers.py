"""Answers that are files: always to be saved, never shown as a page of this site."""

from urllib.parse import quote

from django.http import HttpResponse


def attachment(name: str, data: bytes, kind: str = "application/octet-stream") -> HttpResponse:
    """A file under its own name, Chinese or not."""
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
