"""Whether the second wall stands, for the very role that serves people."""

from collections.abc import Iterator

from django.db import connection

from whatmatters.access.wall import ONLY_ADDED_TO, state
from whatmatters.config.doctor.finding import CARE, GOOD, SEVERE, Finding
from whatmatters.people.models import Person

SET_UP = "Give it a role of its own: WHATMATTERS_OWNER_DATABASE_URL, then set-up-roles."
SUPPORTED = 15


def wall_and_roles() -> Iterator[Finding]:
    yield from _version()
    role = state.role()
    yield from _role(role)
    yield from _tables()
    yield from _ways_round()
    yield from _rights(role)
    yield from _names()
    yield from _pool(role)


def _version() -> Iterator[Finding]:
    if (version := state.version()) < SUPPORTED:
        yield Finding(SEVERE, "version", f"PostgreSQL {version} is older than {SUPPORTED}.")


def _role(role: state.Role) -> Iterator[Finding]:
    if role.is_superuser or role.goes_past:
        how = "a superuser" if role.is_superuser else "let past row-level security"
        yield Finding(
            SEVERE, "role", f"{role.name} is {how}: to it there is no second wall.", SET_UP
        )
    elif role.owns:
        said = f"{role.name} is held by the wall, but owns the tables, and so could take it down."
        yield Finding(CARE, "role", said, SET_UP)
    else:
        yield Finding(GOOD, "role", f"{role.name} owns nothing and is held by the wall.")


def _tables() -> Iterator[Finding]:
    models = state.walled()
    if gaps := state.gaps(models):
        said = f"There is no whole wall round {', '.join(gaps)}."
        yield Finding(SEVERE, "tables", said, "Run whatmatters migrate.")
    else:
        said = f"Each of the {len(models)} tables of people's lives is walled in, by force."
        yield Finding(GOOD, "tables", said)


def _ways_round() -> Iterator[Finding]:
    for way in state.ways_round():
        yield Finding(
            SEVERE,
            "ways round",
            f"Whoever made {way} lends it their rights, so it leads round the wall.",
            "Drop it, or make it anew with security_invoker.",
        )


def _rights(role: state.Role) -> Iterator[Finding]:
    again = "Run whatmatters set-up-roles."
    if missing := state.out_of_reach():
        said = f"{role.name} may not read {', '.join(missing)}: pages will fail."
        yield Finding(SEVERE, "rights", said, again)
    tables = [model._meta.db_table for model in ONLY_ADDED_TO]
    if rewritable := state.may_rewrite(tables):
        said = f"{role.name} may change or delete rows of {', '.join(rewritable)}."
        yield Finding(CARE if role.owns else SEVERE, "rights", said, again)
    else:
        yield Finding(GOOD, "rights", f"{role.name} may add to the audit and not change it.")


def _names() -> Iterator[Finding]:
    """What a connection says before anybody has said in whose name."""
    if told := state.told_from_the_start():
        said = f"A connection begins with {', '.join(told)}: it would act in a name unasked."
        yield Finding(SEVERE, "names", said, "Reset it for the role and the database.")
    elif state.rows_without_a_name(Person._meta.db_table):
        said = "In nobody's name there are people to be seen."
        yield Finding(SEVERE, "names", said, SET_UP)
    else:
        yield Finding(GOOD, "names", "Where nobody says in whose name, nobody is to be seen.")


def _pool(role: state.Role) -> Iterator[Finding]:
    if connection.settings_dict["OPTIONS"].get("options"):
        said = "Connections are opened with options: none of them may say in whose name."
        yield Finding(CARE, "pool", said, "Look at what follows ? in WHATMATTERS_DATABASE_URL.")
    if "0" in (role.statement_timeout, role.idle_timeout):
        said = f"{role.name} may keep a statement or a transaction open for ever."
        yield Finding(CARE, "pool", said, "Set both time-outs for the role: see Install.")
    pool = connection.settings_dict["OPTIONS"].get("pool") or {}
    size = pool.get("max_size", 1) if isinstance(pool, dict) else "some"
    said = f"Up to {size} connections a process are shared; each name is for one transaction."
    yield Finding(GOOD, "pool", said)
