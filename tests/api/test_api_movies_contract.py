"""The contract of the fourth earlier project's backend, key by key."""

import json
import re

import numpy as np
import pytest
from fastapi.testclient import TestClient
from tests.worlds import a_catalogue, a_film

from moodreel.domain.answer import Recommendation
from moodreel.domain.film import Film
from moodreel.server import create_app
from moodreel.usecases.recommend_alike import RecommendAlike
from moodreel.wiring import Engine

HERE = "http://localhost/posters/"


def test_the_answer_has_the_shape_of_the_readme_in_its_order(client: TestClient) -> None:
    answer = client.get("/api/recommend_movies/Spirited Away")
    document = json.loads(answer.text)
    assert answer.status_code == 200
    assert list(document) == ["status", "message", "recommendations"]
    assert document["status"] == "ok"
    assert document["message"] == "Movie recommendations fetched successfully"
    assert len(document["recommendations"]) == 5
    for one in document["recommendations"]:
        assert list(one) == ["id", "title", "rating", "posterUrl"]
        assert all(isinstance(value, str) and value for value in one.values())
        assert one["rating"] == "N/A" or re.fullmatch(r"(10|\d)\.\d", one["rating"])
        assert one["posterUrl"].startswith(HERE)


def test_the_health_check_has_the_shape_of_the_earlier_one(client: TestClient) -> None:
    answer = client.get("/api/health_check")
    assert answer.text == '{"status":"ok","message":"Movie Recommendation Backend is healthy!"}'


def test_ids_are_imdbs_where_known_and_ours_elsewhere(client: TestClient, engine: Engine) -> None:
    films = {film.title: film for film in engine.catalogue.films}
    for title in ("Heat", "Parasite"):
        for one in client.get(f"/api/recommend_movies/{title}").json()["recommendations"]:
            film = films[one["title"]]
            assert one["id"] in (film.imdb_id, film.id)
            assert one["id"] == (film.imdb_id or film.id)
            assert (one["rating"] == "N/A") == (not film.n_ratings)


def test_posters_are_where_the_answer_says(client: TestClient) -> None:
    for one in client.get("/api/recommend_movies/WALL·E").json()["recommendations"]:
        picture = client.get(one["posterUrl"])
        assert picture.status_code == 200
        assert picture.headers["content-type"].startswith("image/")


def test_posters_are_on_the_host_that_was_asked(engine: Engine) -> None:
    app = create_app(engine, hosts=("films.example",))
    there = TestClient(app, base_url="https://films.example:8443")
    for one in there.get("/api/recommend_movies/Heat").json()["recommendations"]:
        assert one["posterUrl"].startswith("https://films.example:8443/posters/")


def test_a_title_of_several_films_means_the_best_known(client: TestClient) -> None:
    both = {
        title: client.get(f"/api/recommend_movies/{title}").text
        for title in ("Little Women", "Little Women (1994)", "Little Women (2019)")
    }
    assert both["Little Women"] == both["Little Women (1994)"]
    assert both["Little Women"] != both["Little Women (2019)"]


def test_an_unknown_title_is_a_404_with_suggestions(client: TestClient) -> None:
    answer = client.get("/api/recommend_movies/Spirited Aweigh of the Sea")
    problem = answer.json()
    assert answer.status_code == problem["status"] == 404
    assert "no film or series of the catalogue is called" in problem["detail"]
    assert any(label.startswith("Spirited Away") for label in problem["suggestions"])


def test_titles_may_hold_slashes(client: TestClient) -> None:
    once = client.get("/api/recommend_movies/Face/Off")
    assert once.status_code == 200
    assert client.get("/api/recommend_movies/Face%2FOff").json() == once.json()


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("%2e%2e%2fv1%2fmarks", 404),
        ("..%2f..%2f..%2fetc%2fpasswd", 404),
        ("%2fetc%2fpasswd", 404),
        ("..;/v1/marks", 404),
        ("..%5c..%5cwindows", 404),
        ("Heat%00.svg", 404),
        ("%00", 404),
        ("%0d%0aSet-Cookie:%20a=b", 404),
        ("%ff%fe", 404),
        ("%F0%9F%8E%AC", 404),
        ("%E6%B2%A1%E6%9C%89", 404),
        ("%D9%85%D8%A7%20%D9%81%D9%8A", 404),
        ("%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404),
        ("'%20OR%201=1--", 404),
        ("%7B%7B7*7%7D%7D", 404),
        ("%25252e", 404),
        ("x" * 201, 422),
        ("x" * 10_000, 422),
        ("%20", 422),
        ("", 422),
    ],
)
def test_tricks_in_the_path_get_a_clear_answer(client: TestClient, name: str, status: int) -> None:
    answer = client.get(f"/api/recommend_movies/{name}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(answer.json()["detail"]) < 600
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("name", ["千と千尋の神隠し", "amelie", "AMÉLIE", "spirited awya"])
def test_other_alphabets_and_slips_find_their_film(client: TestClient, name: str) -> None:
    assert client.get(f"/api/recommend_movies/{name}").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_the_addresses_only_read(client: TestClient, method: str) -> None:
    assert client.request(method, "/api/recommend_movies/Heat").status_code == 405
    assert client.request(method, "/api/health_check").status_code == 405


def test_reviews_are_what_orders_the_films(client: TestClient, engine: Engine) -> None:
    stars = engine.reviews.numbers.stars()
    films = {film.title: row for row, film in enumerate(engine.catalogue.films)}
    found = client.get("/api/recommend_movies/Heat").json()["recommendations"]
    regarded = [stars[films[one["title"]]] for one in found]
    assert np.isfinite(regarded).all()
    assert regarded == sorted(regarded, reverse=True)


def alike(regard: dict[str, float], n: int = 2) -> list[str]:
    """The nearest films are b, c, d and e, in this order."""
    films = [a_film(f"{letter}-2000") for letter in "abcde"]
    catalogue = a_catalogue(*films)

    def similar(_: str, n: int) -> list[Recommendation]:
        return [
            Recommendation(rank=i, film=film, score=1.0, signals={}, reasons=())
            for i, film in enumerate(films[1 : n + 1], 1)
        ]

    def find(_: str) -> Film:
        return films[0]

    recommend = RecommendAlike(
        catalogue,
        film=find,
        similar=similar,
        regard=lambda rows: np.array(
            [regard.get(films[row].id[0], np.nan) for row in rows], dtype=np.float32
        ),
    )
    return [film.id[0] for film in recommend("A", n)]


def test_reviews_order_twice_as_many_as_are_asked_for() -> None:
    assert alike({"b": 0.1, "c": 0.2, "d": 0.3, "e": 0.9}) == ["e", "d"]
    assert alike({"b": 0.1, "c": 0.2, "d": 0.3, "e": 0.9}, n=1) == ["c"]


def test_a_film_without_reviews_is_held_for_an_average_one() -> None:
    assert alike({"b": 0.0, "c": 1.0}, n=2) == ["c", "d"]
    assert alike({"b": -1.0, "c": -0.5}, n=2) == ["c", "d"]


def test_without_any_reviews_likeness_keeps_its_order() -> None:
    assert alike({}) == ["b", "c"]
