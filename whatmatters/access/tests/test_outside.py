"""Signing in with an account elsewhere, end to end, with a provider on this machine."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from whatmatters.access import actions
from whatmatters.access.actor import Actor
from whatmatters.access.models import OutsideAccount, User
from whatmatters.access.tests.signing import SECRET, account, code, done, is_in

CLIENT, SHARED = "what-matters", "a secret: of/ours"
KEY, OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in "ab")


class Elsewhere(ThreadingHTTPServer):
    """A small provider. `claims` are put into what it says; the rest is how it goes wrong."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.claims: dict[str, Any] = {"email": "pat@example.org", "email_verified": True}
        self.named, self.key, self.algorithm = self.issuer, KEY, "RS256"
        self.asked: dict[str, str] = {}
        self.used: list[str] = []

    def asks(self, address: str) -> dict[str, str]:
        """Somebody is at the door. Back comes what the browser is sent home with."""
        said = urlsplit(address)
        assert address.startswith(f"{self.issuer}/authorise?")
        self.asked = {name: values[0] for name, values in parse_qs(said.query).items()}
        return {"code": f"code-{len(self.used)}", "state": self.asked["state"]}

    def token(self) -> str:
        now = int(time.time())
        said = {
            "iss": self.named,
            "sub": "1234",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 60,
            "nonce": self.asked["nonce"],
            **self.claims,
        }
        said = {name: value for name, value in said.items() if value is not None}
        key = self.key if self.algorithm == "RS256" else ""
        return jwt.encode(said, key, self.algorithm, headers={"kid": "one"})


class Answers(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_GET(self) -> None:
        here = self.server.issuer
        self.answer(
            {
                "/.well-known/openid-configuration": {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorise",
                    "token_endpoint": f"{here}/token",
                    "jwks_uri": f"{here}/keys",
                },
                "/keys": {"keys": [public_key()]},
            }[self.path]
        )

    def do_POST(self) -> None:
        """As strict as a real one: the code once, by whom it was asked, with the verifier."""
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        known = base64.b64encode(b"what-matters:a%20secret%3A%20of%2Fours").decode()
        verifier = hashlib.sha256(said["code_verifier"][0].encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        asked = self.server.asked
        right = (
            self.headers["Authorization"] == f"Basic {known}"
            and asked["code_challenge_method"] == "S256"
            and challenge == asked["code_challenge"]
            and said["redirect_uri"][0] == asked["redirect_uri"]
            and said["code"][0] not in self.server.used
        )
        self.server.used.append(said["code"][0])
        self.answer({"id_token": self.server.token()} if right else {"error": "no"}, right)

    def answer(self, said: Any, right: bool = True) -> None:
        self.send_response(200 if right else 400)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_: Any) -> None:
        """Says nothing: it would stand among the dots of the tests."""


def public_key() -> dict[str, Any]:
    told = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True)
    return {**told, "kid": "one", "use": "sig", "alg": "RS256"}


@pytest.fixture
def elsewhere(db: None, settings: Any) -> Iterator[Elsewhere]:
    provider = Elsewhere()
    threading.Thread(target=provider.serve_forever, daemon=True).start()
    settings.OIDC = {
        "issuer": provider.issuer,
        "client_id": CLIENT,
        "client_secret": SHARED,
        "name": "Westbury",
        "asks_second_factor": False,
    }
    yield provider
    provider.shutdown()
    provider.server_close()


@pytest.fixture
def pat(db: None) -> User:
    return account()


def goes(client: Client, provider: Elsewhere, *, onward: str = "", **brings: str) -> str:
    """Off to the provider and back again. Where that leads."""
    left = client.post(f"/sign-in/elsewhere?next={onward}" if onward else "/sign-in/elsewhere")
    back = {**provider.asks(left["location"]), **brings}
    return str(client.get("/sign-in/back", back)["location"])


def test_whoever_has_an_account_here_is_let_in(
    client: Client, elsewhere: Elsewhere, pat: User
) -> None:
    assert goes(client, elsewhere, onward="/account") == "/account"
    assert client.session["_auth_user_id"] == str(pat.pk)
    assert OutsideAccount.objects.get().user == pat
    assert done() == ["access.outside-joined", "access.signed-in"]


def test_once_joined_the_address_does_not_matter(
    client: Client, elsewhere: Elsewhere, pat: User
) -> None:
    actions.join_outside(user=pat, issuer=elsewhere.issuer, subject="1234")
    elsewhere.claims = {}

    goes(client, elsewhere)

    assert is_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "pat@example.org", "email_verified": False},
        {"email": "pat@example.org"},
        {"email": "pat@example.org", "email_verified": "true"},
        {"email": "stranger@example.org", "email_verified": True},
        {},
    ],
)
def test_whoever_has_none_is_not(
    claims: dict[str, Any], client: Client, elsewhere: Elsewhere, pat: User
) -> None:
    elsewhere.claims = claims

    assert goes(client, elsewhere) == "/sign-in"
    assert not is_in(client)
    assert User.objects.count() == 1


def test_a_closed_account_is_not_let_in(client: Client, elsewhere: Elsewhere, pat: User) -> None:
    for joined in (False, True):
        if joined:
            actions.join_outside(user=pat, issuer=elsewhere.issuer, subject="1234")
        User.objects.filter(pk=pat.pk).update(is_active=False)

        goes(client, elsewhere)
        assert not is_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"},
        {"aud": "somebody-else"},
        {"aud": [CLIENT, "somebody-else"], "azp": "somebody-else"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": int(time.time()) - 120},
        {"exp": None},
        {"sub": None},
        {"iat": int(time.time()) + 86_400},
    ],
)
def test_what_it_says_must_be_for_us_and_now(
    claims: dict[str, Any], client: Client, elsewhere: Elsewhere, pat: User
) -> None:
    elsewhere.claims |= claims

    goes(client, elsewhere)

    assert not is_in(client)
    assert done(last=1) == ["access.sign-in-refused"]


def test_and_signed_by_it(client: Client, elsewhere: Elsewhere, pat: User) -> None:
    elsewhere.key = OTHER_KEY
    goes(client, elsewhere)
    elsewhere.algorithm = "none"
    goes(client, elsewhere)

    assert not is_in(client)


@pytest.mark.parametrize(
    "brings", [{"state": "another"}, {"state": ""}, {"code": ""}, {"iss": "https://other.example"}]
)
def test_what_comes_back_must_be_what_was_sent(
    brings: dict[str, str], client: Client, elsewhere: Elsewhere, pat: User
) -> None:
    goes(client, elsewhere, **brings)

    assert not is_in(client)
    assert not elsewhere.used


def test_nothing_is_brought_back_twice(client: Client, elsewhere: Elsewhere, pat: User) -> None:
    left = client.post("/sign-in/elsewhere")
    back = elsewhere.asks(left["location"])
    client.get("/sign-in/back", back)
    client.post("/sign-out")

    assert client.get("/sign-in/back", back)["location"] == "/sign-in"
    assert not is_in(client)
    assert len(elsewhere.used) == 1


def test_nobody_is_signed_in_by_a_link_of_somebody_else(
    client: Client, elsewhere: Elsewhere, pat: User
) -> None:
    thief = Client()
    back = elsewhere.asks(thief.post("/sign-in/elsewhere")["location"])

    client.get("/sign-in/back", back)

    assert not is_in(client)


def test_a_provider_that_does_not_answer(
    client: Client, elsewhere: Elsewhere, settings: Any
) -> None:
    settings.OIDC = {**settings.OIDC, "issuer": f"{elsewhere.issuer}/nothing"}

    assert client.post("/sign-in/elsewhere")["location"] == "/sign-in"
    assert "did not sign you in" in client.get("/sign-in").content.decode()


class TestASecondFactor:
    def test_of_ours_is_asked_besides(
        self, client: Client, elsewhere: Elsewhere, pat: User
    ) -> None:
        actions.add_app(by=Actor(pat), secret=SECRET)

        assert goes(client, elsewhere, onward="/account") == "/sign-in/second-step"
        assert not is_in(client)
        sent = client.post("/sign-in/second-step", {"code": code()})
        assert sent["location"] == "/account"

    def test_of_theirs_is_enough_where_it_is_said_so(
        self, client: Client, elsewhere: Elsewhere, pat: User, settings: Any
    ) -> None:
        actions.add_app(by=Actor(pat), secret=SECRET)
        settings.OIDC = {**settings.OIDC, "asks_second_factor": True}

        goes(client, elsewhere)

        assert client.session["factor"] == "outside"


def test_without_a_provider_there_is_no_such_door(client: Client, db: None) -> None:
    assert client.post("/sign-in/elsewhere").status_code == 404
    assert client.get("/sign-in/back").status_code == 404
    assert "Sign in with Westbury" not in client.get("/sign-in").content.decode()


def test_with_one_its_name_is_on_the_page(client: Client, elsewhere: Elsewhere) -> None:
    assert "Sign in with Westbury" in client.get("/sign-in").content.decode()
