"""Which films count as shown: those on the page and those that stepped in, and no reserve."""

import pytest

from moodreel.domain.intent import Intent
from moodreel.usecases.make_wish import Wishes
from moodreel.web.answers import KeptAnswer
from moodreel.web.rows import N_FETCHED, N_SHOWN, answer_mood, other_films
from moodreel.wiring import Engine


@pytest.fixture
def answer(engine: Engine) -> KeptAnswer:
    mood = engine.read_mood(choose="sad")
    return answer_mood(engine, None, mood, "sad", Wishes())


def ids(answer: KeptAnswer, intent: Intent) -> list[str]:
    return [item.film.id for item in answer.rows[intent].films]


def test_reserves_are_in_one_row_only_and_do_not_count_as_shown(answer: KeptAnswer) -> None:
    every = [film_id for intent in Intent for film_id in ids(answer, intent)]
    assert len(every) == len(set(every)) == N_FETCHED * len(Intent)
    assert set(answer.shown) == {
        film_id for intent in Intent for film_id in ids(answer, intent)[:N_SHOWN]
    }


def test_a_reserve_that_stepped_in_was_shown(engine: Engine, answer: KeptAnswer) -> None:
    row = ids(answer, Intent.LIFT)
    after = other_films(engine, None, answer, Intent.LIFT, away={row[0]})
    assert row[N_SHOWN] in after.shown
    assert row[N_SHOWN] not in ids(after, Intent.LIFT)
    assert row[N_SHOWN + 1] not in after.shown or row[N_SHOWN + 1] in ids(after, Intent.LIFT)


def test_other_films_stand_in_no_other_row(engine: Engine, answer: KeptAnswer) -> None:
    after = other_films(engine, None, answer, Intent.LIFT)
    others = {film_id for i in Intent if i is not Intent.LIFT for film_id in ids(after, i)}
    assert not others & set(ids(after, Intent.LIFT))
