"""What the gallery shows: each component with its signature, what it is for, and itself."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any

from django.core.paginator import Paginator

from whatmatters.web.components import asking, boxes, charts, links, paper, series, words
from whatmatters.web.components.series import Dot, Mark, Series
from whatmatters.web.documents import Part, Points, Say, Sheet, Words
from whatmatters.web.forms import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    MoneyField,
    NumberField,
    PickField,
    PlainForm,
    ScaleField,
    WordsField,
    YesField,
)

PARTS: tuple[ModuleType, ...] = (words, boxes, links, charts, series, asking, paper)


@dataclass(frozen=True, slots=True)
class Step:
    """A link, or a step of a thread, to show."""

    text: str
    href: str = ""
    detail: str = ""
    state: str = "done"


class ExampleForm(PlainForm):
    """One of each field."""

    said = WordsField(
        label="What matters most to Maggie?",
        help_text="Use her own words where you can.",
        required="Write what matters most to Maggie",
    )
    known_as = LineField(label="What does she like to be called?", required="Enter a name")
    talked_on = DayField(
        label="When did you talk?",
        subject="The date you talked",
        required="Enter the date you talked",
    )
    feels = ChoiceField(
        label="How does she feel about home?",
        required="Choose how she feels about home",
        choices=[("settled", "Settled"), ("unsettled", "Unsettled")],
        hints={"unsettled": "You can say more about this later"},
    )
    helpers = ChoicesField(
        label="Who helps?",
        required=False,
        choices=[("family", "Family or friends"), ("worker", "Support worker")],
    )
    place = PickField(
        label="Where does this happen?",
        required="Choose where this happens",
        choices=[("home", "At home"), ("out", "Somewhere else")],
    )
    nearness = ScaleField(
        label="How near does it feel?",
        low_words="A long way off",
        high_words="It is here",
        required="Choose how near it feels",
    )
    cost = MoneyField(label="What does it cost each week?", required=False)
    hours = NumberField(
        label="How many hours a week?", low=0, high=168, subject="Hours", required=False
    )
    shared = YesField(
        label="Maggie has agreed to share this plan",
        required="Confirm that Maggie has agreed to share this plan",
    )


EXAMPLES = {
    "pill": """{% pill text="Going well" tone="good" %}
{% pill text="Started" tone="started" %}
{% pill text="Not started yet" %}
{% pill text="Needs Maggie’s agreement" tone="careful" %}
{% pill text="Waiting" tone="waiting" %}""",
    "progress": '{% progress done=2 of=3 noun="steps" %}',
    "scale": '{% scale value=7 low="A long way off" high="It is here" %}',
    "quote": '{% quote words=said whose="Maggie" on=talked_on %}',
    "day": "{% day talked_on %}",
    "moment": "{% moment recorded_at %}",
    "card": """{% card heading="Get back to my allotment" pill="Going well" pill_tone="good" %}
  <p>With Sam, on Thursdays.</p>
  {% progress done=1 of=3 noun="steps" %}
{% endcard %}""",
    "row": """{% card heading="What I am working on" level=3 tone="warm" %}
  {% row heading="Cook my own tea" level=4 pill="Started" pill_tone="started" %}
    <p class="wm-quiet">With Sam, my support worker</p>
  {% endrow %}
  {% row heading="Sleep better" level=4 pill="Not started yet" %}
    <p class="wm-quiet">We talk about this on 3 December</p>
  {% endrow %}
{% endcard %}""",
    "notice": """{% notice heading="Good to know" level=3 %}
  <p>Maggie likes to talk in the afternoon.</p>
{% endnotice %}
{% notice tone="good" %}<p>The plan is agreed and running.</p>{% endnotice %}
{% notice tone="careful" %}<p>This plan has not been looked at since March.</p>{% endnotice %}""",
    "warning": "{% warning %}Ending a plan can’t be undone.{% endwarning %}",
    "empty": '{% empty text="No conversations yet." href="#empty" action="Start the first" %}',
    "details": """{% details summary="Why we ask this" %}
  <p>So that everybody who helps knows what matters to you.</p>
{% enddetails %}""",
    "facts": """{% facts %}
  {% fact term="Likes to be called" href="#facts" %}Maggie{% endfact %}
  {% fact term="Language" href="#fact" %}English, and some Welsh{% endfact %}
{% endfacts %}""",
    "fact": """{% facts %}
  {% fact term="Plan agreed" %}{% day talked_on %}{% endfact %}
{% endfacts %}""",
    "table": """{% table caption="Who does what" %}
  <thead><tr><th scope="col">Step</th><th scope="col">Who</th></tr></thead>
  <tbody><tr><td>Dig over the bed by the shed</td><td>Sam</td></tr></tbody>
{% endtable %}""",
    "button": """{% button text="Save" %}
{% button text="Save and add another" tone="second" %}
{% button text="End this plan" tone="warning" %}""",
    "link_button": '{% link_button href="#link_button" text="Start a conversation" %}',
    "thread_link": '{% thread_link href="#thread_link" about="get back to my allotment" %}',
    "to": '<p>The way out leads to <code>{% to "access:sign-out" %}</code>.</p>',
    "back_link": '{% back_link href="#back_link" %}',
    "pages": "{% pages long_list %}",
    "crumbs": "{% crumbs items=trail %}",
    "stages": "{% stages items=thread %}",
    "chart_line": '{% chart_line title="Nearness" says="It has come nearer." points=points %}',
    "chart_series": """{% chart_series title="Blood pressure" says="It has gone down." \
series=two marks=marks %}""",
    "read_aloud": "{% read_aloud %}",
    "copies": '{% copies paper="/" %}',
    "sheet": "{% sheet easy %}",
    "picture": """<img src="{% picture 'umbrella' %}" alt="An umbrella" width="96" height="96">""",
    "form": '{% form empty_form submit="Save and continue" %}',
    "error_summary": "{% error_summary answered_form %}\n{{ answered_form }}",
}


def samples() -> dict[str, Any]:
    """What the examples speak of."""
    return {
        "said": "I want my hands in the soil again.\nEven if it’s only the bed by the shed.",
        "talked_on": date(2027, 3, 27),
        "recorded_at": datetime(2027, 3, 27, 15, 5, tzinfo=UTC),
        "long_list": Paginator(range(60), 20).page(2),
        "trail": (Step("People", "#crumbs"), Step("Maggie Hughes", "#stages")),
        "thread": (
            Step("What Maggie said", "#quote", "27 March 2027"),
            Step("What she wants", detail="Back to my allotment"),
            Step("The plan", state="now", detail="2 of 3 steps"),
            Step("What changed", state="next"),
        ),
        "points": tuple(
            (date(2027, month, 4), near) for month, near in ((3, 2), (4, 3), (6, 3), (7, 5), (9, 7))
        ),
        "two": tuple(
            Series(name, tuple(_dot(month, number) for month, number in enumerate(numbers, 3)))
            for name, numbers in (("Upper number", (152, 149, 141)), ("Lower number", (91, 90, 84)))
        ),
        "marks": (Mark(Decimal(150), "150"),),
        "easy": Sheet(
            title="My plan",
            heading="My plan",
            lead=("This plan was agreed on 27 March 2027.",),
            parts=(
                Part(
                    "What helps me",
                    (Points(("Large letters", "Time to answer")),),
                    picture="speech",
                    boxed=True,
                ),
                Part(
                    "Get back to my allotment",
                    (Say("Sam:", strong=True), Say("Comes with me on Thursdays")),
                    picture="star",
                ),
                Part(
                    "If things go wrong",
                    (Words("Call June", whose="Maggie"),),
                    picture="umbrella",
                ),
            ),
        ),
        "empty_form": ExampleForm(prefix="first", auto_id="%s"),
        "answered_form": ExampleForm(WRONG_ANSWERS, prefix="second", auto_id="%s"),
    }


def _dot(month: int, number: int) -> Dot:
    return Dot(datetime(2027, month, 4, 9, tzinfo=UTC), Decimal(number), str(number))


WRONG_ANSWERS = {
    "second-known_as": "Maggie",
    "second-talked_on_day": "31",
    "second-talked_on_month": "June",
    "second-cost": "about ten pounds",
    "second-hours": "200",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A component on the gallery's page."""

    name: str
    signature: str
    purpose: str
    source: str


def components() -> Iterator[Shown]:
    """Every component there is, in the order of the rooms they come from."""
    for part in PARTS:
        for name in part.register.tags:
            tag = getattr(part, name)
            purpose = (inspect.getdoc(tag) or "").replace("`", "")
            yield Shown(name, signature(tag), purpose, EXAMPLES[name])


def signature(tag: Any) -> str:
    """A tag as it is written in a template."""
    taken = inspect.signature(tag).parameters.values()
    given = [_argument(one) for one in taken if one.name not in {"content", "context"}]
    opening = " ".join(["{%", tag.__name__, *given, "%}"])
    return f"{opening} … {{% end{tag.__name__} %}}" if _is_block(tag) else opening


def _is_block(tag: Any) -> bool:
    return "content" in inspect.signature(tag).parameters


def _argument(one: inspect.Parameter) -> str:
    if one.kind is not inspect.Parameter.KEYWORD_ONLY:
        return one.name
    if one.default is inspect.Parameter.empty:
        return f"{one.name}=…"
    return (
        f'[{one.name}="{one.default}"]'
        if isinstance(one.default, str)
        else f"[{one.name}={one.default}]"
    )
