"""How likely a film was to be shown, had the dice fallen otherwise."""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import IdArray
from moodreel.domain.slate import Slate
from moodreel.recommending.blend import SCORE
from moodreel.recommending.diversify import Diversifier

# Draws that an estimate is made of: its standard error is 0.044 at most, and nothing is divided by
# less than 1/129. Longer lists have fewer, so that all take about as long.
_DRAWS, _FEWEST, _USUAL_N = 128, 16, 10

# Keeps these draws apart from those that made the answer.
_STREAM = 0x9E3779B9


@dataclass(frozen=True, slots=True, eq=False)
class Chances:
    """The films that one answer was drawn from, and how; enough to draw again."""

    pool: Slate
    """The best of the slate, with their scores."""
    temperature: float
    """Of the noise; 0 where the best were shown without chance."""
    picked: IdArray
    """(n,) rows of the answer's films, best score first."""
    diversifier: Diversifier
    seed: int

    def of_first(self, n: int) -> tuple[float, ...]:
        """For each film of the answer the chance to stand among the first n of such a list.

        By Monte Carlo over the very steps (noise, caps, likeness, order by score) on the same
        films: nothing in closed form knows what one film in the list does to another's place. The
        answer's own draw counts as one more, so that no film has a chance of nothing (as weights of
        inverse propensity are clipped; Strehl et al. 2010, "Learning from logged implicit
        exploration data").
        """
        if self.temperature == 0 or len(self.picked) == 0:
            return (1.0,) * len(self.picked)
        n_list = len(self.picked)
        n_draws = max(_FEWEST, _DRAWS * _USUAL_N // max(n_list, _USUAL_N))
        scores = self.pool.columns[SCORE]
        noise = np.random.default_rng([self.seed, _STREAM]).gumbel(size=(n_draws, len(scores)))
        draws = (scores + self.temperature * noise).astype(np.float32)
        lists = self.diversifier.pick(self.pool.rows, draws, n_list)
        order = np.argsort(-scores[lists], axis=1, kind="stable")[:, :n]
        hits = np.bincount(np.take_along_axis(lists, order, axis=1).ravel(), minlength=len(scores))
        share = (hits + 1) / (n_draws + 1)
        return tuple(float(p) for p in share[np.searchsorted(self.pool.rows, self.picked)])
