"""What `doctor` says of other machines: what is off, what is on, and what then leaves this one."""

import json

import pytest


def lines(run):
    _, out, _ = run("doctor", "--json")
    return {check["part"]: check for check in json.loads(out)["checks"]}


@pytest.mark.parametrize("part", ["TMDB", "OMDb"])
def test_what_is_outside_is_off_until_it_is_set(run, part):
    line = lines(run)[part]
    assert line["works"]
    assert line["detail"].startswith(f"off; MOODREEL_{part.upper()}_KEY turns it on")
    assert "leave this machine" in line["detail"]


@pytest.mark.parametrize("part", ["TMDB", "OMDb"])
def test_what_is_on_says_what_leaves_and_never_the_key(run, monkeypatch, part):
    monkeypatch.setenv(f"MOODREEL_{part.upper()}_KEY", "k3y-0f-s0meb0dy")
    found = lines(run)
    assert found[part]["detail"].startswith("on; leaves this machine: ")
    assert "ids" in found[part]["detail"]
    assert "k3y" not in json.dumps(found)


def test_another_reader_of_reviews_is_named(run, monkeypatch):
    assert lines(run)["review reader"]["detail"].startswith("ours, for English")
    monkeypatch.setenv("MOODREEL_REVIEW_MODEL", "somebody/five-levels")
    told = lines(run)["review reader"]["detail"]
    assert told == "somebody/five-levels; fetched from huggingface.co, reviews stay here"


def test_where_research_is_off_nobody_reads_reviews(run, monkeypatch):
    monkeypatch.setenv("MOODREEL_RESEARCH", "off")
    assert lines(run)["review reader"]["detail"].startswith("none, as ours is for research only")
    monkeypatch.setenv("MOODREEL_REVIEW_MODEL", "somebody/five-levels")
    assert lines(run)["review reader"]["detail"].startswith("somebody/five-levels")


def test_other_websites_are_named(run, monkeypatch):
    assert lines(run)["websites"]["detail"] == "no other may ask the API"
    monkeypatch.setenv("MOODREEL_CORS", "https://films.example")
    assert "https://films.example" in lines(run)["websites"]["detail"]
