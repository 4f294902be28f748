"""The numbers of a film: few reviews lean on its content, many on themselves."""

import numpy as np
import pytest
from tests.reviewing import research
from tests.worlds import a_catalogue, a_film

from moodreel.domain.review import Tally
from moodreel.errors import CorruptFile
from moodreel.reviews.content_features import FEATURES, features
from moodreel.reviews.film_numbers import FilmNumbers
from moodreel.reviews.shrink import Prior, deviation, shrink
from moodreel.reviews.summary import summarise

FILMS = a_catalogue(a_film("heat-1995"), a_film("ronin-1998"))


def tally(film_id: str = "heat-1995", n: int = 1, stars: float = 9.0, **rest: object) -> Tally:
    plain = {"month": (2024, 5), "level": 4, "squares": n * stars * stars}
    return Tally(film_id=film_id, n=n, stars=n * stars, **{**plain, **rest})  # type: ignore[arg-type]


def test_the_mean_is_drawn_to_the_prior_by_as_many_reviews_as_that_is_worth() -> None:
    prior = Prior(stars=np.array([6, 6, 6, np.nan]), weight=4.0, spread=2.0)
    shrunk = shrink(np.array([0, 4, 396, 2]), np.array([0, 4 * 10, 396 * 10, 2 * 3]), prior)
    assert shrunk.tolist() == pytest.approx([6, 8, 9.96, 3])
    assert deviation(0, prior) == 1.0
    assert deviation(12, prior) == 0.5


def test_without_prior_and_without_reviews_nothing_is_known() -> None:
    prior = Prior(stars=np.array([np.nan]), weight=4.0, spread=2.0)
    assert np.isnan(shrink(np.zeros(1), np.zeros(1), prior)).all()


def test_what_reviews_say_of_all_films_comes_at_once() -> None:
    numbers = FilmNumbers.over(FILMS, research(ronin_1998=(8, 0, 0, 0, 0)))
    assert numbers.shrunk(FILMS, ()).tolist() == pytest.approx([6, (4 * 2 + 4 * 6) / 8])
    real = numbers.shrunk(FILMS, [tally(n=4, stars=9.0), tally("gone-1900")])
    assert real.tolist() == pytest.approx([(4 * 9 + 4 * 6) / 8, 4])


def test_real_reviews_take_the_place_of_the_research_sets() -> None:
    numbers = FilmNumbers.over(FILMS, research(heat_1995=(8, 0, 0, 0, 0)))
    six = numbers.shrunk(FILMS, [tally(n=6)])[0]
    assert six == pytest.approx((6 * 9 + 0.5 * 2 * 2 + 4 * 6) / (6 + 1 + 4))
    eight = numbers.shrunk(FILMS, [tally(n=8)])[0]
    assert eight == pytest.approx((8 * 9 + 4 * 6) / 12)


def test_without_the_research_set_films_without_reviews_have_no_number() -> None:
    numbers = FilmNumbers.over(FILMS, None)
    stars = numbers.shrunk(FILMS, [tally(n=5, stars=10)])
    assert stars[0] == pytest.approx((5 * 10 + 5 * 5.5) / 10)
    assert np.isnan(stars[1])


def test_numbers_of_other_columns_are_refused() -> None:
    own = research(heat_1995=(1, 0, 0, 0, 0))
    other = type(own)(
        **{name: getattr(own, name) for name in own.__slots__} | {"features": FEATURES[::-1]}
    )
    with pytest.raises(CorruptFile, match="train review-numbers"):
        FilmNumbers.over(FILMS, other)


def test_every_film_has_columns_without_gaps() -> None:
    films = a_catalogue(a_film("old-1895", runtime_min=None), a_film("new-2024", genres=("War",)))
    columns = features(films)
    assert columns.shape == (2, len(FEATURES))
    assert np.isfinite(columns).all()
    assert columns[1, FEATURES.index("genre War")] == 1
    assert columns[0, FEATURES.index("genre War")] == 0


def test_a_film_that_nobody_wrote_about_is_estimated_from_its_content() -> None:
    summary = summarise((), FilmNumbers.over(FILMS, research(heat_1995=(1, 0, 0, 0, 0))), 1)
    assert (summary.read.n, summary.read.mean, summary.research) == (0, None, None)
    assert (summary.foretold, summary.shrunk, summary.estimated) == (6.0, 6.0, True)
    assert (summary.low, summary.high) == pytest.approx((6 - 1.2816, 6 + 1.2816))


def test_a_film_that_nothing_is_known_of_has_no_number() -> None:
    summary = summarise((), FilmNumbers.over(FILMS, None), 0)
    assert (summary.shrunk, summary.low, summary.high, summary.foretold) == (None,) * 4
    assert not summary.estimated


def test_five_reviews_are_no_longer_an_estimate() -> None:
    numbers = FilmNumbers.over(FILMS, research(ronin_1998=(1, 0, 0, 0, 0)))
    assert summarise([tally(n=4)], numbers, 0).estimated
    assert not summarise([tally(n=5)], numbers, 0).estimated


def test_count_mean_spread_levels_and_months_are_those_of_the_real_reviews() -> None:
    numbers = FilmNumbers.over(FILMS, research(heat_1995=(0, 4, 0, 0, 4)))
    summary = summarise(
        [
            tally(n=2, stars=9.0),
            tally(n=1, stars=3.0, level=1, month=(2023, 12)),
            tally(n=1, stars=7.0, level=3, month=None),
            Tally(film_id="heat-1995", month=None, level=None, n=3, stars=0.0, squares=0.0),
        ],
        numbers,
        0,
    )
    assert summary.read.to_json() == {
        "count": 4,
        "mean": 7.0,
        "deviation": round(float(np.std([9, 9, 3, 7], ddof=1)), 3),
        "levels": {
            "very negative": 0,
            "negative": 1,
            "mixed": 0,
            "positive": 1,
            "very positive": 2,
        },
    }
    assert [(own.name, own.n, own.mean) for own in summary.months] == [
        ("2023-12", 1, 3.0),
        ("2024-05", 2, 9.0),
    ]
    assert summary.waiting == 3
    assert summary.research is not None
    assert (summary.research.n, summary.research.mean) == (8, 6.0)
    assert summary.research_counts == 2.0
    assert summary.shrunk == pytest.approx((28 + 2 * 7 + 4 * 6) / (4 + 2 + 4))


def test_the_research_set_goes_where_real_reviews_are_as_many() -> None:
    numbers = FilmNumbers.over(FILMS, research(heat_1995=(0, 3, 0, 0, 0)))
    assert summarise([tally(n=2)], numbers, 0).research is not None
    assert summarise([tally(n=3)], numbers, 0).research is None
