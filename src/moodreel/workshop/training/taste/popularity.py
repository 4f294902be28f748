"""The same list for everybody: films by how many people saw them."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.training.taste.ranking_model import counts


@dataclass(slots=True, kw_only=True)
class Popularity:
    """What everything else has to beat."""

    name: str = "popularity"
    counts_: FloatArray = field(init=False, repr=False)
    """(F,) people who saw each film."""

    def fit(self, histories: Histories) -> Self:
        self.counts_ = counts(histories)
        return self

    def score(self, histories: Histories) -> FloatArray:
        return np.repeat(self.counts_[None, :], histories.shape[0], axis=0)
