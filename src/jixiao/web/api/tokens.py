"""How tokens are made and found again: the text is shown once, its digest is kept."""

import hashlib
import secrets

from jixiao.web.api.models import Token

MARK = "jx_"
_SHOWN = 7  # characters by which a person tells tokens apart


def new_text() -> str:
    return MARK + secrets.token_urlsafe(32)


def digest_of(text: str) -> str:
    """Plain SHA-256: the text is random, there is nothing to guess."""
    return hashlib.sha256(text.encode()).hexdigest()


def opening_of(text: str) -> str:
    return text[: len(MARK) + _SHOWN - 3]


def token_of(text: str) -> Token | None:
    """The live token of a text whose person may still sign in."""
    rows = Token.objects.select_related("person__department__place", "person__section")
    found = rows.filter(digest=digest_of(text), person__is_active=True).first()
    return found if found is not None and found.is_live else None
