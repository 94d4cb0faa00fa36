"""What a browser sends of the page about one outcome, and what it shows."""

from bs4 import BeautifulSoup

from whatmatters.outcomes.models import Outcome
from whatmatters.reviews.models import Review


def there(review: Review, outcome: Outcome) -> str:
    return f"/reviews/{review.pk}/{outcome.pk}"


def sent_as(part: str, **answers: str) -> dict[str, str]:
    """What a browser sends of one part of the page."""
    return {f"{part}-{name.replace('__', '-')}": answer for name, answer in answers.items()}


def as_shown(page: BeautifulSoup) -> dict[str, str]:
    """What a browser sends of a page nobody has written in."""
    form = page.select("main form")[0]
    sent = {str(one["name"]): str(one["value"]) for one in form.select("[type=hidden][value]")}
    sent |= {str(one["name"]): str(one["value"]) for one in form.select("[checked], [type=text]")}
    return sent | {str(one["name"]): typed(page, str(one["id"])) for one in form.select("textarea")}


def typed(page: BeautifulSoup, id_: str) -> str:
    """What stands in a box of words."""
    return page.select(f"#{id_}")[0].text.removeprefix("\n")
