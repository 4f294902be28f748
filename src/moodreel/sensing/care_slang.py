"""What sounds like a crisis in slang, in words that dodge filters, and in learners' English.

English only; editorial, as `care_wishes` says. Slang ages: what is new is missed.
"""

SLANG = """
^ just? end me already/$
please end me
kill me ~3 serious/not_joking/not_kidding/not_a_joke
be unalive/unalived/dead_irl
grippy sock/socks
^ kms lol but
kys thoughts/moment/urges
kms/kys thoughts/urges/again/tonight/today/mood/hours/time
sudoku/oof/yeet/snooze/neck/rope/expire/unexist/unlive myself
life ~1 exe quit/stopped/crashed/terminate*
off button on/for myself/me/life
delete/deleting/erase/end/ending my ~1 existence/life/account_irl !on/story
cba/cbf/cant_be_bothered/cannot_be_bothered/over/sick with/to/of ~1 living/live/life/existing/exist
    $
dirt nap
return to dust/the_void/the_earth/nothing
rip me soon/tonight/tomorrow
ctb community/tonight/soon/method/methods/date/this
checking out for_good/permanently/early/of_life/tonight $
clock/clocking out of/for life/good
press/hit/push the? ~2 off/quit/delete/exit button on/for ~1 life/me/myself/good
^ kms/ctb/kys_me/suicidal/kermit_suicide/self_unalive
ima/imma/boutta/bouta/gonna/will/might/could/tryna kms/ctb/unalive/rope/neck/kermit
<want>/<will>/about_to/time_to/ready_to/ima/imma rope/rope_myself/neck_myself/ctb $
rope looks/sounds/is_calling/calling/is_looking/calls/is_the_answer
choose/chose/pick/choosing rope
catch/catching the bus tonight/soon/for_good/this_weekend_for_good/and_never
neck/necking/roping/yeet/yeeting/erase/erasing/terminate/delete/deleting myself !from_the_group/
    from_that/
    from_facebook/from_social/from_this_chat
yeet me off/into/from ~1 cliff/bridge/roof/building/earth/planet/existence
yeet ~2 off/from the? ~1 mortal_coil/earth/planet/this_world/existence
game end myself/$
<want>/<will>/gonna/can_i log off/out/off_for/out_of ~1 life/irl/permanently/forever/existence/
    for_good
log/logging off/out for_good/permanently/of_life/of_existence/irl
alt f 4 my/me/myself/life/this_life
uninstall/unsubscribe/delete/quit/exit/ctrl from? my? life/existence !of/is_strange/hacks
delete/erase/remove me from this/the world/earth/planet/existence/life
forever/eternal/permanent/infinite sleep/nap/bed/rest
for/the long/forever/final/last/eternal sleep $
toaster/toast bath
bath ~2 with my? a? toaster
take/taking/bathe/bath ~2 a? toaster
commit/committing/kermit suicide/sudoku/die/unalive/not_alive/neck_rope/toaster_bath/oof
im? gonna/want_to/might/ima/imma commit $
thinking/thoughts/thought/think about? of? suicide/unaliving/unalive
suicide/suicidal thoughts/again/vibes/mood/era/tn/today
feel*/having/getting/had/been suicide/suicidal
unalive/unaliving/unalived again/myself/me/sounds/looks/thoughts/is/tonight/$
self unalive
become a? another? statistic
<want>/<will>/be/wish/rather/put_me ~3 feet under !film/show/series
feet under sounds/looks/would
meet my maker
ending/end it fr/frfr/irl/for_real/soon/now/tonight !with
beans and styro
cat scratches ~5 deep/deeper/again
barcode arms/thighs/legs/arm/thigh/wrist/wrists
ana and mia are my only friend/friends
"""

LEARNERS = """
life ~1 not/isnt/no worth for me
my life ~1 no/isnt/not more/worth/anymore $
dont/not want/like exist/existing/live/living/life
want/like/need to? go/leave/out from/of this/the world/life/earth
i ~1 want to? dead
anymore will/wish/desire for/to live/life
want/need/wish/like to? finish/stop/end/terminate/quit/close my life
make/put/give an? end/finish to/with/of/in my life
dont/not want be/live/exist/wake/continue ~2 here/anymore/alive/up/$
not/dont/no/never want/wish to? live/life/living anymore/more/longer/$
i/im/i_will/want/want_to/i_would/im_gonna/i_think ~1 kill me !with/for/if/when/now
i ~2 think/thinking/want/decide* ~1 to? kill/hang/shoot/drown/cut me
i cut/cutted/burn/hang/hurt me $
throw/throwing/jump*/put me under/in_front_of/off/into/from ~3 <drop>
my life ~2 no/has_no/not_have/without/doesnt_have/dont_have have? sense/meaning/value/worth/purpose/
    point
no/not/dont/lost/without/havent ~2 have? ~1 wish/desire/force/will/strength/taste/power/energy ~1
    to/of/
    for live/life/living
anymore force/strength/energy/power to live/go_on
tired/exhausted/sick/bored from/of/with the? my? life/living/existing $
cant/not ~2 support/stand/bear/tolerate/endure this? life/living/existence/to_live
take my soul/life
better ~2 i wasnt/werent/hadnt born/here/alive
better ~2 i was/were/am/have/had not/never born/exist/been_born/here
better ~3 i die/died/dead/dont_live/not_live/not_exist
why ~1 i ~1 was? born/alive $
i/and/to sleep ~3 never ~2 wake/awake/wake_up
nobody/who will/would cry/miss/notice ~2 i die/died/am_dead
want_to/wana/wan/wanna/wnna/want ~1 die/dead/dye $
"""
