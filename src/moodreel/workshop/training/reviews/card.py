"""The words beside the artefact: its card and its NOTICE."""

from collections.abc import Mapping
from typing import Any

_NOTICE = """# Review sentiment: learned from IMDb reviews

The files of this folder were trained on the labelled training split of the Large Movie Review
Dataset v1.0 (Stanford University). Its publishers made it available for **research**; the reviews
remain the text of those who wrote them. These files are therefore **not** under moodreel's licence:
use them for research, and cite:

Andrew L. Maas, Raymond E. Daly, Peter T. Pham, Dan Huang, Andrew Y. Ng, Christopher Potts. 2011.
Learning Word Vectors for Sentiment Analysis. ACL 2011, 142-150.
<https://aclanthology.org/P11-1015/>

The files hold numbers, single words, and numbers that stand for runs of two or three words which
at least {fewest} reviews share; no review is in them. They come without any warranty.

moodreel works without this folder: reviews are then kept and shown, but not scored.
`{command}` makes it again.
"""

_CARD = """# Review sentiment

What a review in English says of its film: for or against, five levels, expected stars of ten. A
linear model over words and runs of two and three of them. A research artefact: see `NOTICE.md`.
`docs/reviews.md` has the method, the comparison with networks and the numbers on the official test.

Made by

```
{command}
```

in {train_s:.0f} s on one core, from the {reviews:,} reviews of the official training split.
{runs:,} runs of {words:,} words.

## How well it does

On the training split, five folds by film (what tells a review learned from no review of its film);
choices were made by these numbers:

| | |
| --- | --- |
{rows}

## Limits and biases

- English only. The confidence fades where few words are known; it does not catch a language that
  shares many words with English.
- The training reviews have no 5 and no 6 stars: what is neither for nor against is placed by what
  it does not say. The edges of the middle level were chosen on sentences of our own.
- Reviews of 2011 and before, by people who chose to write on one site; at most 30 of a film. A few
  are of telephone apps.
- Names of people and films carry weight as other words do: a name that was in many bad reviews
  counts against the next film. Irony is read as it is worded.
"""


def notice(manifest: Mapping[str, Any]) -> str:
    """NOTICE.md."""
    return _NOTICE.format(command=manifest["command"], fewest=manifest["settings"]["fewest"])


def card(manifest: Mapping[str, Any]) -> str:
    """card.md."""
    metrics = manifest["metrics"]
    rows = "\n".join(f"| {name} | {value:.4f} |" for name, value in metrics["validation"].items())
    facts = {k: metrics[k] for k in ("train_s", "reviews", "runs", "words")}
    return _CARD.format(command=manifest["command"], rows=rows, **facts)
