"""Why a deed on a case cannot be done. Each message is written for the reader."""


class NowhereToSend(Exception):
    def __init__(self) -> None:
        super().__init__("There is nobody here to send this to. Ring your council, or 999")


class NobodyToPut(Exception):
    def __init__(self) -> None:
        super().__init__(
            "Nobody who could be on a case signs in with that e-mail address. "
            "Check it, or ask them which one they use"
        )


class WouldSeeNothing(Exception):
    def __init__(self) -> None:
        super().__init__(
            "Being on the case would show them nothing: only safeguarding leads, and those who "
            "already work with the person, can be on it"
        )


class SomebodyMustStay(Exception):
    def __init__(self) -> None:
        super().__init__(
            "This is the only safeguarding lead on the case. Put another on it first, "
            "or close the case"
        )


class NobodyKnown(Exception):
    def __init__(self) -> None:
        super().__init__(
            "Nobody is known here by that number and that name. Check both, "
            "as they stand at the head of the record"
        )
