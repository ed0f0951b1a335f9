"""Settings by environment: what an office sets, and what holds when it sets nothing."""

import os
import secrets
import socket
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class EnvironmentWrong(ValueError):
    """A variable that cannot be used: names it and says what to write."""


def data_folder() -> Path:
    """Where everything is kept: JIXIAO_DATA, else a folder of the user's."""
    named = os.environ.get("JIXIAO_DATA", "")
    folder = Path(named) if named else Path.home() / ".local" / "share" / "jixiao"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """JIXIAO_SECRET_KEY, else one made once and kept in the data folder."""
    if given := os.environ.get("JIXIAO_SECRET_KEY", ""):
        return given
    file = folder / "secret_key"
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as opened:
            opened.write(secrets.token_urlsafe(50))
    return file.read_text()


def hosts() -> list[str]:
    """The names under which browsers may ask: this machine's own, and those of JIXIAO_HOSTS."""
    named = [name.strip() for name in os.environ.get("JIXIAO_HOSTS", "").split(",") if name.strip()]
    return [*dict.fromkeys(("localhost", "127.0.0.1", "[::1]", socket.gethostname(), *named))]


def is_set(name: str) -> bool:
    value = os.environ.get(name, "0")
    if value not in {"0", "1", ""}:
        raise EnvironmentWrong(f"{name}={value}：只能写 1（是）或 0（否）。")
    return value == "1"


def whole(name: str, default: int) -> int:
    value = os.environ.get(name, "") or str(default)
    if not value.isdecimal() or int(value) == 0:
        raise EnvironmentWrong(f"{name}={value}：应为正整数。")
    return int(value)


def mail() -> dict[str, Any]:
    """Django's settings of mail by JIXIAO_MAIL: smtp(s)://user:password@host:port/?from=name@host."""
    address = os.environ.get("JIXIAO_MAIL", "")
    if not address:
        return {"EMAIL_HOST": ""}
    parts = urlsplit(address)
    sender = dict(parse_qsl(parts.query)).get("from", "")
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or "@" not in sender:
        raise EnvironmentWrong("JIXIAO_MAIL：应为 smtps://用户:密码@主机:465/?from=发件地址，或以 smtp:// 开头。")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": sender,
    }


def single_sign_on() -> dict[str, str]:
    """The provider of the office by JIXIAO_SSO (its address), JIXIAO_SSO_CLIENT and JIXIAO_SSO_SECRET; {}: none."""
    address = os.environ.get("JIXIAO_SSO", "")
    if not address:
        return {}
    client, secret = os.environ.get("JIXIAO_SSO_CLIENT", ""), os.environ.get("JIXIAO_SSO_SECRET", "")
    if not address.startswith(("https://", "http://")) or not client or not secret:
        raise EnvironmentWrong("JIXIAO_SSO：应为 https:// 开头的地址，并设置 JIXIAO_SSO_CLIENT 和 JIXIAO_SSO_SECRET。")
    if find_spec("allauth") is None:
        raise EnvironmentWrong("JIXIAO_SSO：统一登录还要安装 requirements/sso.txt 里的软件包。")
    return {
        "address": address,
        "client": client,
        "secret": secret,
        "name": os.environ.get("JIXIAO_SSO_NAME", "") or "统一身份认证",
        "claim": os.environ.get("JIXIAO_SSO_CLAIM", "") or "preferred_username",
    }


def database(folder: Path) -> dict[str, Any]:
    """SQLite in the data folder, or what DATABASE_URL names: postgresql://user:password@host:5432/name."""
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        return sqlite(folder / "jixiao.sqlite3")
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise EnvironmentWrong("DATABASE_URL：应为 postgresql://用户:密码@主机:5432/库名；不用 PostgreSQL 时不要设置。")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # Pages ask short questions: to compile one takes up to two seconds, and none becomes quicker by it.
        "OPTIONS": {"pool": True, "options": "-c jit=off", **dict(parse_qsl(parts.query))},
    }


def sqlite(file: Path) -> dict[str, Any]:
    """Readers never wait, writers wait for one another: with Django's own settings half of them fail at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": 600,  # to open one, and to read again what the last one knew, takes as long as a short page
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000;",
        },
    }
