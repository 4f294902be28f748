"""Readers of the texts that the text model learns from."""

import lzma
from pathlib import Path

import numpy as np
import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.errors import CorruptFile, NotFound
from moodreel.workshop.datasets import emotion, everyday, goemotions, leaks, other_languages
from moodreel.workshop.datasets.labelled import join, one_label

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared/data/goemotions"
HASHTAGS = ROOT.parent / "shared/data/emotion"
GOOD = "meh\t0 0 0 0 0 4 0 6\t-3 -4\tshort"


def write(folder: Path, *lines: str) -> Path:
    path = folder / "corpus.tsv"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_a_row_becomes_belief_and_place(tmp_path: Path) -> None:
    rows = everyday.read(write(tmp_path, GOOD, "", "wow\t0 0 0 1 0 0 9 0\t5 8\tshort"))
    assert rows.texts == ("meh", "wow")
    assert rows.styles == ("short", "short")
    assert rows.emotions[0, INDEX[Emotion.NEUTRAL]] == pytest.approx(0.6)
    assert np.allclose(rows.emotions.sum(axis=1), 1)
    assert rows.valence == pytest.approx([-0.3, 0.5])
    assert rows.arousal == pytest.approx([-0.4, 0.8])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("one field", "expected 4 fields"),
        ("x\t1 2 3\t0 0\tshort", "eight counts with sum 10"),
        ("x\t0 0 0 0 0 0 0 9\t0 0\tshort", "eight counts with sum 10"),
        ("x\t-1 0 0 0 0 0 0 11\t0 0\tshort", "eight counts with sum 10"),
        ("x\ta b\t0 0\tshort", "invalid literal"),
        ("x\t0 0 0 0 0 0 0 10\t0 11\tshort", "valence and arousal"),
        ("x\t0 0 0 0 0 0 0 10\t0\tshort", "valence and arousal"),
        ("x\t0 0 0 0 0 0 0 10\t0 0\tlyrical", "expected one of bored"),
        ("MEH!\t0 0 0 0 0 0 0 10\t0 0\tshort", "the same text as line 1"),
    ],
)
def test_a_wrong_line_is_named_with_its_number(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(CorruptFile, match=rf"corpus\.tsv:2: .*{problem}"):
        everyday.read(write(tmp_path, GOOD, line))


def test_a_corpus_without_rows_or_file_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(CorruptFile, match="no row"):
        everyday.read(write(tmp_path))
    with pytest.raises(NotFound):
        everyday.read(tmp_path / "absent.tsv")


def test_the_corpus_in_the_repository_is_whole() -> None:
    rows = everyday.read(ROOT / everyday.HOME)
    held_out = rows.held_out(everyday.VALIDATION_PERCENT)
    assert len(rows) == 9548
    assert 0.13 < held_out.mean() < 0.17


def test_the_split_of_a_text_does_not_depend_on_the_others() -> None:
    rows = everyday.read(ROOT / everyday.HOME)
    some = rows.take(np.arange(0, 500, 7))
    assert (some.held_out(15) == rows.held_out(15)[:500:7]).all()


def test_other_languages_have_both_parts(tmp_path: Path) -> None:
    home = ROOT / other_languages.HOME
    learn, choose = (other_languages.read(home, part) for part in ("train", "validation"))
    assert len(learn) > len(choose) > 20
    assert not set(learn) & set(choose)
    with pytest.raises(CorruptFile, match=r"corpus\.tsv:1"):
        other_languages.read(write(tmp_path, "de\tich"), "train")


@pytest.fixture
def reddit(tmp_path: Path) -> Path:
    names = " ".join(goemotions.FOLDED.values()).split()
    (tmp_path / "emotions.txt").write_text("\n".join(sorted(names)), encoding="utf-8")
    return tmp_path


def test_labels_fold_to_eight_and_share_the_belief(reddit: Path) -> None:
    names = (reddit / "emotions.txt").read_text(encoding="utf-8").split()
    both = f"{names.index('annoyance')},{names.index('grief')}"
    one = f"{names.index('pride')},{names.index('relief')}"
    with lzma.open(reddit / "dev.tsv.xz", "wt", encoding="utf-8") as file:
        file.write(f"ugh\t{both}\tid1\nyes\t{one}\tid2\n")
    rows = goemotions.read(reddit, "dev")
    assert rows.emotions[0, INDEX[Emotion.ANGER]] == rows.emotions[0, INDEX[Emotion.SADNESS]] == 0.5
    assert rows.emotions[1, INDEX[Emotion.JOY]] == 1
    assert np.isnan(rows.valence).all()
    assert one_label(rows).texts == ("yes",)


@pytest.mark.parametrize("line", ["no tabs", "a\tx\tid", "a\t99\tid"])
def test_a_wrong_row_of_goemotions_is_named(reddit: Path, line: str) -> None:
    with lzma.open(reddit / "dev.tsv.xz", "wt", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(CorruptFile, match=r"dev\.tsv\.xz:1"):
        goemotions.read(reddit, "dev")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data/goemotions is not there")
def test_the_official_test_split_is_whole() -> None:
    rows = goemotions.read(SHARED, "test")
    assert len(rows) == 5427
    assert np.allclose(rows.emotions.sum(axis=1), 1)


def test_near_copies_of_test_texts_are_found_and_others_kept() -> None:
    tests = ["I feel so alone tonight", "ok I guess"]
    texts = [
        "i feel SO alone, tonight!",
        "feeling so alone tonight",
        "Ok... I guess",
        "my dog died",
    ]
    assert leaks.near(texts, tests).tolist() == [True, True, True, False]
    assert leaks.near(texts, []).tolist() == [False] * 4


def test_joining_keeps_rows_in_order(tmp_path: Path) -> None:
    rows = everyday.read(write(tmp_path, GOOD))
    assert join([rows, rows]).texts == ("meh", "meh")


def hashtags(folder: Path, *lines: str) -> Path:
    with lzma.open(folder / "test.txt.xz", "wt", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    return folder


def test_a_row_of_the_emotion_set_has_one_of_six_labels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        emotion.COUNTS, "test", dict.fromkeys(emotion.COUNTS["test"], 0) | {"joy": 2}
    )
    rows = emotion.read(hashtags(tmp_path, "i feel; fine;joy", "i feel good;joy"), "test")
    assert rows.texts == ("i feel; fine", "i feel good")
    assert rows.emotions[:, INDEX[Emotion.JOY]].tolist() == [1, 1]
    assert np.isnan(rows.valence).all()
    assert emotion.repeated(rows, rows.take(np.array([1]))).tolist() == [False, True]


@pytest.mark.parametrize("line", ["i feel fine", ";joy", "i feel sick;disgust", "i feel;neutral"])
def test_a_wrong_row_of_the_emotion_set_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(CorruptFile, match=r"test\.txt\.xz:2"):
        emotion.read(hashtags(tmp_path, "i feel fine;joy", line), "test")


def test_an_emotion_set_with_other_counts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorruptFile, match=r"expected .*695.* got .*'joy': 1"):
        emotion.read(hashtags(tmp_path, "i feel fine;joy"), "test")
    with pytest.raises(NotFound, match="train"):
        emotion.read(tmp_path, "train")


@pytest.mark.shared
def test_the_official_splits_of_the_emotion_set_are_whole_and_leak_a_little() -> None:
    train, validation, test = (emotion.read(HASHTAGS, split) for split in emotion.SPLITS)
    assert (len(train), len(validation), len(test)) == (16_000, 2_000, 2_000)
    assert emotion.repeated(validation, train).sum() == 5
    assert emotion.repeated(test, train).sum() == 11
    assert emotion.is_here(HASHTAGS)
    assert not emotion.is_here(HASHTAGS.parent)
