"""A film in plain words, as its meaning is read from them."""

from moodreel.domain.film import Film


def film_text(film: Film) -> str:
    """The title on a line of its own; then tone and genres as one says them, and the synopsis.
    People are left out, as they are compared by name.
    """
    tone = ", ".join(tag.replace("-", " ") for tag in film.tags)
    genres = ", ".join(film.genres).lower()
    plain = ". ".join(part for part in (tone, genres, film.synopsis) if part)
    return f"{film.title}\n{plain}"


def readings(text: str) -> tuple[str, str]:
    """What is read of a film's text: with the title, and without it. The model has read of many
    films, so that a title says much; but a word in it says too much, and so both count as one.
    """
    title, _, plain = text.partition("\n")
    return f"{title}. {plain}", plain or title
