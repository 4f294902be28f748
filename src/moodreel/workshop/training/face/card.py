"""The words beside the face network: its card and its NOTICE."""

from typing import Any

from moodreel.domain.emotion import EMOTIONS, Emotion
from moodreel.workshop.datasets import fer2013
from moodreel.workshop.evaluation.face_emotion import NAMES

_NOTICE = """# face-emotion: trained on FER2013

The files of this folder were trained on FER2013 (35,887 grey photographs of faces, scraped from the
web for a contest in 2013), whose pictures have **no clear licence**, and on the FER+ votes for the
same pictures (MIT). These files are therefore **not** under moodreel's licence: use them for
**research only**, and cite:

I. J. Goodfellow et al. 2013. Challenges in Representation Learning: A Report on Three Machine
Learning Contests. ICONIP 2013. <https://doi.org/10.1007/978-3-642-42051-1_16>

E. Barsoum, C. Zhang, C. Canton Ferrer, Z. Zhang. 2016. Training Deep Networks for Facial Expression
Recognition with Crowd-Sourced Label Distribution. ICMI 2016.
<https://doi.org/10.1145/2993148.2993165>

The files hold numbers; no picture is in them, and none can be told from them. They come without any
warranty. In the European Union, inferring emotions from faces at work and in education is forbidden
(Regulation (EU) 2024/1689, Article 5(1)(f)): see `docs/privacy.md`.

moodreel works without this folder (`MOODREEL_RESEARCH=off`): words and choices are always the
equal way. `{command}` makes it again.
"""

_CARD = """# face-emotion

Reads what a face seems to express, from a grey crop of 48x48 pixels with the eyes where FER2013 has
them: a belief over {sees},
and a calibrated confidence. It has no opinion on {unseen}. A residual network with channel gates,
{parameters:,} parameters, int8 weights, on onnxruntime. A research artefact: see `NOTICE.md`.

Made by

```
{command}
```

after {best_epoch} of {epochs} epochs ({train_s:.0f} s in all).

## Data and licences

{data}

{dropped} images of Training were left out because they (or their mirror image, or a copy saved
anew) also stand in PublicTest or PrivateTest.

{votes}

## How well it does

On PublicTest, which also chose settings, epoch and temperature; with bootstrap 95 % intervals.
`moodreel evaluate face-emotion --data ../shared/data/fer2013` gives the numbers on PrivateTest.

| | PublicTest |
| --- | --- |
{rows}

Images of each label (down) by what was told (across), and the share of each label that was
misread:

{confusion}

The int8 file's leading emotion equals the trained network's on {same:.2%} of these images.

## Limits and biases

- **A face is not a feeling.** What a face expresses is a weak and disputed sign of what a person
  feels (Barrett et al., 2019): people smile when sad and look grave when content. What a person
  says outweighs it everywhere in moodreel.
- **The labels are disputed.** Each picture has one label from its search words and a quick check;
  people agree with them about 65 % of the time (Goodfellow et al., 2013), and the FER+ voters'
  majority names another emotion for more than a third of the pictures. Much of the error is theirs.
- The pictures are from the web, posed and acted ones among them; who is in them is not known. Age,
  skin colour and sex are not recorded, so how the errors differ between groups **cannot be
  measured on this set**; that faces of darker skin, children, old people, glasses, beards, veils
  and masks are read worse must be expected.
- Disgust is rare ({disgust} of the training images) and is often read as anger; fear, sadness and
  neutral are often taken for each other, see the table.
- Resting faces with a low brow or turned-down mouth are read as anger or sadness. Light from above,
  a turned head and a low camera change the answer.
- It must not be used to judge anyone: not at work, not in schools, not by police or insurers.
"""

_VOTES = (
    "**Extra labels:** for Training, {share:.0%} of each label is the distribution of the FER+ "
    "votes (ten people a picture); PublicTest and PrivateTest keep the contest's labels alone."
)


def notice(command: str) -> str:
    """Under which terms the folder is."""
    return _NOTICE.format(command=command)


def card(manifest: dict[str, Any]) -> str:
    """The card, all numbers from the manifest; before it is scored, without them."""
    numbers = manifest["metrics"]
    scores, sees = numbers.get("validation", {}), manifest["preprocessing"]["sees"]
    votes = manifest["settings"]["votes"]
    return _CARD.format(
        sees=", ".join(sees),
        unseen=" and ".join(e.value for e in EMOTIONS if e.value not in sees),
        command=manifest["command"],
        parameters=numbers["parameters"],
        best_epoch=numbers["best_epoch"],
        epochs=numbers["epochs"],
        train_s=numbers["train_s"],
        dropped=numbers["dropped"],
        votes=_VOTES.format(share=votes) if votes else "",
        data="\n".join(
            f"- {d['name']} ({d['licence']}): `{d['file']}`, SHA-256 `{d['sha256']}`"
            for d in manifest["data"]
        ),
        rows="\n".join(
            f"| {n} | {s['value']:.3f} ({s['low']:.3f}-{s['high']:.3f}) |"
            for n in NAMES
            if (s := scores.get(n))
        ),
        confusion=_table(numbers.get("confusion")),
        same=numbers.get("same_as_trained", 1.0),
        disgust=_share_of(Emotion.DISGUST),
    )


def _share_of(emotion: Emotion) -> str:
    """Of the training images, as published."""
    counts = fer2013.COUNTS["Training"]
    return f"{counts[fer2013.ORDER.index(emotion)] / sum(counts):.1%}"


def _table(confusion: dict[str, Any] | None) -> str:
    if confusion is None:
        return ""
    names = confusion["labels"]
    lines = [f"| | {' | '.join(names)} | misread |", "| --- " * (len(names) + 2) + "|"]
    for i, (name, counts) in enumerate(zip(names, confusion["counts"], strict=True)):
        missed = 1 - counts[i] / sum(counts)
        lines.append(f"| {name} | {' | '.join(map(str, counts))} | {missed:.0%} |")
    return "\n".join(lines)
