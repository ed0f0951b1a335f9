"""Pages for people outside, who come by a link and never sign in: links nobody guesses, and not too often."""

import secrets

from django.core.cache import cache
from django.http import HttpRequest

_WITHIN = 600  # seconds


def new_token() -> str:
    """What nobody guesses: 192 bits."""
    return secrets.token_urlsafe(24)


def too_many(request: HttpRequest, what: str, most: int) -> bool:
    """Whether one address has done something more than so many times in ten minutes; this time counts."""
    key = f"{what}/{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, _WITHIN)
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it ran out in between
        return False
