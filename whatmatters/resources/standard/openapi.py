"""The read API, described for programs: OpenAPI 3.0."""

from typing import Any

from whatmatters.resources.standard.asking import (
    MOST_METRES,
    MOST_ON_A_PAGE,
    OF_PLACES,
    OF_SERVICES,
    ON_A_PAGE,
    PAGES,
)

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/"
SCHEMATA = "https://raw.githubusercontent.com/openreferral/uk-profile/main/schema"
PARAMETERS: dict[str, tuple[str, dict[str, Any]]] = {
    "page": ("Which page, from 1.", {"type": "integer", "minimum": 1}),
    "per_page": (
        f"How many on a page: {ON_A_PAGE} if nothing is said.",
        {"type": "integer", "minimum": 1, "maximum": MOST_ON_A_PAGE},
    ),
    "search": ("All of these words.", {"type": "string"}),
    "taxonomy_term_id": ("Sorted by this term.", {"type": "string"}),
    "taxonomy_id": ("Sorted by any term of this taxonomy.", {"type": "string"}),
    "minimum_age": ("A youngest age of at least this.", {"type": "number"}),
    "maximum_age": ("An oldest age of at most this.", {"type": "number"}),
    "start_time": ("Opens at this time or later, as 09:30.", {"type": "string"}),
    "end_time": ("Closes at this time or earlier.", {"type": "string"}),
    "day": ("Open on this day, as MO or Monday.", {"type": "string"}),
    "postcode": ("Near this postcode.", {"type": "string"}),
    "proximity": (
        "So many metres from the middle of the postcode.",
        {"type": "integer", "minimum": 1, "maximum": MOST_METRES},
    ),
}
#: Each list, what is in it, where the standard describes that, and what may be asked.
LISTS = (
    ("services", "service", f"{SCHEMATA}/compiled/service.json", OF_SERVICES),
    (
        "service_at_locations",
        "service at a location",
        f"{SCHEMATA}/compiled/service_at_location.json",
        OF_PLACES,
    ),
    ("taxonomies", "taxonomy", f"{SCHEMATA}/taxonomy.json", PAGES),
    ("taxonomy_terms", "term of a taxonomy", f"{SCHEMATA}/taxonomy_term.json", PAGES),
)
BAD = {"description": "A parameter makes no sense; `error` says which, and what to do."}
MISSING = {"description": "There is nothing under this id."}


def described(address: str) -> dict[str, Any]:
    """The whole description, for the API at this address."""
    about = _gives("About this API.", {"type": "object"})
    paths: dict[str, Any] = {"/": {"get": {"summary": "About this API", "responses": about}}}
    for name, what, schema, asked in LISTS:
        paths[f"/{name}"] = {"get": _list(what, schema, asked)}
        paths[f"/{name}/{{id}}"] = {"get": _one(what, schema)}
    return {
        "openapi": "3.0.0",
        "info": {"title": "Directory of what helps, as Open Referral UK 3.0", "version": VERSION},
        "servers": [{"url": address.rstrip("/")}],
        "paths": paths,
    }


def _list(what: str, schema: str, asked: tuple[str, ...]) -> dict[str, Any]:
    page = {"type": "array", "items": {"$ref": schema}}
    whole = {"type": "object", "properties": {"contents": page}}
    return {
        "summary": f"A page of every {what}",
        "parameters": [_parameter(name) for name in asked],
        "responses": {**_gives("A page.", whole), "400": BAD},
    }


def _one(what: str, schema: str) -> dict[str, Any]:
    where = {"in": "path", "name": "id", "required": True, "schema": {"type": "string"}}
    return {
        "summary": f"One {what}, with all its lists",
        "parameters": [where],
        "responses": {**_gives("All of it.", {"$ref": schema}), "404": MISSING},
    }


def _parameter(name: str) -> dict[str, Any]:
    said, schema = PARAMETERS[name]
    return {"in": "query", "name": name, "description": said, "schema": schema}


def _gives(said: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"200": {"description": said, "content": {"application/json": {"schema": schema}}}}
