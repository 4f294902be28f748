"""Which words get a note: our own list, hyperbole, titles, tricks, and a bound on the time."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moodreel.domain.care import FOR_SOMEBODY_ELSE, FOR_YOU, NOTES
from moodreel.errors import BadInput
from moodreel.inference.tokens import MAX_CHARACTERS
from moodreel.sensing.care import notice

LIST = Path(__file__).with_name("care_development.jsonl")
TEXTS = [json.loads(line) for line in LIST.read_text(encoding="utf-8").splitlines()]
NOTE = {"self": FOR_YOU, "other": FOR_SOMEBODY_ELSE, None: None}
# Two of 570 are known to go wrong; more is a fault.
MOST_WRONG = 3
# The second list asks for more than rules can see: 502 of 508 found, 10 of 492 shown for nothing.
WIDER = LIST.with_name("care_development_wider.jsonl")
MOST_MISSED, MOST_FOR_NOTHING = 10, 12


def test_the_list_that_the_rules_were_made_on_is_read_right_but_for_two():
    wrong = [one["text"] for one in TEXTS if notice(one["text"]) is not NOTE[one["care"]]]
    assert len(wrong) <= MOST_WRONG, wrong


@pytest.mark.parametrize(("wanted", "most"), [(True, MOST_MISSED), (False, MOST_FOR_NOTHING)])
def test_the_wider_list_is_read_right_but_for_a_few(wanted, most):
    wider = [json.loads(line) for line in WIDER.read_text(encoding="utf-8").splitlines()]
    texts = [one["text"] for one in wider if (one["care"] is not None) is wanted]
    wrong = [text for text in texts if (notice(text) is not None) is not wanted]
    assert len(wrong) <= most, wrong


@pytest.mark.parametrize("word", ["suicidal", "Suicidal.", "self-harm", "kms"])
def test_one_word_can_be_enough(word):
    assert notice(word) is FOR_YOU


@pytest.mark.parametrize(
    "text",
    [
        "I WANT TO DIE",
        "i want to die",
        "I w​a​nt to d­ie",
        "\x1b[31mI want to die",
        "<b>I want</b> to die",
        "i wannnnnna dieeeee",
        "i want\nto\tdie",
        "k i l l myself",
        "i want to k!ll my self",
        "🙂 i want to die 🙂",
    ],
)
def test_the_way_it_is_typed_hides_nothing(text):
    assert notice(text) is FOR_YOU


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("I'm not suicidal", None),
        ("I'm not okay, I want to die", FOR_YOU),
        ("I would never kill myself", None),
        ("I can't kill myself because of my kids", FOR_YOU),
        ("I don't know why I want to die", FOR_YOU),
        ("nothing is funny. I want to die", FOR_YOU),
        ("a film about a man who wants to die", None),
        ("a film about hope because I want to die", FOR_YOU),
        ("I want to die laughing", None),
        ("make me laugh, I want to die", FOR_YOU),
        ("something funny, I want to kill myself", FOR_YOU),
        ("that show makes me laugh, I want to die", None),
        ("she wants to die on that hill", None),
        ("she told me she wants to die, and so do I, I want to die", FOR_YOU),
    ],
)
def test_what_stands_around_a_sign_counts(text, note):
    assert notice(text) is note


@pytest.mark.parametrize("around", ["{}", "i want to watch {}", "{} please", "something like {}"])
def test_no_title_of_the_catalogue_gets_a_note(catalogue, around):
    titles = [t for film in catalogue.films for t in (film.title, film.original_title) if t]
    assert [title for title in titles if notice(around.format(title))] == []


@pytest.mark.parametrize(
    "part",
    ["a", "i want to ", "my friend she said ", "die ", "not ", "a film about ", "k i l l ", ". ",
     "i,", "never want to die ", "if i have ", "they want to die and ", "*", "😂", "1!", "wish i "],
)  # fmt: skip
def test_the_longest_texts_are_searched_in_bounded_time(part):
    text = (part * MAX_CHARACTERS)[:MAX_CHARACTERS]
    notice("warm")
    before = time.process_time()
    notice(text)
    assert time.process_time() - before < 5


@pytest.mark.parametrize("text", ["", " \n", "​", "a" * (MAX_CHARACTERS + 1)])
def test_what_cannot_be_read_is_refused(text):
    with pytest.raises(BadInput):
        notice(text)


@given(st.text(max_size=300))
def test_any_text_is_searched_or_refused(text):
    try:
        note = notice(text)
    except BadInput:
        return
    assert note is None or note in NOTES
