"""Likeness between films, and between films and free words."""

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film, a_query

from moodreel.domain.meaning import Meaning
from moodreel.domain.query import Wish
from moodreel.domain.slate import Slate
from moodreel.recommending.franchises import parts_of
from moodreel.recommending.likeness import Likeness
from moodreel.recommending.signals.content import Content
from moodreel.recommending.similar import SimilarFilms
from moodreel.recommending.sources.alike import AlikeFilms

SEA, OCEAN, SKY, UNKNOWN = range(4)
FILMS = a_catalogue(
    a_film("sea-2000", synopsis="A sailor is lost."),
    a_film("ocean-2000", synopsis="Waves and nothing else."),
    a_film("sky-2000", synopsis="A pilot falls in love."),
    a_film("unknown-2000", synopsis="Nobody read this."),
)
VECTORS = np.array([[1, 0], [0.6, 0.8], [0, 1], [np.nan, np.nan]], dtype=np.float32)
LIKENESS = Likeness(FILMS, VECTORS)
ABOUT_THE_SEA = Wish(meaning=Meaning.of(np.array([1, 0], np.float32)))


def test_of_films_that_share_no_word_the_one_that_means_the_same_is_alike() -> None:
    likeness = LIKENESS.to([SEA])
    assert likeness[OCEAN] > likeness[SKY]
    assert Likeness(FILMS).to([SEA])[OCEAN] == pytest.approx(Likeness(FILMS).to([SEA])[SKY])


def test_a_film_without_a_vector_is_neither_near_nor_far() -> None:
    likeness = LIKENESS.to([SEA])
    assert likeness[SKY] < likeness[UNKNOWN] < likeness[OCEAN]
    from_unknown = LIKENESS.to([UNKNOWN])
    assert from_unknown[SEA] == pytest.approx(from_unknown[SKY])


def test_likeness_to_two_films_is_the_mean() -> None:
    both = (LIKENESS.to([SEA]) + LIKENESS.to([SKY])) / 2
    assert np.allclose(LIKENESS.to([SEA, SKY]), both, atol=1e-6)


def test_free_words_find_the_film_about_them_first() -> None:
    near = LIKENESS.asked(ABOUT_THE_SEA)
    assert near is not None
    assert near[SEA] == pytest.approx(1)
    assert near[SEA] > near[OCEAN] >= near[SKY]
    assert np.isnan(near[UNKNOWN])


def test_words_that_no_film_is_near_make_none_as_good_as_asked_for() -> None:
    vectors = np.array([[0.3, 0], [0.28, 0], [0.26, 0]], dtype=np.float32)
    films = a_catalogue(*FILMS.films[:3])
    near = Likeness(films, vectors).asked(ABOUT_THE_SEA)
    assert near is not None
    assert near.max() < 0.2


def test_a_film_named_and_free_words_count_alike() -> None:
    both = LIKENESS.asked(Wish(like=(SKY,), meaning=ABOUT_THE_SEA.meaning))
    one, other = LIKENESS.asked(Wish(like=(SKY,))), LIKENESS.asked(ABOUT_THE_SEA)
    assert both is not None
    assert one is not None
    assert other is not None
    assert both[OCEAN] == pytest.approx((one[OCEAN] + other[OCEAN]) / 2, abs=1e-6)


def test_without_vectors_free_words_have_no_opinion_and_films_named_still_do() -> None:
    bare = Likeness(FILMS)
    assert bare.asked(ABOUT_THE_SEA) is None
    assert bare.asked(Wish()) is None
    assert bare.asked(Wish(like=(SEA,))) is not None
    assert Likeness(FILMS, np.full((4, 2), np.nan, np.float32)).meanings is None


def test_the_source_proposes_and_the_signal_measures_by_meaning() -> None:
    query = a_query(wish=ABOUT_THE_SEA)
    allowed = np.array([False, True, True, True])
    assert AlikeFilms(lambda: LIKENESS, 1).propose(query, allowed).rows.tolist() == [OCEAN]
    measured = Content(lambda: LIKENESS).measure(query, Slate(np.array([SKY, SEA, UNKNOWN])))
    assert measured[1] == pytest.approx(1)
    assert measured[0] == 0
    assert np.isnan(measured[2])


def test_of_a_franchise_and_of_a_director_not_all_are_shown() -> None:
    films = a_catalogue(
        a_film("wolf-2000", directors=("A",), tags=("dark",)),
        *(a_film(f"wolf-{n}-200{n}", directors=("A",), tags=("dark",)) for n in (2, 3, 4)),
        a_film("fox-2001", directors=("A",), tags=("dark",)),
        a_film("owl-2001", directors=("A",), tags=("dark",)),
        a_film("bear-2001", directors=("B",), tags=("gentle",)),
    )
    shown = [item.film.id for item in SimilarFilms(films, Likeness(films)).to(0, 3)]
    assert len([film for film in shown if film.startswith("wolf")]) <= 1
    assert "bear-2001" in shown


def test_sequels_under_other_names_are_one_franchise_where_they_share_somebody() -> None:
    matrix = a_film("the-matrix-1999", cast=("Keanu",))
    others = [
        a_film("the-matrix-reloaded-2003", cast=("Keanu",)),
        a_film("matrix-of-leadership-2005", cast=("Optimus",)),
        a_film("speed-1994", cast=("Keanu",)),
    ]
    assert parts_of(matrix, others).tolist() == [True, False, False]


def test_an_item_tells_how_alike_it_is_by_what() -> None:
    (first, *_) = SimilarFilms(FILMS, LIKENESS).to(SEA, 3)
    assert first.film.id == "ocean-2000"
    assert first.signals["meaning"] == pytest.approx(0.6)
    assert first.signals["content"] == first.score
    assert set(first.signals) >= {"tag", "person", "word", "affect", "era"}
