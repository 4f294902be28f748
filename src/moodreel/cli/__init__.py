"""Floor 7: the command `moodreel`, one file a command; heavy imports inside the command."""

import io
import os
import sys
from contextlib import suppress
from typing import Annotated, NoReturn

import typer

from moodreel import __version__
from moodreel.cli import (
    accounts,
    compare,
    data,
    db,
    doctor,
    evaluate,
    evaluate_taste,
    exchange,
    favourites,
    film,
    labels,
    marks,
    models,
    mood,
    ranking,
    rate,
    ratings,
    recommend,
    review_numbers,
    review_sentiment,
    reviews,
    serve,
    similar,
    similarity,
    train,
    train_meaning,
    train_taste,
    tune,
)
from moodreel.errors import MoodreelError

app = typer.Typer(
    name="moodreel",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(asked: bool) -> None:
    if asked:
        typer.echo(f"moodreel {__version__}")
        raise typer.Exit


@app.callback()
def _moodreel(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_tell_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Say how you feel, and get the film for it."""


app.command("serve")(serve.serve)
app.command("mood")(mood.mood)
app.command("recommend")(recommend.recommend)
app.command("rate")(rate.rate)
app.command("mark")(marks.mark)
app.command("unmark")(marks.unmark)
app.command("history")(marks.history)
app.command("similar")(similar.similar)
app.command("film")(film.film)
app.command("import")(exchange.import_)
app.command("export")(exchange.export)
app.command("doctor")(doctor.doctor)
app.add_typer(accounts.app, name="accounts")
app.add_typer(db.app, name="db")
app.add_typer(labels.app, name="labels")
app.add_typer(data.app, name="data")
app.add_typer(models.app, name="models")
app.add_typer(reviews.app, name="reviews")
train.app.command("taste")(train_taste.taste)
train.app.command("sentence-encoder")(train_meaning.sentence_encoder)
train.app.command("meaning")(train_meaning.meaning)
app.add_typer(train.app, name="train")
app.add_typer(tune.app, name="tune")
app.add_typer(evaluate.app, name="evaluate")
app.add_typer(compare.app, name="compare")
train.app.command("review-numbers")(review_numbers.train)
evaluate.app.command("sentiment")(review_numbers.evaluate)
evaluate.app.command("taste")(evaluate_taste.taste)
evaluate.app.command("similarity")(similarity.evaluate)
tune.app.command("similarity")(similarity.tune)
evaluate.app.command("blend")(evaluate_taste.blend)
train.app.command("ranking")(ranking.train)
tune.app.command("ranking")(ranking.tune)
evaluate.app.command("ranking")(ranking.evaluate)
compare.app.command("ranking")(ranking.compare)
train.app.command("ratings")(ratings.train)
tune.app.command("ratings")(ratings.tune)
evaluate.app.command("ratings")(ratings.evaluate)
compare.app.command("ratings")(ratings.compare)
train.app.command("review-sentiment")(review_sentiment.train)
tune.app.command("review-sentiment")(review_sentiment.tune)
evaluate.app.command("review-sentiment")(review_sentiment.evaluate)
compare.app.command("review-sentiment")(review_sentiment.compare)
train.app.command("favourites")(favourites.train)
tune.app.command("favourites")(favourites.tune)
evaluate.app.command("favourites")(favourites.evaluate)


def main() -> None:
    """Runs the command; errors of ours go to stderr as one line, with exit code 2 or 1.

    A reader who has seen enough (`| head`) is no error to speak of: Typer ends in silence.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # 千と千尋 in a terminal that knows Latin only
    try:
        app()
    except MoodreelError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:
        _drop_output()
        _fail(f"the system refused: {error}", 1)


def _fail(message: str, code: int) -> NoReturn:
    sys.stderr.write(f"moodreel: {message}\n")
    sys.exit(code)


def _drop_output() -> None:
    """What could not be written (a full disk) is not tried again when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
