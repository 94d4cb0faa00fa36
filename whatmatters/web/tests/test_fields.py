from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.forms import Field
from hypothesis import given
from hypothesis import strategies as st

from whatmatters.foundations import clock
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    EmailField,
    LineField,
    MoneyField,
    NumberField,
    PasswordField,
    PickField,
    ScaleField,
    WordsField,
    YesField,
)
from whatmatters.web.forms.days import Boxes
from whatmatters.web.forms.words import WordsWidget

WORDS = WordsField(label="What?", required="Write something")
KEEPABLE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"))


def refusal(field: Field, answer: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(answer)
    [sentence] = refused.value.messages
    return str(sentence)


@given(KEEPABLE.filter(str.strip))
def test_words_are_kept_exactly(said: str) -> None:
    assert WORDS.clean(said) == said


ODD = [
    "  a\n\n",
    "\u202e\u05e9\u05dc\u202c",
    "\u00a0\U0001f469\u200d\U0001f33e",
    "e\u0301",
    "\ufeffa",
]


@pytest.mark.parametrize("said", ODD)
def test_spaces_direction_and_any_script_are_kept(said: str) -> None:
    assert WORDS.clean(said) == said


def test_a_new_line_is_one_character_however_a_browser_sends_it() -> None:
    assert WORDS.clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize("said", [None, "", " \r\n\t\u2003 "])
def test_words_that_are_only_space_are_missing(said: str | None) -> None:
    assert refusal(WORDS, said) == "Write something"
    assert WordsField(label="What?", required=False).clean(said) == ""


@pytest.mark.parametrize("said", ["a\x00b", "a\ud800b"])
@pytest.mark.parametrize(
    "field",
    [WORDS, LineField(label="x", required="y"), PasswordField(label="x", required="y")],
    ids=lambda field: type(field).__name__,
)
def test_what_cannot_be_kept_is_refused_with_what_to_do(field: Field, said: str) -> None:
    assert refusal(field, said) == (
        "There is a character here that can’t be kept, shown as \ufffd. Take it out and try again"
    )


def test_what_was_refused_is_still_shown() -> None:
    shown = WordsWidget(rows=2).render("said", "  a\x00b\ud800 ")

    assert ">\n  a\ufffdb\ufffd </textarea>" in shown


def test_a_first_empty_line_is_not_lost_on_the_way_back() -> None:
    assert ">\n\na</textarea>" in WordsWidget(rows=2).render("said", "\na")


def test_very_long_words_are_kept_and_longer_ones_counted() -> None:
    assert len(WORDS.clean("é" * 200_000)) == 200_000
    assert refusal(WORDS, "é" * 200_001) == (
        "This has 200,001 characters. Shorten it to 200,000 or fewer"
    )


def test_a_line_is_one_line() -> None:
    line = LineField(label="Name?", required="Enter a name", max_length=5)

    assert line.clean("  a \r\n b ") == "a b"
    assert refusal(line, "   ") == "Enter a name"
    assert refusal(line, "abcdef") == "Shorten this to 5 characters or fewer"


def test_an_email_address_looks_like_one() -> None:
    email = EmailField(label="Email?", required="Enter an email address")

    assert email.clean(" maggie@example.com ") == "maggie@example.com"
    assert refusal(email, "maggie") == (
        "Enter an email address in the correct format, like name@example.com"
    )
    assert EmailField(label="Email?", required=False).clean("") == ""


def test_a_password_keeps_its_spaces() -> None:
    assert PasswordField(label="x", required="y").clean("  two words ") == "  two words "


def day_field(**more: Any) -> DayField:
    return DayField(label="When?", subject="The day", required="Enter the day", **more)


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR."])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert day_field().clean(Boxes("27", month, "2027")) == date(2027, 3, 27)


def test_september_has_two_short_names() -> None:
    assert day_field().clean(Boxes("1", "Sept", "2027")) == date(2027, 9, 1)


REAL = "The day must be a real date, like 27 3 2027"
YEARS = "The day must have a year from 1850 to 2199"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (Boxes(), "Enter the day"),
        (Boxes(day="27", month="3"), "The day must include a year"),
        (Boxes(year="2027"), "The day must include a day and month"),
        (Boxes("31", "2", "2027"), REAL),
        (Boxes("27", "Marchember", "2027"), REAL),
        (Boxes("x", "3", "2027"), REAL),
        (Boxes("٢٧", "3", "2027"), REAL),
        (Boxes("1", "1", "99999"), REAL),
        (Boxes("0", "0", "0"), REAL),
        (Boxes("-1", "1", "2027"), REAL),
        (Boxes("27", "3", "27"), YEARS),
        (Boxes("27", "3", "2999"), YEARS),
    ],
)
def test_a_day_that_is_not_one_is_refused(typed: Boxes, says: str) -> None:
    assert refusal(day_field(), typed) == says


def test_a_day_may_be_kept_to_one_side_of_today() -> None:
    before = day_field(no_later_than_today=True)
    after = day_field(no_earlier_than_today=True)
    with clock.at(date(2027, 3, 27)):
        assert before.clean(date(2027, 3, 27)) == after.clean(date(2027, 3, 27))
        assert refusal(before, date(2027, 3, 28)) == "The day must be today or in the past"
        assert refusal(after, date(2027, 3, 26)) == "The day must be today or in the future"


def test_a_day_that_need_not_be_given_may_be_left() -> None:
    assert DayField(label="When?", required=False).clean(Boxes()) is None


def test_a_day_has_changed_when_it_reads_differently() -> None:
    assert not day_field().has_changed(date(2027, 3, 4), Boxes("4", "3", "2027"))
    assert day_field().has_changed(date(2027, 3, 4), Boxes("5", "3", "2027"))


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("12", "12.00"),
        ("£1,250.5", "1250.50"),
        ("12,50", "12.50"),
        ("12,5", "12.50"),
        ("1,250", "1250.00"),
        (" 0.01 ", "0.01"),
        ("9999999.99", "9999999.99"),
    ],
)
def test_money_is_pounds_and_pence(typed: str, amount: str) -> None:
    paid = MoneyField(label="Cost?", required="Enter the cost").clean(typed)

    assert str(paid) == amount


IN_POUNDS = "The amount must be in pounds and pence, like 12.50"


@pytest.mark.parametrize("typed", ["ten", "1.234", "-5", "1e5", "NaN", "1.", ".5", "١٢"])
def test_money_that_is_not_is_refused(typed: str) -> None:
    assert refusal(MoneyField(label="Cost?", required=False), typed) == IN_POUNDS


def test_money_has_a_most() -> None:
    field = MoneyField(label="Cost?", required=False, most=Decimal(500))

    assert refusal(field, "500.01") == "The amount must be £500 or less"
    assert field.clean("") is None


NUMBER = NumberField(label="Hours?", low=0, high=1000, subject="Hours", required="Enter the hours")


@pytest.mark.parametrize(("typed", "number"), [("0", 0), (" 1,000 ", 1000), (7, 7)])
def test_a_number_is_whole(typed: Any, number: int) -> None:
    assert NUMBER.clean(typed) == number


@pytest.mark.parametrize("typed", ["-1", "1001", "1.5", "2,5", "1,00", "a", "9" * 5000, "٣"])
def test_a_number_out_of_its_range_is_refused(typed: str) -> None:
    assert refusal(NUMBER, typed) == "Hours must be a whole number from 0 to 1,000"


def test_a_number_that_is_missing_is_asked_for() -> None:
    assert refusal(NUMBER, " ") == "Enter the hours"


A, B = UUID(int=1), UUID(int=2)


def of_two(field: Callable[..., Field]) -> Field:
    return field(label="Which?", choices=[(A, "A"), (B, "B")], coerce=UUID, required="Choose one")


@pytest.mark.parametrize("field", [ChoiceField, PickField])
def test_a_choice_becomes_what_it_stands_for(field: Callable[..., Field]) -> None:
    assert of_two(field).clean(str(B)) == B
    assert refusal(of_two(field), "") == "Choose one"
    assert refusal(of_two(field), "else") == "Choose one of the answers on the page"


def test_choices_become_a_list() -> None:
    field = of_two(ChoicesField)

    assert field.clean([str(B), str(A)]) == [B, A]
    assert refusal(field, []) == "Choose one"
    assert refusal(field, ["else"]) == "Choose from the answers on the page"
    assert refusal(field, "else") == "Choose from the answers on the page"


def test_a_scale_gives_a_number_and_nought_is_one() -> None:
    field = ScaleField(label="Near?", low_words="Far", high_words="Here", required="Choose")

    assert field.clean("0") == 0
    assert refusal(field, "11") == "Choose a number from 0 to 10"
    assert ScaleField(label="?", low_words="", high_words="", required=False).clean("") is None


def test_a_box_that_must_be_ticked_says_so() -> None:
    assert refusal(YesField(label="Sure?", required="Say you are sure"), False) == (
        "Say you are sure"
    )
    assert YesField(label="Sure?", required=False).clean(False) is False


def test_a_list_that_opens_first_shows_nothing_chosen() -> None:
    widget = PickField(
        label="Which?", choices=[("a", "A")], nothing="Pick one", required=False
    ).widget

    assert '<option value="" selected>Pick one</option>' in widget.render("which", "")
    assert '<option value="" selected>' not in widget.render("which", "a")


def test_a_list_with_its_own_empty_answer_keeps_it() -> None:
    widget = PickField(label="Which?", choices=[("", "Nobody"), ("a", "A")], required=False).widget

    assert "Choose from the list" not in widget.render("which", "")


def test_a_hint_stands_by_its_choice() -> None:
    field = ChoiceField(
        label="Which?", choices=[("a", "A")], hints={"a": "The first"}, required=False
    )

    drawn = field.widget.render("which", "", attrs={"id": "id_which"})

    assert 'aria-describedby="id_which_0_hint"' in drawn
    assert ">The first</div>" in drawn
