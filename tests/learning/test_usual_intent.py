"""A person's usual intent: counts, shrunk to everyone's."""

from collections import Counter

import numpy as np
import pytest

from moodreel.domain.intent import Intent
from moodreel.domain.quadrant import Quadrant, quadrant_of
from moodreel.domain.shown import IntentCount
from moodreel.learning.usual_intent import (
    BASE,
    INTENTS,
    LEAST_PEOPLE,
    PRIOR_STRENGTH,
    Everyone,
    everyone_of,
    usual_intent,
)

LOW, EXCITED = Quadrant.LOW, Quadrant.EXCITED
HALVES = Everyone(np.array([0.5, 0.5, 0, 0, 0], dtype=np.float32), 4.0)


def count(intent: Intent, n: int, *, person: str = "ann", quadrant: Quadrant = LOW) -> IntentCount:
    return IntentCount(person=person, quadrant=quadrant, intent=intent, n=n)


def people(shares: np.ndarray, n_choices: int, rng: np.random.Generator) -> list[IntentCount]:
    """Counts of one person a row of `shares`, who choose by it."""
    drawn = [rng.multinomial(n_choices, row) for row in shares]
    return [
        count(intent, int(n), person=f"p{i}")
        for i, row in enumerate(drawn)
        for intent, n in zip(INTENTS, row, strict=True)
    ]


@pytest.mark.parametrize(
    ("valence", "arousal", "quadrant"),
    [
        (0.5, 0.5, "excited"),
        (0.5, -0.5, "content"),
        (-0.5, 0.5, "tense"),
        (-0.5, -0.5, "low"),
        (0.0, 0.0, "excited"),
    ],
)
def test_a_mood_lies_in_the_quadrant_of_its_signs(valence, arousal, quadrant):
    assert quadrant_of(valence, arousal) == quadrant


def test_a_stranger_gets_everyones_order_and_shares():
    usual = usual_intent(LOW, [], everyone_of([])[LOW])
    assert usual.order == INTENTS
    assert list(usual.shares.values()) == pytest.approx(BASE.tolist())
    assert sum(usual.counts.values()) == 0


def test_own_choices_weigh_against_the_prior_as_counts_do():
    usual = usual_intent(LOW, [count(Intent.CALM, 3), count(Intent.LIFT, 1)], HALVES)
    # (4 · ½ + 0) / 8, (4 · ½ + 1) / 8, (0 + 3) / 8
    assert list(usual.shares.values()) == pytest.approx([2 / 8, 3 / 8, 3 / 8, 0, 0])
    assert usual.order[0] is Intent.LIFT
    assert usual.counts[Intent.CALM] == 3


def test_what_was_chosen_in_other_moods_has_no_say():
    usual = usual_intent(LOW, [count(Intent.STIR, 50, quadrant=EXCITED)], HALVES)
    assert usual.shares[Intent.STIR] == 0


def test_ten_choices_have_half_of_the_say_while_nothing_is_known_of_people():
    usual = usual_intent(LOW, [count(Intent.SURPRISE, 10)], everyone_of([])[LOW])
    assert usual.shares[Intent.SURPRISE] == pytest.approx((BASE[-1] + 1) / 2)
    assert everyone_of([])[LOW].strength == PRIOR_STRENGTH


def test_too_few_people_tell_nothing_of_everyone():
    nearly = [count(Intent.STIR, 9, person=f"p{i}") for i in range(LEAST_PEOPLE - 1)]
    assert everyone_of(nearly)[LOW].shares.tolist() == BASE.tolist()
    enough = [*nearly, count(Intent.STIR, 9, person="one more")]
    assert everyone_of(enough)[LOW].shares.argmax() == INTENTS.index(Intent.STIR)
    assert everyone_of(enough)[EXCITED].shares.tolist() == BASE.tolist()


def test_counts_of_nothing_make_no_person():
    nobody = [count(Intent.STIR, 0, person=f"p{i}") for i in range(LEAST_PEOPLE)]
    assert everyone_of(nobody)[LOW].shares.tolist() == BASE.tolist()


def test_who_watches_much_has_one_voice():
    quiet = [count(Intent.CALM, 1, person=f"p{i}") for i in range(LEAST_PEOPLE)]
    loud = count(Intent.STIR, 100_000, person="loud")
    shares = everyone_of([*quiet, loud])[LOW].shares
    assert shares[INTENTS.index(Intent.CALM)] > 4 * shares[INTENTS.index(Intent.STIR)]


@pytest.mark.parametrize("strength", [2.0, 10.0, 50.0])
def test_empirical_bayes_finds_how_much_people_differ(strength):
    rng = np.random.default_rng(7)
    shares = rng.dirichlet(strength * np.array([0.4, 0.3, 0.1, 0.1, 0.1]), size=400)
    everyone = everyone_of(people(shares, 20, rng))[LOW]
    assert everyone.strength == pytest.approx(strength, rel=0.35)
    assert everyone.shares == pytest.approx([0.4, 0.3, 0.1, 0.1, 0.1], abs=0.03)


def test_it_learns_simulated_people_and_better_than_counts_or_everyone_alone():
    """People whose shares are drawn around everyone's; each new choice is foretold from those
    before. Shrunk counts give it a higher likelihood than the counts alone (with one more of each)
    and than everyone's shares, and meet a person's first intent ever more often.
    """
    rng = np.random.default_rng(11)
    wanted = np.array([0.35, 0.3, 0.15, 0.1, 0.1])
    everyone = everyone_of(people(rng.dirichlet(6 * wanted, size=200), 15, rng))[LOW]
    told, hits = Counter(), Counter()
    newcomers = rng.dirichlet(6 * wanted, size=200)
    for own in newcomers:
        choices = rng.choice(5, p=own, size=20)
        for n, choice in enumerate(choices):
            seen = np.bincount(choices[:n], minlength=5)
            counts = [count(i, int(c)) for i, c in zip(INTENTS, seen, strict=True)]
            usual = usual_intent(LOW, counts, everyone)
            told["shrunk"] += np.log(usual.shares[INTENTS[choice]])
            told["counts"] += np.log((seen[choice] + 1) / (n + 5))
            told["everyone"] += np.log(everyone.shares[choice])
            hits[n] += usual.order[0] is INTENTS[int(own.argmax())]
    assert told["shrunk"] > told["counts"]
    assert told["shrunk"] > told["everyone"]
    assert hits[19] > hits[5] > hits[0]
    assert hits[19] / len(newcomers) > 0.7
