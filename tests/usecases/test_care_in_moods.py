"""The note stands with the mood from words to JSON, whatever is chosen beside them."""

from moodreel.domain.care import FOR_SOMEBODY_ELSE, FOR_YOU, LINKS

CRISIS = "I want to die"


def test_words_that_sound_like_a_crisis_get_a_note(engine):
    assert engine.read_mood(text=CRISIS).care is FOR_YOU
    worried = engine.read_mood(text="my friend wants to kill herself")
    assert worried.care is FOR_SOMEBODY_ELSE


def test_a_choice_beside_the_words_does_not_take_it_away(engine):
    assert engine.read_mood(text=CRISIS, choose="happy").care is FOR_YOU


def test_other_words_and_a_choice_alone_get_none(engine):
    assert engine.read_mood(text="I had a horrible day and feel lonely").care is None
    assert engine.read_mood(choose="sad").care is None
    assert engine.read_mood(text=" ", choose="sad").care is None


def test_the_json_has_the_message_and_where_help_is(engine):
    told = engine.read_mood(text=CRISIS).to_json()["care"]
    assert told == {"message": FOR_YOU.message, "links": [link.to_json() for link in LINKS]}
    assert all(link["url"].startswith("https://") for link in told["links"])


def test_the_mood_itself_is_what_the_words_gave(engine):
    mood = engine.read_mood(text=CRISIS)
    assert CRISIS not in repr(mood)
    assert [reading.source for reading in mood.readings] == ["text"]


def test_the_notes_assume_no_country_and_offer_no_film():
    for note in (FOR_YOU, FOR_SOMEBODY_ELSE):
        said = note.message.lower()
        assert "local emergency number" in said
        assert not any(word in said for word in ("film", "watch", "911", "999", "112", "988"))
        assert len(said) < 400
