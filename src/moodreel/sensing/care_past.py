"""What sounds like a danger of before that is back: attempts, self-harm and thoughts of it.

English only; editorial, as `care_wishes` says. Having come through alone is no sign; what is back,
about to break, or regretted is.
"""

PAST_NAMES = {
    "time": "days day weeks week months month years year",
    "broke": "break breaking relapse relapsing slip slipping cut cutting blade blades razor "
    "struggling tempted temptation urge urges give_in giving_in hurt_myself cave",
    "harmed": "cut cutting self_harm self_harming self_harmed hurt_myself hurting_myself harm "
    "harming burn_myself burning_myself harmed",
}

RESCUED = """
wish ~2 ambulance/paramedics/doctors/police/nobody/they/he/she/mum/mom ~1 hadnt/had_never/didnt/
    never
    come/came/saved/found/save/find/called/stopped/arrived
saved/found/revived/resuscitated/stopped me ~3 ,? ~2 wish/regret/hate/hated ~2 hadnt/didnt/it/them
should/wish ~2 let/left me die/go/bleed
"""

PAST_AND_PRESENT = """
since i last cut/harmed/attempted/tried/hurt ~3 ,? and/but
clean ~4 and/but ~4 ruined/broke/lost_it/messed_up/blew_it/slipped
suicidal/dark/bad/old/intrusive thoughts ~3 back/returned/worse/louder/again/here
the plans are back
i/ive/have od/odd/overdosed ~6 again/back/building/same
anniversary of my ~2 attempt/overdose
can/could feel ~2 myself ~1 slipping/sliding/going/sinking ~2 back/under/again/down/away
feel it ~1 building/coming/happening/starting/creeping ~1 again/back/up
died/die/dead by my own hand
those/these/the/old feelings/thoughts/urges ~1 are/is/have ~2 here/back/again/returned/creeping/
    loud/louder
hospitali*/sectioned/committed/admitted ~3 after/for/because ~4 trying/attempt/tried/overdose/
    cutting/
    suicid*/myself
wish my ~1 attempt/overdose/try ~1 had/worked/succeeded/would
wish it had/would_have? worked/killed_me/succeeded/been_enough
should have ~1 died/been_dead/worked/killed_me/jumped/stayed_dead
pumped/pump my stomach
stomach pumped
scars ~5 want/new/more/fresh/add/again
promised/promise/swore ~4 never/stop/not ~2 again/it/cut/harm/try ,? but ~3 want/cant/did/broke/
    urge/again/
    need
new scars
i ~1 started again ,? ~3 cut*/harm*/blade/hurting
stopped/quit hurting/cutting/harming myself? ~5 started/again/back
<time> free/clean ~1 of/from ~2 <harmed> ~1 gone/over/broken/wasted/ruined/lost
<time> clean gone/over/ruined/wasted/down_the
lost my ~4 clean
threw/throw away ~3 clean/sober/sobriety
as low as ~4 tried/attempt*
low ~2 since ~3 tried/attempt*/hospital
last time ~4 like_this/this_bad/this_low ~3 tried/hospital/attempt*/overdose*
<harmed> again/tonight/last_night/today $
<harmed> again after
thoughts/urges/urge/ideation/voices/impulses ~2 back/returned/returning/resurfaced/worse/stronger
    !to_me/at_school/to_smoke/to_drink/home
thoughts/urges/urge/ideation ~1 came/come/coming/creeping/started/have_started/keep_coming back/
    again/
    in !to_me/home
dark thoughts ~2 back/again/returned/lately/creeping/every/at_night/tonight/coming
back in/at/to ~2 dark/bad/darkest/darkness/black place/hole/times/pit !for_dinner
back in/at ~2 place/point ~3 want*/wish*/gone/die/dead/end
at this point ,? want_to be gone/dead
survived/survive/surviving my/an/the ~2 attempt/overdose/od !on/at/by
since/after/before/from/of/about my ~1 attempt/attempts/overdose !at/to/on
my last/first/second/third/latest/previous ~1 attempt/attempts failed/didnt/was_not/wasnt !at
my ~2 attempt !at/to/on ~4 again/same/back/back_there/hospital/fail*
i/ive/have attempted in/last/again/before/when/twice/once/two/three/a_few/several/and/,/$
i/ive/have ~1 tried/attempted ~1 before and/,/but ~2 will ~1 try_again/do_it_again !,/at/to/with/
    the/for
tried/attempted once/twice/before ~3 next time/one i wont/will
next/this time i/it wont/will_not fail/be_stopped/survive/miss/be_saved/be_found
next/this time i will ~1 succeed/make_sure/finish_it/do_it_right/do_it_properly/die
didnt succeed/work/die/manage last time ~2 this time i/it will !,/pass/win/be/have/get/study
failed ~2 at/to killing/kill/dying/die
disappointed/angry/sad/upset/annoyed ~3 woke_up/survived/still_alive/alive/here
woke/wake/waking up in ~2 hospital/icu/er/ambulance ~4 ,? ~3 disappointed/pills/alive/angry/failed
hospital/icu/er/emergency/ward ~4 overdose/overdosing/attempt/taking_pills/pills/cutting/cuts
out_of/left/discharged_from/back_to/back_in/admitted_to/from/in/leave the/a? psych/psychiatric/
    mental/
    mental_health ward/hospital/unit/facility !documentary
psych ward ~5 again/back/already/trying
inpatient ~4 again/back/discharged
sectioned again/twice/last/and/for/before/, !film
last time ~4 ended_up/landed/finished/woke ~1 in/at ~1 hospital/er/icu/ward/ambulance
survived ~6 ,? wish/wished ~1 hadnt/didnt
wish i hadnt survived/woken/lived/made_it/been_saved/been_found
clean for? ~4 ,? ~3 but/and/until ~4 <broke>
<time> clean/free ,? ~5 <broke>
<time> clean ,? ~3 gonna break/relapse/slip/lose
clean ,? ~4 gonna relapse/break/slip
relapsed/relapse/relapsing last_night/tonight/again/yesterday/today/badly/$ !on/into_smoking
relapsed after ~3 <time>
relapsed ~3 cut/cutting/blade/blades/myself/harm/sh
broke/broken/lost/lose/ruined/threw_away/threw/end my ~1 streak ~3 ,? ~3 <harmed>
streak ~5 without <harmed>
<time> without/free_from/free_of <harmed> ~3 ,? ~3 <broke>
stopped <harmed> ~5 ,? ~2 tonight/again/want_to/urge/back/tempted/miss
havent <harmed> since/in/for/today/yet/this ~6 ,? but/and/dont
used to <harmed> ~4 ,? and/but ~4 urge/urges/want_to/back/again/tempted/start/miss
used to <harmed> ~2 ,? ~2 urge is/urges_are back
go/going/goes/gone/went/fall/falling/slip*/slide/sliding/getting back to/into <harmed>
old ways/habits/habit of <harmed>
struggl*/trying/fighting/hard/tempted/try/fight not_to ~3 cut/relapse/hurt/harm/kill/die/jump/do_it/
    self_harm/end_it $
struggl*/trying/fighting/hard/try/fight not_to ~3 <harmed>/hurt_myself/kill_myself/end_my
struggl*/trying/fighting/hard/try/fight not_to go back to <harmed>
thought i was ~1 over/past/done_with/better ~2 want_to die/dying/suicidal/self_harm/cutting/
    this_urge
same as/the_way ~3 before ~2 attempt/tried_to/overdose
feels the? same ~3 attempt
attempt and/, ~4 feels/feel ~1 same
overdose ~8 feel/feels the same
tried_to hang/kill/drown/shoot/overdose ~4 ago/last/before/when/once/and
over my/an/the attempt
"""
