"""What sounds like danger at this moment: being hurt or threatened, or within reach of dying.

English only; editorial, as `care_wishes` says.
"""

DANGER_NAMES = {
    "them": "he she they hes shes theyre someone husband wife partner boyfriend girlfriend bf gf "
    "ex fiance fiancee dad daddy father stepdad stepfather mum mom mother stepmum stepmom "
    "stepmother uncle brother stepbrother cousin grandad grandfather carer caretaker roommate "
    "flatmate landlord pimp neighbour neighbor parents boss teacher coach man guy son",
    "feared": "husband wife partner boyfriend girlfriend bf gf ex dad father stepdad stepfather "
    "mum mom mother stepmum stepmom uncle brother stepbrother parents son carer father_in_law him",
    "strikes": "hit hits hitting beat beats beating punch punched punches punching slap slapped "
    "slaps slapping kicked kicks kicking stabbed attacked attacks hurts hurting whips whipped",
    "strangles": "choke chokes choked choking strangle strangles strangled strangling suffocated",
    "raging": "drunk smashing screaming shouting yelling raging violent hitting beating throwing "
    "banging hit breaking",
    "means": "pills tablets medicine medication knife knives rope gun shotgun rifle pistol blade "
    "blades razor razors noose train_tracks tracks bridge medicine_cabinet ledge",
    "high": "roof rooftop bridge ledge cliff balcony window railing platform overpass tower",
    "day": "today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday "
    "weekend",
    "line": "helpline hotline crisis_line crisis_text_line suicide_line samaritans lifeline 988",
}

HURT_BY_OTHERS = """
someone/man/people/he/they ~3 break/breaking/get/getting in/into my/the house/flat/home/room/
    apartment
he/she/man/ex/someone/they ~1 chasing me !in_the_game/around
hes/shes/theyre chasing me !in_the_game/around
trapped/locked/stuck with him/her/them/my_ex $
<them> ~2 attacked/attacking me !in_the_game
scared/afraid/terrified/fear* for my life/safety/kids
my <feared> ~1 is violent/abusive
live/living/trapped with ~2 violent/abusive/abuser
punch*/hits/hit ~1 holes/wall/walls ~5 my head/face/me
comes/came/gets/sneaks in/into my room/bed
making/make/made/forcing/pressuring me ~1 send/take pictures/nudes/photos/pics
put/slipped something in my drink
<them> ~2 scratches/bites/kicks/burns/chases me !up/out
<them>/and ~4 punched/slapped/kicked/stabbed/headbutted/choked/strangled/throttled/dragged/pinned/
    whipped me !in_the_gut/up/out
<them> ~3 slammed/smashed/banged/shoved/pushed/bashed my head/face/hand/arm ~1 into/against/on/in/
    through
<them> ~2 pinned/held/pinning/holding me down !with_work
couldnt/cant/could_not breathe ,? ~4 let_go/hands/neck/he
<them> ~2 forced/forces/forcing himself/herself/themselves on me
<them> ~2 forced/forces/forcing me to !watch/listen/eat/see/go/sit/read
i/im/ive ~2 was/got/been/being/getting ~1 assaulted/mugged/attacked/beaten/groped/threatened
    !by_a_goose/
    by_a_bird/by_my_cat
being beaten/abused/hit/assaulted/followed/stalked/threatened/blackmailed by ~3 my/a/an/someone
i/im/me ~2 blackmail*/sextort*/being_trafficked
<feared>/teacher/coach/boss/priest/doctor/he/man touches/touched/touching me !heart/soul/so/deeply/
    with
if i ~5 ,? ~3 kill/hurt/beat/find/stab/shoot me
he/hes/ex ~1 will/would/gonna kill me $
my/our life/lives is/are/was/were/might_be in danger
my kids are? in danger
not/dont/never ~2 safe in/at my ~1 house/home/room/flat/bed/school/family/country/town/street
break/breaking/kick/kicking/banging/bang/pounding ~1 down/on/in my/the ~2 door
break/breaking the ~1 door
someone/he/man/stranger/people ~1 in/inside/entered/broke_into my house/flat/room/home/apartment
    !tonight
someone/he/man/they broke in and/,
i/ive/got/have/covered_in/full_of ~3 bruise/bruises ~5 he/she/they/dad/mum/mom/husband/boyfriend/
    from/
    where !falling/football/rugby/boxing/skating
gave/give/gives me ~2 bruise/bruises/black_eye
black eye ~3 from my
scared/afraid/terrified/frightened/dread* ~1 of? ~1 what he/she/they/dad/mum/husband/ex ~1 do
scared/afraid/terrified/frightened ~1 hes/shes/theyre/he/dad ~1 coming/come/finds/find !to_the/for
<them>/he tracks/tracking/checks/controls/follows/waits/waiting ~6 outside/my_phone/every
<feared>/he/she ~1 controls/controlling everything/me/my_money/my_phone !the_remote
afraid/scared to leave/tell/go_home/sleep because/, ~1 he/she/they/dad/husband/my
locks/locked/lock me in/out/up ~1 without/room/basement/cellar/food/at_night/cupboard/closet
nowhere to go/sleep/stay $
have/had to flee/escape ~5 kids/nowhere/him/home/house/children
<them> ~3 <strikes> me !up_for/up_with/with_a_great/with_questions/with_the_news/with_the_bill/
    out/at/to/in_the_feels/in_the_gut/in_the_face_at/in_chess/in_mario/every_time_we/by/on/off/
    when_we_play/like_a/hard_in/right_in/with_that/with_his_spoon/with_this
beat/beating/beats me up !over/about
hit/hits/beat/beats/beating me ~2 every day/night/week/time_he
<strikes> me with ~1 belt/stick/bottle/fist/fists/cable/shoe/bat/hammer
<them> ~3 <strangles> me !up
hand/hands around/round/on my neck/throat
<them> ~2 broke/breaks/broken/fractured my arm/nose/rib/ribs/jaw/finger/fingers/wrist/leg !record/
    wrestling
told/tells/made/makes me to? say/tell i fell/tripped
<them> ~2 push*/shov*/drag*/throws/threw/grab* me about/around/down/against/across/by_the_hair/
    by_the_throat/by_the_neck
say i fell $
<them> ~2 threw/throws/throwing things/plates/bottles/stuff/furniture at me
throws things at me
<them> ~2 rape/rapes/raped/raping/molests/molested/groped/gropes me
raped/molested/groomed/trafficked me
i/im/ive/me ~3 raped/molested/trafficked/sexually_assaulted/sexually_abused/gang_raped !by_reaper/
    by_the_boss
touch/touches/touched/touching me at_night/in_bed/inappropriately/down_there/sexually/where/when_i/
    there
force/forces/forced/forcing/make/makes/made me to? ~1 do_things/have_sex/sleep_with/touch
i/im/ive ~3 abused !enough/by_the/by_referees
abuse/abuses/abused/abusing me $
<them> ~3 abuse/abuses/abused/abusing me
trapped/stuck/live/living/in ~1 an? abusive relationship/marriage/home/household/house/family
my abusive <feared>
i/im/am/so ~3 afraid/scared/terrified/frightened/fear of my ~1 <feared> $
i/im/ive/am/so ~3 frightened/scared/terrified/afraid of him/her/them $
scared/afraid/terrified/dont_want_to/cant ~1 go/going/be home because_of? ~3 <feared>/he/hes
threat* to ~1 kill/hurt/beat/stab/shoot/burn/murder/rape/hit me/us/my
said/says/told/swore/promis* ~4 would/will/gonna kill/hurt/murder/shoot/stab me !laughing/with/when
i/im/ive/me ~2 think/scared/afraid/know/terrified/fear/worried ~2 will? gonna/will/would/might/may
    kill me !if_i/when/for/laughing
i/im/ive/me ~2 scared/afraid/terrified/fear/worried ~1 he/she/they/husband/dad kill/kills/hurts/
    hurt/finds/find me
<them> ~2 gonna/will/trying_to/tried_to/want_to/going_to hurt/stab/shoot/murder/beat/rape/strangle
    me !feelings/at/in/to
<them> ~1 trying_to/tried_to kill me !with
before/unless/until he/she/they kills/kill/hurts/hurt/finds/find/beats me
kill/kills me and the/my/our kids/children/family/dog/mum/mom
wont/doesnt/not ~1 let/letting me leave/out/go $
wont/doesnt let me leave the/this house/flat/room/apartment/home
<them> ~2 locked/locks/locking/keeps me in/inside/up/locked !a_hug/his_arms/stitches
cant leave the/this house/flat/him/her because_of? ~2 he/him/hes/violent/afraid
hiding ~2 from my? <feared> $
hiding/hid/locked/locking ~7 <raging>
<raging> ~7 hiding/hid/locked_myself/lock_myself
hit/hits/hitting/beat/beats/beating my? mum/mom/mother/mam/sister/brother/kids/son/daughter !at/to
ex/husband/he ~4 turning_up/turns_up/showing_up/shows_up/shown_up at my house/home/work/door/flat/
    place
<them> ~2 outside my door/house/window/flat/room !selling
<them>/stranger/car/people/group/men ~3 following/followed me home/and/down/right_now/again/
    everywhere/from/in_a/in_his/with_a/off/$
stalking me !on
im/i/ive/being/been/was ~1 stalked
have/got a stalker
<feared>/he/she ~5 has/got/had/with/holding/waving/pulled a? knife/gun/machete/axe and_he/and_im/
    and_hes/and_shes/at_me/on_me
pointed/pulled/held/holding/put ~1 a/the/his/her gun/knife/blade at/to/on/against me/us/my
burn ~1 house/flat/us down/with/alive ~1 with us/me/inside
im/i_am/am in ~1 danger !of/zone
<them> found/find my blade/blades/razors/razor/cuts/scars/pills/note/stash
found out about my cutting/cuts/scars/self_harm/attempt
help me ~4 hurt/kill/hit/beat/attack/rape me
i/ive/just ~2 ran/run/running away from home !when/at/as/once/to_join
kicked/threw/thrown/chucked me out ~5 gay/trans/pregnant/nowhere/homeless/live/streets/night
nowhere/no_place to sleep/stay/live/go tonight/now/and/because/$
i/im/ive ~2 sleeping on_the_streets/rough/in_a_doorway
"""

WITHIN_REACH = """
think/i/ive/have ~1 took/taken too much/many $
garage with the engine/car/motor
engine on/running ~4 garage/window/hose
i/im ~4 on the ledge
holding/got/have a/the knife/gun/razor/blade/rope and_i/$
a/the rope and a? beam/tree/chair/stool
dont/please_dont ~1 let/leave me ~2 alone tonight/right_now
i/im feel/feeling/felt/so/very ~1 unsafe
close to/near the? edge/jumping/ending/doing_it !of
on the edge and/,
bought/got/have/saved enough ~2 to do_it/die/end/kill
alone/scared/afraid/terrified/safe with/of/from my own? thoughts/mind/head/brain
scared/afraid/terrified of myself
alone with these/those/my thoughts
end/ending things/it here/right/for_good/permanently/myself
standing/sitting/stood/sat/am/im at/on/over the ~1 edge/ledge $
dont/not know/sure if ~1 i ~2 be alive/here/around tomorrow/next/in_the_morning/by/anymore/
    much_longer/$
or i wont/cant/might_not make it/survive/be_here/be_alive/cope $
bath ~4 razor/blade/toaster/knife
i/im/ive/me ~6 noose/overdose/razor_blade/razor_blades/unalive !prevention/training
emptied/empty the/a/my ~1 medicine_cabinet/bottle/packet/box/pill ~2 $ into/and/,
<pills> with/and ~3 wine/vodka/whisky/whiskey/gin/rum/alcohol/booze/beer !dinner
took/taken/swallow*/ate something i shouldnt/should_not
took/taken/swallow* the/a whole/entire/lot lot/thing/pack/packet/box/bottle $
took/swallow*/downed ~1 all of them/it $
dont know/remember/care how_many/how_much i took/swallowed/taken/drank
took/taken too many/much $ of_them/of_my
mixed/mixing ~3 <pills>
i/im/ive/up ~3 top/roof of ~2 car_park/building/tower/parking/multistorey/block/cliff/bridge
feet/foot/legs/toes ~1 over the edge
climbed/climbing over ~2 railing/railings/fence/barrier/rail
i/im/ive ~2 on/near/by/at the track/tracks/train_tracks/railway/railway_line/rails
stand*/standing/sit*/waiting/walking ~3 on/near/by/at/along the track/tracks/railway/rails/ledge/
    cliff
cant/not/dont/not_sure ~4 stay/keep/be safe until/tonight/till/anymore/through/right_now/$
cant be trusted alone/tonight/on_my_own/around/right_now
i/im ~3 bleeding ~1 a_lot/badly/everywhere/heavily/out/and/so_much
i/im/having/in ~2 a? ~2 crisis !at_work/point/mode/of_confidence/management/actor
mental_health/suicidal/personal crisis $
thoughts/urges/urge/visions/images of/to ~1 jump/jumping/hanging/drowning/crashing/dying/hurting/
    hurt/
    stabbing/harming/ending/cutting/overdosing
fight/fighting/resist/resisting/silence these/the/my ~1 thoughts/urges/voices/demons ~1 anymore/
    longer/
    much/tonight/$
go/going/gone through with it $ tonight/this_time/now
have/got a plan and/to/, ~2 the? means/way/place/die/date/method
i/ive ~2 a plan $ to_leave/to_die
ive/i/have set/picked/chosen/circled a/the date/day/night/place/spot $
about to ~2 something terrible/stupid/awful
need ~3 hospital/help/emergency/ambulance ~2 or/before i/im
cant/dont ~1 be left? on_my_own/alone/by_myself tonight/right_now/now/anymore/with
someone/please ~1 help me $ please/now/i_cant/im/before
need help now/right_now/please/$ to_stay
call/calling/send/need an? ambulance
took/taken/swallow*/downed/popped/had/take ~2 whole/entire/all_the packet/pack/box/bottle/strip/
    blister !of_biscuits/of_crisps/of_cookies/of_wine/of_water/of_chips/of_sweets/of_beer
took/taken/swallow* like/about/around/nearly/almost/at_least ~1 <lots> ~3 <pills>
took/taken/swallow* something ,? ~4 wake/die/dying/scared/regret/sleepy/numb
bottle/glass/lots/litre of vodka/whisky/whiskey/gin/rum/wine and ~5 <pills>
<pills> and ~3 bottle/glass of vodka/whisky/whiskey/gin/rum
extra/too_many/more <pills> to/just_to feel/sleep_forever/stop
extra <pills> ~1 just? to feel
drank/drunk/swallowed/drink/drinking bleach/antifreeze/poison/drain_cleaner/detergent
i/im/ive/up/me on/at/by the/a <high> $
on/at/by/over the/a/my ~2 <high> ~2 looking/staring/crying/thinking/wondering/ready/want !for/
    at_the_view/at_the_stars
looking/staring/look/stare down ~2 from/off/over ~2 <high>
floor/<high> ~3 looking/staring down/at_the_ground/at_the_drop
edge of ~3 <high>/building/car_park/parking_garage/parking_lot/multistorey/quarry/rocks
railing/barrier/fence ~3 high/low/climb
parked ~3 cliff/bridge/edge/railway/sea
dont/please_dont/never leave me alone tonight/right_now/with_my_thoughts/with_myself/now
shouldnt/should_not/cant/mustnt/not_safe_to/must_not ~1 left? alone right_now/tonight/
    with_my_thoughts/with_myself/now $
shouldnt/cant be left alone !with_the_cake
alone ~3 ,? dont know what i will/might/could do
scared/afraid/terrified/frightened ~3 what i will/might/could/would do
gun/shotgun/pistol/rifle/revolver is/are/its loaded
<means> ~2 in my lap/hand/hands/pocket/bag !kitchen
<means> ~3 in_front_of/next_to/beside me
clean*/load*/got_out/get_out/holding/looking_at the/my/his shotgun/gun/rifle/pistol/revolver
shotgun/gun/rifle/rope ~4 shed/garage/closet/drawer/attic/cupboard and/,/$
hose ~5 exhaust/garage
cut/cuts/i_did ~5 wont_stop/cant_stop/doesnt_stop bleeding
blood ~4 i_did/did_it_to/done_it_to/my_own ~3 myself/wrist/wrists/hand/doing
cant/dont/wont promise ~2 i will/can ~2 be/stay here/alive/safe/around
cant/couldnt/dont stop thinking/looking/staring about/at/of ~5 <means>
keep/keeps/kept/cant_stop looking/staring/thinking/glancing/coming/going at/about/back_to/out_to ~3
    <means>
<means> ~5 keep looking/thinking/going/staring at_it/about_it/there/out_there/back
look/looking/stare/staring at the? train? tracks/bridge/knives/water/drop/pills ~2 too_long/long/
    differently
nearly/almost/close_to ~1 drove/drive/driving/swerved/steered ~4 on_purpose/into_a_tree/into_a_wall/
    into_traffic/into_oncoming/off_a/off_the
nearly/almost/close_to ~1 stepped/stepping/walked/walking/step/walk/jumped/jumping/fell in_front_of/
    off/under/into_traffic !ladder/the_ladder
nearly/almost/close_to ~1 jumped/doing_it/did_it/do_it/ended_it/ended_things/went_through_with_it
    yesterday/today/last_night/tonight/again/this_morning/this_week
<day> ~1 is the day/night i go/leave/die/end $
<day> ~1 will be my? last/the_end
gonna/will do it tonight/tomorrow/this_time/today $
made up my mind ,? ~3 tonight/die/done/gone/goodbye
tonight/tonights ~3 ,? ~2 made up my mind
tonight im done/gone/finished $
i have? decided ~1 to die/end_it/end_my/leave_this/leave_forever/kill
decided ,? ~1 tonight im done $
it/its/is/have/has ~1 decided ~1 im? gonna? die/to_die/to_end/no_going_back
everything/all ~2 ready/set/prepared/in_place ~3 ,? i? just? ~3 do it !with/for/again
everything/all i need to end_it/do_it/die/go/end
help ~3 or/before i ~2 do_something/do_it/hurt/harm/kill/die/jump
stop me before/from i? do/doing something/it/this/hurting/hurt/kill/killing/jump/jumping/cut/cutting
called/rang/call/texted/phoned/tried/ringing/calling ~1 <line> !of/for_my/for_the
<line> ~4 hold/nobody/busy/hung_up/didnt/queue/waiting/answer*/picked
need/want/please/have ~3 talk me out_of it/this/dying/jumping/doing_it $
reason not_to/why_not_to/i_shouldnt do_it/end_it/die/jump/kill $
voices ~6 tell*/told/say*/want*/scream*/shout*/command* ~4 do_it/hurt/jump/die/kill/cut
havent eaten/ate/drunk in/for ~2 days/week/weeks !because/with_the_flu
stopped eating and/so/until/to/, ~4 die/disappear/end/wake/start
last/survive/through/get_through the/this/another night/winter ,? dont want
losing my grip ,? ~4 do/hurt/undo/end
not_turning/let_go_of/letting_go_of/turn/turning/jerk/jerking the wheel ~3 bend/tree/cliff/bridge/
    oncoming/wall/corner
"""
