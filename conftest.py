from tests.cast import farah, helen, june, maggie, maggie_herself, owen, priya, sam, tomasz
from tests.visit import visit

__all__ = [
    "farah",
    "helen",
    "june",
    "maggie",
    "maggie_herself",
    "owen",
    "priya",
    "sam",
    "tomasz",
    "visit",
]
