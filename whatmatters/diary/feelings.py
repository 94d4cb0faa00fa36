from django.utils.translation import gettext_lazy as _

#: How one felt, from the worst to the best; a face goes with each.
FEELINGS = (
    (0, _("Very bad")),
    (1, _("Bad")),
    (2, _("In between")),
    (3, _("Good")),
    (4, _("Very good")),
)
