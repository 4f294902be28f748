"""The BiLSTM as ONNX: what onnxruntime computes is what was trained, but for int8."""

from pathlib import Path

import numpy as np
import pytest

pytestmark = pytest.mark.torch


def test_the_file_computes_what_the_network_does(tmp_path: Path) -> None:
    import onnxruntime
    import torch

    from moodreel.workshop.training.bilstm_network import BiLstmNetwork, Shape
    from moodreel.workshop.training.export_bilstm import export

    torch.manual_seed(0)
    network = BiLstmNetwork(Shape(n_rows=50, width=16, hidden=8)).eval()
    ids = torch.randint(1, 50, (4, 7, 3))
    ids[1, 3:] = 0  # a shorter text
    ids[2, :, 1:] = 0  # words with one row
    ids[3, 1:] = 0  # one word
    export(network, tmp_path / "model.onnx")
    session = onnxruntime.InferenceSession(str(tmp_path / "model.onnx"))
    logits, plane = session.run(["logits", "plane"], {"ids": ids.numpy()})
    with torch.no_grad():
        own_logits, own_plane = network(ids)
    assert np.abs(logits - own_logits.numpy()).max() < 1e-3
    assert np.abs(plane - own_plane.numpy()).max() < 1e-3
    empty = session.run(["logits"], {"ids": np.zeros((1, 1, 1), dtype=np.int64)})[0]
    assert np.isfinite(empty).all()
