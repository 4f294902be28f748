"""What sounds like worry about somebody else, and like the loss of somebody, in `care_notation`.

English only. Somebody close ("my sister", "a friend of mine") is enough; "he", "she" and "they"
need a sign that the writer is concerned, because most of what is said of them is about strangers.
"""

import re
from functools import cache

from moodreel.sensing.care_notation import compiled, compiled_pair

_NAMES = {
    "kin": "friend friends bestie bff mate buddy brother sister sibling bro sis mum mom mummy "
    "mommy mother dad daddy father parent parents son daughter child kid kids teen teenager "
    "husband wife spouse partner boyfriend girlfriend bf gf fiance fiancee ex cousin uncle aunt "
    "auntie nephew niece grand* gran nan nana roommate flatmate housemate classmate coworker "
    "colleague neighbour neighbor student pupil patient stepson stepdaughter step* twin teammate",
    "they": "he she they hes shes theyre him her them someone",
    "self": "himself herself themself themselves theirself",
    "say": "told tells said says saying text* messaged messages wrote writes posted posts keep "
    "keeps threat* talk talks talking admitted mentioned called confessed",
    "fear": "worry worried worries worrying scared afraid terrified think fear frightened "
    "concerned convinced suspect im_sure what_if pray hope",
    "want": "want_to wish* rather ready_to hope* deserve*_to trying_to tried_to gonna might may "
    "could will would threat*_to about of planning_to try plan_to keeps_trying_to",
}

_DEEDS = """
will be gone/dead tomorrow/soon/by/tonight
gonna/planning_to/about_to/will end_it/do_it/die/kill $
hitting/hits/hit/beating/beats/abusing/abuses/choking/choked/strangled/raped her/him/his_wife/
    his_girlfriend/his_kids/the_kids/his_children/their_kids/my_mum/my_mom
abused/beaten/hit/choked/threatened/raped by ~1 husband/boyfriend/partner/dad/father/ex/wife/
    stepdad/
    uncle/man
gave/giving/given/gives me/away ~2 his/her/their ~2 stuff/things/clothes/dog/cat/everything/tools/
    watch
wont need it/them/this/these anymore/$
no use/good to anyone/anybody/nobody alive/anymore/$
ready to go/die $
stopped/refuses/refusing/wont eating/eat/to_eat $
never born $
hurts/cuts/burns/harms <self>
this is the end $
cant go on $
texted/said/posted/messaged/wrote/sent/saying ~2 goodbye last_night/today/and/$
has/have/nothing ~2 nothing to_live_for/left_to_live_for
to_live_for/worth_living_for $
use/uses ~1 it/gun/knife on <self>
has/got a gun/knife/rope/noose and/,
topping/top <self>
kill*/hang*/hung/unaliv*/shoot/shot/drown*/off <self>
take/taking/took/taken/takes/end/ends/ending/ended his/her/their own? life/lives
suicidal/suicide/overdos*/kms/ctb
self harm*/injur*
cutting/harming/hurting/burning/starving <self>
<want>/keeps/been/started/again/wont ~1 hurt/harm/cut/burn/starve/do_something_to <self>
cuts/burns/starves/harms <self> $
hurt/hurts/harm/harms/cut/cuts <self> on_purpose/again/when/deliberately/to/because
want_to/wish*/rather/ready_to/trying_to/about/of/deserve*_to/planning_to ~3 die/dead/dying/end_it/
    ending_it/end_it_all/ending_it_all/end_everything/not_exist/disappear
wants/wish*/rather ~3 be_dead/was_dead/were_dead/died
about/of not being/wanting_to/waking ~1 here/alive/around/up/live/be_alive/be_here
better off dead
doesnt/dont/didnt/not ~2 want_to/wish_to/feel_like/see_the_point_in/see_a_point_in/see_a_reason_to
    ~1 live/living/be_alive/be_here/exist/wake_up/go_on/being_alive !with/in_the/in_our/at/near
no/nothing ~2 reason/left/point to/in/of live/living/live_for/go_on
wont/will_not be here/around/alive tomorrow/anymore/much_longer/for_long
took/taken/swallow*/takes ~5 pills/tablets/meds/overdose/paracetamol
goodbye/farewell/suicide note/letter/text/message/notes/letters/texts/messages
not safe with/from/alone/by
gun/knife/blade to/against his/her/their head/throat/wrist/wrists
everyone/world/we/family/kids ~3 better off? without him/her/them/me
on/off a/the bridge/roof/ledge !taking/with/having/painting/fixing/doing
jump* off/from/in_front_of ~1 bridge/roof/building/train
giving/gave/gives away his/her/their
life ~1 isnt/not worth
cut/cuts/cutting/slit/slash* his/her/their wrist/wrists/arms/thighs
full/covered of/in/with cuts/scars
locked <self> in ~4 knife/gun/pills/blade/rope
cuts/scars on his/her/their wrist/wrists/arms/arm/thighs
"""

_WHO = """
my/our ~3 <kin>
a/an/one_of_my/this ~2 friend/friends/classmate/colleague/coworker/student/roommate/neighbour
a girl/boy/guy/kid/man/woman/lady/person/teacher in/at/from/on my
someone/people/somebody i love/know/care_about/am_close_to/am_worried_about
someone/people close/dear/very_close to me
someone/people i follow/talk_to/game_with/met
someone/somebody in/at/from/on my
<fear>/know/stop/help/save/tell/lose/losing/found ~4 <they>/my_<kin>
^ <they> ~2 <say>/want_to/is/has_been/have_been/might/tried
<they> ~2 <say>
grandad/grandma/grandpa/gran/nan/mum/mom/dad/mummy/daddy ~2 <say>/is/keeps/has
how/what ~6 help/do/say/support ~5 someone/friend/<they>/who
"""


_FOUND = """
found/find/saw/discovered ~3 blade/blades/razor/razors/pills/rope/cuts/scars ~1 in/on/under/by/from
    my
    ~2 <kin>s
found/find/saw/read/discovered my ~1 <kin>s ~1 suicide/goodbye/farewell note/letter
"""

_BETWEEN = "~5 ,? ~4"

_CLOSE = """
my/our ~3 <kin>
a/one_of_my ~2 friend/friends
someone i love*/knew/know
"""

_DIED = """
killed/hung/hanged/shot/offed/unalived <self>
took his/her/their own? life/lives
committed/commited/commiting suicide
died by/of/from/through suicide/an_overdose
ended his/her/their own? life
"""

_LOSSES = """
lost ~5 to/by/through suicide
suicide of/took my/our/a
<kin>s suicide
"""


@cache
def others() -> tuple[re.Pattern[str], ...]:
    """Signs that the writer worries about somebody; compiled when first asked for."""
    return compiled_pair(_WHO, _BETWEEN, _DEEDS, _NAMES), compiled(_FOUND, _NAMES)


@cache
def lost() -> tuple[re.Pattern[str], ...]:
    """Signs that somebody close has died so: the note is for the writer."""
    return compiled_pair(_CLOSE, _BETWEEN, _DIED, _NAMES), compiled(_LOSSES, _NAMES)
