"""The card of a reader's bundle: what it is and is made of, how well it does and where not."""

from pathlib import Path
from typing import Any

from moodreel.domain.emotion import EMOTIONS

_ABOUT = """# {name}

Reads what a short English text says of its writer's feeling: a belief over eight emotions
({labels}),
valence and arousal in [-1, 1], and a confidence. {what}

Made by

```
{command}
```

after {first}. The everyday corpus and GoEmotions label differently; the
network has a belief for each, and mixes them by how likely a text is of either kind.

## Data and licences

{data}

The model itself: {licence}. {dropped} rows that were nearly the same as a text of the test suite
were left out.

## How well it does

On validation rows, with bootstrap 95 % intervals: GoEmotions' dev split (rows with one label,
folded to eight) and the held-out 15 % of the corpus, which were also used to choose the settings
and the calibration. `moodreel evaluate text-emotion --data ../shared/data` gives the test numbers.

| | GoEmotions dev | everyday feelings |
| --- | --- | --- |
{rows}

## Limits and biases

- English only. The confidence fades out where less than {familiar:.0%} of the words are known
  and is a tenth below {strange:.0%}: of held-out texts of that kind, {unsure:.0%} come
  out "not sure" (confidence below 0.5). A foreign text made of words that English
  has, too, can slip through.
- Sarcasm and feelings that are only implied ("the vet comes at ten tomorrow") are often misread:
  act on the confidence. A text of more than {parts} is read in parts, each alone, and their
  beliefs are averaged by length.
- GoEmotions are Reddit comments of 2005-2019, mostly by young men in the United States, labelled by
  raters in India (the publishers' own account); every text of the corpus was labelled by its writer
  alone. Words for groups of people can carry feelings they should not.
- The belief is about words, not about a person's health; it must not be used to judge anyone.
"""

_WHAT = {
    "transformer": """The lower layers of
all-MiniLM-L6-v2 (fetched with `moodreel models fetch`, never shipped) stay as they are; the upper
ones were trained and lie here in int8. Runs on onnxruntime.""",
    "bilstm": """Vectors of words, or of
the pieces of words that are not known; an LSTM in both directions; int8, runs on onnxruntime and
needs nothing else. Distilled (Hinton et al., 2015) from the transformer, which learned from the
same rows: it reads where MiniLM has not been fetched.""",
}
_FIRST = {
    "transformer": "`moodreel models fetch`",
    "bilstm": "the transformer had been trained",
}


def write_card(folder: Path, manifest: dict[str, Any]) -> None:
    """Writes `card.md` from the manifest, so that no number stands in two places by hand."""
    scores = manifest["metrics"]["validation"]
    names = ["accuracy", "macro_f1", "ece", *(f"f1_{e.value}" for e in EMOTIONS)]
    names += ["valence_r", "arousal_r"]
    model = manifest["name"].rpartition("-")[2]
    text = _ABOUT.format(
        name=manifest["name"],
        labels=", ".join(manifest["labels"]),
        what=_WHAT[model],
        first=_FIRST[model],
        parts="62 word pieces" if model == "transformer" else "64 words and marks",
        command=manifest["command"],
        licence=manifest["licence"],
        dropped=manifest["metrics"]["dropped_near_tests"],
        strange=manifest["calibration"]["strange_share"],
        familiar=manifest["calibration"]["familiar_share"],
        unsure=scores["other_languages_unsure"]["value"],
        data="\n".join(
            f"- {d['name']} ({d['licence']}): `{d['file']}`, SHA-256 `{d['sha256']}`"
            for d in manifest["data"]
        ),
        rows="\n".join(
            f"| {n} | {_cell(scores, n)} | {_cell(scores, f'everyday_{n}')} |" for n in names
        ),
    )
    (folder / "card.md").write_text(text, encoding="utf-8")


def _cell(scores: dict[str, Any], name: str) -> str:
    score = scores.get(name)
    return f"{score['value']:.3f} ({score['low']:.3f}-{score['high']:.3f})" if score else "-"
