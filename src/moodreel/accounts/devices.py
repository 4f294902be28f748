"""A browser in a few words, so that a person knows their own in a list."""

# The first that is found in the User-Agent: many claim to be others that come later.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "a Chromebook"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "A browser"


def device_words(user_agent: str) -> str:
    """Browser and system; only words of ours, because the header may hold anything."""
    browser = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    if system is None:
        return browser or UNKNOWN
    return f"{browser or UNKNOWN} on {system}"


def _first(known: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((words for sign, words in known if sign in text), None)
