"""A page of somebody's diary, so that its routes have what to be asked about."""

from uuid import uuid4

from whatmatters.diary.models import Entry, EntryFile, EntryShare, Told, UnfinishedEntry, sealed
from whatmatters.diary.sealing import ring
from whatmatters.media.making import Made
from whatmatters.media.models import facts_of
from whatmatters.people.models import CircleMember, Person


def written_in_a_diary(person: Person) -> dict[str, str]:
    """A page of their diary, put there past whoever might have no account to write it with."""
    entry = Entry(person=person)
    entry.tell(Told("Nobody else"))
    entry.save(force_insert=True)
    seen = Made("picture", "image/png", b"Not a picture, and never opened here", 1, 1, 0)
    file = EntryFile(entry=entry, **facts_of(seen))
    file.content, file.sealed_words = ring().seal(seen.content, of=file), sealed(Told(), of=file)
    file.save(force_insert=True)
    friend = CircleMember.objects.filter(person=person, kind="friend").order_by("pk")[0]
    share = EntryShare.objects.create(entry=entry, member=friend)
    unfinished = UnfinishedEntry(person=person, sent_as=uuid4())
    unfinished.sealed = sealed(Told("Nobody"), of=unfinished)
    unfinished.save(force_insert=True)
    return {
        "entry": str(entry.pk),
        "entry_file": str(file.pk),
        "entry_share": str(share.pk),
        "unfinished": str(unfinished.pk),
    }
