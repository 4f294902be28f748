"""Below the confidence that counts as sure the command says so, and what to type."""

from dataclasses import replace

import pytest
from tests.worlds import a_mood

from moodreel.cli.show import mood_line
from moodreel.domain.mood import HARDLY_READ_BELOW, SURE_FROM


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        (SURE_FROM, "sure (0.50)"),
        (SURE_FROM - 0.01, "not sure: pick one with --choose, perhaps down, sad or lonely (0.49)"),
        (
            HARDLY_READ_BELOW - 0.01,
            "not sure: words are understood in English only; pick one with --choose (0.19)",
        ),
    ],
)
def test_how_sure_it_is_and_what_helps(confidence, said):
    mood = replace(a_mood(-0.6, -0.4, sadness=0.8, neutral=0.2), confidence=confidence)
    assert mood_line(mood).endswith(said)
    assert mood_line(mood).startswith("sadness 0.80, neutral 0.20")
