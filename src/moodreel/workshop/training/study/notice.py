"""The words beside a research artefact of the study: its NOTICE and its card."""

from typing import Any

from moodreel.domain.emotion import EMOTIONS
from moodreel.workshop.evaluation.study_scores import NAMES

NOTICE = """# {name}: trained on the emotion set

The files of this folder were trained on "emotion" (20,000 English tweets with six labels, the
official training and validation splits). Its publishers offer it for **educational and research
purposes**; there is no formal open licence. These files are therefore **not** under moodreel's
licence: use them for education and research only, and cite:

E. Saravia, H.-C. T. Liu, Y.-H. Huang, J. Wu, Y.-S. Chen. 2018. CARER: Contextualized Affect
Representations for Emotion Recognition. EMNLP 2018, 3687-3697.
<https://doi.org/10.18653/v1/D18-1404>

The files hold numbers and a list of words; no tweet is in them. They come without any warranty.

moodreel works without this folder and does not load it: the reader that people meet learns from
other data. `{command}` makes it again.
"""

_CARD = """# {name}

One of the three models of the comparative study (`docs/text-emotion-study.md`): {what}.
It tells six emotions ({sees}) from English text. It has no opinion on {unseen}, nor on
valence and arousal (NaN), as its data have no such labels. A research artefact: see `NOTICE.md`.

Made by

```
{command}
```

after {best_epoch} of {epochs} epochs ({train_s:.0f} s), the seed that validation liked best.

## Data and licences

{data}

## How well it does

On the official validation split, which also chose settings, epoch, seed and temperature; with
bootstrap 95 % intervals. `moodreel compare text-emotion` gives the test numbers of all models.

| | validation |
| --- | --- |
{rows}

The int8 file's leading emotion equals the trained network's on {same:.2%} of these rows.

## Limits and biases

- The labels are hashtags, not what a reader believes. 99 % of the texts begin with "i" and hold
  "feel": the scores say little about any other text.
- There is no neutral: "ok, see you at eight" becomes one of six feelings. Do not show its readings
  to people as what they feel.
- Tweets of unknown people of before 2018, in English only.
"""

_WHAT = {
    "ann": "a feed-forward network on gated means of embeddings of words, word pairs and pieces",
    "bilstm": "an LSTM in both directions over the words, pooled by maximum, mean and attention",
    "transformer": "MiniLM-L6 with its upper layers fine-tuned; the lower ones are read from the "
    "fetched file",
}


def card(manifest: dict[str, Any]) -> str:
    """The card, all numbers from the manifest; before it is scored, without them."""
    metrics = manifest["metrics"]
    scores = metrics.get("validation", {})
    sees = manifest["sees"]
    return _CARD.format(
        name=manifest["name"],
        what=_WHAT[manifest["name"].rpartition("-")[2]],
        sees=", ".join(sees),
        unseen=" and ".join(e.value for e in EMOTIONS if e.value not in sees),
        command=manifest["command"],
        best_epoch=metrics["best_epoch"],
        epochs=metrics["epochs"],
        train_s=metrics["train_s"],
        data="\n".join(
            f"- {d['name']} ({d['licence']}): `{d['file']}`, SHA-256 `{d['sha256']}`"
            for d in manifest["data"]
        ),
        rows="\n".join(
            f"| {k} | {s['value']:.3f} ({s['low']:.3f}-{s['high']:.3f}) |"
            for k in NAMES
            if (s := scores.get(k))
        ),
        same=metrics.get("same_as_trained", 1.0),
    )
