"""Pat makes a passkey, signs in with it alone, and uses it as the second step."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser import A_STORY, axe_violations, too_wide
from whatmatters.access.models import AuditEntry, Membership, Organisation, User
from whatmatters.access.tests.signing import PASSWORD, account

pytestmark = A_STORY

WITH_A_FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def pat(transactional_db: None) -> User:
    """Acts for an organisation that asks for a second factor."""
    pat = account()
    place = Organisation.objects.create(name="Mill Lane Trust", address_name="mill-lane")
    Membership.objects.create(user=pat, organisation=place, role_key="practitioner")
    return pat


@pytest.fixture
def phone(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A browser with somewhere to keep passkeys, at an address that may have them."""
    address = live_server.url.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 800})
    context.set_default_timeout(15000)
    yield context
    context.close()


def page_of(phone: BrowserContext) -> tuple[Page, str]:
    page = phone.new_page()
    keys = phone.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    kept = keys.send("WebAuthn.addVirtualAuthenticator", {"options": WITH_A_FINGER})
    page.keys = keys  # type: ignore[attr-defined]  # or it is forgotten, and the passkeys with it
    return page, str(kept["authenticatorId"])


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill("pat@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def make_a_passkey(page: Page) -> None:
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("What do you call this passkey?").fill("my phone")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_it_is_made_and_signs_in_by_itself(phone: BrowserContext, pat: User) -> None:
    page, _ = page_of(phone)
    sign_in(page)
    expect(page.get_by_role("heading", name="Set up a second factor")).to_be_visible()

    make_a_passkey(page)
    assert page.locator(".wm-codes .wm-code").count() == 10
    assert not axe_violations(page)
    assert not too_wide(page)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_role("strong").filter(has_text="my phone")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    page.goto("/sign-in?next=/account")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    said = list(AuditEntry.objects.order_by("pk").values_list("did", flat=True))
    assert said[-2:] == ["access.factor-used", "access.signed-in"]


def test_it_is_the_second_step(phone: BrowserContext, pat: User) -> None:
    page, _ = page_of(phone)
    sign_in(page)
    make_a_passkey(page)
    page.get_by_role("button", name="Sign out").click()

    sign_in(page)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    assert not axe_violations(page)
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def test_without_the_finger_it_does_not(phone: BrowserContext, pat: User) -> None:
    page, kept = page_of(phone)
    sign_in(page)
    make_a_passkey(page)
    page.get_by_role("button", name="Sign out").click()

    verified = {"authenticatorId": kept, "isUserVerified": False}
    page.keys.send("WebAuthn.setUserVerified", verified)  # type: ignore[attr-defined]  # as above
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("That passkey did not work")).to_be_visible()
    assert AuditEntry.objects.order_by("pk").values_list("did", flat=True).last() == (
        "access.sign-in-refused"
    )


def test_once_removed_it_does_not(phone: BrowserContext, pat: User) -> None:
    pat.memberships.update(ended_on="2020-01-01", began_on="2020-01-01")
    page, _ = page_of(phone)
    sign_in(page)
    page.goto("/account")
    make_a_passkey(page)
    page.goto("/account")
    page.get_by_role("link", name="Call it something else").click()
    page.get_by_label("What do you call this passkey?").fill("my old phone")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Remove my old phone").click()
    expect(page.get_by_text("no longer signs you in")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()

    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("That passkey did not work")).to_be_visible()
