"""Deeds about who the person is, who is around them and what helps them take part."""

from whatmatters.people.actions.accounts import give_account, join_with_account
from whatmatters.people.actions.authority import prove_authority, record_capacity
from whatmatters.people.actions.bars import NotToBeBarred, bar, lift_bar
from whatmatters.people.actions.beside import give_beside_code, use_beside_code
from whatmatters.people.actions.caring import (
    begin_carers_record,
    look_after,
    stop_looking_after,
)
from whatmatters.people.actions.circle import (
    NobodyToAdd,
    add_to_circle,
    add_worker,
    change_sight,
    end_place_in_circle,
)
from whatmatters.people.actions.death import record_death, take_back_death
from whatmatters.people.actions.equality import (
    NoSuchAnswer,
    answer_equality,
    take_away_equality,
)
from whatmatters.people.actions.flags import ask_to_lower, keep_flag, lower_flag, raise_flag
from whatmatters.people.actions.glass import break_glass, close_glass
from whatmatters.people.actions.indexing import index
from whatmatters.people.actions.inviting import (
    NotToBeInvited,
    find_invitation,
    invite,
    join,
)
from whatmatters.people.actions.names import add_name, remove_name
from whatmatters.people.actions.needs import add_need, end_need, review_need
from whatmatters.people.actions.records import (
    DETAILS,
    begin_record,
    change_details,
    register,
    take_on,
)
from whatmatters.people.actions.sharing import share, withdraw_share
from whatmatters.people.actions.works import Work, WorksInMoreThanOnePlace, the_one

__all__ = [
    "DETAILS",
    "NoSuchAnswer",
    "NobodyToAdd",
    "NotToBeBarred",
    "NotToBeInvited",
    "Work",
    "WorksInMoreThanOnePlace",
    "add_name",
    "add_need",
    "add_to_circle",
    "add_worker",
    "answer_equality",
    "ask_to_lower",
    "bar",
    "begin_carers_record",
    "begin_record",
    "break_glass",
    "change_details",
    "change_sight",
    "close_glass",
    "end_need",
    "end_place_in_circle",
    "find_invitation",
    "give_account",
    "give_beside_code",
    "index",
    "invite",
    "join",
    "join_with_account",
    "keep_flag",
    "lift_bar",
    "look_after",
    "lower_flag",
    "prove_authority",
    "raise_flag",
    "record_capacity",
    "record_death",
    "register",
    "remove_name",
    "review_need",
    "share",
    "stop_looking_after",
    "take_away_equality",
    "take_back_death",
    "take_on",
    "the_one",
    "use_beside_code",
    "withdraw_share",
]
