"""How somebody likes to read: chosen once, and then so on every page."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in"


def language_of(page: BeautifulSoup) -> str:
    return str(page.select_one("html")["lang"])  # type: ignore[index]  # every page has one


def seen(client: Client) -> str:
    """The language of a page, as this browser asks for it."""
    return language_of(BeautifulSoup(client.get(SIGN_IN).content, "html.parser"))


def choose(client: Client, language: str, back: str = SIGN_IN) -> str:
    answer = client.post(reverse("access:language"), {"language": language, "next": back})
    assert answer.status_code == 302
    return str(answer["Location"])


class TestNobodySignedIn:
    def test_reads_english_at_first(self, visit: Visit) -> None:
        assert language_of(visit(SIGN_IN)) == "en-GB"

    def test_may_choose_welsh_on_any_page_and_comes_back_to_it(self, visit: Visit) -> None:
        button = visit(SIGN_IN).select_one("button[name=language]")
        assert button is not None
        assert (button["value"], button["lang"], button.get_text()) == ("cy", "cy", "Cymraeg")

    def test_reads_welsh_from_then_on(self, client: Client) -> None:
        assert choose(client, "cy") == SIGN_IN
        assert seen(client) == "cy"

    def test_and_may_go_back(self, client: Client) -> None:
        choose(client, "cy")
        choose(client, "en-gb")
        assert seen(client) == "en-GB"

    def test_the_browser_keeps_a_language_and_nothing_else(self, client: Client) -> None:
        choose(client, "cy")
        kept = client.cookies["language"]
        assert (kept.value, kept["httponly"], kept["samesite"]) == ("cy", True, "Lax")

    @pytest.mark.parametrize("language", ["", "fr", "xx-yy", "../cy"])
    def test_another_language_changes_nothing(self, client: Client, language: str) -> None:
        choose(client, language)
        assert "language" not in client.cookies

    @pytest.mark.parametrize("cookie", ["fr", "cy\x00", "x" * 5000])
    def test_a_cookie_that_names_no_language_is_passed_over(
        self, client: Client, cookie: str
    ) -> None:
        client.cookies["language"] = cookie
        assert seen(client) == "en-GB"

    @pytest.mark.parametrize(
        "back", ["https://elsewhere.example", "//elsewhere.example", "javascript:x", "", "nowhere"]
    )
    def test_is_never_led_off_our_site(self, client: Client, back: str) -> None:
        assert choose(client, "cy", back) == "/"

    def test_an_error_is_in_the_language_too(self, client: Client) -> None:
        choose(client, "cy")
        answer = client.get("/nothing-here")
        page = BeautifulSoup(answer.content, "html.parser")
        assert (answer.status_code, language_of(page)) == (404, "cy")


class TestAccount:
    def test_what_is_chosen_is_so_at_once(self, visit: Visit, maggie_herself: Actor) -> None:
        sent = {"language": "cy", "text_size": "largest", "contrast": "more"}
        page = visit(reverse("access:reading"), by=maggie_herself, sending=sent)
        html = page.select_one("html")
        assert html is not None
        assert (html["lang"], html["class"]) == (
            "cy",
            ["govuk-template", "wm-largest", "wm-more-contrast"],
        )

    def test_follows_the_person_to_another_browser(
        self, client: Client, visit: Visit, maggie_herself: Actor
    ) -> None:
        client.force_login(maggie_herself.user)
        choose(client, "cy")
        client.cookies.clear()
        assert language_of(visit(reverse("access:account"), by=maggie_herself)) == "cy"

    def test_says_what_is_chosen_now(self, visit: Visit, maggie_herself: Actor) -> None:
        page = visit(reverse("access:reading"), by=maggie_herself)
        chosen = [box["value"] for box in page.select("input[checked]")]
        assert chosen == ["en-gb", "usual", "usual"]

    def test_nothing_chosen_is_refused_with_a_sentence(
        self, visit: Visit, maggie_herself: Actor
    ) -> None:
        page = visit(reverse("access:reading"), by=maggie_herself, sending={"language": "xx"})
        assert "Choose the colours" in page.get_text()

    def test_is_written_down_without_what_was_chosen(
        self, visit: Visit, maggie_herself: Actor
    ) -> None:
        sent = {"language": "cy", "text_size": "large", "contrast": "usual"}
        visit(reverse("access:reading"), by=maggie_herself, sending=sent)
        entry = AuditEntry.objects.filter(did="access.reading-chosen").get()
        assert (entry.by, entry.why) == (str(maggie_herself.user.pk), "")

    def test_whoever_acts_for_an_organisation_reads_english(
        self, client: Client, visit: Visit, priya: Actor
    ) -> None:
        client.force_login(priya.user)
        choose(client, "cy")
        page = visit(reverse("access:account"), by=priya)
        assert language_of(page) == "en-GB"
        assert page.select_one("button[name=language]") is None
