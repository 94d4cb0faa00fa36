"""Settings of signing in: what makes no sense stops the start, and says so."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from whatmatters.config import environment


class TestAProvider:
    @pytest.fixture(autouse=True)
    def named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WHATMATTERS_OIDC_ISSUER", "https://id.example/realm")
        monkeypatch.setenv("WHATMATTERS_OIDC_ID", "what-matters")
        monkeypatch.setenv("WHATMATTERS_OIDC_SECRET", "a secret")

    def test_name_a_provider(self) -> None:
        found = environment.openid_connect(https=True)

        assert found
        assert found["name"] == "id.example"
        assert environment.origin(found) == ["https://id.example"]

    @pytest.mark.parametrize("missing", ["ID", "SECRET"])
    def test_are_whole(self, missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(f"WHATMATTERS_OIDC_{missing}")

        with pytest.raises(ImproperlyConfigured, match=missing):
            environment.openid_connect(https=True)

    def test_are_safe(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WHATMATTERS_OIDC_ISSUER", "http://id.example")

        with pytest.raises(ImproperlyConfigured, match="https"):
            environment.openid_connect(https=True)

    def test_are_not_needed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("WHATMATTERS_OIDC_ISSUER")

        assert environment.openid_connect(https=True) is None
        assert environment.origin(None) == []

    @pytest.mark.parametrize("wrong", ["0", "721", "-5", "soon", ""])
    def test_of_rest_make_sense(self, wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WHATMATTERS_REST_STAFF", wrong)

        with pytest.raises(ImproperlyConfigured, match="minutes"):
            environment.minutes("WHATMATTERS_REST_STAFF", default=30)


SHOWN = """
from whatmatters.config import settings as s
print(s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)
print(*s.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"])
print(s.MAY_REST_STAFF, s.MAY_REST_OTHERS)
"""


def test_a_real_installation(tmp_path: Path) -> None:
    """Cookies no other host or page may set; a form may lead to the provider, and nowhere else."""
    told = {
        "WHATMATTERS_HTTPS": "1",
        "WHATMATTERS_DATA": str(tmp_path),
        "WHATMATTERS_OIDC_ISSUER": "https://id.example/realm",
        "WHATMATTERS_OIDC_ID": "what-matters",
        "WHATMATTERS_OIDC_SECRET": "a secret",
        "WHATMATTERS_REST_STAFF": "15",
    }

    shown = subprocess.run(  # noqa: S603  # our own Python, and the words above
        [sys.executable, "-c", SHOWN],
        env={**os.environ, **told},
        check=True,
        capture_output=True,
        text=True,
    )

    assert shown.stdout.splitlines() == [
        "__Host-session __Host-csrf True True",
        "'self' https://id.example",
        "900 3600",
    ]
