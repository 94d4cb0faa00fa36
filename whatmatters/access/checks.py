from typing import Any

from django.core.checks import CheckMessage, Error, register

from whatmatters.access.undeclared import everything_undeclared


@register()
def everything_has_a_rule(**_: Any) -> list[CheckMessage]:
    """An error for each page, command, file, job or notification that says nothing."""
    return [
        Error(f"{fault.name} does not say who may use it", hint=fault.hint, id=fault.id)
        for fault in everything_undeclared()
    ]
