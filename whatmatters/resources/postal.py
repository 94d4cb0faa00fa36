"""Postcodes, as people type them and as they are written."""

import re

#: What may be a postcode, whole or cut off: BA10 0AB, BA10 0, BA10, BA.
LOOKS_LIKE_ONE = re.compile(r"(?P<out>[A-Z]{1,2}[0-9][A-Z0-9]?) ?(?P<inward>[0-9][A-Z]{0,2})?")
WHOLE = re.compile(r"(?P<out>[A-Z]{1,2}[0-9][A-Z0-9]?)(?P<inward>[0-9][A-Z]{2})")


def postcode_in(typed: str) -> str:
    """A postcode as it is written, `BA10 0AB`, or the beginning of one; else nothing."""
    bare = "".join(typed.upper().split())
    if whole := WHOLE.fullmatch(bare):
        return f"{whole['out']} {whole['inward']}"
    if part := LOOKS_LIKE_ONE.fullmatch(" ".join(typed.upper().split())):
        return f"{part['out']} {part['inward'] or ''}"
    return ""
