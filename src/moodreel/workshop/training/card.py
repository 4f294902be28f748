"""The card of a text bundle: what it is, what it was made of, how well it does and where not."""

from pathlib import Path
from typing import Any

from moodreel.domain.emotion import EMOTIONS

_ABOUT = """# {name}

Reads what a short English text says of its writer's feeling: a belief over eight emotions
({labels}),
valence and arousal in [-1, 1], and a confidence. A small feed-forward network on gated means of
embeddings of words, word pairs and hashed pieces of words; int8 table, runs on onnxruntime.

Made by

```
{command}
```

{origin}

## Data and licences

{data}

The model itself: {licence}. {dropped} training rows that were nearly the same as a text of the test
suite were left out.

## How well it does

On validation rows, with bootstrap 95 % intervals: GoEmotions' dev split (rows with one label,
folded to eight) and the held-out 15 % of the corpus, which was also used to choose the settings and
the calibration. `moodreel evaluate text-emotion --data ../shared/data` gives the test numbers.

| | GoEmotions dev | everyday feelings |
| --- | --- | --- |
{rows}

## Limits and biases

- English only. The confidence fades out where less than {familiar:.0%} of the words are known
  and is a tenth below {strange:.0%}: of held-out texts of that kind, {unsure:.0%} come
  out "not sure" (confidence below 0.5). A foreign text made of words that English
  has, too, can slip through.
- It counts words and pairs; it does not follow a story. Feelings that are only implied ("the vet
  comes at ten tomorrow"), sarcasm and long negations are often misread: act on the confidence.
- GoEmotions are Reddit comments of 2005-2019, mostly by young men in the United States, labelled by
  raters in India (the publishers' own account); every text of the corpus was labelled by its writer
  alone. Words for groups of people can carry feelings they should not.
- The belief is about words, not about a person's health; it must not be used to judge anyone.
"""

_UNTAUGHT = "It learned from the labels of the data below alone."
_TAUGHT = """It was distilled (Hinton et al., 2015): initial word vectors and soft labels from a
fine-tuned all-MiniLM-L6-v2, Apache-2.0, which learned from the same training rows; that teacher
does not ship. It was taken after {used} of {planned} epochs: one that has learned its rows by heart
teaches less. `manifest.json` has its settings, its validation scores by epoch, and the SHA-256 of
what it wrote."""


def write_card(folder: Path, manifest: dict[str, Any]) -> None:
    """Writes `card.md` from the manifest, so that no number stands in two places by hand."""
    scores = manifest["metrics"]["validation"]
    names = ["accuracy", "macro_f1", "ece", *(f"f1_{e.value}" for e in EMOTIONS)]
    names += ["valence_r", "arousal_r"]
    unsure = scores["other_languages_unsure"]
    text = _ABOUT.format(
        name=manifest["name"],
        labels=", ".join(manifest["labels"]),
        command=manifest["command"].replace(" && ", "\n"),
        origin=_origin(manifest),
        licence=manifest["licence"],
        dropped=manifest["metrics"]["dropped_near_tests"],
        strange=manifest["calibration"]["strange_share"],
        familiar=manifest["calibration"]["familiar_share"],
        unsure=unsure["value"],
        data="\n".join(
            f"- {d['name']} ({d['licence']}): `{d['file']}`, SHA-256 `{d['sha256']}`"
            for d in manifest["data"]
        ),
        rows="\n".join(
            f"| {n} | {_cell(scores, n)} | {_cell(scores, f'everyday_{n}')} |" for n in names
        ),
    )
    (folder / "card.md").write_text(text, encoding="utf-8")


def _origin(manifest: dict[str, Any]) -> str:
    if "teacher" not in manifest:
        return _UNTAUGHT
    teacher = manifest["teacher"]
    return _TAUGHT.format(used=len(teacher["epochs"]), planned=teacher["settings"]["epochs"])


def _cell(scores: dict[str, Any], name: str) -> str:
    score = scores.get(name)
    return f"{score['value']:.3f} ({score['low']:.3f}-{score['high']:.3f})" if score else "-"
