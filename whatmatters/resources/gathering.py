"""The triggers by which a database keeps what its directory is searched by.

The same statements on both databases; SQLite runs them in the trigger, PostgreSQL in a
function of the trigger. The words are then indexed by each in its own way, both in English,
where “gardens” finds “gardening”: FTS5 with Porter's stemmer, and a tsvector under GIN.

SQLite lets no trigger write to FTS5 while schemas are not trusted, which we keep. There the
triggers note whose words have changed, and `indexing` sees to them before anybody looks.
"""

# ruff: noqa: S608  # every part of a statement is our own name

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.migrations.state import ProjectState

from whatmatters.foundations.operations import InTheDatabase

#: As much of a description as it is found by.
READ = 4_000
AGGREGATE = {"sqlite": "group_concat", "postgresql": "string_agg"}
#: PostgreSQL has no list of letters without their accents; SQLite's FTS5 does.
ACCENTED = "àáâãäåāăąçćčèéêëēęìíîïīłñńòóôõöøōśšùúûüūŵýÿŷźżž’"
BARE = "aaaaaaaaaccceeeeeeiiiiilnnooooooossuuuuuwyyyzzz'"


class Kept(NamedTuple):
    """What is done after something happens to rows of a table."""

    table: str
    after: str
    then: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.table}_found_after_{self.after.split()[0].lower()}"


def _subject(service: str, vendor: str) -> str:
    """Who offers it, and the words it is sorted by."""
    names = f"{AGGREGATE[vendor]}(t.name, ' ')"
    return f"""
        COALESCE((SELECT o.name FROM resources_listedorganization o JOIN resources_service s
          ON s.organization_id = o.id WHERE s.id = {service}), '') || ' ' ||
        COALESCE((SELECT {names} FROM resources_attribute a JOIN resources_taxonomyterm t
          ON t.id = a.term_id WHERE a.service_id = {service}), '')"""


def _listed(row: str) -> str:
    return f"({row}.status IN ('active', 'temporarily closed') AND {row}.gone_on IS NULL)"


def _sorted_anew(services: str, vendor: str) -> str:
    subject = _subject("resources_finding.service_id", vendor)
    return f"UPDATE resources_finding SET subject = {subject} WHERE service_id {services}"


def _placed_anew(where: str) -> tuple[str, ...]:
    """Some services at places `l`: off the map, and onto it again as they are now."""
    code = "UPPER(REPLACE(d.postal_code, ' ', ''))"
    postcode = f"""COALESCE((SELECT CASE WHEN LENGTH({code}) BETWEEN 5 AND 7
      THEN SUBSTR({code}, 1, LENGTH({code}) - 3) || ' ' || SUBSTR({code}, LENGTH({code}) - 2)
      ELSE '' END FROM resources_address d WHERE d.location_id = p.id
      ORDER BY d.place, d.id LIMIT 1), '')"""
    town = """COALESCE((SELECT SUBSTR(LOWER(TRIM(d.city)), 1, 60) FROM resources_address d
      WHERE d.location_id = p.id ORDER BY d.place, d.id LIMIT 1), '')"""
    return (
        f"""DELETE FROM resources_place WHERE at_id IN
        (SELECT l.id FROM resources_serviceatlocation l WHERE {where})""",
        f"""INSERT INTO resources_place (finding_id, at_id, latitude, longitude, postcode, town)
        SELECT f.id, l.id, p.latitude, p.longitude, {postcode}, {town}
        FROM resources_serviceatlocation l JOIN resources_finding f ON f.service_id = l.service_id
        JOIN resources_location p ON p.id = l.location_id
        WHERE {where} AND p.latitude IS NOT NULL""",
    )


def _anywhere_anew(services: str) -> str:
    return f"""UPDATE resources_finding SET is_anywhere = EXISTS (
      SELECT 1 FROM resources_serviceatlocation m JOIN resources_location p
      ON p.id = m.location_id WHERE m.service_id = resources_finding.service_id
      AND p.location_type = 'virtual') WHERE service_id {services}"""


def kept(vendor: str) -> tuple[Kept, ...]:
    """Everything that may change what a service is found by."""
    nowhere = "false" if vendor == "postgresql" else "0"
    description = f"SUBSTR(NEW.description, 1, {READ})"
    of_organization = "IN (SELECT id FROM resources_service WHERE organization_id = NEW.id)"
    of_term = "IN (SELECT service_id FROM resources_attribute WHERE term_id = NEW.id)"
    at_its_location = "l.location_id = NEW.location_id"
    at_location = (
        "IN (SELECT service_id FROM resources_serviceatlocation WHERE location_id = NEW.id)"
    )
    return (
        Kept(
            "resources_service",
            "INSERT",
            (
                f"""INSERT INTO resources_finding
                (service_id, name, subject, words, is_listed, is_anywhere)
                VALUES (NEW.id, NEW.name, {_subject("NEW.id", vendor)}, {description},
                {_listed("NEW")}, {nowhere})""",
            ),
        ),
        Kept(
            "resources_service",
            "UPDATE OF name, description, status, gone_on, organization_id",
            (
                f"""UPDATE resources_finding SET name = NEW.name, words = {description},
                subject = {_subject("NEW.id", vendor)}, is_listed = {_listed("NEW")}
                WHERE service_id = NEW.id""",
            ),
        ),
        Kept(
            "resources_listedorganization",
            "UPDATE OF name",
            (_sorted_anew(of_organization, vendor),),
        ),
        Kept("resources_taxonomyterm", "UPDATE OF name", (_sorted_anew(of_term, vendor),)),
        Kept("resources_attribute", "INSERT", (_sorted_anew("= NEW.service_id", vendor),)),
        Kept(
            "resources_attribute",
            "UPDATE OF service_id, term_id",
            (
                _sorted_anew("= OLD.service_id", vendor),
                _sorted_anew("= NEW.service_id", vendor),
            ),
        ),
        Kept("resources_attribute", "DELETE", (_sorted_anew("= OLD.service_id", vendor),)),
        Kept(
            "resources_serviceatlocation",
            "INSERT",
            (*_placed_anew("l.id = NEW.id"), _anywhere_anew("= NEW.service_id")),
        ),
        Kept(
            "resources_serviceatlocation",
            "UPDATE OF service_id, location_id",
            (
                *_placed_anew("l.id = NEW.id"),
                _anywhere_anew("IN (OLD.service_id, NEW.service_id)"),
            ),
        ),
        Kept(
            "resources_serviceatlocation",
            "DELETE",
            (
                "DELETE FROM resources_place WHERE at_id = OLD.id",
                _anywhere_anew("= OLD.service_id"),
            ),
        ),
        Kept(
            "resources_location",
            "UPDATE OF latitude, longitude, location_type",
            (*_placed_anew("l.location_id = NEW.id"), _anywhere_anew(at_location)),
        ),
        Kept("resources_address", "INSERT", _placed_anew(at_its_location)),
        Kept(
            "resources_address",
            "UPDATE OF city, postal_code, location_id, place",
            _placed_anew(at_its_location),
        ),
        Kept("resources_address", "DELETE", _placed_anew("l.location_id = OLD.location_id")),
    )


class KeepFindings(InTheDatabase):
    """Let the database gather what services are found by, and index their words."""

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [], {}

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        yield from WORDS_INDEXED[vendor]
        for each in kept(vendor):
            yield from _made(vendor, each)

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        on = vendor == "postgresql"
        for each in kept(vendor):
            yield f"DROP TRIGGER {each.name}" + (f" ON {each.table}" if on else "")
            if on:
                yield f"DROP FUNCTION {each.name}()"
        yield from WORDS_FORGOTTEN[vendor]

    def describe(self) -> str:
        return "Let the database keep what services are found by"


class IndexInShort(InTheDatabase):
    """Let PostgreSQL look up in an index alone what each service near a place is asked for.

    SQLite has no use for it: there a row is found by its number in one step.
    """

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return self.__class__.__qualname__, [], {}

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        if vendor == "postgresql":
            yield (
                "CREATE INDEX resources_finding_in_short ON resources_finding (id) "
                "INCLUDE (service_id, name) WHERE is_listed"
            )

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> Iterator[str]:
        if vendor == "postgresql":
            yield "DROP INDEX resources_finding_in_short"

    def describe(self) -> str:
        return "Let PostgreSQL index services in short"


def _made(vendor: str, each: Kept) -> Iterator[str]:
    does = "; ".join(each.then) + ";"
    head = f"CREATE TRIGGER {each.name} AFTER {each.after} ON {each.table} FOR EACH ROW"
    if vendor == "sqlite":
        yield f"{head} BEGIN {does} END"
        return
    yield (
        f"CREATE FUNCTION {each.name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {does} RETURN NULL; END $$"
    )
    yield f"{head} EXECUTE FUNCTION {each.name}()"


def _weighed(column: str, weight: str) -> str:
    bare = f"translate(lower({column}), '{ACCENTED}', '{BARE.replace(chr(39), chr(39) * 2)}')"
    return f"setweight(to_tsvector('english', {bare}), '{weight}')"


def _noted(after: str, row: str) -> str:
    """The trigger that notes on SQLite whose words are to be indexed again."""
    name = f"resources_finding_noted_after_{after.split()[0].lower()}"
    return (
        f"CREATE TRIGGER {name} AFTER {after} ON resources_finding BEGIN "
        f"INSERT INTO resources_words_to_index (id) SELECT {row}.id WHERE NOT EXISTS "
        f"(SELECT 1 FROM resources_words_to_index WHERE id = {row}.id); END"
    )


NOTED = (("INSERT", "NEW"), ("UPDATE OF name, subject, words", "NEW"), ("DELETE", "OLD"))
WEIGHED = " || ".join(_weighed(*each) for each in (("name", "A"), ("subject", "B"), ("words", "D")))
WORDS_INDEXED = {
    "sqlite": (
        (
            "CREATE VIRTUAL TABLE resources_words USING fts5"
            "(name, subject, words, tokenize='porter unicode61 remove_diacritics 2')"
        ),
        "CREATE TABLE resources_words_to_index (id integer PRIMARY KEY)",
        *(_noted(after, row) for after, row in NOTED),
    ),
    "postgresql": (
        (
            "ALTER TABLE resources_finding ADD COLUMN terms tsvector "
            f"GENERATED ALWAYS AS ({WEIGHED}) STORED"
        ),
        "CREATE INDEX resources_finding_terms ON resources_finding USING gin (terms)",
    ),
}
WORDS_FORGOTTEN = {
    "sqlite": (
        "DROP TRIGGER resources_finding_noted_after_delete",
        "DROP TRIGGER resources_finding_noted_after_update",
        "DROP TRIGGER resources_finding_noted_after_insert",
        "DROP TABLE resources_words_to_index",
        "DROP TABLE resources_words",
    ),
    "postgresql": (
        "DROP INDEX resources_finding_terms",
        "ALTER TABLE resources_finding DROP COLUMN terms",
    ),
}
