"""Codes that people read aloud, copy by hand and type on a phone."""

import secrets

# Without I, L, O and U: nothing that is misread, and nothing rude by accident.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def spoken_code(groups: int = 2, length: int = 4) -> str:
    """A random code such as `7KQ4-M2ND`. Each character carries five bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(length)) for _ in range(groups))


def read_code(typed: str) -> str:
    """What was typed, as it was issued: case, spaces and look-alikes put right."""
    plain = "".join(c for c in typed.upper() if c.isalnum())
    plain = plain.translate(str.maketrans("ILO", "110"))
    return "-".join(plain[i : i + 4] for i in range(0, len(plain), 4))
