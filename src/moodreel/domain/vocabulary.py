"""The closed lists that films are described with. The order is the order of array columns."""

from enum import StrEnum


class Kind(StrEnum):
    """A film or a series."""

    FILM = "film"
    SERIES = "series"


GENRES: tuple[str, ...] = tuple(
    "Action Adventure Animation Biography Comedy Crime Documentary Drama Family Fantasy Film-Noir "
    "History Horror Musical Mystery Romance Sci-Fi Sport Thriller War Western".split()
)

TAGS: tuple[str, ...] = tuple(
    "feel-good heart-warming funny witty silly whimsical quirky uplifting inspiring hopeful "
    "empowering romantic sexy nostalgic sentimental bittersweet melancholic lonely tear-jerker "
    "tragic cathartic contemplative thought-provoking dreamy surreal cosy calming gentle "
    "awe-inspiring epic exciting fast-paced thrilling suspenseful tense intense mind-bending "
    "twist-ending eerie scary disturbing gory violent dark bleak gritty outraging satirical "
    "dark-humour slow-burn visually-stunning clever charming campy".split()
)

WARNINGS: tuple[str, ...] = tuple(
    "violence gore sexual-violence sex suicide self-harm child-harm animal-harm drugs abuse racism "
    "grief war torture".split()
)

ENDINGS: tuple[str, ...] = ("happy", "hopeful", "bittersweet", "tragic", "open")

# Names of the languages that films are commonly spoken in, for people; a code that is not here is
# shown as it stands.
LANGUAGES: dict[str, str] = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ml": "Malayalam",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "ta": "Tamil",
    "te": "Telugu",
    "th": "Thai",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "zh": "Chinese",
    "zxx": "no dialogue",
}
