"""The page "Who may do what", made from the verdict table, the rules, the roles and the routes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from whatmatters.access.deeds import Permission
from whatmatters.access.permissions import RULES
from whatmatters.access.policy import TABLE, By, Condition, DataClass, Deed, Way
from whatmatters.access.roles import ROLES
from whatmatters.access.routes import every_route, rule_of

INTRODUCTION = """\
Everything follows from one table, [`verdicts.toml`][table]: who stands to a person in which way,
and which data that opens. The code decides by it, tests hold the code to it, and this page is
made from it.

- A role opens no record by itself. One has to stand to the person in one of the ways below.
- Everybody acts in one organisation and one role at a time. What they are elsewhere adds nothing.
- Whoever is barred from a record sees nothing of it, in any role. Nor does whoever is switched off.
- What somebody may not see is, to them, not there. What is not said here is refused.

[table]: ../../whatmatters/access/policy/verdicts.toml"""

#: How each condition is said after a verdict, and the letter it has in the table.
SAID = {
    Condition.NONE: "",
    Condition.SHARED: "where a share that is in force covers it",
    Condition.LACKING: "while the person is found to lack capacity for such a decision",
    Condition.ON_CASE: "if they are on an open safeguarding case of the person",
    Condition.GLASS_BROKEN: "for an hour after opening the record in an emergency",
}
LETTERS = {
    Condition.NONE: "",
    Condition.SHARED: "c",
    Condition.LACKING: "l",
    Condition.ON_CASE: "s",
    Condition.GLASS_BROKEN: "e",
}
STANDING = {
    By.THEMSELF: "It is their own record.",
    By.CIRCLE: "They have a place in the person’s circle.",
    By.TEAM: "Somebody of the team they lead works with the person.",
    By.REGISTRATION: "Their organisation knows the person.",
    By.SHARE: "The person shares with their organisation.",
    By.CASE: "Their organisation works on a safeguarding case of the person.",
}
PROVED = "What makes them so has been seen: the registered power of attorney, or the order."
SIGN = {Deed.READ: "R", Deed.WRITE: "W"}

Verdict = tuple[tuple[Deed, Condition], ...]


def parts() -> list[str]:
    """Every part of the page below its heading."""
    return [INTRODUCTION, *of_the_table(), *of_the_house()]


def of_the_table() -> list[str]:
    """What the verdict table says: by who one is, by what it is about, and as it stands."""
    return [
        "## Who, in sentences",
        *(part for way in TABLE.ways.values() for part in _way(way)),
        "## What, in sentences",
        *(part for about in DataClass for part in _class(about)),
        "## The table",
        table(["", *DataClass], [_row(way) for way in TABLE.ways.values()]),
        _legend(),
    ]


def of_the_house() -> list[str]:
    """Deeds with their rules, roles with their doors, addresses with who may open them."""
    return [
        "## What needs leave, and who has it",
        table(["deed", "who may"], [_rule(permission) for permission in Permission]),
        "## Roles, and the doors they open by themselves",
        table(["role", "what it is for", "doors"], _roles()),
        "## Addresses",
        "`whatmatters routes` lists these with every command, file, job and notification.",
        table(["address", "who may open it"], sorted(_routes())),
    ]


def _way(way: Way) -> Iterator[str]:
    yield f"### {way.title}"
    roles = ", ".join(ROLES[role].title.lower() for role in ROLES if role in way.roles)
    yield " ".join([f"Acting as: {roles}.", STANDING[way.by], PROVED if way.proved else ""]).strip()
    by_verdict: dict[Verdict, list[DataClass]] = defaultdict(list)
    for about in DataClass:
        if verdict := _verdict(way, about):
            by_verdict[verdict].append(about)
    lines = [f"- {_sentence(verdict, of)}" for verdict, of in by_verdict.items()]
    yield "\n".join(lines) or "They may read and write nothing of anybody’s record."
    if lines:
        yield "After the person’s death this stays." if way.after_death else ENDS_AT_DEATH


ENDS_AT_DEATH = "All of it ends when the person dies."


def _verdict(way: Way, about: DataClass) -> Verdict:
    return tuple(
        (deed, way.verdicts[about, deed]) for deed in Deed if (about, deed) in way.verdicts
    )


def _sentence(verdict: Verdict, of: Iterable[DataClass]) -> str:
    return f"They {_may(verdict)}: {'; '.join(_lower(about.in_words) for about in of)}."


def _may(verdict: Verdict) -> str:
    """`may read and write`, each with what must hold besides."""
    conditions = {condition for _, condition in verdict}
    if len(conditions) == 1:
        deeds = " and ".join(deed for deed, _ in verdict)
        return f"may {deeds}{_if(conditions.pop())}"
    return "may " + ", and ".join(f"{deed}{_if(condition)}" for deed, condition in verdict)


def _if(condition: Condition) -> str:
    return f", {SAID[condition]}" if SAID[condition] else ""


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _class(about: DataClass) -> Iterator[str]:
    yield f"### {about.in_words}"
    yield f"`{about}` in the table."
    lines = [
        f"- **{way.title}** {_may(verdict)}."
        for way in TABLE.ways.values()
        if (verdict := _verdict(way, about))
    ]
    yield "\n".join(lines) or "Nobody."


def _row(way: Way) -> list[str]:
    cells = (
        " ".join(f"{SIGN[deed]}{LETTERS[condition]}" for deed, condition in _verdict(way, about))
        for about in DataClass
    )
    return [way.title, *(cell or "–" for cell in cells)]


def _legend() -> str:
    letters = [f"- `{LETTERS[each]}`: {said}" for each, said in SAID.items() if said]
    return "\n".join(
        ["`R` read, `W` write, `–` refused. After either, a letter is a condition:", "", *letters]
    )


def _rule(permission: Permission) -> list[str]:
    """A deed and who may: the roles that open this door, or else what its rule says."""
    roles = [str(role.title) for role in ROLES.values() if permission in role.doors]
    says = " ".join((RULES[permission].__doc__ or "").split())
    return [f"`{permission}`", f"By role: {', '.join(roles).lower()}." if roles else says]


def _roles() -> list[list[str]]:
    return [
        [str(role.title), str(role.description), ", ".join(sorted(role.doors)) or "none"]
        for role in ROLES.values()
    ]


def _routes() -> Iterator[list[str]]:
    for address, view in every_route():
        if rule := rule_of(view):
            yield [f"`{address}`".replace("|", "\\|"), rule.says]


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    first = list(heads)
    lines = [first, ["---"] * len(first), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
