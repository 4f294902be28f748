import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film, a_plane

from moodreel.recommending.affect_space import AROUSAL, VALENCE, AffectSpace, percentiles


def test_percentiles_count_ties_half():
    values = np.array([1, 2, 2, 3], dtype=np.float32)
    assert percentiles(values).tolist() == pytest.approx([0.125, 0.5, 0.5, 0.875])


def test_an_unknown_value_has_no_percentile_and_changes_no_other():
    result = percentiles(np.array([1, np.nan, 3], dtype=np.float32))
    assert np.isnan(result[1])
    assert result[[0, 2]].tolist() == pytest.approx([0.25, 0.75])


def test_an_even_plane_of_films_stays_even():
    positions = AffectSpace.of(a_plane()).positions
    assert positions[:, VALENCE].mean() == pytest.approx(0.5, abs=0.01)
    assert positions[:, AROUSAL].mean() == pytest.approx(0.5, abs=0.01)


def test_every_quarter_of_the_bundled_plane_holds_about_a_quarter_of_the_films(catalogue):
    positions = AffectSpace.of(catalogue).positions
    low_valence, low_arousal = positions[:, VALENCE] < 0.5, positions[:, AROUSAL] < 0.5
    for quarter in (
        low_valence & low_arousal,
        low_valence & ~low_arousal,
        ~low_valence & low_arousal,
        ~low_valence & ~low_arousal,
    ):
        assert 0.2 < quarter.mean() < 0.3


def test_a_quiet_sad_film_stands_low_on_both_axes_even_among_loud_sad_ones():
    loud = [a_film(f"loud-{i}-2000", valence=-0.5, arousal=0.8) for i in range(20)]
    glad = [a_film(f"glad-{i}-2000", valence=0.5, arousal=-0.5) for i in range(20)]
    quiet = a_film("quiet-2000", valence=-0.5, arousal=-0.4)
    positions = AffectSpace.of(a_catalogue(quiet, *loud, *glad)).positions
    assert positions[0, AROUSAL] < 0.1
