"""A film in plain words, as its meaning is read from them."""

from moodreel.domain.film import Film


def film_text(film: Film) -> str:
    """Tone and genres as one says them, then the synopsis. People and titles are left out: they are
    compared as they are, and a name means nothing that a film is about.
    """
    tone = ", ".join(tag.replace("-", " ") for tag in film.tags)
    genres = ", ".join(film.genres).lower()
    return ". ".join(part for part in (tone, genres, film.synopsis) if part)
