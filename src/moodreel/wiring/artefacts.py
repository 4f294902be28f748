"""Where the trained things lie that ship with the package."""

from pathlib import Path

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
RESEARCH = ARTEFACTS / "research"

# Words are read by both where MiniLM has been fetched; the BiLSTM needs nothing else.
TRANSFORMER, BILSTM = ARTEFACTS / "text-emotion-transformer", ARTEFACTS / "text-emotion-bilstm"
DETECTOR, FACE = ARTEFACTS / "face-detector", RESEARCH / "face-emotion"
ENCODER, MEANING = ARTEFACTS / "sentence-encoder", ARTEFACTS / "meaning"
TASTE, FAVOURITES, RATINGS = RESEARCH / "taste", RESEARCH / "favourites", RESEARCH / "ratings"
REVIEWS, REVIEW_NUMBERS = RESEARCH / "review-sentiment", RESEARCH / "review-numbers"
