"""The libraries that ours are held against answer through the same protocol; extra bench."""

from importlib.util import find_spec

import numpy as np
import pytest
from tests.workshop.taste_worlds import checkerboard

from moodreel.errors import BadInput
from moodreel.workshop.datasets.histories import histories
from moodreel.workshop.evaluation.peers import ranking as peers

SETTINGS = {
    "irspack-ease": {"reg": 20},
    "irspack-edlae": {"reg": 20, "dropout_p": 0.3},
    "irspack-ials": {"n_components": 4, "alpha0": 0.2, "reg": 0.05},
    "irspack-slim": {"alpha": 0.01, "l1_ratio": 0.01},
    "implicit-als": {"factors": 4, "regularization": 0.5, "alpha": 2},
    "cornac-bpr": {"k": 4, "learning_rate": 0.1, "max_iter": 200},
}
pytestmark = [
    pytest.mark.bench,
    pytest.mark.filterwarnings("ignore"),  # of libraries that are not ours to mend
]


def fitted(name, told):
    if find_spec(peers.PEERS[name].package) is None:
        pytest.skip(f"needs {peers.PEERS[name].package}: pip install 'moodreel[bench]'")
    return peers.make(name, SETTINGS[name]).fit(told)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_peer_finds_a_planted_checkerboard(name, capsys):
    told = histories(checkerboard(120))
    scores = fitted(name, told).score(told)
    assert scores.shape == told.shape
    scores[np.repeat(np.arange(120), np.diff(told.indptr)), told.indices] = -np.inf
    assert (scores.argmax(axis=1) % 2 == np.arange(120) % 2).mean() > 0.95
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", [name for name in SETTINGS if name != "cornac-bpr"])
def test_a_peer_answers_new_people(name):
    told = histories(checkerboard(120))
    new = told[[3]]
    new.data[:] = np.nan
    scores = fitted(name, told[np.arange(4, 120)]).score(new)[0]
    others = np.setdiff1d(np.arange(30), new.indices)
    assert scores[others[others % 2 == 1]].mean() > scores[others[others % 2 == 0]].mean()


def test_bpr_knows_the_people_of_its_training_alone():
    told = histories(checkerboard(60))
    model = fitted("cornac-bpr", told[np.arange(50)])
    with pytest.raises(BadInput, match="cannot answer new people"):
        model.score(told[[57]])


def test_every_peer_is_tried_here():
    assert set(SETTINGS) == set(peers.PEERS)
