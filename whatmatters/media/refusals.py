"""Why a file is not kept, each in one sentence that says what to do."""

from django.utils.translation import gettext_lazy as _

SAID = {
    "empty": _("The file is empty. Choose another."),
    "large": _(
        "The file is too large. A picture can have 15 MB, sound 25 MB and film 60 MB."
        " Choose a smaller one."
    ),
    "picture-large": _("The picture is larger than 15 MB. Choose a smaller one."),
    "sound-large": _("The sound is larger than 25 MB. Send it in parts."),
    "film-large": _("The film is larger than 60 MB. Send a shorter one."),
    "sound-long": _("The sound is longer than 10 minutes. Send it in parts."),
    "film-long": _("The film is longer than 2 minutes. Send a shorter one."),
    "film-form": _("This kind of film can’t be played here. Send it as MP4."),
    "flood": _("The picture has too many dots to be opened. Send a smaller one."),
    "drawn": _("This is a drawing (SVG), which can hide things. Send it as a JPEG or PNG."),
    "page": _("This is a web page, not a picture. Choose a picture, sound or film."),
    "packed": _("This is a packed folder. Unpack it, and send one picture, sound or film."),
    "unknown": _("This is not a picture, sound or film that opens here. Choose another."),
    "broken": _("The file is broken, or only half of it came. Choose it again, or another."),
    "not-picture": _("This is not a picture. Choose a picture."),
    "not-sound": _("This is not sound. Choose a recording."),
    "not-film": _("This is not a film. Choose a film."),
    "not-offered": _("A file of this kind can’t be kept here. Choose another."),
    "harmful": _("This file could harm a computer, so it is not kept. Choose another."),
    "unchecked": _(
        "Files can’t be checked just now, so none is kept. Your words can be. Try again later."
    ),
}
