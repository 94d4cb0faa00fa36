"""Signing in with an account elsewhere, by OpenID Connect: what is asked, what is believed.

The authorisation code flow with PKCE, a state and a nonce of one use each, and an identity
token whose signature, issuer, audience and age are checked each time.
"""

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

import jwt
from django.conf import settings

ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]
SECONDS, LEEWAY = 10, 30


class NotBelieved(Exception):
    """What came from the provider is not what was asked for."""


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider of OpenID Connect, as the settings name it."""

    issuer: str
    client_id: str
    client_secret: str
    name: str
    asks_second_factor: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent along with somebody, to be held against what comes back."""

    state: str
    nonce: str
    verifier: str
    onward: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who the provider says somebody is. `email` is given only where it is verified."""

    issuer: str
    subject: str
    email: str


class _NoRedirects(HTTPRedirectHandler):
    """A provider answers where it said it would, or not at all."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


OPENER = build_opener(_NoRedirects)


def provider() -> Provider | None:
    return Provider(**settings.OIDC) if settings.OIDC else None


def ask(onward: str) -> Asked:
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    return Asked(state, nonce, verifier, onward)


def address_to_ask(to: Provider, asked: Asked, back: str) -> str:
    """Where to send the browser. Raises NotBelieved."""
    known = _about(to)
    challenge = hashlib.sha256(asked.verifier.encode()).digest()
    said = {
        "response_type": "code",
        "client_id": to.client_id,
        "redirect_uri": back,
        "scope": "openid email",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": base64.urlsafe_b64encode(challenge).rstrip(b"=").decode(),
        "code_challenge_method": "S256",
    }
    return f"{known['authorization_endpoint']}?{urlencode(said)}"


def claimed(of: Provider, asked: Asked, answer: dict[str, str], back: str) -> Claimed:
    """Who came back. Raises NotBelieved, whatever is wrong with what they brought."""
    if not secrets.compare_digest(answer.get("state", ""), asked.state):
        raise NotBelieved("state")
    if answer.get("iss", of.issuer) != of.issuer:
        raise NotBelieved("issuer")
    if not answer.get("code"):
        raise NotBelieved("no code")
    known = _about(of)
    token = _exchange(of, known["token_endpoint"], answer["code"], asked.verifier, back)
    said = _read(of, known["jwks_uri"], token)
    if not secrets.compare_digest(str(said["nonce"]), asked.nonce):
        raise NotBelieved("nonce")
    if said.get("azp", of.client_id) != of.client_id:
        raise NotBelieved("audience")
    verified = said.get("email_verified") is True
    return Claimed(of.issuer, str(said["sub"]), str(said.get("email", "")) if verified else "")


def _about(of: Provider) -> dict[str, Any]:
    """What the provider says of itself: about itself, and at addresses as safe as its own."""
    said = _fetch(Request(f"{of.issuer.rstrip('/')}/.well-known/openid-configuration"))  # noqa: S310
    if said.get("issuer") != of.issuer:
        raise NotBelieved("issuer")
    for name in ("authorization_endpoint", "token_endpoint", "jwks_uri"):
        if urlsplit(str(said.get(name))).scheme != urlsplit(of.issuer).scheme:
            raise NotBelieved("addresses")
    return said


def _exchange(of: Provider, at: str, code: str, verifier: str, back: str) -> str:
    said = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": verifier,
    }
    who = f"{quote(of.client_id, safe='')}:{quote(of.client_secret, safe='')}".encode()
    headers = {"Authorization": f"Basic {base64.b64encode(who).decode()}"}
    given = _fetch(Request(at, urlencode(said).encode(), headers))  # noqa: S310  # see Provider
    return str(given.get("id_token", ""))


def _read(of: Provider, keys_at: str, token: str) -> dict[str, Any]:
    keys = _fetch(Request(keys_at))  # noqa: S310  # the provider's own address
    try:
        key_id = jwt.get_unverified_header(token).get("kid")
        usable = jwt.PyJWKSet.from_dict(keys).keys
        key = next(key for key in usable if key_id in (None, key.key_id))
        return jwt.decode(
            token,
            key,
            algorithms=[name for name in ALGORITHMS if name == key.algorithm_name],
            issuer=of.issuer,
            audience=of.client_id,
            leeway=LEEWAY,
            options={"require": NEEDED},
        )
    except jwt.PyJWTError as wrong:
        raise NotBelieved(type(wrong).__name__) from None
    except StopIteration:
        raise NotBelieved("no such key") from None


def _fetch(request: Request) -> dict[str, Any]:
    try:
        with OPENER.open(request, timeout=SECONDS) as answer:
            said = json.loads(answer.read(1_000_000))
    except (URLError, ValueError, OSError) as wrong:
        raise NotBelieved(type(wrong).__name__) from None
    if not isinstance(said, dict):
        raise NotBelieved("not an object")
    return said
