"""`moodreel evaluate sentiment`: do reviews help to foretell ratings, and to rank?

On every title of MovieLens latest-small that the research set of reviews covers. What reviews say
is the mean of the stars that our model reads, out of fold, shrunk as in the product (`reviews/`);
what content foretells takes no part, as most of these titles are not in the catalogue.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.review_numbers import ReviewNumbers
from moodreel.inference.review_sentiment import ReviewSentimentModel
from moodreel.workshop.datasets import imdb_reviews
from moodreel.workshop.datasets.interactions import Interactions, read
from moodreel.workshop.datasets.movie_links import imdb_ids
from moodreel.workshop.evaluation import sentiment_blend, sentiment_ranking, sentiment_ratings
from moodreel.workshop.training.review_numbers.films import FilmReadings
from moodreel.workshop.training.reviews.out_of_fold import out_of_fold

RATINGS = "movielens-latest-small"
FEW, ENOUGH = 5, 20
"""Ratings of a title: below the first little is known of it, from the second on its mean is."""

Report = Callable[[str], None]


def run(
    data: Path,
    model: Path,
    numbers: Path,
    *,
    folds: int,
    seed: int = 0,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """The document. `data` holds both data sets, `model` and `numbers` are what ships."""
    reviews, folder = data / imdb_reviews.NAME, data / RATINGS
    own = ReviewNumbers.open(numbers)
    told = out_of_fold(reviews, folds, seed, report=report)
    edges = ReviewSentimentModel.open(model).edges
    readings = FilmReadings.of(told.films, told.digests, told.told_stars, edges)
    everything = read(folder).rated()
    ratings, place = covered(everything, imdb_ids(folder), readings)
    said = shrunk(readings, own)[place]
    report(f"{ratings.n_films} titles, {len(ratings)} ratings of {ratings.n_people} people")
    return {
        "task": "sentiment",
        "data": {
            "name": f"{RATINGS} and {imdb_reviews.NAME}",
            "sha256": everything.digest(),
            "split": "random folds of ratings and of titles; people in halves",
        },
        "seed": seed,
        "titles": ratings.n_films,
        "ratings": len(ratings),
        "people": ratings.n_people,
        "held-out ratings": foretold(ratings, said, seed),
        "agreement with mean ratings": agreement(ratings, readings, place, said, seed),
        "ranking": ranked(ratings, said, seed),
        "in the blend": sentiment_blend.run(everything, own, seed, report),
    }


def covered(
    ratings: Interactions, links: dict[int, str], readings: FilmReadings
) -> tuple[Interactions, IdArray]:
    """The ratings of titles with reviews, and for each title (F,) its row of the readings."""
    rows = {imdb_id: row for row, imdb_id in enumerate(readings.imdb_ids)}
    wanted = [own for own in ratings.film_ids if links.get(int(own)) in rows]
    kept = ratings.of_films(np.array(wanted, dtype=np.int64))
    place = np.array([rows[links[int(own)]] for own in kept.film_ids], dtype=np.int64)
    return kept, place


def shrunk(readings: FilmReadings, numbers: ReviewNumbers) -> FloatArray:
    """(F,) stars above or below those of the set's films, shrunk as the product does."""
    counts = numbers.worth * readings.n
    about = readings.stars - readings.stars.mean()
    found: FloatArray = (counts * about / (counts + numbers.prior_weight)).astype(np.float32)
    return found


def foretold(ratings: Interactions, said: FloatArray, seed: int) -> dict[str, Any]:
    """RMSE in stars, of all ratings, of those of titles that few rated, and of titles as if nobody
    had.
    """
    n = np.bincount(ratings.films, minlength=ratings.n_films)
    every = np.ones(len(ratings), dtype=bool)
    by_rating = sentiment_ratings.by_rating(ratings, said, seed)
    by_film = sentiment_ratings.by_film(ratings, said, seed)
    measure = sentiment_ratings.rmse
    return {
        "all": measure(ratings, by_rating, every, seed),
        f"titles with fewer than {FEW} ratings": measure(
            ratings, by_rating, n[ratings.films] < FEW, seed
        ),
        "titles as if nobody had rated them": measure(ratings, by_film, every, seed),
    }


def agreement(
    ratings: Interactions, readings: FilmReadings, place: IdArray, said: FloatArray, seed: int
) -> dict[str, Any]:
    """Spearman's r with the mean ratings of titles that enough people rated."""
    n = np.bincount(ratings.films, minlength=ratings.n_films)
    means = np.bincount(ratings.films, ratings.ratings, minlength=ratings.n_films) / n
    told = {"shrunk": said, "mean of the stars read": readings.stars[place]}
    return sentiment_ranking.agreement(told, means.astype(np.float32), n >= ENOUGH, seed)


def ranked(ratings: Interactions, said: FloatArray, seed: int) -> dict[str, Any]:
    """nDCG@10 with and without, by standing and by taste."""
    people = sentiment_ranking.people_of(ratings, seed)
    low, high = said.min(), said.max()
    within = (said - low) / max(float(high - low), 1e-9)
    return {
        name: sentiment_ranking.measure(people, base, within, seed)
        for name, base in sentiment_ranking.bases(people).items()
    }
