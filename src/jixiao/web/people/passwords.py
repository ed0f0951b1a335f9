"""Passwords: the rules for one's own, and those handed out once."""

import secrets

from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.exceptions import ValidationError

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else
ONE_TIME = "one_time"


def one_time_password() -> str:
    """Twelve characters in groups of four: 59 bits, to be changed at the first sign-in."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


class OneTimeHasher(PBKDF2PasswordHasher):
    """For random passwords only: nobody guesses them, and two hundred of them must not take a minute.

    At the first sign-in Django hashes the password anew in the ordinary way.
    """

    algorithm = ONE_TIME
    iterations = 20_000


class Mixed:
    """Letters, digits and signs mixed: at least three of capital letters, small letters, digits, others."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        kinds = (str.isupper, str.islower, str.isdigit, lambda sign: not sign.isalnum())
        if sum(any(kind(sign) for sign in password) for kind in kinds) < 3:
            raise ValidationError(self.get_help_text())

    def get_help_text(self) -> str:
        return "密码须含大写字母、小写字母、数字、符号中的三类。"
