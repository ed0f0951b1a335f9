"""Links for people outside, who come by a link alone and never sign in."""

import secrets


def new_token() -> str:
    """What nobody guesses: 192 bits."""
    return secrets.token_urlsafe(24)
