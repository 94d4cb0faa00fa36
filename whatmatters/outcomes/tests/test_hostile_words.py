"""Whatever is typed is kept to the letter, or refused in a sentence with nothing lost."""

import pytest
from django.test import Client

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.outcomes import actions
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

AWKWARD = {
    "very long": "I want to. " * 9_091,
    "right to left": "أريد أن أعود إلى حديقتي \u200f(قريباً)\u202e abc",
    "emoji and joiners": "\U0001f469\U0001f3fd\u200d\U0001f33e, \U0001f3f4\U000e0067\U000e007f",
    "markup": "<script>alert(1)</script> &amp; <b>bold</b> \"'`",
    "marks and spaces": "  e\u0301\u0323 \u00a0\u2028 tabs\there\n\n\nand lines  \n",
    "no words": "¯\\_(ツ)_/¯",
}


@pytest.mark.parametrize("kind", AWKWARD)
def test_it_is_kept_to_the_letter(kind: str, visit: Visit, maggie: Person, priya: Actor) -> None:
    words = AWKWARD[kind]

    page = visit(f"/outcomes/for/{maggie.pk}", by=priya, sending={"words": words, "why": words})

    outcome = Outcome.objects.get()
    assert outcome.words == outcome.first_words == outcome.why == words
    quoted = page.select_one("blockquote")
    assert quoted is not None
    assert quoted.text == words.replace("\r\n", "\n")
    for address in ("describe", "reword", "end"):
        visit(f"/outcomes/{outcome.pk}/{address}", by=priya)
    visit(f"/outcomes/for/{maggie.pk}/order", by=priya)


@pytest.mark.parametrize("field", ["words", "why", "looks_like", "source_name"])
def test_what_cannot_be_kept_is_refused_and_stays_in_the_box(
    field: str, visit: Visit, maggie: Person, priya: Actor
) -> None:
    typed = {"words": "Get back to my allotment"} | {field: "before\x00after"}

    page = visit(f"/outcomes/for/{maggie.pk}", by=priya, sending=typed)

    assert "There is a character here that can’t be kept" in page.text
    assert "before\N{REPLACEMENT CHARACTER}after" in str(page)
    box = page.select_one(f"[name={field}]")
    assert box is not None
    fold = box.find_parent("details")
    assert fold is None or fold.has_attr("open")
    assert not Outcome.objects.exists()


def test_half_a_surrogate_pair_does_no_harm(
    client: Client, maggie: Person, priya: Actor, visit: Visit
) -> None:
    visit(f"/outcomes/for/{maggie.pk}", by=priya)

    answer = client.post(
        f"/outcomes/for/{maggie.pk}",
        data="words=I+want+%ED%A0%80+rest",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 302
    assert "\ufffd" in Outcome.objects.get().words


def test_too_many_words_are_refused_and_not_one_is_lost(
    visit: Visit, maggie: Person, priya: Actor
) -> None:
    page = visit(f"/outcomes/for/{maggie.pk}", by=priya, sending={"words": "a" * 200_001})

    box = page.select_one("textarea[name=words]")
    assert box is not None
    assert len(box.text.strip()) == 200_001
    assert "Shorten it to 200,000 or fewer" in page.text
    assert not Outcome.objects.exists()


def test_words_are_never_read_as_a_template(
    client: Client, visit: Visit, maggie: Person, priya: Actor
) -> None:
    visit(f"/outcomes/for/{maggie.pk}", by=priya)
    outcome = actions.hear_outcome(person=maggie, by=priya, words="{{ page }} {% now 'Y' %}")

    answer = client.get(f"/outcomes/{outcome.pk}")

    assert "{{ page }} {% now &#x27;Y&#x27; %}" in answer.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
@pytest.mark.parametrize("page", ["", "/describe", "/reword", "/end", "/steps", "/barriers"])
def test_a_wrong_method_is_refused(
    method: str, page: str, client: Client, visit: Visit, allotment: Outcome, priya: Actor
) -> None:
    visit(f"/outcomes/{allotment.pk}", by=priya)

    answer = getattr(client, method)(f"/outcomes/{allotment.pk}{page}")

    assert answer.status_code == 405


def test_long_words_are_short_beside_a_box(visit: Visit, maggie: Person, priya: Actor) -> None:
    first = actions.hear_outcome(person=maggie, by=priya, words="Sleep")
    actions.hear_outcome(person=maggie, by=priya, words="On and on " * 500)

    page = visit(f"/outcomes/{first.pk}", by=priya)

    labels = [label.text for label in page.select("label[for^=barrier_also_]")]
    assert [len(label) <= 121 and label.endswith("…") for label in labels] == [True]
