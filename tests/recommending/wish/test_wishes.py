"""What sentences ask for."""

import pytest

from moodreel.recommending.wish.read import read_wish


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("make me cry", "tone:tear-jerker"),
        ("cheer me up", "intent:lift"),
        ("surprise me", "intent:surprise"),
        ("French comedy under two hours", "language:fr; genre:Comedy; max:120"),
        ("thrillers from 1990 to 1999", "genre:Thriller; from:1990; to:1999"),
        ("films of the early nineties", "kind:film; from:1990; to:1993"),
        ("a film from before 1980", "kind:film; to:1979"),
        ("a film, nothing before 1980", "kind:film; from:1980"),
        ("90 minute movies", "max:90; kind:film"),
        ("at most an hour and a half", "max:90"),
        ("no horror but thriller is fine", "no-genre:Horror"),
        ("nothing with animal death, no gore or torture",
         "avoid:animal-harm; avoid:gore; avoid:torture"),
        ("not too long, please", "max:120"),
        ("a horrer film, somthing inspireing", "genre:Horror; kind:film; tone:inspiring"),
        ("anything but musicals", "no-genre:Musical"),
        ("I'm sick of westerns", "no-genre:Western"),
        ("something like Spirited Away but funny", "like:spirited-away-2001; tone:funny"),
        ("something like Spirted Away", "like:spirited-away-2001"),
        ("I have seen Heat and Ronin", "exclude:heat-1995; exclude:ronin-1998"),
        ("a film like Heat (1986)", "kind:film; like:heat-1986"),
        ("a Miyazaki film", "person:Hayao Miyazaki; kind:film"),
        ("with Al Pacino, no violence", "person:Al Pacino; avoid:violence"),
        ("a series about the French Revolution", "kind:series; about:the French Revolution"),
        ("slow space film", "tone:slow-burn; about:space; kind:film"),
        ("not another zombie film", "no-about:zombie"),
        ("not in the mood for anything sad", "no-tone:tear-jerker; no-tone:tragic"),
        ("I'm not up for anything scary", "no-tone:scary"),
        ("not looking for something scary", "no-tone:scary"),
        ("in the mood for something sad", "tone:tear-jerker"),
        ("not depressing please", "no-tone:bleak; no-tone:tragic"),
        ("more than three hours long", "min:180"),
    ],
)  # fmt: skip
def test_a_sentence_asks_for_these_and_tells_no_feeling(keys, text, asked):
    assert keys(text) == (set(asked.split("; ")), "")


@pytest.mark.parametrize(
    "text",
    [
        "I want to cry",
        "I could scream",
        "I want to die",
        "my life is a horror film",
        "everything makes me angry",
        "nothing makes sense any more",
        "I feel dark and empty inside",
        "my family is driving me mad",
        "it was a really long day",
        "I'm in the mood for love",
        "not happy",
        "it is what it is",
        "sad",
        "Dark",
        "I have no hope left 😭",
        '"French Kiss" made me smile yesterday',
        "  two\n\nlines, and   blanks ",
    ],
)
def test_a_feeling_asks_for_nothing_and_is_left_as_typed(keys, text):
    assert keys(text) == (set(), text.strip())


@pytest.mark.parametrize(
    ("text", "asked", "feeling"),
    [
        ("I'm in a great mood, make me cry", "tone:tear-jerker", "I'm in a great mood"),
        ("I feel sad and want a comedy", "genre:Comedy", "I feel sad"),
        ("something gentle after a hard week", "tone:gentle", "after a hard week"),
        ("I'm too tired for anything long", "max:120", "I'm too tired"),
        ("got dumped. no love stories!", "no-genre:Romance", "got dumped."),
        ("make me laugh 😭", "tone:funny", "😭"),
    ],
)
def test_a_wish_and_a_feeling_are_told_apart(keys, text, asked, feeling):
    assert keys(text) == ({asked}, feeling)


def test_years_that_run_backwards_and_what_is_wanted_and_denied_are_not_both_asked_for(keys):
    assert keys("a modern classic")[0] == {"from:2000"}
    assert keys("a comedy, but no comedies please")[0] == {"no-genre:Comedy"}


def test_genres_that_stand_together_are_one_breath(names):
    def breaths(text):
        return {part.said for part in read_wish(text, names, 2026).parts}

    assert breaths("horror comedy") == {"horror comedy"}
    assert breaths("a comedy or a thriller") == {"comedy", "thriller"}


def test_all_of_a_search_is_a_wish(searched):
    assert searched("sad") == {"tone:tear-jerker"}
    assert searched("lonely space") == {"tone:lonely", "about:space"}
