"""Recipe of the teacher: fine-tunes MiniLM on both text sets, then writes what pupils learn from.

Knowledge distillation (Hinton, Vinyals and Dean, 2015): the small network that ships learns from
the beliefs of a large one that does not.
"""

import json
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.text_inputs import pad_pieces
from moodreel.inference.tokens import MAX_WORD, tokenise
from moodreel.inference.wordpiece import WordPiece, spell_out
from moodreel.workshop.datasets import everyday as everyday_set
from moodreel.workshop.datasets import goemotions, leaks
from moodreel.workshop.datasets.labelled import LabelledTexts, join, one_label
from moodreel.workshop.evaluation import suite as suite_set
from moodreel.workshop.evaluation.scores import acceptable, correlation
from moodreel.workshop.training.minilm_weights import weights_from
from moodreel.workshop.training.teacher_files import (
    SOFT_LABELS,
    WORD_VECTORS,
    SoftLabels,
    WordVectors,
    text_keys,
)
from moodreel.workshop.training.teacher_network import Teacher, encode, predict

Report = Callable[[str], None]
_EMOJI = range(0x1F300, 0x1FB00)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the teacher learns."""

    epochs: int = 4
    """Epochs that the learning rate is planned for."""
    stop_after: int = 2
    """Epochs run. Longer training fits the everyday texts so closely that the soft labels on them
    say little more than the given ones, and the pupil learns less (chosen on its validation)."""
    batch: int = 32
    rate: float = 1e-4
    """Peak of the encoder's rate: a tenth of all steps up, then down to 0."""
    head_rate: float = 1e-3
    reddit_rows: int = 8_000
    """GoEmotions rows an epoch, drawn anew each time, beside all everyday rows."""
    reddit_weight: float = 0.5
    plane_weight: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Data:
    """The rows of the small model's recipe: nothing near a test text, the same held-out part."""

    own: LabelledTexts
    reddit: LabelledTexts
    own_held_out: LabelledTexts
    reddit_held_out: LabelledTexts


def run(
    minilm: Path,
    data: Path,
    out: Path,
    seed: int = 0,
    report: Report = lambda _: None,
    *,
    everyday: Path = everyday_set.HOME,
    suite: Path = suite_set.HOME,
    settings: Settings | None = None,
) -> dict[str, Any]:
    """Trains and writes `teacher.npz`, `word_vectors.npz`, the checkpoint `teacher.pt` and
    `teacher.json` to `out`; gives the settings and the validation scores of each epoch.
    """
    settings = settings or Settings()
    torch.manual_seed(seed)
    rows, pretrained = _load(data, everyday, suite), weights_from(minilm)
    pieces, teacher = WordPiece(pretrained.vocabulary), Teacher(pretrained)
    words = _words(pretrained.vocabulary, rows, pieces)
    report(f"{len(rows.own)} everyday, {len(rows.reddit)} Reddit rows; {len(words)} words")
    out.mkdir(parents=True, exist_ok=True)
    document: dict[str, Any] = {"seed": seed, "settings": asdict(settings), "epochs": []}
    started = time.perf_counter()
    for epoch in _epochs(teacher, rows, pieces, settings, np.random.default_rng(seed)):
        epoch |= _scores(teacher, rows, pieces) | {"train_s": round(time.perf_counter() - started)}
        report(json.dumps(epoch))
        document["epochs"].append(epoch)
        (out / "teacher.json").write_text(json.dumps(document, indent=1), encoding="utf-8")
        torch.save(teacher.state_dict(), out / "teacher.pt")
        started = time.perf_counter()
    _write(out, teacher, rows, words, pieces)
    report(f"wrote {out / SOFT_LABELS} and {out / WORD_VECTORS}")
    return document


def _load(data: Path, everyday: Path, suite: Path) -> Data:
    tests = leaks.suite_texts(suite)
    corpus = everyday_set.read(everyday)
    reddit = goemotions.read(data / "goemotions", "train")
    corpus, reddit = (s.take(np.flatnonzero(~leaks.near(s.texts, tests))) for s in (corpus, reddit))
    held_out = corpus.held_out(everyday_set.VALIDATION_PERCENT)
    return Data(
        own=corpus.take(np.flatnonzero(~held_out)),
        reddit=reddit,
        own_held_out=corpus.take(np.flatnonzero(held_out)),
        reddit_held_out=one_label(goemotions.read(data / "goemotions", "dev")),
    )


def _words(vocabulary: Sequence[str], rows: Data, pieces: WordPiece) -> list[str]:
    """English words that MiniLM knows whole, emoji, and tokens that the texts hold twice or more
    (slang, emoticons, marks); without numbers, addresses and what MiniLM cannot spell.
    """
    known = {w for w in vocabulary if w.isascii() and w.isalpha() and len(w) > 1}
    texts = (*rows.own.texts, *rows.reddit.texts)
    counts = Counter(token for text in texts for token in tokenise(text))
    typed = {t for t, n in counts.items() if n > 1 and not t.isdigit() and not t.startswith("http")}
    emoji = {chr(code) for code in _EMOJI if unicodedata.category(chr(code)) == "So"}
    spelt = (w for w in known | typed | emoji if len(w) <= MAX_WORD and pieces.knows(spell_out(w)))
    return sorted(spelt)


def _epochs(
    teacher: Teacher, rows: Data, pieces: WordPiece, settings: Settings, rng: np.random.Generator
) -> Iterator[dict[str, Any]]:
    """Trains in place; comes back after each epoch with its number and mean loss."""
    every = join([rows.own, rows.reddit])
    ids = encode(every.texts, pieces)
    sizes = np.array([len(row) for row in ids])
    targets = torch.from_numpy(every.emotions)
    plane = torch.from_numpy(np.stack([every.valence, every.arousal], axis=1))
    optimiser = _optimiser(teacher, settings)
    n_own = len(rows.own)
    n_reddit = min(settings.reddit_rows, len(rows.reddit))
    n_steps = settings.epochs * -(-(n_own + n_reddit) // settings.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(10 * (step + 1) / n_steps, (n_steps - step) / (0.9 * n_steps))
    )
    for number in range(1, settings.stop_after + 1):
        drawn = n_own + rng.choice(len(rows.reddit), n_reddit, replace=False)
        losses = []
        teacher.train()
        for chosen in _batches(np.concatenate([np.arange(n_own), drawn]), sizes, settings, rng):
            batch = torch.from_numpy(pad_pieces([ids[i] for i in chosen]))
            own = torch.from_numpy(chosen < n_own)
            with torch.autocast("cpu", torch.bfloat16):
                _, *outputs = teacher(batch)
            loss = _loss(
                [x.float() for x in outputs], targets[chosen], plane[chosen], own, settings
            )
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        yield {"epoch": number, "loss": round(float(np.mean(losses)), 4)}


def _optimiser(teacher: Teacher, settings: Settings) -> Any:
    """AdamW; the embeddings stay, as few texts hold any one word."""
    for part in (teacher.encoder.table, teacher.encoder.places):
        part.requires_grad_(False)
    body = [p for p in teacher.encoder.parameters() if p.requires_grad]
    groups = [
        {"params": body, "lr": settings.rate},
        {"params": list(teacher.heads.parameters()), "lr": settings.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _batches(
    rows: IdArray, sizes: IdArray, settings: Settings, rng: np.random.Generator
) -> Iterator[IdArray]:
    """Rows of like length together, so that little is padding; batches in random order."""
    shuffled = rng.permutation(rows)
    stretch = 40 * settings.batch
    chunks = [shuffled[i : i + stretch] for i in range(0, len(shuffled), stretch)]
    order = np.concatenate([c[np.argsort(sizes[c], kind="stable")] for c in chunks])
    starts = np.arange(0, len(order), settings.batch)
    for start in rng.permutation(starts):
        yield order[start : start + settings.batch]


def _loss(
    outputs: list[Tensor], targets: Tensor, plane: Tensor, own: Tensor, settings: Settings
) -> Tensor:
    """Soft cross-entropy of each row's own head; valence and arousal of everyday rows only."""
    everyday, reddit, seen = outputs
    logits = torch.where(own[:, None], everyday, reddit)
    entropy = -(targets * torch.log_softmax(logits, dim=1)).sum(dim=1)
    error = ((seen - torch.nan_to_num(plane)) ** 2).sum(dim=1)
    each = torch.where(
        own, entropy + settings.plane_weight * error, settings.reddit_weight * entropy
    )
    return each.mean()


def _scores(teacher: Teacher, rows: Data, pieces: WordPiece) -> dict[str, float]:
    """Everyday rows by the everyday head, GoEmotions' by its own; none was learned from."""
    own, reddit = rows.own_held_out, rows.reddit_held_out
    _, beliefs, _, plane = predict(teacher, encode(own.texts, pieces))
    _, cross, theirs, _ = predict(teacher, encode(reddit.texts, pieces))
    scores = {
        "everyday_accuracy": _share(beliefs, own),
        "everyday_valence_r": correlation(plane[:, 0], own.valence),
        "everyday_arousal_r": correlation(plane[:, 1], own.arousal),
        "goemotions_accuracy": _share(theirs, reddit),
        "goemotions_accuracy_of_everyday_head": _share(cross, reddit),
    }
    return {name: round(value, 4) for name, value in scores.items()}


def _share(beliefs: FloatArray, rows: LabelledTexts) -> float:
    return float(acceptable(beliefs, rows.emotions).mean())


def _write(out: Path, teacher: Teacher, rows: Data, words: list[str], pieces: WordPiece) -> None:
    vectors, emotions, _, plane = predict(teacher, encode(words, pieces))
    WordVectors(words=np.array(words), vectors=vectors, emotions=emotions, plane=plane).write(
        out / WORD_VECTORS
    )
    texts = (*rows.own.texts, *rows.reddit.texts)
    _, emotions, reddit, plane = predict(teacher, encode(texts, pieces))
    SoftLabels(keys=text_keys(texts), emotions=emotions, reddit_emotions=reddit, plane=plane).write(
        out / SOFT_LABELS
    )
