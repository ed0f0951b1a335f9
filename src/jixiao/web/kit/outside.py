"""Addresses that are opened by whoever has the link, without a sign-in."""

import secrets


def new_token() -> str:
    """What nobody guesses: 192 bits."""
    return secrets.token_urlsafe(24)
