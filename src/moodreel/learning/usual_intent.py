"""What a person usually wants of a film in a mood like this: counts, shrunk to everyone's.

Of each person and quadrant of mood the choices among the five intents are draws from an unknown
distribution, which has a Dirichlet prior around everyone's; its posterior mean orders the intents
(Dirichlet-multinomial; Minka 2000, "Estimating a Dirichlet distribution").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.domain.intent import Intent
from moodreel.domain.quadrant import Quadrant
from moodreel.domain.shown import IntentCount

INTENTS = tuple(Intent)

BASE: FloatArray = np.array([0.30, 0.25, 0.20, 0.15, 0.10], dtype=np.float32)
"""Everyone's shares while nothing is known, in the order of `Intent`, in which the rows stand:
editorial, the same in every mood, because a mood does not fix what is wanted."""

PRIOR_STRENGTH = 10.0
"""How many choices everyone's shares weigh, while too few people are there to tell: after ten of
their own in a quadrant a person has half of the say."""

STRENGTHS: FloatArray = np.geomspace(1, 100, 25).astype(np.float32)
"""Among which empirical Bayes picks."""

LEAST_PEOPLE = 20
"""People who must have chosen in a quadrant before everyone's shares are made of them: below it,
somebody's evening could be told from the order that others see (k-anonymity, Sweeney 2002)."""

FEW_CHOICES = 1.0
"""Choices that `BASE` weighs beside each person when everyone's shares are averaged."""


@dataclass(frozen=True, slots=True, eq=False)
class Everyone:
    """What people at large want in one quadrant."""

    shares: FloatArray
    """(5,) in the order of `Intent`, sum 1."""
    strength: float
    """Choices that they weigh against a person's own: few where people differ much."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UsualIntent:
    """What one person usually wants in one quadrant of mood."""

    quadrant: Quadrant
    counts: Mapping[Intent, int]
    shares: Mapping[Intent, float]
    """Posterior mean; sums to 1."""

    @property
    def order(self) -> tuple[Intent, ...]:
        """The intents, likeliest first; equal ones as they stand in `Intent`."""
        return tuple(sorted(INTENTS, key=lambda intent: -self.shares[intent]))


def usual_intent(
    quadrant: Quadrant, counts: Sequence[IntentCount], everyone: Everyone
) -> UsualIntent:
    """Of one person's counts; those of other quadrants are passed over."""
    own = np.zeros(len(INTENTS), dtype=np.float32)
    for count in counts:
        if count.quadrant is quadrant:
            own[INTENTS.index(count.intent)] += count.n
    shares = (everyone.strength * everyone.shares + own) / (everyone.strength + own.sum())
    return UsualIntent(
        quadrant=quadrant,
        counts={intent: int(n) for intent, n in zip(INTENTS, own, strict=True)},
        shares={intent: float(p) for intent, p in zip(INTENTS, shares, strict=True)},
    )


def everyone_of(counts: Sequence[IntentCount]) -> dict[Quadrant, Everyone]:
    """What people at large want, by quadrant, from the counts of all of them.

    Each person has one voice, however much they watch; where fewer than `LEAST_PEOPLE` chose in a
    quadrant, it is `BASE` with `PRIOR_STRENGTH`.
    """
    return {quadrant: _everyone(_by_person(quadrant, counts)) for quadrant in Quadrant}


def _everyone(own: FloatArray) -> Everyone:
    """Of (n_people, 5) counts."""
    if len(own) < LEAST_PEOPLE:
        return Everyone(BASE, PRIOR_STRENGTH)
    n = own.sum(axis=1, keepdims=True)
    shares = ((own + FEW_CHOICES * BASE) / (n + FEW_CHOICES)).mean(axis=0)
    shares /= shares.sum()
    likelihoods = [_likelihood(own, float(strength) * shares) for strength in STRENGTHS]
    return Everyone(shares, float(STRENGTHS[int(np.argmax(likelihoods))]))


def _likelihood(own: FloatArray, alpha: FloatArray) -> float:
    """Log likelihood of (n_people, 5) counts under Dirichlet(alpha), up to a constant.

    Gamma(a + n) / Gamma(a) is the product of a, a + 1, … a + n - 1, so that it is enough to know
    how many people have more than j choices.
    """
    return sum(_rising(own[:, k], float(alpha[k])) for k in range(len(alpha))) - _rising(
        own.sum(axis=1), float(alpha.sum())
    )


def _rising(n: FloatArray, a: float) -> float:
    j = np.arange(int(n.max(initial=0)))
    people_beyond = (n[:, None] > j).sum(axis=0)
    return float((people_beyond * np.log(a + j)).sum())


def _by_person(quadrant: Quadrant, counts: Sequence[IntentCount]) -> FloatArray:
    here = [count for count in counts if count.quadrant is quadrant and count.n > 0]
    people = {person: row for row, person in enumerate(sorted({c.person for c in here}))}
    own = np.zeros((len(people), len(INTENTS)), dtype=np.float32)
    for count in here:
        own[people[count.person], INTENTS.index(count.intent)] += count.n
    return own
