"""The same four tasks, as short as they can be written."""

import uuid
from collections import defaultdict
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bench.control import sql
from bench.control.sql import Row, key, link, rows

SAYS = {
    "fully": "It has happened",
    "partly": "Partly there",
    "not": "Not yet",
    "not-wanted": "No longer wanted",
    "cannot-say": "Cannot say",
}


@login_required
def person(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    who, today = _seen(request, person_id)
    about = key(person_id)
    outcomes = rows(sql.OUTCOMES, about)
    _hang_on(outcomes, about)
    plans = rows(sql.PLANS, about)
    reviews = rows(sql.REVIEWS, about)
    statements = rows(sql.STATEMENTS, about)
    live = [outcome for outcome in outcomes if outcome["ended_on"] is None]
    context = {
        "person": who,
        "link": link(person_id),
        "age": _age(today, who["born_on"]),
        "needs": rows(sql.NEEDS, about, today),
        "live": live,
        "ended": [outcome for outcome in outcomes if outcome["ended_on"] is not None],
        "plan": next((plan for plan in plans if plan["status"] == "running"), None),
        "draft": next((plan for plan in plans if plan["status"] == "draft"), None),
        "open_review": next((r for r in reviews if r["status"] != "done"), None),
        "reviews": [review for review in reviews if review["status"] == "done"],
        "circle": rows(sql.CIRCLE, about, today, today),
        "strengths": [s for s in statements if s["about"] in {"strength", "people"}][:8],
        "talks": rows(sql.TALKS, about)[:5],
    }
    return render(request, "person.html", context)


@login_required
def thread(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    who, today = _seen(request, person_id)
    about = key(person_id)
    outcomes, statements = rows(sql.OUTCOMES, about), rows(sql.STATEMENTS, about)
    _hang_on(outcomes, about)
    became = _by("said_in_id", outcomes)
    for statement in statements:
        statement["became"] = became[statement["id"]]
    spoken = _by("conversation_id", statements)
    talks = rows(sql.TALKS, about)[::-1]
    for talk in talks:
        talk["said"] = spoken[talk["id"]]
    plans = rows(sql.PLANS, about)
    numbers = {plan["id"]: plan["number"] for plan in plans}
    for outcome in outcomes:
        parts = _by("plan_id", outcome["actions"])
        outcome["parts"] = sorted((numbers[plan], link(plan), does) for plan, does in parts.items())
    context = {
        "person": who,
        "link": link(person_id),
        "needs": rows(sql.NEEDS, about, today),
        "talks": talks,
        "outcomes": outcomes,
        "plans": plans,
    }
    return render(request, "thread.html", context)


@login_required
def find(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("name_or_number", "")
    return render(request, "find.html", {"typed": typed, "found": _found(request, typed)})


@login_required
def save(request: HttpRequest, person_id: uuid.UUID) -> HttpResponse:
    _, today = _seen(request, person_id)
    said = request.POST
    words, new = said["words"], uuid.uuid4()
    given = [said.get(name, "") for name in ("why", "looks_like", "kind", "nature", "term")]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            sql.SAVE,
            [key(new), timezone.now(), key(person_id), words, words, _user(request), *given, today],
        )
    return redirect(f"/outcomes/{new}")


def _user(request: HttpRequest) -> uuid.UUID | str:
    assert request.user.pk is not None
    return key(request.user.pk)


def _seen(request: HttpRequest, person_id: uuid.UUID) -> tuple[Row, date]:
    """The person, if they are in whose circle the viewer is, as they act now."""
    today = timezone.localdate()  # the control keeps no clock of its own
    found = rows(sql.PERSON, key(person_id), _user(request), today, today, today)
    if not found:
        raise Http404
    return found[0], today


def _hang_on(outcomes: list[Row], about: object) -> None:
    """Put on each outcome all that belongs to it."""
    steps = _by("outcome_id", rows(sql.STEPS, about))
    blocks = _by("outcome_id", rows(sql.BLOCKS, about))
    actions = _by("outcome_id", rows(sql.ACTIONS, about))
    verdicts = _by("look_id", rows(sql.VERDICTS, about))
    looks = _by("outcome_id", rows(sql.LOOKS, about))
    for outcome in outcomes:
        mine = outcome["id"]
        outcome["link"] = link(mine)
        outcome["steps"] = steps[mine]
        outcome["done"] = sum(step["done_on"] is not None for step in steps[mine])
        outcome["next"] = next((step for step in steps[mine] if step["done_on"] is None), None)
        outcome["blocks"] = blocks[mine]
        outcome["actions"] = actions[mine]
        outcome["looks"] = looks[mine]
        for look in looks[mine]:
            look["verdicts"] = verdicts[look["id"]]
        outcome["last"] = looks[mine][-1] if looks[mine] else None
        outcome["says"] = _says(outcome)


def _says(outcome: Row) -> str:
    for verdict in outcome["last"]["verdicts"] if outcome["last"] else ():
        if verdict["party"] == "person":
            return SAYS[verdict["says"]]
    if outcome["done"]:
        return "Under way"
    return "Started" if outcome["actions"] else "Not started yet"


def _by(name: str, found: list[Row]) -> dict[Any, list[Row]]:
    grouped: dict[Any, list[Row]] = defaultdict(list)
    for row in found:
        grouped[row[name]].append(row)
    return grouped


def _age(today: date, born: date | None) -> int | None:
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _found(request: HttpRequest, typed: str) -> list[Row]:
    today, user = timezone.localdate(), _user(request)
    [member] = rows(sql.MEMBER, user, today)
    words = typed.casefold().split()
    if member["role_key"] != "practitioner" or not words:
        raise Http404
    here = member["organisation_id"]
    prefix = uuid.UUID(str(here)).bytes[:8]
    ranges = [
        edge
        for word in words
        for low in (prefix + word.encode(),)
        for edge in (low, low[:-1] + bytes([low[-1] + 1]))
    ]
    statement = sql.FOUND.format(holding=" AND ".join(sql.HOLDING for _ in words))
    found = rows(statement, user, here, today, today, here, today, *ranges)
    _colleagues(found, here, today)
    return found


def _colleagues(found: list[Row], here: object, today: date) -> None:
    if not found:
        return
    ids = [row["id"] for row in found]
    statement = sql.COLLEAGUES.format(marks=", ".join("%s" for _ in ids))
    with_them = _by("person_id", rows(statement, *ids, here, today, today))
    for row in found:
        row["link"] = link(row["id"])
        row["workers"] = ", ".join(member["name"] for member in with_them[row["id"]])
        row["free"] = all(member["kind"] != "practitioner" for member in with_them[row["id"]])
