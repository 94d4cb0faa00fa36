from django.db import migrations

from whatmatters.foundations.kept import KeepForEver, NeverDelete, OnlyBlanked

ENTRY = (
    "at", "by", "acting_in", "acting_as", "on_behalf_of", "did", "about", "classes", "rule",
    "permitted", "request", "strand", "place", "leaf", "mark",
)
WATCHED = (
    "viewer", "person", "flag", "organisation", "acting_in", "day", "first_at", "count",
)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [
        KeepForEver("AuditEntry", ENTRY),
        OnlyBlanked("AuditEntry", ("to", "why", "salt")),
        NeverDelete("AuditEntry"),
        KeepForEver("AuditLink", ("number", "entry", "head", "sealed_at")),
        NeverDelete("AuditLink"),
        KeepForEver("Watched", WATCHED),
        NeverDelete("Watched"),
        KeepForEver("WatchNote", ("watched_id", "by", "at", "settles")),
        OnlyBlanked("WatchNote", ("words",)),
        NeverDelete("WatchNote"),
        KeepForEver("WatchedTo", ("number", "at")),
        NeverDelete("WatchedTo"),
    ]
