"""The models that learn favourites, with their settings: scikit-learn's, told what may only help.

The boosted trees are held to what is known beforehand: a higher mean of the film, or more liked
films alike, never make a favourite less likely. That costs nothing and keeps small leaves from
learning people by heart; forests of averaged leaves lose by it, and are left free.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import UnknownName
from moodreel.inference.favourite_features import NAMES
from moodreel.inference.favourites import log_odds
from moodreel.workshop.training.favourites.rows import Rows

Settings = Mapping[str, Any]

# By `moodreel tune favourites`, which asks none but the people who are learned from: of the
# settings that can be served and are within 0.002 of the best the cheapest to serve.
SETTINGS: Mapping[str, Settings] = {
    "boosted": {"max_iter": 100, "learning_rate": 0.07, "max_depth": 4, "min_samples_leaf": 200},
    "forest": {"n_estimators": 60, "max_depth": 8, "min_samples_leaf": 20, "max_features": 0.2},
    "logistic": {"C": 0.01},
}
# What is tried, the same number of settings each.
GRID: Mapping[str, tuple[Settings, ...]] = {
    "boosted": (
        {"max_iter": 100, "learning_rate": 0.07, "max_depth": 4, "min_samples_leaf": 200},
        {"max_iter": 150, "learning_rate": 0.05, "max_depth": 4, "min_samples_leaf": 50},
        {"max_iter": 150, "learning_rate": 0.1, "max_depth": 4, "min_samples_leaf": 200},
        {"max_iter": 100, "learning_rate": 0.07, "max_depth": 5, "min_samples_leaf": 200},
    ),
    "forest": (
        {"n_estimators": 60, "max_depth": 8, "min_samples_leaf": 20, "max_features": 0.2},
        {"n_estimators": 60, "max_depth": 10, "min_samples_leaf": 20, "max_features": 0.2},
        {"n_estimators": 60, "max_depth": 14, "min_samples_leaf": 10, "max_features": 0.2},
        {"n_estimators": 60, "max_depth": 10, "min_samples_leaf": 20, "max_features": 0.5},
    ),
    "logistic": ({"C": 0.001}, {"C": 0.01}, {"C": 0.1}, {"C": 1.0}),
}
_ONLY_HELP = (
    "mean of film", "favourites of film", "mean of person", "favourites of person", "opinions",
    "expected stars", "expected odds",
)  # fmt: skip
_ONLY_HELP_KINDS = ("stars of alike", "favourites of alike")


@dataclass(slots=True, kw_only=True)
class Learner:
    """One model and its settings."""

    name: str
    settings: Settings
    seed: int = 0
    model: Any = None

    def fit(self, rows: Rows) -> Self:
        """Learns from these rows and forgets what was learned before. Raises `UnknownName`."""
        self.model = _made(self.name, self.settings, self.seed)
        self.model.fit(np.ascontiguousarray(rows.columns.T), rows.favourites)
        return self

    def margins(self, columns: FloatArray) -> FloatArray:
        """(n,) log odds, before calibration."""
        chances = self.model.predict_proba(np.ascontiguousarray(columns.T))[:, 1]
        return log_odds(chances.astype(np.float32))


def _made(name: str, settings: Settings, seed: int) -> Any:
    if name not in SETTINGS:
        raise UnknownName("model", name, tuple(SETTINGS))
    if name == "forest":
        from sklearn.ensemble import RandomForestClassifier

        return RandomForestClassifier(**settings, random_state=seed)
    if name == "boosted":
        from sklearn.ensemble import HistGradientBoostingClassifier

        return HistGradientBoostingClassifier(
            **settings, l2_regularization=5.0, early_stopping=False, random_state=seed,
            monotonic_cst=[int(own in _ONLY_HELP or own.startswith(_ONLY_HELP_KINDS))
                           for own in NAMES],
        )  # fmt: skip
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(**settings, max_iter=500))
