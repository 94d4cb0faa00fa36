"""Settings of signing in: what makes no sense stops the start, and says so."""

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
