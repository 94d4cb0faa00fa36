"""Parts of every deed: hold what is asked still, always the request first."""

from whatmatters.brokerage.models import Recipient, Request, Search


def held_request(request: Request) -> Request:
    """The request, read again and locked: two who answer or choose at once take turns.

    Part of other deeds. A provider sees no more of it than what was sent.
    """
    return Request.objects.select_for_update(of=("self",)).get(pk=request.pk)


def held_search(search: Search) -> Search:
    """Part of other deeds: the search with its person and its request, the request locked."""
    found = Search.objects.select_related("person").get(pk=search.pk)
    found.request = Request.objects.select_for_update(of=("self",)).get(search=found)
    return found


def held_recipient(recipient: Recipient) -> Recipient:
    """Part of other deeds: the recipient with its request, both read again and locked."""
    request = held_request(recipient.request)
    found = Recipient.objects.select_for_update(of=("self",)).get(pk=recipient.pk)
    found.request = request
    return found
