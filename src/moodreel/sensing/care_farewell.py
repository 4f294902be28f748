"""What sounds like taking leave of life without naming it: goodbyes, last things, no way on.

English only; editorial, as `care_wishes` says.
"""

FAREWELL_NAMES = {
    "dear": "mum mom mummy mommy dad daddy wife husband son daughter kids children family parents "
    "sister brother friends girlfriend boyfriend baby grandma gran nan grandad partner boys girls",
    "pet": "dog cat pets cats dogs rabbit hamster bird horse animals plants fish",
    "things": "things stuff belongings possessions clothes records guitar books jewellery jewelry "
    "tools games collection laptop watch ring car savings everything own bike console phone",
    "finale": "evening night day film movie song meal sunset message post sunrise weekend tweet "
    "drink cigarette walk words goodbye",
}

FAREWELLS = """
least ~1 painful/scary way to go/die
cant stop planning it/how/my
no pain/suffering/crying after tonight/today/tomorrow
anymore pain/suffering after tonight/today/tomorrow
insurance covers/pays/will_pay it/out/them
cant/dont do this/life anymore $
im/am/i ~1 done ,? ~1 goodbye
thank/thanks ~2 and goodbye
give/given/gave up on everything/all_of_it/myself/it_all $
wont ~1 be? needing/need ~3 this_year/next_year/tomorrow
gonna/will ~1 see my ~1 late? <dear> again soon
who would/will ~1 even? ~1 notice/care/miss_me $
if i wasnt/werent/am_not ~1 here/around/alive tomorrow/anymore ~4 matter/notice/care/miss
packed/cleaned/tidied/cleared ~2 my ~1 room/flat/house/desk ~2 so ~2 <dear>/they/nobody/he/she
last message/post/text/note from me/i/ill
taking/take up space
made/making my decision $
made ~1 peace with it/that/everything/this $
it ~3 all be? over tomorrow/tonight
not want_to ~1 be/exist/live here/alive/around/anymore !at/in/today/for
dont want_to be here !,/at/in/with/for/today/i/this/when/if/and/either
wont/will_never/never see/hear me/from_me again/anymore
dont/please_dont/try_not_to ~1 miss me
left/leaving/wrote/written/write instructions ~4 dog/cat/kids/funeral/accounts/password/passwords
better without me in/around/$
reached/at/near/come_to/hit ~1 the/my? end of the/my road/rope/line/tether/journey $
it/this/all/everything ~1 ends/end/stops tonight/today/tomorrow
lost/losing/lose the/my/all will to/$
one/1 more night/day ~1 and/then ~3 over/done/gone/free
cant ~1 keep/keep_on doing/living/going this? ~1 anymore/$
hope ~4 forgive/forgives me $
im? sorry ~1 <dear>/everyone/god ,? ~3 cant/couldnt/anymore/tried/love/not_strong/do_it
nothing ~1 ahead/left/inside ~3 darkness/pain/emptiness
wish/hope/want/pray my heart ~3 stop/stops/stopped/give_out
<want>/wish_i_could/just stop/quit breathing/existing/waking
rather not be/exist/wake/live here/alive/around/up/$
<all>/people/nobody ~2 get over me
nobody ~3 needs/need/miss/misses/missing me $
think*/thinking ~1 of/about ending it/everything !with
cleaned/tidied/paid/settled/cancelled/sorted/packed ~5 ,? ~4 nobody/no_one/they/family/anyone wont?
    ~3 have_to/
    has_to/needs_to/clean_up/deal
hope ~3 find someone/somebody/another nice/good/better ~2 for/to
you/she/he/they can have ~1 my stuff/things/room/clothes/records/car/books/everything/dog/cat
dont/please_dont ~1 look/come/search/wait ~2 for/looking me $
dont wait for_me/up ,? dont
dont look/come for me
said everything/all i needed/wanted/had to_say/$
last time i/you/they/we will/shall/see/hear/hug/saw ~4 hug/see/hear/hold/from/$ !seen/of_the
its/is/was/be the last time $
because/like its the last time
hugged/kissed/held my <dear> ~5 last/goodbye/longer
thank/thanks ~4 before i go !to/home/out/on/off
wont/not be long now $
i will ~1 be free/at_peace/gone/at_rest soon/at_last/finally/from_this/tonight/tomorrow
going/gonna/go somewhere ~3 cant/wont/never/dont/nobody ~2 back/return/hurt/find
im/gonna ~2 away/leaving ~2 and ~2 not/wont/never coming/come/be/return back !to_this_job/to_work
not coming back this_time/from_this/ever/$ !to
better/easier/best for everyone/everybody/them_all/us_all/the_family/my_family ~1 this way/if/
    without/when
everyones/their/family/kids/parents/moms/mums/wifes life/lives ~2 would/will/be ~2 easier/better
<dear>/they/everyone/people ~3 have ~1 better/easier/happier life/lives if/without
holding/hold/dragging/drag/weighing/bringing everyone/them_all/my_family/people/you_all back/down
    !at_work
no/have_a/dont_have_a/any place/room/home in/on ~1 this/the world/earth/life
dont/never ~1 belong here/anywhere/in_this_world/on_this_earth anymore/$
nothing/noone/nobody ~1 to stay/live/go_on/be_here/hold_on for/$
cant/dont/not ~1 see ~2 way/road/path forward/ahead/through/on/out $
whats/what_is/see/no the? use of/in going/living/trying/carrying/being/going_on ~1 on/alive/anymore/
    $
no/any reason to get_up/wake_up/get_out_of_bed/keep_breathing/breathe/try/carry_on ~2 anymore/ever/$
<want>/want/wish ~2 it/everything/the_pain/my_head/the_world ~1 all? to? go/be/turn dark/black/
    quiet/silent/over
    ~1 forever/for_good/$
close my eyes and/forever/for_good ~2 never/forever/not/dont
close my eyes and never open
<want>/wish/wish_i_could ~2 sleep and thats it/all
if i get/have/got cancer/sick/ill ~4 wont/let_it/not/happy/glad/relief
stopped/stop/skipping/refuse/refusing ~1 taking? my insulin/meds/heart/medication/dialysis ~4 ,? ~3
    die/end/let/
    hope/care/take_me
let it end/kill_me/take_me $
stopped/stop/without/dont ~1 looking/look ~2 before/when/both_ways/while ~3 cross*/road/street
hop*/pray*/wish*/wait* ~1 something/someone/anything/god/it/death/a_car ~2 takes/take/kill/kills/
    ends/finish* me
    out/away/$
world/life will/would ~1 go/carry/move/keep on/turning/going ~1 without me
out of the picture $
happier/better/relieved/easier ~2 once/when/if/after/without im/i/me ~4 gone/out_of/dead/not
envy/jealous/envious ~1 of? ~1 dead/people_who_died/people_who_die/anyone_who_died/those_who_died/
    people_who_passed/people_in_comas/corpses/the_departed
envy/jealous ~3 dead/died/die/dying
count* ~1 down? the? days/hours/minutes until/till/to ~3 gone/over/end/dead/die/leave !of_school/
    here/work/this_job
will/would/is be? ~1 my last christmas/birthday/summer/winter/spring/year/easter/monday/week/month $
my last christmas/birthday/summer/winter/spring/year
last ~1 sunset/sunrise/film/movie/song/words/thing ~1 i ~1 see/hear/write/watch/say/do $
decided ,? and? ~3 calm/peace/peaceful/relieved/relief/at_ease
only/just? one way this/it/that ends/can_end/will_end/stops $
chosen/decided/picked/know/planned how i ~1 go/die/end/do_it/leave $
think/thinking/thought/stare/staring ~1 about/at the ~1 river/bridge/sea/lake/water/tracks/cliff/
    rope/pills/gun
    ~1 a_lot/constantly/all/every/again/lately/$ !trip/holiday
river/sea/water/bridge/tracks/edge/pavement/ground/dark/darkness ~2 looks/seems/is/calls/calling/
    keeps ~1 inviting/
    calling/tempting/peaceful/so_inviting/so_peaceful/me !beautiful/nice/pretty
better/easier/nicer if i ~1 stopped/stop/ceased/wasnt/werent/disappeared/didnt/never ~2 being/
    existing/here/
    breathing/around/alive/exist/wake/born/$
better/easier if im not around/here/there/alive/in_their/in_your
tired/sick/exhausted/dread/hate/hating of? waking up $
disappointed/annoyed/sad/upset/angry/crying ~4 woke/wake/waking/still ~1 up/here/alive $
sad/disappointed/sorry to ~1 still? be here/alive/awake
<want>/pray/wish/beg/begging/ready/hope to die !laughing/of
not/isnt long for this world
no/see_the/the point ~1 hanging/sticking/staying/being/carrying ~1 about/around/on/here/alive $
mercy/blessing/relief/kindness/gift/favour/favor ~2 if i ~3 didnt/never/died/went/was/were/stopped/
    wake
outlived my use*/welcome/purpose/time
doing/do ~2 everyone/everybody/them/them_all/you_all/the_world/people/world a? favour/favor
call it a day on/with ~1 life/everything/living
put me out_of my/this? misery/pain/suffering !by
put me down $ like_a_dog/please
cant hack/stand/take/stick/do it/this anymore ,? ~2 want out/it_over/to_go
finish/end/be_done/over with everything/all/all_of_it/it_all $
go/leave/depart/disappear/escape/vanish from ~1 this/the world/earth/life/planet
look_after/take_care_of/take_in/care_for/feed/adopt/watch my ~1 <pet>/<dear> ~2 when/after/once/if
    i/im
thank/thanks ~8 ,? take_care_of/look_after/goodbye my ~1 <pet>/<dear>
goodbye everyone/all ,? thank/thanks
goodbye ,? and? thank/thanks ~2 for everything
give/gave/given/giving/donated my ~2 away !because/to_make/game/goal
give/gave/given/giving away my ~1 <things> !to_charity/because/when_we/before_the_move
give/gave/given/giving/sold my ~2 <things> ~4 ,? ~2 wont be? need*/play*/using/use
found/finding/find ~2 home for the/my <pet> ~4 ,? ~2 sorted/ready/gone/go/settled/in_order/when
wont/will_not/not_gonna be? need/needing it/this/them/these/that/anything/any_of_it/my_things/money
    anymore/where/soon/much_longer/after
wont/will_not/dont be? need/needing ~4 where im gonna? go*
wont/will_not be? need/needing ~1 tomorrow/tomorrows/next_week/next_year
this/tonight/today/it/its/tomorrow ~1 is? ~1 my/the ~1 last/final <finale> !of/in/at/with/here/on/
    for/
    this/before_the
my ~1 last/final <finale> ever/alive/here/$
last ~2 i will/would/can/shall ever see/hear/watch/listen/eat/write/have/taste
one/a last film/movie/song/meal/night/time/drink/walk/sunset/hug before i go/leave/die/end !to/home/
    out/on/off/for/back/away/abroad/into/with/and
last film/movie/song/meal before i go $
tomorrow wont/will_not/doesnt/isnt come/happen/exist/coming !soon/fast
wont/will_not/isnt/no be? ~2 tomorrow for_me
wont be another morning/day/tomorrow/christmas/birthday for_me/$
dont/didnt/never/not/cant/wont ~1 plan*/expect*/intend*/see_myself/see_me/think_i_will/
    picture_myself
    ~2 be/being/living/live/see/seeing/last/lasting/reach/reaching/make_it ~3 here/
    around/alive/past/tomorrow/next_year/birthday/christmas/winter/year/summer/25/30/18/21/40
dont/not/never ~1 plan*/want/feel*/see* ~3 stick*/stay*/hang* around $
not plan* on sticking around !at/for/here_for/after
letters/notes/letter/note ~1 written/are_written/are_on_the/is_on_the/sealed/are_done/ready !for
notes written
ive/i/have ~1 written/wrote/finished/sealed the/my/all_the/all_my letters !for/to/of/on/in/a
written/wrote/write/writing/left/leave/leaving a/my/the/some note/notes to my <dear> $
written/wrote/made/finished/updated my will ,? and? ~3 sorry/goodbye/letters/ready/everyone/now/
    order
said/say/saying sorry to everyone/them_all/all_of_them $
put/putting/got/getting/have/everything/everythings/its ~1 everything/all/things/my_affairs in
    order $
my affairs are/is? ~1 in order
made/make/making/found ~1 peace with leaving/dying/going/death/the_end/my_decision/what_im/ending/
    my_fate
at peace with my decision/dying/death/leaving/the_end/going/what_im/ending $
at_peace/calm/relieved/peaceful because/now_that/knowing ~3 over/end/gone/soon
it/its/this/all/everything will/gonna ~1 be over soon/tonight/by_tomorrow/for_good $
soon it/this/everything/the_pain/all ~1 will/wont/gonna ~2 be_over/hurt/end/stop/all_be_over !says
soon i ~1 wont/will ~2 problem/pain/suffering/hurting/gone/rest/peace/free/nothing/sleep_forever
you/they/everyone/nobody ~1 wont/will_not/never ~1 have_to/need_to worry/look_after/deal ~1 about/
    with/
    after? me
i/im/am/me/feel*/being ~3 a/such_a/the burden to/on/for/,/$ !on_this
<dear>/they/you/everyone/people ~2 deserve/deserves/need/needs ~2 better than/without me
<all>/kids/<dear> ~1 will/would/be/are ~1 better off $
<all>/<dear> ~2 manage/cope/do/get_by/survive/get_on/be ~1 better/fine/well/ok/okay/happy without
    me !for/this/
    tonight/today/tomorrow/at/on
<all>/<dear> ~3 happier/better ~1 without ~1 mother/father/mum/mom/dad/husband/wife/son/daughter
    like me
worth more dead/gone/to_them_dead
insurance money/payout/policy ~3 more/than/without/if/when/would/me
<dear>/they/wife ~2 would/will/could ~2 get/have/use/need the? ~1 insurance
i/me/ill/us ~4 in/to heaven/the_afterlife soon/tonight/tomorrow
<want>/<will>/gonna/will/coming/soon ~3 be_with/join/see/meet/follow ~4 on_the_other_side/in_heaven/
    over_there/who_died/who_passed/in_the_next_life
will/gonna be with/join my ~1 <dear> soon !,/at/in/for/when/and/on
going_to/gonna/ready_to/want_to join/follow my late? husband/wife/mum/mom/dad/son/daughter/brother/
    sister/baby/partner $
go/going and? ~1 be with her/him/them/mum/mom/dad/my_wife/my_husband $
coming to be/join with? you/him/her/mum/dad
dont want_to be here without him/her/them/you/my $
<want>/fall ~3 asleep/sleep/rest for_good/forever/for_eternity/permanently/eternally
eternal/everlasting/endless/permanent peace/rest/sleep/nap/darkness/silence !grant
lights ~3 go_out/off/out for_good/forever/permanently
<want>/want/wish/need ~1 off this/the ride/planet/world/earth/rock/merry_go_round $
want/need/wish ~1 out of life
<want>/<will>/get off this planet/rock/earth
dont want_to do tomorrow/life/this_life/living/existing/being_alive $
cant/dont/not ~2 do/face/take/handle/survive/go_through another/one_more/a_single day/night/morning/
    week
    of_this? $
only/just see/have/know one/1 way out
only/just one/1 way/solution/option/exit/escape/answer out/left/for_me/remaining !of_the/of_town/,
only/just one/1 thing left ~1 do !,
no ~1 way out for_me/of_this/anymore/left
world/earth/everyone doesnt need me $
lifes/life_is done with me
only/one way out ~1 is ~2 die/death/dying/suicide/dead
if i vanish*/disappear*/die*/went/left ~3 ,? nobody/would_anyone/who ~3 look/search/notice/know/
    care/
    miss/cry
dont be/cry/mourn/grieve sad? ~2 when/after you? ~1 hear/im_gone/read/find/i_am_gone/im_dead
tell ~1 my <dear> ~2 i love/loved/always/never/tried/forgive them/her/him/loved/meant $
tell ~1 my <dear> ~1 im sorry $
sorry for everything ,? ~1 i_love/goodbye/i_cant/please/forgive/this
im sorry for everything $
nobody/no_one/anyone/nothing can save/help me now/anymore/$
too late for me $
too late to save me
my time to go $
its/it_is/think/guess/feel ~2 my time to go/leave/die !to/home/,
my time has/is come/up/over !to_shine
ive/have/i had my time/innings $
good run/life/innings ,? but/and ~4 ready/enough/go/over/time
its? time to check/bow out $
time i was/were/is gone/dead
enough ~4 ,? ready to go/die $
had/have enough of it_all/all_of_this/all_this/everything/this_life/life/living/this_world $
run/ran/running/im/ive out of reasons/reason to stay/live/go_on/keep_going/wake/be/fight $
dont/no/not ~2 reason/reasons ~2 to stay/stick_around/be_here anymore/here/alive/around/$
keeping/holding/tying/keeps me here/alive ,? nothing/anymore
only/just here/alive/breathing/around because/for_the_sake ~2 my ~2 <pet>/<dear>/mother/father !park
werent/wasnt/isnt for my ~2 i would ~2 gone/dead/not_be_here/done_it/ended/killed/jumped
too ~3 coward/scared/afraid/chicken/weak ~3 to do_it/die/end_it/go_through/kill/jump $
havent/dont/not/lack ~2 courage/guts/nerve/balls to do_it/end_it/end_things/end/jump/die/kill/
    go_through
courage/guts/nerve/balls/strength to do_it/end_it/end_things/end/jump/die/kill/go_through/
    leave_this $
disappear/vanish/leave/gone/go_away ~1 permanently/for_good/forever/for_ever !from_work
plan*/think*/thought*/imagin*/pictur*/picked/chose*/wonder*/come/cry/attend/show_up/dream* ~6 my
    own?
    funeral
imagin*/pictur*/wonder*/thinking ~3 being/i_was/i_were/like_to_be/feels_to_be dead/gone $
hop*/pray*/wish* for/i_get/i_had/i_have/i_got/to_get/id_get ~2 cancer/heart_attack/aneurysm/stroke/
    car_crash/accident/tumour/tumor/terminal
wouldnt/wont/not ~2 move/step/get/jump out of the? way ~2 bus/car/train/truck/it
wish it had/was/were ~2 me instead
i/im shouldnt/should_not exist/be_alive/be_here !,/at/in/so/i/for/with/right/because
why am i ~2 still? alive/here/breathing $
i/im/am/me/feel* ~3 waste of space/oxygen/air/skin
whats/what_is the? point of/in me/my_life/my_existence/being_me $
dont/idk/not/no ~2 know? why im/i ~1 even/still ~1 here/alive/exist/trying $
idk why im even? here/alive
nobody wants/needs me here/around/alive/anymore
no use/good to anyone/anybody/man/nobody/my_family/them/him/her/the_world
better gone/dead $
as well just? be_dead/die/end_it/be_gone/kill_myself/jump/not_exist/not_be_here
i_would/im/id ~2 be? better dead/gone/off_dead $
wont/not ~2 bother/trouble/burden ~2 for? ~1 much_longer/anymore/any_longer
no/lost_the/lost_my/not wish/will/desire/force/strength ~1 to ~1 live/go_on/carry_on/continue/living
god/lord/jesus/death/he ~1 takes/take/took/taking me in_my_sleep/tonight/soon/home/away/$
hop*/want*/wish*/pray* ~4 go/pass/slip_away/drift_away/pass_away/taken in my sleep
im/am/so/just/really/ngl/totally ~1 done with ~1 life/living/existing/this_world $
point ~1 in/of/to ~2 carrying_on/sticking_around/staying/hanging_on/being_around/going_on !with/at/
    in/
    for/until
no/any/dont/not ~3 fight left in me !,
im/am/so/ive ~2 done/finished/stopped/tired ~1 fighting/trying/struggling $
nothing left for me here/in_this/in_life/anymore/$ !on/to_watch/to_see
no/any/see_a/have_a future for me/myself
have/see/got/theres no hope left/for_me/anymore $
cant/couldnt live with it/this/myself/what_i/the_shame/the_guilt $
"""
