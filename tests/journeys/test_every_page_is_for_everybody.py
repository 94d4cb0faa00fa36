"""Every page there is, looked at by those it is for: axe, a narrow screen, large letters, keys."""

from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.test import Client, RequestFactory, override_settings
from django.views.defaults import bad_request, server_error
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Screen
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from tests.browser import IN_A_BROWSER, axe_violations, too_wide
from tests.journeys.pages import NO_PAGE, ONLY_DO, PAGES, REFUSED, Page, Refused, patterns
from tests.journeys.world import World, make_world
from tests.looking import look_over
from tests.proof.routes import TABLE
from whatmatters.access.roles import RoleKey
from whatmatters.access.routes import every_route

pytestmark = [*IN_A_BROWSER, pytest.mark.django_db]
TWO_COLUMNS = 900
Seats = Callable[[str], Screen]

SEND_NEARLY_EMPTY = """([where, typed, press]) => {
  const form = document.querySelector(where);
  for (const one of form.elements) {
    if (one.type === "checkbox" || one.type === "radio") one.checked = false;
    else if (one.name in typed) one.value = typed[one.name];
    else if (one.matches("textarea, select, input:not([type=hidden], [type=file])")) one.value = "";
  }
  if (press) form.requestSubmit(form.querySelector(press));
  else HTMLFormElement.prototype.submit.call(form);
}"""
#: What a page fetches by itself is answered before the test ends, or the next would meet it.
SETTLED = """async () => {
  const place = document.querySelector("[data-round]");
  if (!place) return;
  await window.whatMatters.begun;
  if (!place.dataset.user) return;
  const tooLong = (_, fail) => setTimeout(() => fail(new Error("no page is kept")), 20000);
  await Promise.race([navigator.serviceWorker.ready, new Promise(tooLong)]);
}"""
FOCUS = """() => {
  const one = document.activeElement, look = getComputedStyle(one);
  const has_ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0;
  return [one.tagName + "." + one.className, has_ring || look.boxShadow !== "none"];
}"""
COLOURS = """(css) => [...document.querySelectorAll(css)].map((one) => {
  const look = getComputedStyle(one);
  const seen = one.checkVisibility() && look.color !== look.backgroundColor;
  return [one.innerText.trim(), seen];
})"""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all the pages: looking changes nothing that is looked at."""
    with django_db_blocker.unblock(), override_settings(DEMONSTRATION=True):
        yield make_world()
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)


@pytest.fixture(scope="module")
def seats(world: World, browser: Browser) -> Iterator[Seats]:
    """`seats("priya")` is the one screen she sits at, signed in."""
    server, taken = LiveServer("localhost"), dict[str, BrowserContext]()

    def seat(who: str) -> Screen:
        if who not in taken:
            taken[who] = browser.new_context(base_url=server.url)
            taken[who].set_default_timeout(20000)
            key = world.sessions.get(who, "")
            taken[who].add_cookies([{"name": "sessionid", "value": key, "url": server.url}])
            taken[who].new_page()
        return taken[who].pages[0]

    yield seat
    for context in taken.values():
        context.close()
    server.thread.terminate()  # whoever still answers may yet close what they share


def faults(screen: Screen, markup: str) -> list[str]:
    """All that is wrong with the page on this screen."""
    look_over(BeautifulSoup(markup, "html.parser"))
    found = axe_violations(screen) + too_wide(screen) + too_wide(screen, TWO_COLUMNS)
    screen.evaluate("document.documentElement.style.fontSize = '200%'")
    return found + [f"{what}, in large letters" for what in too_wide(screen)]


def opened(screen: Screen, address: str, *, expecting: int = 200) -> str:
    """The markup of a page, now on the screen: the page itself, and nowhere it leads on to."""
    answer = screen.goto(address)
    assert answer is not None
    assert (answer.status, screen.url.endswith(address)) == (expecting, True)
    screen.evaluate(SETTLED)
    return answer.text()


LOOKS = [(page, who) for page in PAGES for who in page.by.split()]
NAMES = [f"{page.name}-{page.about.replace(' ', '-')}-{who}" for page, who in LOOKS]


@pytest.mark.parametrize(("page", "who"), LOOKS, ids=NAMES)
def test_the_page(page: Page, who: str, world: World, seats: Seats) -> None:
    screen = seats(who)

    markup = opened(screen, page.address(world), expecting=page.answers)

    if page.shows_an_error:
        markup = markup.replace("<title>", "<title>Error: ")
    assert faults(screen, markup) == []


@pytest.mark.parametrize(
    ("address", "heading"),
    [("/", "What would you like your life to be like?"), ("/sign-in", "Sign in")],
)
def test_the_doors_where_nothing_is_a_demonstration(
    address: str, heading: str, seats: Seats
) -> None:
    screen = seats("public")
    with override_settings(DEMONSTRATION=False):
        markup = opened(screen, address)

    assert screen.locator("h1").inner_text() == heading
    assert "emonstration" not in markup
    assert faults(screen, markup) == []


@pytest.mark.parametrize("refused", REFUSED, ids=[f"{one.at.name}-{one.form}" for one in REFUSED])
def test_the_page_when_a_form_is_wrong(refused: Refused, world: World, seats: Seats) -> None:
    screen = seats(refused.at.by)
    opened(screen, refused.at.address(world))

    with screen.expect_navigation() as going:
        screen.evaluate(SEND_NEARLY_EMPTY, [refused.form, refused.typed, refused.press])

    assert screen.locator(".govuk-error-summary").count() == 1
    assert faults(screen, going.value.text()) == []


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        ("public", "/nowhere", 404),
        ("priya", "/people/00000000-0000-4000-8000-000000000000", 404),
        ("maggie", "/my-team", 403),
        ("dev", "/people/begin", 403),
        ("public", "/demonstration/sign-in", 405),
        ("priya", "/sign-out", 405),
    ],
)
def test_the_page_that_says_no(who: str, address: str, status: int, seats: Seats) -> None:
    screen = seats(who)

    assert faults(screen, opened(screen, address, expecting=status)) == []


def test_the_page_for_a_form_from_nowhere(seats: Seats) -> None:
    screen = seats("asking")
    screen.goto("/enquiries/go-on")
    screen.evaluate("document.querySelector('main [name=csrfmiddlewaretoken]').remove()")

    with screen.expect_navigation() as going:
        screen.evaluate(SEND_NEARLY_EMPTY, ["main form", {}, ""])

    assert going.value.status == 403
    assert faults(screen, going.value.text()) == []


@pytest.mark.parametrize("status", [400, 500])
def test_the_page_when_something_breaks(status: int, seats: Seats) -> None:
    asked = RequestFactory().get("/")
    broken = server_error(asked) if status == 500 else bad_request(asked, ValueError())
    screen = seats("public")
    screen.route(
        "**/broken",
        lambda route: route.fulfill(
            status=status, body=broken.content, content_type="text/html; charset=utf-8"
        ),
    )
    screen.goto("/broken")

    assert broken.status_code == status
    assert faults(screen, broken.content.decode()) == []


def test_no_page_is_left_out() -> None:
    looked_at = {page.name for page in PAGES}
    others = {*NO_PAGE, *ONLY_DO}

    assert {address for address, _ in every_route()} == {
        patterns()[name] for name in looked_at | others
    }
    assert not looked_at & others


#: Doors that are closed to Priya, so that another is told.
DONE_BY = {
    "brokerage:settle-change": "bridget",
    "resources:remove-feed": "dev",
    "resources:throw-away": "dev",
}


@pytest.mark.parametrize("name", ONLY_DO)
def test_an_address_that_only_does_something_says_so(name: str, world: World) -> None:
    doors = TABLE[name].doors
    who = DONE_BY.get(name, "priya" if RoleKey.PRACTITIONER in doors else "bridget")
    client = Client()
    client.cookies["sessionid"] = world.sessions[who]

    answer = client.get(Page(name, who).address(world))

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "can’t be used that way" in answer.content.decode()


EACH_KIND = {
    "the front page": Page("home:front", "public"),
    "a list": Page("home:day", "priya"),
    "a record": Page("home:person", "priya"),
    "a record of one’s own": Page("home:person", "maggie"),
    "a wide page": Page("conversations:write", "priya"),
    "a plan": Page("plans:show", "priya", "next_plan"),
    "questions": Page("reviews:look", "priya"),
    "a file to send": Page("exchange:people", "dev"),
}


@pytest.mark.parametrize("kind", EACH_KIND)
def test_with_the_keyboard_one_sees_where_one_is(kind: str, world: World, seats: Seats) -> None:
    page = EACH_KIND[kind]
    screen = seats(page.by)
    opened(screen, page.address(world))

    met = []
    for _ in range(25):
        screen.keyboard.press("Tab")
        met.append(screen.evaluate(FOCUS))

    assert met[0] == ["A.govuk-skip-link", True]
    assert [what for what, is_seen in met if not is_seen and not what.startswith("BODY")] == []


@pytest.mark.parametrize("kind", ["a record", "a record of one’s own", "a plan"])
def test_in_forced_colours_words_remain(kind: str, world: World, seats: Seats) -> None:
    page = EACH_KIND[kind]
    screen = seats(page.by)
    screen.emulate_media(forced_colors="active")
    opened(screen, page.address(world))

    told = screen.evaluate(COLOURS, ".wm-pill, .wm-progress")
    screen.emulate_media(forced_colors="none")

    assert told
    assert [words for words, is_seen in told if not (words and is_seen)] == []
