from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from whatmatters.access.actions.organisations import Because
from whatmatters.access.models import User
from whatmatters.access.reading import Contrast, Language, TextSize
from whatmatters.web.forms import (
    ChoiceField,
    EmailField,
    LineField,
    PasswordField,
    PlainForm,
    WordsField,
)

NO_MATCH = _("We don’t know that e-mail address and password together. Check both and try again.")
TOO_MANY = _(
    "We don’t know that e-mail address and password together. It has been tried many times: wait "
    "a quarter of an hour, check both, and try again."
)
WRONG_CODE = _(
    "That code does not work. Codes from an app change every half minute, and each code works "
    "once. After many wrong ones, wait a quarter of an hour."
)
NO_SUCH_CODE = _(
    "We don’t know that e-mail address and code together. A code works once, for 24 hours. "
    "Check both, or ask for a new code."
)
NOT_YOURS = _("That is not your password. Check it and try again.")
NOT_THE_SAME = _("The two new passwords are not the same. Type both again")


class SignInForm(PlainForm):
    """An e-mail address and a password. Never says which of the two was wrong."""

    email = LineField(label=_("E-mail address"), required=_("Enter your e-mail address"))
    password = PasswordField(label=_("Password"), required=_("Enter your password"))


class SecondStepForm(PlainForm):
    code = LineField(
        label=_("Code from your app, or a recovery code"),
        required=_("Enter the code"),
        autocomplete="one-time-code",
        width="govuk-input--width-10",
        max_length=40,
    )


class AgainForm(PlainForm):
    """It is really them: the password, and a code if the account has a second factor."""

    password = PasswordField(label=_("Your password"), required=_("Enter your password"))


class AgainByCodeForm(AgainForm):
    code = SecondStepForm.base_fields["code"]


class HandedCodeForm(PlainForm):
    email = EmailField(label=_("E-mail address"), required=_("Enter your e-mail address"))
    code = LineField(
        label=_("The code you were given"),
        help_text=_("12 letters and numbers, like 7KQ4-M2ND-9XWT"),
        required=_("Enter the code you were given"),
        width="govuk-input--width-20",
    )


class NewPasswordForm(PlainForm):
    """A password of one's own, twice, so that a slip of the finger locks nobody out."""

    password = PasswordField(
        label=_("New password"),
        help_text=_(
            "At least 12 characters. Three or four words that only you would put together "
            "are good, and so is what a password manager makes up."
        ),
        required=_("Enter a new password"),
        autocomplete="new-password",
    )
    again = PasswordField(
        label=_("The same again"),
        required=_("Enter the new password again"),
        autocomplete="new-password",
    )

    def __init__(self, data: object, *, user: User) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # what was sent, or nothing
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> None:
        said = self.cleaned_data
        if "password" in said and "again" in said and said["password"] != said["again"]:
            self.add_error("again", NOT_THE_SAME)


class ChangePasswordForm(NewPasswordForm):
    old = PasswordField(label=_("Your password now"), required=_("Enter your password now"))
    field_order = ["old", "password", "again"]

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise ValidationError(NOT_YOURS)
        return old


class PasskeyForm(PlainForm):
    name = LineField(
        label=_("What do you call this passkey?"),
        help_text=_("Such as “my phone”. Only you see it."),
        required=_("Enter a name for the passkey"),
        max_length=60,
    )
    credential = forms.CharField(required=False, widget=forms.HiddenInput)


class PasskeyNameForm(PlainForm):
    name = PasskeyForm.base_fields["name"]


class ResetForm(PlainForm):
    what = ChoiceField(
        label=_("What do they need?"),
        choices=[
            ("password", _("A new password")),
            ("factor", _("To set up their second factor again")),
            ("both", _("Both")),
        ],
        required=_("Choose what they need"),
    )


class ReadingForm(PlainForm):
    language = ChoiceField(
        label=_("Which language?"),
        choices=Language.choices,
        required=_("Choose a language"),
    )
    text_size = ChoiceField(
        label=_("How large should words be?"),
        choices=TextSize.choices,
        required=_("Choose how large words should be"),
    )
    contrast = ChoiceField(
        label=_("Which colours?"),
        choices=Contrast.choices,
        required=_("Choose the colours"),
    )


class OrganisationForm(PlainForm):
    asks = ChoiceField(
        label="Does everybody who acts for it sign in with a second factor?",
        choices=[("yes", "Yes"), ("no", "No, a password is enough")],
        required="Choose whether a second factor is asked for",
    )
    why = ChoiceField(
        label="Why?",
        help_text="It is kept in the audit, with your name.",
        choices=Because.choices,
        required="Choose why",
    )


class WordsForm(PlainForm):
    """What an organisation calls those it supports, and what it adds to the page of rights."""

    one = LineField(
        label="What do you call one person you support?",
        help_text="In small letters. For example: person, resident, tenant",
        required="Enter what you call one person",
        max_length=40,
    )
    many = LineField(
        label="And several?",
        help_text="For example: people, residents, tenants",
        required="Enter what you call several people",
        max_length=40,
    )
    rights = WordsField(
        label="What do you add to the page of rights, in English?",
        help_text="For example, whom to ring at your organisation with a complaint. An empty line "
        "begins another paragraph.",
        required=False,
        max_length=5000,
    )
    rights_welsh = WordsField(
        label="The same in Welsh",
        help_text="Whoever reads Welsh sees this; if it is empty, the English, marked as such.",
        required=False,
        max_length=5000,
    )
