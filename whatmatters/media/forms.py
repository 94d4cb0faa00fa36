"""A question that is answered with a picture, sound or film."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from whatmatters.media.making import Made, not_of
from whatmatters.media.middleware import receive
from whatmatters.media.refusals import SAID
from whatmatters.media.workshop.telling import Kind, Refused
from whatmatters.web.forms import FileField
from whatmatters.web.forms.plain import Required, Said

ACCEPTS: dict[Kind, str] = {
    "picture": "image/jpeg,image/png,image/webp,image/gif,image/heic",
    "sound": "audio/*",
    "film": "video/mp4,video/webm,video/quicktime",
}


class MediaField(FileField):
    """Gives what was sent, made anew (`Made`), or None where nothing was.

    With `capture` a phone offers to take it there and then, and nothing else.
    """

    def __init__(
        self,
        *,
        label: Said,
        required: Required,
        kinds: Sequence[Kind] = ("picture",),
        help_text: Said = "",
        capture: str = "",
    ) -> None:
        accept = ",".join(ACCEPTS[kind] for kind in kinds)
        super().__init__(label=label, required=required, help_text=help_text, accept=accept)
        self.kinds = kinds
        if capture:
            self.widget.attrs["capture"] = capture

    def to_python(self, data: Any) -> Any:
        """By what is in it. Its name is not even looked at."""
        if data is None:
            return None
        received = receive(data)
        if isinstance(received, Refused):
            raise self._refused(received.why)
        if received.kind not in self.kinds:
            raise self._refused(not_of(self.kinds))
        return received

    def clean(self, data: Any, initial: Any = None) -> Made | None:
        made: Made | None = super().clean(data, initial)
        return made

    def _refused(self, why: str) -> ValidationError:
        return ValidationError(SAID[why], code=why)
