"""A film in plain words, as its meaning is read from them."""

from moodreel.domain.film import Film


def film_text(film: Film) -> str:
    """Title, tone and genres as one says them, and the synopsis. The title helps most beside the
    synopsis: the model has read of many films. People are left out, as they are compared by name.
    """
    tone = ", ".join(tag.replace("-", " ") for tag in film.tags)
    genres = ", ".join(film.genres).lower()
    return ". ".join(part for part in (film.title, tone, genres, film.synopsis) if part)
