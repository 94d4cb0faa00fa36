from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from whatmatters.web.forms import (
    ChoiceField,
    DayField,
    FileField,
    LineField,
    MoneyField,
    PasswordField,
    PlainForm,
    ScaleField,
    WordsField,
    YesField,
)
from whatmatters.web.tests.drawing import draw, only, words


class Ask(PlainForm):
    said = WordsField(label="What did she say?", help_text="Her words", required="Write it down")
    on = DayField(label="When?", required="Enter the day")
    feels = ChoiceField(label="How?", choices=[("a", "Well"), ("b", "Badly")], required="Choose")
    sure = YesField(label="I am sure", required="Say you are sure")

    def clean(self) -> None:
        if self.cleaned_data.get("feels") == "b":
            self.add_error(None, "We can’t go on")


DAY = date(2027, 3, 27)
SHOWN = "{% form form submit='Save' %}"


@pytest.mark.parametrize("sentence", [True, "", "  "])
def test_a_required_field_has_a_sentence_of_its_own(sentence: str) -> None:
    with pytest.raises(TypeError, match="Enter your name"):
        LineField(label="Name", required=sentence)


def test_nothing_is_required_by_silence() -> None:
    with pytest.raises(TypeError, match="required"):
        LineField(label="Name")  # type: ignore[call-arg]  # that is the point


def test_each_field_is_labelled_and_described() -> None:
    page = draw(SHOWN, form=Ask())

    assert words(only(page, "label[for=id_said]")) == "What did she say?"
    assert only(page, "textarea")["aria-describedby"] == "id_said_helptext"
    assert only(page, "#id_said_helptext").get_text() == "Her words"
    assert [words(legend) for legend in page.select("legend")] == ["When?", "How?"]
    assert words(only(page, "label[for=id_sure]")) == "I am sure"


def test_the_browser_is_not_left_to_check() -> None:
    page = draw(SHOWN, form=Ask())

    assert not page.select("[required]")
    assert only(page, "form").has_attr("novalidate")


def test_an_error_is_told_above_and_beside() -> None:
    page = draw(SHOWN, form=Ask(QueryDict("on_day=4")))

    assert [(words(a), a["href"]) for a in page.select(".govuk-error-summary a")] == [
        ("Write it down", "#id_said"),
        ("The date must include a month and year", "#id_on_month"),
        ("Choose", "#id_feels_0"),
        ("Say you are sure", "#id_sure"),
    ]
    box = only(page, "textarea")
    assert box["aria-invalid"] == "true"
    assert box["aria-describedby"] == "id_said_helptext id_said_error"
    assert words(only(page, "#id_said_error")) == "Error: Write it down"
    assert only(page, "fieldset:has(#id_feels_0)")["aria-describedby"] == "id_feels_error"


def test_every_place_the_summary_points_at_is_there() -> None:
    page = draw(SHOWN, form=Ask(QueryDict()))

    for link in page.select(".govuk-error-summary a"):
        assert page.select(str(link["href"])), link


def test_an_error_of_the_whole_form_is_told_without_a_link() -> None:
    page = draw(SHOWN, form=Ask(QueryDict("feels=b")))

    assert words(page.select(".govuk-error-summary li")[0]) == "We can’t go on"
    assert not page.select(".govuk-error-summary li")[0].select("a")


def test_a_summary_is_shown_once_however_often_it_is_asked_for() -> None:
    page = draw("{% error_summary form %}" + SHOWN, form=Ask(QueryDict()))

    assert len(page.select(".govuk-error-summary")) == 1


def test_two_forms_have_a_summary_each() -> None:
    source = "{% error_summary one %}{% error_summary two %}"

    page = draw(source, one=Ask(QueryDict()), two=Ask(QueryDict()))

    assert len(page.select(".govuk-error-summary")) == 2


def test_no_form_has_no_summary() -> None:
    assert words(draw("{% error_summary form %}")) == ""


def test_a_form_carries_its_proof_and_its_button() -> None:
    page = draw("{% form form submit='Save' action='/save' tone='warning' %}", form=Ask())

    assert only(page, "input[name=csrfmiddlewaretoken]")["value"]
    assert only(page, "form")["action"] == "/save"
    assert words(only(page, "button.govuk-button--warning")) == "Save"


def test_a_form_with_a_file_sends_it() -> None:
    class Send(PlainForm):
        table = FileField(label="Which file?", required="Choose a file", accept=".csv")

    page = draw(SHOWN, form=Send())

    assert only(page, "form")["enctype"] == "multipart/form-data"
    assert only(page, "input[type=file]")["accept"] == ".csv"


def test_hidden_fields_are_kept_and_not_shown() -> None:
    class Quiet(PlainForm):
        step = forms.CharField(widget=forms.HiddenInput, initial="2")

    page = draw(SHOWN, form=Quiet())

    assert only(page, "input[name=step]")["value"] == "2"
    assert not page.select("label")


def test_what_was_answered_stays_answered() -> None:
    page = draw(SHOWN, form=Ask(QueryDict("said=Tea&on_day=4&on_month=May&feels=b&sure=on")))

    assert only(page, "textarea").get_text() == "\nTea"
    assert [box.get("value") for box in page.select(".govuk-date-input input")] == ["4", "May", ""]
    assert only(page, "input[name=feels][checked]")["value"] == "b"
    assert only(page, "input[name=sure]").has_attr("checked")


def test_only_the_empty_boxes_of_a_day_are_at_fault() -> None:
    page = draw(SHOWN, form=Ask(QueryDict("on_day=4")))

    wrong = page.select(".govuk-date-input [aria-invalid]")
    assert [box["name"] for box in wrong] == ["on_month", "on_year"]


def test_a_day_can_be_shown_from_a_date() -> None:
    page = draw(SHOWN, form=Ask(initial={"on": DAY}))

    assert [box["value"] for box in page.select(".govuk-date-input input")] == ["27", "3", "2027"]


def test_a_scale_offers_nought_to_ten_and_says_its_ends() -> None:
    class Near(PlainForm):
        near = ScaleField(label="How near?", low_words="Far", high_words="Here", required="Choose")

    labels = [words(label) for label in draw(SHOWN, form=Near()).select("label")]

    assert labels == ["0, Far", *map(str, range(1, 10)), "10, Here"]


def test_money_is_asked_for_in_pounds() -> None:
    class Cost(PlainForm):
        cost = MoneyField(label="How much?", required=False)

    page = draw(SHOWN, form=Cost())

    assert words(only(page, ".govuk-input__prefix")) == "£"
    assert only(page, "input[name=cost]")["inputmode"] == "decimal"


def test_a_password_never_comes_back() -> None:
    class Enter(PlainForm):
        secret = PasswordField(label="Password", required="Enter it")

    page = draw(SHOWN, form=Enter(QueryDict("secret=tulips")))

    assert "tulips" not in str(page)
    assert only(page, "input[type=password]")["autocomplete"] == "current-password"
