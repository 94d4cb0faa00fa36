from tests.cast import farah, helen, june, maggie, maggie_herself, owen, priya, sam, tomasz
from tests.lives import maggies_life
from tests.visit import visit

__all__ = [
    "farah",
    "helen",
    "june",
    "maggie",
    "maggie_herself",
    "maggies_life",
    "owen",
    "priya",
    "sam",
    "tomasz",
    "visit",
]
