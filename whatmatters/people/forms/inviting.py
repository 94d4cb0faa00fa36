from django.utils.translation import gettext_lazy as _

from whatmatters.access.forms import HandedCodeForm, NewPasswordForm
from whatmatters.web.forms import EmailField, PlainForm

NO_SUCH_CODE = _(
    "We don’t know that code. A code works once, for a week. Check it, or ask for a new one. "
    "After many wrong ones, wait a quarter of an hour."
)


NO_SUCH_BESIDE_CODE = _(
    "We don’t know that code. It works once, for ten minutes. Check it, or ask for a new one. "
    "After many wrong ones, wait a quarter of an hour."
)


class JoinForm(PlainForm):
    code = HandedCodeForm.base_fields["code"]


class OwnAccountForm(NewPasswordForm):
    """How they will sign in: an address of their own, and a password that only they know."""

    email = EmailField(
        label=_("Your e-mail address"),
        help_text=_("You sign in with it from now on."),
        required=_("Enter your e-mail address"),
    )
    field_order = ("email", "password", "again")

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        self.user.email = email
        return email
