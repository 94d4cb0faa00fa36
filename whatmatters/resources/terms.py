"""What somebody typed, as words that can be looked for. Whatever it is, it is never an error."""

from whatmatters.foundations.words import folded

#: More words than these narrow nothing down, and each costs time.
MOST_WORDS = 8
LONGEST = 40
#: Looked at of what was typed: nobody types more to find a choir.
READ = 1_000
#: The stop words of PostgreSQL's English, which it never looks for. SQLite would.
ENGLISH = """
    i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she
    her hers herself it its itself they them their theirs themselves what which who whom this that
    these those am is are was were be been being have has had having do does did doing a an the
    and but if or because as until while of at by for with about against between into through
    during before after above below to from up down in out on off over under again further then
    once here there when where why how all any both each few more most other some such no nor not
    only own same so than too very s t can will just don should now
"""
SAYS_NOTHING = frozenset(ENGLISH.split())


def words_of(typed: str) -> tuple[str, ...]:
    """The words that say something, each once, in the order they were typed."""
    plain = folded(typed[:READ])
    apart = "".join(c if c.isalnum() else " " for c in plain).split()
    found = dict.fromkeys(word[:LONGEST] for word in apart if word not in SAYS_NOTHING)
    return tuple(found)[:MOST_WORDS]


def letters_of(typed: str) -> str:
    """What was typed without anything but letters, digits and spaces, which any database takes."""
    return " ".join("".join(c if c.isalnum() else " " for c in typed[:READ]).lower().split())
