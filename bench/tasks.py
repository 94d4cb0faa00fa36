"""What is measured, in the order it is told."""

from urllib.parse import urlencode

from bench.race import Task
from bench.world import CSRF, World

#: A piece from the middle of many people's names, and one of few.
MANY, FEW = "ickerin", "arga ickerin"
SAID = {
    "words": "To hear the sea from my own bed with the window open",
    "why": "I was born to it",
    "looks_like": "Salt on the glass",
    "kind": "change",
    "nature": "soft",
    "term": "long",
    "source": "said",
}


def tasks(world: World) -> tuple[Task, ...]:
    page = f"/people/{world.person}"
    return (
        Task("person", "The person’s page", "GET", page, aim=1.5),
        Task("thread", "The thread view", "GET", f"{page}/thread"),
        Task("many", "Search, up to 50 found", "POST", "/find", _sent(name_or_number=MANY), 1.5),
        Task("few", "Search, a few found", "POST", "/find", _sent(name_or_number=FEW), 1.5),
        Task("save", "Saving an outcome", "POST", f"/outcomes/for/{world.another}", _sent(**SAID)),
    )


def _sent(**answers: str) -> str:
    return urlencode({"csrfmiddlewaretoken": CSRF} | answers)
