"""`moodreel train sentence-encoder|meaning`: what texts mean, and what the films do."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.cli.train import check_trainable, fetched_minilm

Out = Annotated[Path, typer.Option(help="Folder to write to.")]


def sentence_encoder(
    out: Out,
    minilm: Annotated[
        Path | None, typer.Option(help="Folder of the fetched MiniLM, if not the usual one.")
    ] = None,
    json: Json = False,
) -> None:
    """Write the sentence encoder's bundle: a graph on the weights as they were fetched."""
    check_trainable()
    from moodreel.workshop.training.meaning import encoder

    report = encoder.run(minilm or fetched_minilm(), out)
    if json:
        show.as_json(report)


def meaning(out: Out, json: Json = False) -> None:
    """Encode the bundled films as they ship; takes a minute or two."""
    from moodreel.inference.bundle import Bundle
    from moodreel.inference.sentence_vectors import SentenceEncoder
    from moodreel.wiring.artefacts import ENCODER
    from moodreel.workshop.training.meaning import films

    report = films.run(SentenceEncoder(Bundle.open(ENCODER, fetched_minilm())), out, show.aloud)
    if json:
        show.as_json(report)
    else:
        typer.echo(f"written to {out}: {report}")
