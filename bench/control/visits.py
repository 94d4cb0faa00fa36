"""A worker's day, one visit, and recording it, as short as they can be written."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from bench.control import visit_sql as sql
from bench.control.sql import Row, key, link, rows


@login_required
def day(request: HttpRequest) -> HttpResponse:
    today, user = timezone.localdate(), _user(request)
    yesterday = today - timedelta(days=1)
    stops = rows(sql.DAY, user, yesterday, today, today, today, today, today)
    if stops:
        _hang_on(stops, user)
    return render(request, "day.html", {"today": today, "stops": stops})


@login_required
def show(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    visit, user = _seen(request, sql.BY_ITSELF, visit_id), _user(request)
    _hang_on([visit], user)
    for name, statement in PARTS.items():
        visit[name] = rows(statement, visit["id"])
    return render(request, "visit.html", {"visit": visit})


@login_required
def begin(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    visit = _seen(request, sql.BY_ITSELF, visit_id)
    came = _moment(request.POST["at"], visit["starts_at"])
    return _written(visit, lambda: _go(request, visit, sql.BEGIN, "arrival", came))


@login_required
def end(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    visit = _seen(request, sql.BY_ITSELF, visit_id)
    went = _moment(request.POST["at"], visit["starts_at"])
    return _written(visit, lambda: _go(request, visit, sql.END, "departure", went))


@login_required
def task(request: HttpRequest, task_id: uuid.UUID) -> HttpResponse:
    visit, said = _seen(request, sql.BY_TASK, task_id), request.POST
    given = [said[name] for name in ("became", "how", "why")]
    now, user = timezone.now(), _user(request)
    return _written(visit, lambda: _do(sql.SETTLE, *given, user, now, key(task_id), said["read"]))


@login_required
def note(request: HttpRequest, visit_id: uuid.UUID) -> HttpResponse:
    visit, now, user = _seen(request, sql.BY_ITSELF, visit_id), timezone.now(), _user(request)
    new, words = key(uuid.uuid4()), request.POST["words"]

    def write() -> None:
        _do(sql.NOTE, new, now, visit["id"], user)
        _do(sql.TEXT, key(uuid.uuid4()), now, new, words, now, user)

    return _written(visit, write)


PARTS = {"notes": sql.NOTES, "proofs": sql.PROOFS, "hitches": sql.HITCHES, "said": sql.SAID}


def _user(request: HttpRequest) -> uuid.UUID | str:
    assert request.user.pk is not None
    return key(request.user.pk)


def _seen(request: HttpRequest, statement: str, which: uuid.UUID) -> Row:
    today = timezone.localdate()
    found = rows(statement, key(which), _user(request), today, today, today)
    if not found:
        raise Http404
    return found[0]


def _hang_on(visits: list[Row], user: object) -> None:
    """Put on each visit what to know before it, and what is to be done at it."""
    people, ids = [visit["person_id"] for visit in visits], [visit["id"] for visit in visits]
    today = timezone.localdate()
    known = {
        "flags": _among(sql.FLAGS, people),
        "wishes": _among(sql.WISHES, people),
        "needs": _among(sql.NEEDS, people, today),
    }
    parts = {
        "tasks": _among(sql.TASKS, ids),
        "aims": _among(sql.AIMS, ids),
        "goers": _among(sql.GOERS, ids),
    }
    for visit in visits:
        for name, found in known.items():
            visit[name] = [row for row in found if row["person_id"] == visit["person_id"]]
        for name, found in parts.items():
            visit[name] = [row for row in found if row["visit_id"] == visit["id"]]
        visit["others"] = [one["name"] for one in visit["goers"] if one["user_id"] != user]
        visit["link"] = link(visit["id"])
        visit["begins"] = _aware(visit["began_at"] or visit["starts_at"])
        visit["ends"] = visit["begins"] + timedelta(minutes=visit["minutes"])
        for one in visit["tasks"]:
            one["link"] = link(one["id"])


def _among(statement: str, keys: list[Any], *more: Any) -> list[Row]:
    return rows(statement.format(marks=", ".join("%s" for _ in keys)), *keys, *more)


def _written(visit: Row, write: Callable[[], None]) -> HttpResponse:
    with transaction.atomic():
        write()
    return redirect(f"/visits/{link(visit['id'])}")


def _go(request: HttpRequest, visit: Row, statement: str, of: str, at: datetime) -> None:
    _do(statement, at, visit["id"])
    _do(sql.PROVE, key(uuid.uuid4()), timezone.now(), visit["id"], of, at, False, _user(request))


def _do(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_kept(value) for value in values])
        if cursor.rowcount != 1:
            raise Http404


def _kept(value: Any) -> Any:
    is_moment = isinstance(value, datetime) and connection.vendor == "sqlite"
    return value.astimezone(UTC).replace(tzinfo=None) if is_moment else value


def _aware(moment: datetime) -> datetime:
    """SQLite keeps moments in UTC, and says nothing of it."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(typed: str, near: datetime) -> datetime:
    hour, minute = typed.split(":")
    here = timezone.localtime(_aware(near))
    return here.replace(hour=int(hour), minute=int(minute)).astimezone(UTC)
