"""Notices words that sound like a crisis, by rules that can be read, and gives a note for them.

No clinician and no diagnosis: it misses what is only hinted at, and takes some figures of speech at
their word. English only. What it errs on, and how often, stands in docs/care.md.
"""

import re
from functools import cache

from moodreel.domain.care import FOR_SOMEBODY_ELSE, FOR_YOU, Care
from moodreel.sensing.care_danger import DANGER_NAMES, HURT_BY_OTHERS, WITHIN_REACH
from moodreel.sensing.care_deeds import DEED_NAMES, IN_DANGER, PLANS, SELF_HARM
from moodreel.sensing.care_farewell import FAREWELL_NAMES, FAREWELLS
from moodreel.sensing.care_notation import compiled, padded
from moodreel.sensing.care_others import lost, others
from moodreel.sensing.care_past import PAST_AND_PRESENT, PAST_NAMES, RESCUED
from moodreel.sensing.care_slang import LEARNERS, SLANG
from moodreel.sensing.care_spelling import plain
from moodreel.sensing.care_wishes import A_BURDEN, NOT_TO_LIVE, WISHING_NAMES

_NAMES = WISHING_NAMES | DEED_NAMES | DANGER_NAMES | PAST_NAMES | FAREWELL_NAMES


@cache
def _own() -> re.Pattern[str]:
    """The signs of a crisis of one's own; compiled with the first words."""
    wishes = NOT_TO_LIVE + A_BURDEN + FAREWELLS
    deeds = SELF_HARM + PLANS + IN_DANGER + WITHIN_REACH + PAST_AND_PRESENT
    return compiled(wishes + deeds + SLANG + LEARNERS, _NAMES)


@cache
def _hurt() -> re.Pattern[str]:
    """The signs in what others do to the person, so that whose they are is not asked."""
    return compiled(HURT_BY_OTHERS + RESCUED, _NAMES)


def _one_of(words: str) -> str:
    return f"(?:{'|'.join(words.split()).replace('_', ' ')})"


# "A film about a man who wants to die", "watch …": what is asked for, not what is felt. It ends
# where the person speaks of themselves again.
_WORKS = _one_of(
    "films? movies? series shows? documentary documentaries story stories books? novels? songs? "
    "something anything nothing one plot drama comedy thriller anime"
)
_ABOUT = _one_of("about where called named titled in_which dealing_with on with that like")
_NAMED = _one_of(
    "(?<!i_)called titled watch rewatch watched rewatched watching have_seen saw mood_for"
)
_NO_WORK = _one_of("my him her them while before because and but to until so")
_BACK = _one_of("because but so and_i i im before since my")
_ASKED_FOR = re.compile(
    rf"(?<= )(?:{_WORKS} (?:[a-z0-9*]+ ){{0,4}}?{_ABOUT}|{_NAMED}) (?!{_NO_WORK} )"
    rf"(?:(?!{_BACK} )[a-z0-9*]+ (?:, )?){{1,12}}"
)
_FILM = re.compile(
    "(?<= )"
    + _one_of(
        "films? movies? series episodes? documentary documentaries characters? plot squad season "
        "lyrics novel actors? directors? protagonist"
    )
    + " "
)

# Denied just before, with no new subject in between: "I would never", "I am not". Not denials:
# "I don't know if", "not only", "don't let me".
_NOT = _one_of(
    "never not dont didnt wont wouldnt havent hasnt hadnt isnt wasnt arent nor without stopped "
    "no_longer used_to doesnt neither aint nobody anti im_against far_from rather_than"
)
_NOT_REALLY = _one_of(
    "know sure only just let kidding joking care see understand gonna_lie lie ok okay well good "
    "really_ok been"
)
_UNSAID = _one_of("think believe mean saying say said like that mean_that")
_DENIED = re.compile(
    rf"(?<= )(?:{_NOT}(?! {_NOT_REALLY}) (?:(?!{_one_of('i im but and because just want')} )"
    r"[a-z]+ ){0,4}"
    rf"|(?:dont|didnt|never|not|nor|wouldnt|doesnt) {_UNSAID} "
    r"(?:that )?(?:im |i |i would |i will )?(?:[a-z]+ ){0,2}"
    r"|(?:never|not|dont|wouldnt|didnt|wont) (?:actually |really |ever )?want to (?:[a-z]+ )?)$"
)

# Figures of speech. Whatever laughs or blushes in the same sentence, and what is set against it.
_LAUGHED_AT = _one_of(
    "lol jk just_kidding laugh[a-z]* hilarious funny embarrass[a-z]* cringe[a-z]* cringing awkward "
    "mortified mortifying adorable cute cutest hungover hangover figure_of_speech delicious"
)
_CHORES = _one_of(
    "watch see listen eat hear read sit wear touch date admit drink talk attend work do have use "
    "go_to spend film"
)
_TRIFLES = _one_of(
    "heat weather traffic commute homework mondays? meetings? song movie film game show ads? code "
    "excel printer wifi queue haircut workout leg_day gym cramps spreadsheet season finale ending "
    "emails?"
)
_SO_MUCH = _one_of(
    "hungry bored full hot cold sweet good pretty beautiful excited happy cute embarrassed"
)
_FIGURE = re.compile(
    rf"(?<= )(?:{_LAUGHED_AT}|rather [a-z ]{{0,40}}than {_CHORES}"
    r"|if i (?:have|had|need|hear|see|get|got|must) [a-z ]{0,40}"
    r"(?:one more|another|again|that song|this song)"
    rf"|(?:so|too) {_SO_MUCH} (?:that )?i"
    rf"|{_TRIFLES} (?:[a-z]+ ){{0,3}}(?:make|makes|made|making) me) "
)
# These are meant, whatever is laughed about beside them.
_MEANT = re.compile(
    "(?<= )"
    + _one_of(
        "suicidal kill_myself_but seriously self_harm[a-z]* overdos[a-z]* pills goodbye tonight "
        "noose plan note cutting"
    )
    + " "
)
# A laugh that is asked for: nobody has laughed.
_LAUGH_WANTED = re.compile(
    r"(?<= )(?:make me (?:laugh|smile|giggle)|something (?:funny|hilarious)"
    r"|(?:need|want) (?:a|to) laugh) (?=[,.] |\Z)"
)
# Who is spoken of: the person, or somebody else who does or is something.
_PEOPLE = _one_of(
    "friend sister brother mum mom mother dad father son daughter child kid husband wife partner "
    "boyfriend girlfriend cousin roommate mate flatmate classmate colleague coworker girl boy guy "
    "man woman person student neighbou?r teenager uncle aunt family"
)
_DOES = _one_of(
    "is are was has had might will would could may keeps? told said says tried want gonna took "
    "posted feels? thinks? talks? been"
)
_SUBJECT = re.compile(
    r"(?<= )(?:(?P<own>i|im|id|ive|me|myself)|he|she|they|hes|shes|theyre|who|you|youre|people"
    rf"|(?:my|our|a|an|the|this|some) (?:[a-z]+ ){{0,2}}?{_PEOPLE}s?(?: of mine)?"
    rf"(?= {_DOES} | \Z)|(?:someone|people) i (?:[a-z]+ ){{1,2}}is|someone|everyone) "
)
_OF_ONESELF = re.compile(r"(?<= )(?:i|im|id|ive|me|myself) ")

# How many characters before a sign are looked at: some twenty words.
_NEAR = 120


def notice(text: str) -> Care | None:
    """The note for these words, or None, as for nearly all words.

    Worry about oneself goes before worry about somebody else. Raises `BadInput` where there are no
    words or too many. Keeps nothing of them.
    """
    words = _LAUGH_WANTED.sub("", _ASKED_FOR.sub("film ", padded(plain(text))))
    sentences = [padded(part.strip()) for part in words.split(" . ")]
    unfilmed = [sentence for sentence in sentences if not _FILM.search(sentence)]
    if (
        any(_is_own(sentence) for sentence in sentences)
        or any(_stands(_hurt(), sentence) for sentence in unfilmed)
        or any(_stands(signs, words) for signs in lost())
    ):
        return FOR_YOU
    about_others = any(_stands(signs, sentence) for signs in others() for sentence in unfilmed)
    return FOR_SOMEBODY_ELSE if about_others else None


def _is_own(sentence: str) -> bool:
    return not _is_figure(sentence) and any(
        not _denied(sentence, sign) and not _of_others(sentence, sign)
        for sign in _own().finditer(sentence)
    )


def _stands(signs: re.Pattern[str], sentence: str) -> bool:
    """Whether one of the signs stands there and is neither denied nor a figure of speech."""
    return not _is_figure(sentence) and any(
        not _denied(sentence, sign) for sign in signs.finditer(sentence)
    )


def _is_figure(sentence: str) -> bool:
    return _FIGURE.search(sentence) is not None and not _MEANT.search(sentence)


def _denied(sentence: str, sign: re.Match[str]) -> bool:
    near = sentence[max(0, sign.start() - _NEAR) : sign.start()]
    return _DENIED.search(near.rpartition(",")[2]) is not None


def _of_others(sentence: str, sign: re.Match[str]) -> bool:
    """Whether somebody else is spoken of last: before the sign, or in it where it says "I"."""
    until = sign.end() if _OF_ONESELF.search(f" {sign[0]}") else sign.start()
    own = True
    for subject in _SUBJECT.finditer(sentence, max(0, sign.start() - _NEAR), until):
        own = subject["own"] is not None or subject.end() == sign.end()
    return not own
