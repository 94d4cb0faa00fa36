"""Coming back with a code: on another phone, after a while, or with a wrong one."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import override_settings

from whatmatters.access import tries
from whatmatters.enquiries.models import Enquiry
from whatmatters.enquiries.tests.enquiring import WORDS, saved, sent
from whatmatters.enquiries.tests.phone import Phone
from whatmatters.foundations import clock

GO_ON = "/enquiries/go-on"
NEUTRAL = "We can’t find anything under that code"


def test_a_code_is_long_enough_never_to_be_guessed(phone: Phone) -> None:
    page = phone.says(words=WORDS, then="later")

    code = str(Enquiry.objects.get().return_code)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", code), "60 bits"
    assert code in page.text


@pytest.mark.parametrize(
    "said_as",
    [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code}. ",
    ],
)
def test_it_brings_back_what_was_written_on_any_phone(
    said_as: Callable[[str], str], phone: Phone
) -> None:
    code = str(saved(words=WORDS).return_code)

    page = phone.sends(GO_ON, {"code": said_as(code)})

    assert WORDS in page.text
    assert WORDS in str(phone.opens("/enquiries/westbury").select_one("textarea"))


def test_look_alikes_are_forgiven(phone: Phone) -> None:
    draft = saved(words=WORDS)
    Enquiry.objects.filter(pk=draft.pk).update(return_code="0110-0110-0110")

    assert WORDS in phone.sends(GO_ON, {"code": "OIlo oilO 0i1o"}).text


@pytest.mark.parametrize("code", ["AAAA-BBBB-CCCC", "x", "\u202e" * 50, "9" * 150])
def test_a_wrong_code_reads_the_same_as_one_that_has_run_out(code: str, phone: Phone) -> None:
    with clock.at(clock.now() - timedelta(days=31)):
        old = str(saved(words=WORDS).return_code)
    used = str(saved(words=WORDS, reach="x").return_code)
    sent_already = Enquiry.objects.get(return_code=used)
    sent_already.send()
    sent_already.save()

    pages = [phone.sends(GO_ON, {"code": each}) for each in (code, old, used)]
    answers = {str(page.select_one(".govuk-error-summary")) for page in pages}

    assert len(answers) == 1
    assert NEUTRAL in answers.pop()


def test_a_code_that_cannot_be_kept_is_a_sentence(phone: Phone) -> None:
    assert "can’t be kept" in phone.sends(GO_ON, {"code": "a\x00b"}).text
    assert "Enter the code you wrote down" in phone.sends(GO_ON, {"code": " "}).text


def test_guessing_is_slowed_and_then_a_right_code_waits_too(phone: Phone) -> None:
    code = str(saved(words=WORDS).return_code)
    for _ in range(tries.WRONG_ONES):
        phone.sends(GO_ON, {"code": "AAAA-BBBB-CCCC"})

    page = phone.sends(GO_ON, {"code": code})

    assert "Wait 15 minutes" in page.text
    assert WORDS not in page.text


@override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https"))
def test_behind_a_proxy_each_address_is_counted_by_itself(phone: Phone) -> None:
    code = str(saved(words=WORDS).return_code)
    forged = "1.1.1.1, 203.0.113.7"
    for _ in range(tries.WRONG_ONES):
        phone.browser.post(GO_ON, {"code": "wrong"}, HTTP_X_FORWARDED_FOR=forged)

    assert (
        b"Wait 15" in phone.browser.post(GO_ON, {"code": code}, HTTP_X_FORWARDED_FOR=forged).content
    )
    other = phone.browser.post(GO_ON, {"code": code}, HTTP_X_FORWARDED_FOR="203.0.113.8")
    assert other.status_code == 302


def test_it_goes_on_here_without_any_code(phone: Phone) -> None:
    phone.says(words=WORDS)

    assert WORDS in phone.opens("/enquiries/westbury/check").text


def test_another_browser_sees_nothing(phone: Phone) -> None:
    phone.says(words=WORDS)

    assert WORDS not in Phone().opens("/enquiries/westbury").text


def test_a_screen_others_use_is_cleared_and_the_code_still_works(phone: Phone) -> None:
    phone.says(words=WORDS, then="later")
    code = str(Enquiry.objects.get().return_code)

    page = phone.sends("/enquiries/westbury/clear", {})

    assert "no longer shown on this screen" in page.text
    assert WORDS not in phone.opens("/enquiries/westbury").text
    assert WORDS in phone.sends(GO_ON, {"code": code}).text


def test_after_thirty_days_the_browser_has_forgotten_too(phone: Phone) -> None:
    phone.says(words=WORDS)
    month_ago = clock.now() - timedelta(days=30)
    Enquiry.objects.update(recorded_at=month_ago)

    assert WORDS not in phone.opens("/enquiries/westbury").text
    assert "What is your code?" in phone.opens("/enquiries/westbury/saved").text


def test_a_sent_enquiry_cannot_be_read_by_the_code_it_had(phone: Phone) -> None:
    enquiry = sent()

    assert enquiry.return_code is None
    assert not Enquiry.objects.unfinished("").exists()
