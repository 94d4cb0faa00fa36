from typing import Any

from django.core.checks import CheckMessage, Error, register

from whatmatters.eligibility.law import shelf_faults


@register()
def every_file_of_the_law_can_be_read(**_: Any) -> list[CheckMessage]:
    """An error for each fault of a file: a decision must find the law it was made under."""
    return [Error(f"{name}: {fault}", id="eligibility.E001") for name, fault in shelf_faults()]
