from whatmatters.web.forms import LineField, PlainForm


class SearchForm(PlainForm):
    """Sent, not put in the address: a name in a URL ends up in logs and histories."""

    name_or_number = LineField(
        label="Name or number",
        required="Enter part of a name, or a number",
        help_text="Any part of a name will do, for example “mag holt”",
    )
