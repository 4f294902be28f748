"""A lexicon of feelings: some fifty plain English words an emotion, as the simplest baseline.

Written by us from general English and left as it was: no word was added, weighed or dropped after a
score or a look at the rows. It counts words and knows no "not".
"""

from collections.abc import Sequence

import numpy as np

from moodreel.domain.emotion import INDEX, N_EMOTIONS, Emotion, FloatArray
from moodreel.inference.tokens import tokenise

WORDS: dict[Emotion, tuple[str, ...]] = {
    Emotion.ANGER: tuple(
        "angry anger mad furious rage raging annoyed annoying irritated irritable irritating "
        "frustrated frustrating resentful bitter outraged hostile hate hateful hatred cross livid "
        "fuming grumpy cranky aggravated bothered offended insulted disgusted fed vengeful "
        "violent rude selfish jealous envious impatient dissatisfied wronged enraged cruel mean "
        "spiteful heated petty greedy agitated stubborn rebellious".split()
    ),
    Emotion.FEAR: tuple(
        "afraid fear fearful scared scary frightened frightening terrified terrifying anxious "
        "anxiety nervous worried worry worrying panic panicked uneasy unsure uncertain insecure "
        "threatened vulnerable shaky shaken tense stressed stress paranoid hesitant reluctant "
        "timid shy intimidated overwhelmed alarmed apprehensive restless helpless dread dreading "
        "doubtful suspicious sceptical skeptical petrified distressed pressured jittery "
        "uncomfortable tortured".split()
    ),
    Emotion.JOY: tuple(
        "happy happiness joy joyful glad cheerful delighted pleased content satisfied excited "
        "thrilled great good wonderful fantastic fine proud confident hopeful optimistic grateful "
        "thankful blessed lucky relaxed calm peaceful comfortable relieved energetic strong brave "
        "successful accomplished inspired eager enthusiastic festive playful fun lively amused "
        "smart sure free safe welcome rich special perfect valued".split()
    ),
    Emotion.LOVE: tuple(
        "love loved loving lovely beloved affection affectionate caring care tender tenderness "
        "gentle sweet warm romantic romance passionate passion devoted fond adore adored cherish "
        "cherished longing desire lust lustful hot horny naughty delicate sympathetic sympathy "
        "compassion compassionate supportive supported faithful loyal generous nostalgic hug "
        "kiss darling sweetheart crush accepted treasured".split()
    ),
    Emotion.SADNESS: tuple(
        "sad sadness unhappy miserable misery depressed depressing depression down blue gloomy "
        "lonely alone isolated abandoned rejected hurt hurting heartbroken broken crying cry tears "
        "grief sorrow sorry regret regretful guilty guilt ashamed shame embarrassed humiliated "
        "hopeless worthless useless empty numb tired exhausted drained lost disappointed "
        "disappointing unloved unwanted ignored awful terrible horrible bad sick dull "
        "boring bored pathetic stupid ugly homesick".split()
    ),
    Emotion.SURPRISE: tuple(
        "surprised surprise surprising amazed amazing astonished astonishing shocked shocking "
        "stunned startled impressed impressive overwhelming unexpected unexpectedly sudden "
        "suddenly curious wonder wondering strange weird odd funny unbelievable incredible "
        "speechless dazed bewildered baffled confused puzzled perplexed wow whoa intrigued "
        "mysterious unreal disbelief awe awed".split()
    ),
}


def counts(texts: Sequence[str]) -> FloatArray:
    """(n, 8) words of each emotion in each text."""
    columns = [(INDEX[emotion], frozenset(words)) for emotion, words in WORDS.items()]
    result = np.zeros((len(texts), N_EMOTIONS), dtype=np.float32)
    for row, text in enumerate(texts):
        tokens = tokenise(text)
        for column, words in columns:
            result[row, column] = sum(token in words for token in tokens)
    return result
