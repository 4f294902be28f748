"""`moodreel recommend`: films and series for a mood."""

from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.care import care_first
from moodreel.cli.options import As, Choose, Face, Json, Text, person_of, picture, words
from moodreel.cli.wording import WordingOption, by_model, worded

BESIDE_NOTE = "Films, whenever you want them:"


def recommend(
    text: Text = None,
    face: Face = None,
    choose: Choose = None,
    intent: Annotated[
        str | None,
        typer.Option(help="match, lift, calm, stir or surprise; else as the words say."),
    ] = None,
    like: Annotated[
        list[str] | None, typer.Option(metavar="TITLE", help="Be like this; may be repeated.")
    ] = None,
    genre: Annotated[
        list[str] | None, typer.Option(metavar="G", help="One of these; may be repeated.")
    ] = None,
    without: Annotated[
        list[str] | None, typer.Option(metavar="GENRE", help="None of these.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="film or series.")] = None,
    year_from: Annotated[int | None, typer.Option(metavar="Y")] = None,
    year_to: Annotated[int | None, typer.Option(metavar="Y")] = None,
    max_minutes: Annotated[int | None, typer.Option(metavar="M")] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="L", help="Code or name: fr, Korean.")
    ] = None,
    avoid: Annotated[
        list[str] | None, typer.Option(metavar="WARNING", help="Content to avoid: gore, suicide …")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="TITLE", help="Leave this out; may be repeated.")
    ] = None,
    include_seen: Annotated[
        bool, typer.Option("--include-seen", help="Films that you have seen, too.")
    ] = False,
    user: As = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which model foretells ratings: als, svd, …")
    ] = None,
    n: Annotated[int, typer.Option("-n", help="How many.")] = 10,
    wording: WordingOption = "plain",
    seed: Annotated[int, typer.Option(help="Another number draws others of the best.")] = 0,
    json: Json = False,
) -> None:
    """Recommend films and series for how you feel, with reasons."""
    from moodreel.domain.understood import Understood
    from moodreel.usecases.make_wish import Wishes
    from moodreel.usecases.read_wish import intent_of, wishes_of
    from moodreel.wiring import open_engine

    engine, rewords = open_engine(), by_model("wording", wording)
    wishes = Wishes(
        kind=kind,
        genres=genre or (),
        without_genres=without or (),
        year_from=year_from,
        year_to=year_to,
        max_minutes=max_minutes,
        languages=language or (),
        avoid=avoid or (),
        like=like or (),
        exclude=exclude or (),
        include_seen=True if include_seen else None,
    )
    seen, said = picture(face, text), words(text)
    understood = engine.read_wish(said) if said else Understood()
    wishes = wishes_of(understood, wishes)
    intent = intent_of(understood) if intent is None else intent
    with care_first(engine.notice(said), json=json):
        mood = engine.read_mood(text=said, choose=choose, picture=seen)
        person = person_of(engine, user)
        known = person if engine.people.has_database() else None
        answer = engine.recommend(
            mood, intent, n, wishes=wishes, seed=seed, person=known, model=model
        )
        if known is not None:
            shown = engine.people.doings.shown
            shown.keep_answer(known, shown.new_id(), answer)
        if rewords:
            answer = worded(engine, answer)
    asked = engine.wish.chips(understood, mood)
    if json:
        show.as_json({**answer.to_json(), "wish": [chip.to_json() for chip in asked]})
        return
    # Beside a note, no film is said to lift or to settle, and no feeling is guessed at.
    typer.echo(BESIDE_NOTE if mood.care else f"{answer.intent.value}: {show.mood_line(mood)}")
    if asked:
        typer.echo(f"asked for: {' · '.join(chip.label for chip in asked)}")
    show.mood_notes(mood)
    show.recommendations(answer.items)
    for note in answer.notes:
        typer.echo(f"\n{note}")
