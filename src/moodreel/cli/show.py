"""How answers are written to a terminal."""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import typer

from moodreel.domain.vocabulary import LANGUAGES, Kind

if TYPE_CHECKING:
    from moodreel.domain.answer import Recommendation
    from moodreel.domain.film import Film
    from moodreel.domain.mood import Mood
    from moodreel.sensing.explain import Explanation

_SHOWN_SHARE = 0.1
_OFFERED = 3
# Words that moved the belief by less are noise; more of them than these nobody reads.
_SHOWN_MOVE, _SHOWN_WORDS = 0.03, 6


def as_json(document: object) -> None:
    """One JSON document on stdout: in UTF-8, whatever the terminal's encoding is."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def mood_line(mood: "Mood") -> str:
    """ "sadness 0.62, love 0.21 · valence -0.6, arousal -0.2 · sure (0.81)"."""
    if mood.unsaid:
        return "nothing said of how you feel"
    order = sorted(mood.to_json()["emotions"].items(), key=lambda pair: -pair[1])  # type: ignore[attr-defined]
    leading = [f"{name} {share:.2f}" for name, share in order if share >= _SHOWN_SHARE]
    sure = "sure" if mood.sure else f"not sure: {_ways_on(mood)}"
    return (
        f"{', '.join(leading)} · valence {mood.valence:+z.1f}, arousal {mood.arousal:+z.1f} · "
        f"{sure} ({mood.confidence:.2f})"
    )


def _ways_on(mood: "Mood") -> str:
    """Names chips that are near, unless the words were hardly read and nothing is near."""
    from moodreel.sensing.choice import nearest_choices

    if mood.hardly_read:
        return "words are understood in English only; pick one with --choose"
    names = [choice.name for choice in nearest_choices(mood)[:_OFFERED]]
    return f"pick one with --choose, perhaps {', '.join(names[:-1])} or {names[-1]}"


def mood_notes(mood: "Mood") -> None:
    """What to know of how the mood was read: a line each, none for most. Beside a note of care,
    what somebody's face looks like is nobody's business.
    """
    if mood.disagreement and not mood.care:
        typer.echo(mood.disagreement.message)
    for note in mood.notes:
        typer.echo(note)


def why_line(why: "Explanation") -> str:
    """ "what your words said of sadness: lonely +0.54, feel +0.16 · they name it: lonely"."""
    moved = [f"{w.typed.word} {w.belief:+.2f}" for w in why.strongest(_SHOWN_WORDS, _SHOWN_MOVE)]
    named = f" · they name it: {', '.join(why.named)}" if why.named else ""
    many = f" · long, so left out {why.together} at a time" if why.together > 1 else ""
    told = ", ".join(moved) or "no single word moved it"
    return f"what your words said of {why.emotion}: {told}{named}{many}"


def recommendations(items: "Iterable[Recommendation]") -> None:
    """Each film with its facts and reasons."""
    for item in items:
        typer.echo(f"\n{item.rank:>3}. {typer.style(item.film.label, bold=True)}")
        typer.echo(f"     {facts(item.film)}")
        if item.predicted_rating is not None and item.predicted_interval is not None:
            low, high = item.predicted_interval
            typer.echo(f"     you: about {item.predicted_rating:.1f} stars ({low:.1f}-{high:.1f})")
        for reason in item.reasons:
            typer.echo(f"     - {reason.text}")


def facts(film: "Film") -> str:
    """ "series · 45 min · Drama, Comedy · Korean"."""
    parts = [
        film.kind.value if film.kind is Kind.SERIES else "",
        f"{film.runtime_min} min" if film.runtime_min else "",
        ", ".join(film.genres),
        LANGUAGES.get(film.language, film.language) if film.language != "en" else "",
    ]
    return " · ".join(part for part in parts if part)


def aloud(line: str) -> None:
    """Tells how a long command gets on: on standard error, so that --json stays one document."""
    typer.echo(line, err=True)
