"""SVD as recommenders call it: biased matrix factorisation (Koren, Bell & Volinsky 2009).

Fitted by variational Bayes, not gradient descent: no learning rate and no ridge to tune.
"""

from dataclasses import dataclass

from moodreel.workshop.training.taste.variational import Variational


@dataclass(slots=True, kw_only=True)
class Svd(Variational):
    """Factors from the ratings alone."""

    name: str = "svd"


@dataclass(slots=True, kw_only=True)
class SvdPlusPlus(Variational):
    """SVD++ (Koren 2008) on both sides: which films a person rated, and which people a film was
    rated by, set where their vectors are looked for first; and people and films whose ratings
    scatter more count for less.

    Rendle, Zhang & Koren (2019) found the second side, "flipped", the best of factor models.
    """

    l2_people: float | None = 10.0
    l2_films: float | None = 3.0
    doubt: float = 15.0
    name: str = "svdpp"
