"""A person lets moodreel keep words with what these mean, sees what is kept, and deletes it."""

from collections.abc import Callable
from datetime import datetime

from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.label import Label
from moodreel.domain.mood import Mood, Reading, emotions_json
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import NotFound, shorten
from moodreel.sensing.choice import CHOICES, known_choice
from moodreel.usecases.retried import retried


class KeepLabels:
    """Writes labels, one transaction each, and reads them. Nothing is kept unless `keep` is called,
    and that is for the person to ask each time.
    """

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        read_mood: Callable[[str], Mood],
        model: Callable[[], str],
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        """`model` gives the name of the model that reads words, `new_id` a random text."""
        self._unit_of_work = unit_of_work
        self._read_mood = read_mood
        self._model = model
        self._clock = clock
        self._new_id = new_id

    @retried
    def keep(self, person: str, text: str, chosen: str) -> Label | None:
        """Keeps the words with the chip, in place of an earlier label on the same words; None where
        they are not to be kept (`words_of`). Raises BadInput, UnknownName.
        """
        choice = known_choice(chosen)
        read = words_of(self._read_mood(text))
        if read is None:
            return None
        label = Label(
            label_id=self._new_id(),
            person=person,
            text=text.strip(),
            chosen=choice.name,
            emotion=EMOTIONS[int(read.distribution.argmax())],
            confidence=read.confidence,
            model=self._model(),
            at=self._clock(),
        )
        with self._unit_of_work() as work:
            work.labels.add(label)
            work.commit()
        return label

    def labels(self, person: str) -> tuple[Label, ...]:
        """All labels of the person, oldest first."""
        with self._unit_of_work() as work:
            return work.labels.of(person)

    @retried
    def forget(self, person: str, label_id: str) -> None:
        """Deletes the label. Raises NotFound where the person has none with this id."""
        with self._unit_of_work() as work:
            found = work.labels.remove(person, label_id)
            work.commit()
        if not found:
            raise NotFound(f"no words are kept under the id {shorten(label_id)!r}")

    @retried
    def forget_all(self, person: str) -> int:
        """Deletes all labels of the person and says how many there were."""
        with self._unit_of_work() as work:
            n = work.labels.remove_all(person)
            work.commit()
        return n


def words_of(mood: Mood) -> Reading | None:
    """The reading of the words behind a mood, where these may be held on to at all; else None.

    The one place that decides it, for memory and database alike: a mood that was only chosen has no
    words, and those that sound like a crisis are forgotten at once, whatever the person ticked.
    """
    if mood.care:
        return None
    return next((reading for reading in mood.readings if reading.source == "text"), None)


def label_json(label: Label) -> dict[str, object]:
    """The shape that the command line and the API give: what the words mean by the chip that was
    chosen, as the everyday corpus has it (emotions sum to 1, valence, arousal), and what was read.
    The meaning is null for a chip that there no longer is.
    """
    choice = CHOICES.get(label.chosen)
    return {
        "id": label.label_id,
        "text": label.text,
        "chosen": label.chosen,
        "emotions": emotions_json(choice.distribution) if choice else None,
        "valence": choice.valence if choice else None,
        "arousal": choice.arousal if choice else None,
        "read": {
            "emotion": label.emotion.value,
            "confidence": round(label.confidence, 4),
            "model": label.model,
        },
        "at": label.at.isoformat(),
    }
