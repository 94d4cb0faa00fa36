"""Enquiries that wait in the demonstration: nobody has answered them yet."""

from datetime import timedelta

from whatmatters.demonstration import cast
from whatmatters.enquiries.actions import save_draft, send_enquiry
from whatmatters.foundations import clock

KNOCKS = (
    (
        5,
        "westbury",
        {
            "asking_for": "someone",
            "name": "Wilfred Ames",
            "asked_by": "Carol Ames",
            "relation": "His daughter",
            "words": (
                "Dad has stopped going to his model railway club. He says it is his knees. I think "
                "it is that he cannot drive any more and will not say so."
            ),
            "reach_by": "phone",
            "reach": "01632 960188",
            "when_to_reach": "After six",
            "helps_communicate": "He likes things written down, so that he can read them twice",
        },
    ),
    (
        2,
        "westbury",
        {
            "asking_for": "myself",
            "name": "Bo",
            "words": "I do not know what I need. I want somebody to talk to who is not in a hurry.",
            "reach_by": "text",
            "reach": "07700 900177",
            "typed_by": "Lena, at the library",
        },
    ),
    (
        1,
        "friends",
        {
            "asking_for": "both",
            "name": "Samira Aziz",
            "asked_by": "Tariq Aziz",
            "relation": "Her husband",
            "words": "I look after my wife and we have not been out together since the spring.",
            "reach_by": "email",
            "reach": "tariq@example.org",
        },
    ),
)


def file_enquiries() -> None:
    """Let three people knock, as anybody would: without an account."""
    today = clock.today()
    for ago, place, answers in KNOCKS:
        with clock.at(today - timedelta(days=ago)):
            send_enquiry(enquiry=save_draft(organisation=cast.place(place), answers=answers))
