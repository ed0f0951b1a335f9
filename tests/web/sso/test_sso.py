"""Sign-in by a provider of the office: a small provider, a real server, and a browser that follows where it is led."""

import json
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.web import server as servers

pytestmark = [pytest.mark.alike, pytest.mark.long]


class Provider(BaseHTTPRequestHandler):
    """Says at once that it is `who`; keeps what it was asked with."""

    who = "demo-writer"
    asked: dict[str, dict[str, list[str]]] = {}  # noqa: RUF012 - one provider a test run

    def do_GET(self):
        path, _, query = self.path.partition("?")
        self.asked[path] = urllib.parse.parse_qs(query)
        base = f"http://{self.headers['Host']}"
        if path.endswith("openid-configuration"):
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "userinfo_endpoint": "userinfo"}
            self._answer({"issuer": base} | {name: f"{base}/{end}" for name, end in ends.items()})
        elif path == "/authorize":
            asked = self.asked[path]
            told = {"state": asked["state"][0]} | ({"code": "c"} if self.who else {"error": "access_denied"})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri'][0]}?{urllib.parse.urlencode(told)}")
            self.end_headers()
        else:
            self._answer({"sub": "1", "preferred_username": self.who, "name": "某人"})

    def do_POST(self):
        self.asked["/token"] = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self._answer({"access_token": "t", "token_type": "Bearer"})

    def _answer(self, facts):
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(facts).encode())

    def log_message(self, *_):
        """Nobody reads it."""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A server that knows the provider."""
    provider = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    settings = {"JIXIAO_SSO": f"http://127.0.0.1:{provider.server_port}", "JIXIAO_SSO_CLIENT": "jixiao"}
    running = servers.start(tmp_path_factory.mktemp("sso"), JIXIAO_SSO_SECRET="s", **settings)
    assert running.manage("demo").returncode == 0
    yield running
    servers.stop(running)
    provider.shutdown()
    provider.server_close()


def signed_in(office, who: str, address: str = "/account/") -> str:
    """Where somebody arrives who signs in by the provider, and what is there."""
    Provider.who = who
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with opener.open(f"{office.address}/sign-in/?next={address}") as answer:
        page = answer.read().decode()
    link = page.partition('href="/sso/')[2].partition('"')[0]
    assert "用统一身份认证登录" in page
    with opener.open(f"{office.address}/sso/{link}") as answer:
        return f"{answer.geturl().removeprefix(office.address)} {answer.read().decode()}"


def test_who_is_here_already_arrives_where_they_wanted_to_go(office):
    page = signed_in(office, "demo-writer")
    assert page.startswith("/account/ ")
    assert "demo-writer" in page
    assert Provider.asked["/authorize"]["code_challenge_method"] == ["S256"]
    assert Provider.asked["/token"]["code_verifier"]


@pytest.mark.parametrize(("who", "words"), [("nobody", "“nobody”在这里没有账号"), ("", "没有成功")])
def test_who_is_not_is_sent_back_and_no_account_is_made(office, who, words):
    page = signed_in(office, who)
    assert page.startswith("/sign-in/ ")
    assert words in page
    counted = (
        "from jixiao.web.people.models import Person; print('n', Person.objects.filter(username='nobody').count())"
    )
    assert "n 0" in office.manage("shell", "-c", counted).stdout


def test_a_sign_in_leads_nowhere_else(office):
    assert signed_in(office, "demo-writer", "https://example.com/").startswith("/ ")


@pytest.mark.parametrize("address", ["/sso/oidc/other/login/", "/accounts/signup/", "/sso/signup/"])
def test_nothing_else_of_the_library_is_open(office, address):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(office.address + address)
    assert refused.value.code == 404
    refused.value.close()
