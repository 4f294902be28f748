"""Floor 7: the command `moodreel`, one file a command; heavy imports inside the command."""

import sys

import typer

from moodreel.cli import data, db, doctor, evaluate, film, mood, recommend, serve, similar, train
from moodreel.errors import MoodreelError

app = typer.Typer(
    name="moodreel",
    help="Say how you feel, and get the film for it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("serve")(serve.serve)
app.command("mood")(mood.mood)
app.command("recommend")(recommend.recommend)
app.command("similar")(similar.similar)
app.command("film")(film.film)
app.command("doctor")(doctor.doctor)
app.add_typer(db.app, name="db")
app.add_typer(data.app, name="data")
app.add_typer(train.app, name="train")
app.add_typer(evaluate.app, name="evaluate")


def main() -> None:
    """Runs the command; errors of ours go to stderr as one line, with exit code 2 or 1."""
    try:
        app()
    except MoodreelError as error:
        sys.stderr.write(f"moodreel: {error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
