"""How somebody likes to read."""

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.notices import tell_of_change


@transaction.atomic
def choose_reading(
    *, by: Actor, language: str = "", text_size: str = "", contrast: str = ""
) -> None:
    """Change how pages look to oneself. Anybody may, for themself. What is left out stays."""
    asked = {"language": language, "text_size": text_size, "contrast": contrast}
    chosen = {name: value for name, value in asked.items() if value}
    user = User.objects.select_for_update().get(pk=by.user.pk)
    if language and language != user.language:
        tell_of_change(user)  # in the language that it was
    for one in (user, by.user):
        for name, value in chosen.items():
            setattr(one, name, value)
    user.save(update_fields=list(chosen))
    audit.record(by=by, did="access.reading-chosen", to=user)
