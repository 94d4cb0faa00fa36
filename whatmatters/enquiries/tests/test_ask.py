"""Somebody asks, on a phone, without an account, a page at a time."""

import pytest
from django.test import Client

from tests.visit import look_over
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.demonstration import cast
from whatmatters.enquiries import actions
from whatmatters.enquiries.models import Enquiry
from whatmatters.enquiries.tests.enquiring import RIGHT_TO_LEFT, WORDS, saved
from whatmatters.enquiries.tests.phone import Phone, hidden
from whatmatters.foundations.models import Stale

ASK = "/enquiries/westbury"


def test_with_several_places_one_chooses(phone: Phone) -> None:
    cast.place("eastbury"), cast.place("brook")

    page = phone.opens("/enquiries/")

    assert "Westbury and the villages around it" in page.text
    assert "Brook Home Care" not in page.text, "it takes no enquiries"


def test_with_one_place_one_goes_straight_on(phone: Phone) -> None:
    assert phone.opens("/enquiries/").select_one("textarea")


def test_without_a_place_one_is_told_who_to_ring(db: None) -> None:
    assert "Ring your council" in Phone().opens("/enquiries/").text


def test_a_place_that_takes_no_enquiries_has_no_page(phone: Phone) -> None:
    cast.place("brook")

    phone.opens("/enquiries/brook", expecting=404)
    phone.opens("/enquiries/nowhere", expecting=404)
    phone.opens(f"{ASK}/money", expecting=404)


def test_nothing_is_asked_about_money_diagnosis_or_numbers(phone: Phone) -> None:
    pages = [phone.opens(f"{ASK}{step}") for step in ("", "/who", "/names", "/reach", "/help")]
    asked = " ".join(page.text.lower() for page in pages)

    for word in ("eligib", "savings", "income", "diagnos", "nhs number", "national insurance"):
        assert word not in asked


def test_every_page_but_words_and_reach_may_be_left_empty(phone: Phone) -> None:
    phone.says(words=WORDS)
    phone.says("who")
    phone.says("names")
    phone.says("reach", reach="07700 900123")

    assert "Check what you have said" in phone.says("help").text


def test_without_words_one_is_told_what_to_do(phone: Phone) -> None:
    page = phone.says(words=" \n ")

    assert "Tell us in your own words what made today the day" in page.text
    assert not Enquiry.objects.exists()


def test_without_a_way_to_reach_one_is_told_what_to_do(phone: Phone) -> None:
    page = phone.says("reach", when_to_reach="After six")

    assert "Give us a phone number, an e-mail address or a postal address" in page.text
    assert page.select_one("[name=when_to_reach]")["value"] == "After six"  # type: ignore[index]


def test_leaving_off_nothing_has_to_be_filled_in(phone: Phone) -> None:
    page = phone.says(words="", then="later")

    assert Enquiry.objects.get().return_code in page.text  # type: ignore[operator]


def test_the_names_asked_for_follow_from_who_it_is_for(phone: Phone) -> None:
    phone.says("who", asking_for="myself")
    assert not phone.opens(f"{ASK}/names").select("[name=asked_by]")

    phone.says("who", asking_for="work")
    assert "What is your work?" in phone.opens(f"{ASK}/names").text


def test_an_answer_is_changed_from_the_check_and_one_comes_back_to_it(phone: Phone) -> None:
    phone.says(words=WORDS)
    phone.says("reach", reach="07700 900123")
    (change,) = [str(link["href"]) for link in phone.opens(f"{ASK}/check").select("a[href*=reach]")]

    page = phone.sends(change, hidden(phone.opens(change)) | {"reach": "07700 900456"})

    assert "07700 900456" in page.text
    assert "07700 900123" not in page.text


@pytest.mark.parametrize(
    "words",
    [RIGHT_TO_LEFT, f" {WORDS}\n\n", "ż" * 100_000, "\N{WAVING HAND SIGN}\u200d <b>&amp;"],
)
def test_words_are_kept_and_shown_exactly(words: str, phone: Phone) -> None:
    page = phone.says(words=words)

    assert Enquiry.objects.get().words == words
    assert "Who are you asking for?" in page.text
    shown = phone.opens(f"{ASK}/check").select_one("blockquote")
    assert shown is not None
    assert shown.text == words


def test_what_cannot_be_kept_is_refused_and_nothing_typed_is_lost(phone: Phone) -> None:
    page = phone.says(words="Before\x00after")

    assert "There is a character here that can’t be kept" in page.text
    assert "Before" in str(page.select_one("textarea"))
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("names", {"name": "x" * 201}),
        ("names", {"name": "a\x00b"}),
        ("reach", {"reach": "x" * 201}),
        ("help", {"helps_communicate": "x" * 1001}),
        ("who", {"asking_for": "everybody"}),
    ],
)
def test_other_hostile_input_is_a_sentence(step: str, said: dict[str, str], phone: Phone) -> None:
    page = phone.says(step, **said)

    assert "There is a problem" in page.text
    assert not Enquiry.objects.exists()


def test_two_windows_never_overwrite_each_others_words(phone: Phone) -> None:
    phone.says(words="First words")
    old_window = hidden(phone.opens(ASK))
    phone.says(words="Said in the new window")

    page = phone.sends(ASK, old_window | {"words": "Said in the old window"})

    assert "You have changed this in another window" in page.text
    assert "Said in the new window" in page.text
    assert "Said in the old window" in str(page.select_one("textarea"))
    assert Enquiry.objects.get().words == "Said in the new window"
    phone.sends(ASK, hidden(page) | {"words": "Said in the old window"})
    assert Enquiry.objects.get().words == "Said in the old window"


def test_a_page_kept_open_until_its_draft_ran_out_loses_nothing(phone: Phone) -> None:
    """Its answers begin a new draft; the check then shows what has to be said again."""
    phone.says(words=WORDS)
    stale = hidden(phone.opens(f"{ASK}/reach"))
    Enquiry.objects.all().delete()

    phone.sends(f"{ASK}/reach", stale | {"reach": "07700 900123"})

    assert Enquiry.objects.get().reach == "07700 900123"


def test_no_page_is_kept_by_the_browser(phone: Phone) -> None:
    for step in ("", "/reach", "/check", "/saved"):
        assert "no-store" in phone.browser.get(f"{ASK}{step}")["Cache-Control"]


def test_nobodys_words_or_names_are_in_titles_or_addresses(phone: Phone) -> None:
    phone.says(words=WORDS)
    answer = phone.browser.post(f"{ASK}/names", {"name": "Edith Frost"})

    assert "Edith" not in answer["Location"]
    assert "Edith" not in phone.opens(f"{ASK}/check").select_one("title").text  # type: ignore[union-attr]


def test_each_save_is_written_down_without_a_word_of_it(phone: Phone) -> None:
    phone.says(words=WORDS)

    entry = AuditEntry.objects.get()
    assert (entry.by, entry.did) == ("public", "enquiries.draft-saved")
    assert entry.to == f"enquiries.Enquiry:{Enquiry.objects.get().pk}"


def test_an_unknown_answer_is_a_mistake_of_ours(westbury: Organisation) -> None:
    with pytest.raises(TypeError, match="shoe_size"):
        saved(shoe_size="9")


def test_the_deed_refuses_words_changed_elsewhere(westbury: Organisation) -> None:
    draft = saved(words="First")

    with pytest.raises(Stale):
        actions.save_draft(
            organisation=westbury,
            answers={"words": "Second"},
            code=str(draft.return_code),
            read="of another page",
        )

    draft.refresh_from_db()
    assert draft.words == "First"


def test_a_code_of_one_place_opens_nothing_in_another(westbury: Organisation) -> None:
    draft = saved(words="First")

    other = actions.save_draft(
        organisation=cast.place("eastbury"), answers={}, code=str(draft.return_code)
    )

    assert other.pk != draft.pk


def test_it_needs_no_token_but_one_against_forgery(westbury: Organisation) -> None:
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(ASK, {"words": WORDS}).status_code == 403


def test_staff_may_write_one_for_somebody(phone: Phone) -> None:
    phone.browser.force_login(cast.worker("priya").user)
    phone.says(words=WORDS)
    phone.says("reach", reach="07700 900123")

    phone.sends(f"{ASK}/check", hidden(phone.opens(f"{ASK}/check")))

    entry = AuditEntry.objects.get(did="enquiries.sent")
    assert entry.by == str(cast.worker("priya").user.pk)


def test_a_wrong_method_is_refused(phone: Phone) -> None:
    assert phone.browser.put(ASK).status_code == 405
    assert phone.browser.post("/enquiries/").status_code == 405
    assert phone.browser.get(f"{ASK}/clear").status_code == 405


def test_the_pages_look_right_when_they_say_no(phone: Phone) -> None:
    look_over(phone.says(words=""))
