"""Rows on their way to the database, a sheet for each table, all written in one transaction.

Values are written as text that both databases read alike, so that millions of rows pay
for neither a model nor a conversion each.
"""

from collections.abc import Iterator
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import Field, Model

from whatmatters.access.wall import state

Row: TypeAlias = tuple[Any, ...]


class Ledger:
    """`write` puts a row on its sheet; `save` writes every sheet, and leaves them empty."""

    def __init__(self) -> None:
        self._blanks: dict[type[Model], dict[str, Any]] = {}
        self._sheets: dict[type[Model], list[Row]] = {}

    def write(self, model: type[Model], **values: Any) -> None:
        """A row by the names of its columns; what is left out is as blank as the model lets it."""
        if model not in self._blanks:
            self._blanks[model] = {f.attname: _blank(f) for f in _written(model)}
            self._sheets[model] = []
        self._sheets[model].append(tuple((self._blanks[model] | values).values()))

    def save(self) -> int:
        """Write all there is. Returns how many rows."""
        saved = 0
        for model, rows in self._sheets.items():
            _insert(model, sorted(rows) if _is_in_order_of_key(model) else rows)
            saved += len(rows)
            rows.clear()
        return saved


def _insert(model: type[Model], rows: list[Row]) -> None:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in _written(model))
    table = quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and not state.holds(model._meta.db_table):
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        marks = ", ".join("%s" for _ in _written(model))
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608


def _written(model: type[Model]) -> Iterator["Field[Any, Any]"]:
    """The columns we write: all but a number that the database counts up itself."""
    return (
        field
        for field in model._meta.concrete_fields
        if field.get_internal_type() != "BigAutoField"
    )


def _is_in_order_of_key(model: type[Model]) -> bool:
    """Sorted, rows of an index that is not in order of time are written to far fewer pages."""
    return model._meta.label == "people.SearchKey"


def _blank(field: "Field[Any, Any]") -> Any:
    if field.null:
        return None
    if field.has_default() and not callable(field.default):
        return str(field.default) if isinstance(field.default, str) else field.default
    return "" if field.empty_strings_allowed else None
