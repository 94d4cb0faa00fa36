from whatmatters.web.forms import LineField, PasswordField, PlainForm


class SignInForm(PlainForm):
    """An e-mail address and a password. Never says which of the two was wrong."""

    email = LineField(label="E-mail address", required="Enter your e-mail address")
    password = PasswordField(label="Password", required="Enter your password")


NO_MATCH = "We don’t know that e-mail address and password together. Check both and try again."
TOO_MANY = f"{NO_MATCH} It has been tried many times: wait a quarter of an hour first."
