from typing import Any

from django.core.checks import CheckMessage, Error, register

from whatmatters.access.routes import undeclared


@register()
def every_route_has_a_rule(**_: Any) -> list[CheckMessage]:
    return [
        Error(
            f"{address} does not say who may use it",
            hint="Decorate its view with open_to_all, signed_in or for_staff (access.routes).",
            id="access.E001",
        )
        for address in undeclared()
    ]
