"""What a migration does in the database alone, where models look the same before and after."""

from collections.abc import Iterable

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Model


class InTheDatabase(Operation):
    """Statements that put something there, and statements that take it away again.

    `vendor` is the database's; `state` knows each model as it is then. Where a database has
    no such thing, there is nothing to say to it.
    """

    reversible = True

    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> Iterable[str]:
        raise NotImplementedError

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> Iterable[str]:
        raise NotImplementedError

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in what the models look like."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        vendor = schema_editor.connection.vendor
        _say(schema_editor, self.put_there(vendor, app_label, to_state))

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        vendor = schema_editor.connection.vendor
        _say(schema_editor, self.taken_away(vendor, app_label, from_state))


def model_in(state: ProjectState, app_label: str, name: str) -> type[Model]:
    return state.apps.get_model(app_label, name)


def _say(schema_editor: BaseDatabaseSchemaEditor, statements: Iterable[str]) -> None:
    for statement in statements:
        schema_editor.execute(statement, params=None)
