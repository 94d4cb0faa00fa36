from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.forms import BoardForm, CardForm
from whatmatters.conversations.models import Card
from whatmatters.foundations import clock
from whatmatters.media.serving import answer_with
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def begin_board(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """Which cards to lay out, and the question they answer."""
    here = selectors.to_write_in(viewer=request.actor, conversation_id=conversation_id)
    form = BoardForm(submitted(request), initial=BoardForm.begun())
    if form.is_valid():
        board = actions.begin_board(
            conversation=here.conversation, by=request.actor, **form.cleaned_data
        )
        return redirect("conversations:board", board.pk)
    audit.looked(by=request.actor, at="conversations.board", about=here.subject.person.pk)
    return render(request, "conversations/begin_board.html", {"page": here, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def board(request: SignedInRequest, board_id: UUID) -> HttpResponse:
    """One card at a time, and the piles. What is sent is a card of one's own."""
    page = selectors.board_page(viewer=request.actor, board_id=board_id)
    form = CardForm(submitted(request), request.FILES or None)
    if form.is_bound and not page.may_sort:
        raise PermissionDenied
    if form.is_valid():
        actions.add_card(board=page.board, by=request.actor, **form.cleaned_data)
        return redirect("conversations:board", board_id)
    audit.looked(by=request.actor, at="conversations.board", about=page.subject.person.pk)
    return render(request, "conversations/board.html", {"page": page, "form": form})


@signed_in
@require_POST
def sort_card(request: SignedInRequest, card_id: UUID) -> HttpResponse:
    """One press puts a card on a pile; another takes it off again."""
    card = selectors.card_in_hand(viewer=request.actor, card_id=card_id)
    pile = request.POST.get("pile", "")
    if pile in Card.Pile or not pile:
        actions.sort_card(card=card, by=request.actor, pile=pile)
    return redirect(f"{reverse('conversations:board', args=[card.board_id])}#sort")


@signed_in
@require_POST
def keep_board(request: SignedInRequest, board_id: UUID) -> HttpResponse:
    """What the piles say becomes words in the conversation."""
    page = selectors.board_page(viewer=request.actor, board_id=board_id)
    if not page.may_sort:
        raise PermissionDenied
    try:
        actions.keep_board(board=page.board, by=request.actor)
    except actions.NothingSorted as refusal:
        messages.warning(request, str(refusal))
        return redirect("conversations:board", board_id)
    return redirect("conversations:write", page.board.conversation_id)


@signed_in
@gives_file("A picture on a card", holds=(DataClass.TALK,))
@require_safe
def card_picture(request: SignedInRequest, card_id: UUID) -> HttpResponse:
    kept = selectors.picture_of_card(viewer=request.actor, card_id=card_id)
    talk = kept.card.board.conversation
    audit.looked(by=request.actor, at="conversations.card-picture", about=talk.person_id)
    return answer_with(
        request, content=bytes(kept.content), mime=kept.mime, on=clock.day_of(kept.recorded_at)
    )
