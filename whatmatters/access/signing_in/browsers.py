"""Which browser somebody uses, in the few words they would use for it."""

# The first that is found in what a browser says of itself; several say others' names too.
BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
MACHINES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("CrOS", "a Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS X", "a Mac"),
    ("Linux", "Linux"),
)


def in_words(said: str) -> str:
    """`Firefox on Windows`, from what a browser says of itself."""
    browser = next((name for mark, name in BROWSERS if mark in said), "A browser")
    machine = next((name for mark, name in MACHINES if mark in said), "")
    return f"{browser} on {machine}" if machine else browser
