"""How often one address may do something on pages that are open to everybody.

Counted in the memory of the one process that serves: to write it down would have readers wait for writers.
"""

from django.core.cache import cache
from django.http import HttpRequest


def too_many(request: HttpRequest, what: str, *, most: int, seconds: int) -> bool:
    """Count one more; whether it is more than `most` within the time."""
    key = f"{what}/{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, seconds)
    try:
        return bool(cache.incr(key) > most)
    except ValueError:  # it ran out in between
        return False
