"""Wishes in plain words on pages: chips of what was understood, each of which can be taken away."""

from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask

ASKED = "slow melancholy space film, no gore"


def search(client: TestClient, **fields: object) -> Page:
    return Page(client.get("/films", params=fields).text)


def removers(page: Page) -> dict[str, str]:
    """The links that take a chip away, by what they are called."""
    return {
        str(tag["aria-label"]): str(tag["href"])
        for tag in page.of("a")
        if str(tag.get("aria-label") or "").startswith("Remove ")
    }


def test_a_search_shows_what_it_understood_and_each_part_can_be_removed(client: TestClient) -> None:
    links = removers(search(client, q=ASKED))
    assert list(links) == [
        f"Remove {part}" for part in ("slow", "melancholy", "about: space", "film", "no gore")
    ]
    without = removers(Page(client.get(links["Remove slow"]).text))
    assert list(without) == list(links)[1:]
    assert "without=tone%3Aslow-burn" in without["Remove film"]


def test_a_search_that_finds_nothing_says_which_part_to_remove(client: TestClient) -> None:
    page = search(client, q="korean western musical")
    assert "No film meets all of this." in page.text
    assert "there are some" in page.text


def test_a_whole_title_is_found_alone_slips_forgiven(client: TestClient) -> None:
    page = search(client, q="spirted awya")
    assert "/films/spirited-away-2001" in [tag["href"] for tag in page.of("a")]
    assert removers(page) == {}


def test_a_name_finds_the_films_of_who_is_called_so(client: TestClient) -> None:
    page = search(client, q="hayao miyazaki")
    assert list(removers(page)) == ["Remove with or by Hayao Miyazaki"]
    assert "Princess Mononoke" in page.text


def test_an_answer_shows_the_wish_apart_from_the_feeling(client: TestClient) -> None:
    address = ask(client, text="I feel lonely. Something cosy and British, no violence")
    page = Page(client.get(address).text)
    assert "Sounds like sadness." in page.text
    parts = [tag["value"] for tag in page.of("button") if tag.get("name") == "part"]
    assert parts == ["tone:cosy", "country:GB", "avoid:violence"]
    assert "lonely. Something" not in page.text
    client.post(f"{address}/unwish", data={"part": "country:GB"})
    fewer = Page(client.get(address).text)
    assert [t["value"] for t in fewer.of("button") if t.get("name") == "part"] == [
        "tone:cosy",
        "avoid:violence",
    ]


def test_a_wish_without_a_feeling_guesses_no_mood(client: TestClient) -> None:
    page = Page(client.get(ask(client, text="make me cry")).text)
    assert "Films as you asked." in page.text
    assert "You said nothing of how you feel." in page.text
    assert "not sure" not in page.text


def test_the_intent_in_the_words_comes_first(client: TestClient) -> None:
    html = client.get(ask(client, text="I'm half asleep, wake me up")).text
    assert html.index('id="stir-title"') < html.index('id="match-title"')


def test_words_of_a_crisis_are_no_chips(client: TestClient) -> None:
    html = client.get(ask(client, text="I want to kill myself. a film about a bridge")).text
    assert "bridge" not in html
    assert "Remove" not in html


def test_forgetting_the_words_forgets_what_it_shall_be_about(client: TestClient) -> None:
    address = ask(client, text="I am sad. something about zeppelins, no gore")
    assert "zeppelins" in client.get(address).text
    client.post(f"{address}/forget-words")
    html = client.get(address).text
    assert "zeppelins" not in html
    assert "no gore" in html
