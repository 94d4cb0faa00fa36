"""A question that is answered with a picture, sound or film."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from whatmatters.media.making import Made, make
from whatmatters.media.receiving import TooLarge
from whatmatters.media.refusals import SAID
from whatmatters.media.workshop.telling import LARGEST, Kind, Refused
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
        if isinstance(data, TooLarge):
            raise self._refused("large")
        if data is None:
            return None
        if data.size > LARGEST["film"]:
            raise self._refused("large")
        try:
            return make(data.read(), kinds=self.kinds)
        except Refused as refusal:
            raise self._refused(refusal.why) from None

    def clean(self, data: Any, initial: Any = None) -> Made | None:
        made: Made | None = super().clean(data, initial)
        return made

    def _refused(self, why: str) -> ValidationError:
        return ValidationError(SAID[why], code=why)
