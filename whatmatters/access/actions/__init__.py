"""Deeds that let somebody in, keep others out, and end what was let in."""

from whatmatters.access.actions.codes import hand_code, invite, start_reset, use_code
from whatmatters.access.actions.factors import (
    add_app,
    add_passkey,
    name_passkey,
    new_recovery_codes,
    remove_app,
    remove_passkey,
)
from whatmatters.access.actions.members import Added, add_member, make_account, make_confidential
from whatmatters.access.actions.organisations import (
    Because,
    ask_for_second_factor,
    choose_words,
)
from whatmatters.access.actions.outside import join_outside
from whatmatters.access.actions.reading import choose_reading
from whatmatters.access.actions.sessions import (
    change_password,
    close_account,
    end_other_sessions,
    end_session,
    end_sessions,
)

__all__ = [
    "Added",
    "Because",
    "add_app",
    "add_member",
    "add_passkey",
    "ask_for_second_factor",
    "change_password",
    "choose_reading",
    "choose_words",
    "close_account",
    "end_other_sessions",
    "end_session",
    "end_sessions",
    "hand_code",
    "invite",
    "join_outside",
    "make_account",
    "make_confidential",
    "name_passkey",
    "new_recovery_codes",
    "remove_app",
    "remove_passkey",
    "start_reset",
    "use_code",
]
