"""An enquiry is handed over, once, to the people who answer."""

import pytest
from bs4 import BeautifulSoup

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Organisation
from whatmatters.enquiries import actions
from whatmatters.enquiries.models import Enquiry, NotSentYet
from whatmatters.enquiries.tests.enquiring import FOR_MYSELF, WORDS, saved, sent
from whatmatters.enquiries.tests.phone import Phone, hidden

CHECK = "/enquiries/westbury/check"


def all_said(phone: Phone) -> BeautifulSoup:
    phone.says(words=WORDS)
    phone.says("who", asking_for="someone")
    phone.says("names", name="Edith Frost", asked_by="Carol Frost", relation="her daughter")
    phone.says("reach", reach_by="phone", reach="07700 900123", when_to_reach="After six")
    return phone.says("help", helps_communicate="Speak up", typed_by="Yusuf")


def test_it_goes_from_the_first_words_to_a_reference(phone: Phone, westbury: Organisation) -> None:
    thanks = phone.sends(CHECK, hidden(all_said(phone)))

    enquiry = Enquiry.objects.get()
    assert enquiry.reference in thanks.text
    assert "What happens next" in thanks.text
    assert "999" in thanks.text
    assert enquiry.is_waiting
    assert (enquiry.words, enquiry.name, enquiry.asked_by) == (WORDS, "Edith Frost", "Carol Frost")
    assert (enquiry.typed_by, enquiry.organisation) == ("Yusuf", westbury)
    assert enquiry.return_code is None


def test_sent_twice_it_is_one_enquiry_with_one_reference(phone: Phone) -> None:
    pressed = hidden(all_said(phone))
    first = phone.sends(CHECK, pressed)

    second = phone.sends(CHECK, pressed)

    assert Enquiry.objects.count() == 1
    assert AuditEntry.objects.filter(did="enquiries.sent").count() == 1
    assert second.text == first.text


def test_going_back_after_sending_changes_nothing(phone: Phone) -> None:
    before = hidden(phone.opens("/enquiries/westbury")) | {"words": "Something else"}
    page = all_said(phone)
    before["writing"] = hidden(page)["writing"]
    phone.sends(CHECK, hidden(page))

    again = phone.sends("/enquiries/westbury", before)

    assert Enquiry.objects.get().reference in again.text
    assert Enquiry.objects.get().words == WORDS


def test_after_sending_a_new_one_can_be_begun(phone: Phone) -> None:
    old = hidden(all_said(phone))
    phone.sends(CHECK, old)
    assert WORDS not in phone.opens("/enquiries/westbury").text

    phone.says(words="There is more")
    phone.sends(CHECK, old)

    assert set(Enquiry.objects.values_list("words", "status")) == {
        (WORDS, "sent"),
        ("There is more", "draft"),
    }, "pressing the old page again does not send the new words"


def test_without_a_way_to_reach_it_is_not_sent(phone: Phone) -> None:
    phone.says(words=WORDS)

    page = phone.sends(CHECK, hidden(phone.opens(CHECK)))

    assert "Tell us how we can reach you" in page.text
    assert Enquiry.objects.get().is_draft


def test_without_words_it_is_not_sent(westbury: Organisation) -> None:
    draft = saved(reach="07700 900123")

    with pytest.raises(NotSentYet, match="Tell us in your own words"):
        actions.send_enquiry(enquiry=draft)

    assert not AuditEntry.objects.filter(did="enquiries.sent").exists()


def test_with_nothing_written_here_one_is_asked_for_a_code(phone: Phone) -> None:
    assert "What is your code?" in phone.opens(CHECK).text


def test_whoever_asks_for_themself_is_nobody_elses_relative(westbury: Organisation) -> None:
    """Said before they changed who it is for, and no longer on any page of theirs."""
    enquiry = sent(FOR_MYSELF | {"asked_by": "Left over", "relation": "left over"})

    assert (enquiry.asked_by, enquiry.relation, enquiry.asker) == ("", "", "Gwen Parry")


def test_the_thanks_say_nothing_of_what_was_asked(phone: Phone) -> None:
    enquiry = sent()

    page = phone.opens(f"/enquiries/sent/{enquiry.reference.lower()}")

    for said in (enquiry.words, enquiry.name, enquiry.asked_by, enquiry.reach):
        assert said not in page.text


@pytest.mark.parametrize("reference", ["ABCD-EFGH", "%00", "ü" * 300])
def test_an_unknown_reference_is_not_found(reference: str, phone: Phone) -> None:
    phone.opens(f"/enquiries/sent/{reference}", expecting=404)


def test_a_draft_has_no_thanks(phone: Phone) -> None:
    phone.opens(f"/enquiries/sent/{saved(words=WORDS).reference}", expecting=404)


def test_those_who_answer_see_it_and_no_draft(westbury: Organisation, priya: Actor) -> None:
    saved(words="Still writing")
    enquiry = sent()

    assert list(Enquiry.objects.visible_to(priya)) == [enquiry]
