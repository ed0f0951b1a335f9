"""Settings by environment."""

import pytest

from jixiao.web.site import environment

pytestmark = pytest.mark.alike


def test_without_any_word_it_is_sqlite_in_the_data_folder(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    facts = environment.database(tmp_path)
    assert facts["NAME"] == tmp_path / "jixiao.sqlite3"
    assert facts["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in facts["OPTIONS"]["init_command"]


def test_an_address_of_postgresql_is_taken_apart(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://jx:p%40ss@db.local:5433/budget?sslmode=require")
    facts = environment.database(tmp_path)
    assert [facts[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "jx", "p@ss", "db.local", "5433", "budget",
    ]  # fmt: skip
    assert facts["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("address", ["mysql://host/name", "postgresql://host"])
def test_an_address_of_something_else_is_refused(tmp_path, monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(environment.EnvironmentWrong, match="DATABASE_URL"):
        environment.database(tmp_path)


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path, monkeypatch):
    monkeypatch.delenv("JIXIAO_SECRET_KEY", raising=False)
    key = environment.secret_key(tmp_path)
    assert (environment.secret_key(tmp_path), len(key) >= 50) == (key, True)
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_words_that_mean_nothing_are_refused(monkeypatch):
    monkeypatch.setenv("JIXIAO_HTTPS", "yes")
    with pytest.raises(environment.EnvironmentWrong, match="JIXIAO_HTTPS=yes"):
        environment.is_set("JIXIAO_HTTPS")
    monkeypatch.setenv("JIXIAO_SESSION_MINUTES", "-5")
    with pytest.raises(environment.EnvironmentWrong, match="正整数"):
        environment.whole("JIXIAO_SESSION_MINUTES", 120)


def test_other_names_of_the_server_are_added(monkeypatch):
    monkeypatch.setenv("JIXIAO_HOSTS", "jixiao.example.gov.cn, 10.1.2.3")
    assert environment.hosts()[-2:] == ["jixiao.example.gov.cn", "10.1.2.3"]


def test_a_server_of_mail_is_taken_apart(monkeypatch):
    monkeypatch.delenv("JIXIAO_MAIL", raising=False)
    assert environment.mail() == {"EMAIL_HOST": ""}
    monkeypatch.setenv("JIXIAO_MAIL", "smtps://jx:p%40ss@mail.local/?from=jx@example.gov.cn")
    facts = environment.mail()
    assert [facts[f"EMAIL_{key}"] for key in ("HOST", "PORT", "HOST_PASSWORD", "USE_SSL")] == [
        "mail.local", 465, "p@ss", True,
    ]  # fmt: skip
    assert facts["DEFAULT_FROM_EMAIL"] == "jx@example.gov.cn"


@pytest.mark.parametrize("address", ["mail.local", "smtp://mail.local/", "http://mail.local/?from=a@b"])
def test_half_a_server_of_mail_is_refused(monkeypatch, address):
    monkeypatch.setenv("JIXIAO_MAIL", address)
    with pytest.raises(environment.EnvironmentWrong, match="JIXIAO_MAIL"):
        environment.mail()


def test_a_provider_needs_all_of_its_settings(monkeypatch):
    for name in ("JIXIAO_SSO", "JIXIAO_SSO_CLIENT", "JIXIAO_SSO_SECRET"):
        monkeypatch.delenv(name, raising=False)
    assert environment.single_sign_on() == {}
    monkeypatch.setenv("JIXIAO_SSO", "https://id.example.gov.cn")
    with pytest.raises(environment.EnvironmentWrong, match="JIXIAO_SSO_CLIENT"):
        environment.single_sign_on()
    monkeypatch.setenv("JIXIAO_SSO_CLIENT", "jixiao")
    monkeypatch.setenv("JIXIAO_SSO_SECRET", "s")
    assert environment.single_sign_on()["claim"] == "preferred_username"
