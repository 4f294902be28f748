"""What sounds like self-harm, a plan, a goodbye or danger: of the person who writes.

English only; editorial, as `care_wishes` says.
"""

from moodreel.sensing.care_wishes import WISHING

DEED_NAMES = WISHING | {
    "harm": "cut hurt harm burn starve injure scratch punish hit",
    "harming": "cutting hurting harming burning starving injuring scratching punishing",
    "pills": "pill pills tablet tablets meds medication medications medicine painkiller "
    "painkillers paracetamol tylenol ibuprofen aspirin xanax antidepressants sleeping_pills "
    "sleeping_tablets sleeping_pill benzos capsules insulin",
    "lots": "all a_bottle a_whole_bottle the_whole the_entire too_many too_much a_lot lots a_bunch "
    "a_handful a_load loads every the_rest whole 10 15 20 24 25 28 30 32 35 40 45 50 60 80 "
    "90 100 twenty thirty forty fifty sixty a_hundred dozens enough handfuls a_pack a_box "
    "two_boxes",
    "drop": "bridge building roof rooftop cliff balcony window train trains bus truck lorry "
    "traffic cars ledge tracks subway metro overpass platform motorway highway tree wall tram",
    "body": "wrist wrists vein veins arm arms throat thigh thighs leg legs skin",
}

SELF_HARM = """
got/getting/get/took the? ~1 blade/blades/razor out
razor blade/blades and/,
cut/cutting deep/deeper/too_deep !into/than_the
biting/bite/bit/scratching my ~1 <body>
havent eaten ~3 days ~2 because ~2 disgusting/fat/deserve/hate/punish
every_time/when/whenever/if ~6 ,? i cut/burn/starve/purge $
throw_up/throwing_up/vomit/vomiting/starving on_purpose/deliberately
want_to/need_to/just feel pain $
blood ~2 calms/helps/relaxes/soothes me
pinch/pinching/bruise/bruising/hit/hitting my ~3 <body> ~4 blue/bruise*/until/black
cutting again/tonight/myself/$
scratch*/claw*/rub*/bit/bitten ~1 my <body> ~1 raw/bloody/open/until/till
got/have/with/new/made/make/more/fresh ~1 fresh/new/deep ~1 cuts/scars/burns !of_meat/for
cuts/scars/marks/burns ~1 all_over/on/up/down/across my <body>
reopen*/reopening/open/opening/pick* ~1 my/the/old ~1 wound/wounds/cut/cuts/scars/scabs
dig/digging/dug my nails into my
make/making/made myself bleed/hurt/suffer/throw_up
burn*/burnt ~4 with ~2 cigarette/lighter/iron/candle/match !the/my_shirt/my_fingers
skip/skipping/skipped ~1 meals/eating/food to/because/so ~2 punish/deserve/disappear/shrink/hate
not eating/eat ~2 because ~2 deserve/punish/hate
laxatives ~1 every/again/daily/to/after
deserve the? ~1 scars/cuts/pain/bruises/to_bleed/to_hurt/to_suffer
did/do/doing/had a? self harm session
think*/thought*/tempted ~3 using/use/touching ~1 blade/razor/knife !again_in_the_kitchen
using/used/use the blade/razor/knife again
bruised/broke/bleeding/bloody ~1 my? hands/knuckles/fist ~3 punching/hitting ~3 wall/hate/myself/
    because
stitches ~3 my cuts/wrist/wrists/arm/arms ~1 again/,/didnt/i/and
harmed/hurt/burned/burnt/scratched/starved myself today/tonight/again/yesterday/this/last_night/
    badly
bleed* myself
i/ive ~1 cut last_night/again/today/this_morning/tonight/yesterday $
cutting ~4 only/one thing/way/relief !board
cutting helps/calms/soothes/numbs $
slice*/slicing/carve*/carving/slash* ~3 my ~1 <body>
burn/burns/burned/burnt/burning my <body> ~1 with/using/on_purpose !the_oven/oven/the_pan
cigarettes/cigarette/cigs/lighter ~1 out? on my <body>/arm/hand
hit/hitting/bang/banging/slam/slamming/smash/smashing my head ~6 until/till/because/to_feel/so_i
hit/hitting/punch/punching/bite/biting/slap/slapping/choke/choking myself in_the/on_the/until/hard/$
until/till my ~1 knuckles/hands/skin/arms/head/fists bleed/bleeds/bled
make/making/made myself throw_up/vomit/sick/puke/throwing_up
throw_up/throwing_up/vomit/vomiting/purge/purging after every/each/eating/meals/i_eat/dinner
purge/purged/purging every/again/everything_i/tonight/last_night
binge*/binging/bingeing and/then/, ~1 purge/purged/purging/threw_up/throw_up
fingers/finger/toothbrush/hand ~1 down my throat
hid/hide/hidden/hiding/keep/found/find/took ~1 a/my/the/old? razor? blade/blades/razors !runner/of
razor blade/blades in/under/behind/inside my
new blades today/tonight/again/$
sharpener ~5 blade
deserve/crave/craving/need the? pain $
and/so/then/that i hurt/harm/punish/starve/burn/cut myself $
<want> bleed !for/green
want_to/need_to/miss/missing ~1 feel/feeling ~2 blade/razor/knife/sting/cut
rip/tear/peel/claw/scratch/cut my ~1 skin off/open
punish/punishing my body/myself
did it again ,? my? ~3 <body>/scars/cuts/blood/bleeding
<body> ~3 from last_night ,? i did it again
my <body> ~2 mess/ruined/bandaged/shredded/torn_up
been cutting since/for/again/lately/every
hide/hiding/hid/hidden/cover/covering my/the ~1 cuts/scars/burns/wrists
knows/know ~1 about my/the cuts/cutting/self_harm
want_to be nothing $
starve/starving ~3 until/till i ~1 faint/disappear/die/nothing/vanish
i/ive cut again
cant/couldnt stop cutting/scratching $
knife/blade/razor/gun/pills/rope ~1 in my hand/hands
until/till it/they/i bleed/bleeds
i/im/ive/me ~6 suicide/suicidal !squad/bomber/bombers/mission
hit/hitting/punch/punching/bite/biting/scratching/choking/strangling myself when/until/every/
    again/because/so
arms/legs/thighs/wrists/arm/thigh ~2 covered/full ~3 cuts/scars/burns
<want>/<will>/keep ~2 cut/burn/slice my <body>/arms
cut too deep
i ~2 cut/cutting ~2 bleed/bleeding/blood
topping/top myself
kill/killing/killed/unalive/unaliving/unalived/off/offing/hang/hanging/hanged/hung/drown/drowning/
    shoot/shooting/delete/poison/strangle/suffocate/gas myself !laughing/with_work/over_this_game/
    off
<want>/<will>/keep/kept/been/started/start/resist*/want/wanting/stop/back_to/relapsed_and/without/
    by/through/imagine ~1 <harm>/<harming> myself
<harm>/burned/burnt/harmed/hit/<harming> myself again/on_purpose/tonight/last_night/deliberately/
    intentionally/to_feel/to_cope/to_deal/because/so/every/when/whenever/to_punish/deep/to_numb/
    to_release
cutting/harming/hurting/burning myself !shaving/on/while/with/by/off/a/some/short/slack
i/ive/just/and/have self? harm/harmed/cut myself $
self harm/harming/harmed/injury again/tonight/last_night/urge/urges/relapse*/is/every/because/
    helps/since/scars/thoughts/today
i/im/ive/to/start/started/been/of/stop/keep/into/relapsed*/back_to/about/with/clean_from/doing/my/
    not_to/feel_like ~1 self harm/harming/harmed/injure/injuring/injury/mutilat*
relapsed*/started/start/back_to/been/thinking_of/thinking_about/want_to/keep/urge_to/urges_to/
    clean_from/need_to start? cut/cutting !out/down/back/class/my_hair/hair/carbs/sugar/corners/
    grass/the/it/school $
cut/cutting/slit/slitting/slash*/slice/slicing/open/opening up? open? my <body> !hair/off_the/
    shaving
fresh/new/deep/more cut/cuts/scars/burns ~2 my <body>
cuts/scars/marks on/all_over/up my <body> from/again/are/that_i/because/and/$
razor/razors/blade/blades/knife ~4 calling/my_skin/my_wrist/my_wrists/my_arm/my_thigh/only_friend/
    helps
gun/pistol/knife/blade/razor/bullet/barrel/rifle ~2 to/in/against/at/into/through/on my own? head/
    mouth/temple/brain/throat/wrist/wrists/skin/skull/chest/arm/thigh
blow my brains/head/brain out/off
bleed out/to_death
toaster in? the? bath/bathtub
suicidal/suicidally $
suicidal and/right/again/today/lately/feelings/thoughts/ideation/since/every/all_the/urges/
    tendencies/impulses/as
feel/feels/feeling/feelin/im/been/being/getting/become/kinda/still/again/actively/passively/very/
    really/so suicidal !character/man/woman/teen/people/maniac
^ jump/jumping off/in_front_of ~2 <drop> !home
^ overdose/overdosing $
^ suicide/dying/self_harm/self_harming/suicidal/kms/ctb/unalive/i_die $
have/got ~1 a? death_wish
"""

PLANS = """
tonight/tonights/today/tomorrow ~1 the night/day i end/die/do_it/go
day/night i die
<want>/feel_like/im_gonna jump/jumping $
note/letter is written/on_the_table/on_my_desk/ready
before i go/leave for_good/forever
tonight ~3 not coming back
forgive/sorry ~2 for what im gonna do
this is the end for_me/of_me
goodbye ,? ~2 im_sorry/i_love_you/forgive
see you/yall/everyone on_the_other_side
walk*/swim* into/out_to/to the sea/ocean/river/lake ~1 and never/not/disappear/drown/keep
it_will look like an accident
bought/got/have/found ~1 rope/noose/blades/razor_blades/gun ~1 today/tonight/and_i/ready/for_it/
    for_tonight/to_do_it
i/ive ~2 bought a rope
this is goodbye
tell my ~2 i love ~3 ,? im sorry
on the roof/bridge/ledge ~4 jump
standing/sitting/sat/stood on the/a ledge/tracks
research*/google*/search*/looking_up/looked_up/read_about ~3 ways/way/methods/how ~1 to die/kill/
    end/tie_a_noose/overdose
i know how/when/where im gonna do it
using/use it/this/a_gun/the_knife on myself
crash/wreck/total my/the car on_purpose/deliberately/and_die/into
letters/letter/note to ~3 before i go
<want>/<will> <just>? end it !with/by_saying/here/on_a/there $
end/ending/ended/finish/finishing it_all/it_tonight/it_now/it_today/it_for_good/it_once/it_soon/
    it_permanently/my_suffering/my_misery/my_pain/my_existence/this_misery/this_pain/the_pain/
    all_of_it
<want>/<will> ~1 end/ending everything/things_for_good/me
take/taking/took/taken/end/ending/finish my own? life !for/savings/back/in/to/easy/so/serious/
    seriously/too/there/as/story/on/work/into/and/one
<want>/<will>/throw*/take end/ending my/this whole? miserable/stupid/pathetic/sad/worthless? life
i/im/to/want_to/gonna/just/should/will/like/might/and/gotta ~1 kms/ctb/kermit
catch/catching the bus tonight/soon/for_good/and_never
i/im/<want>/<will>/and/about/of/to/ready_to/keep ~1 jump/jumping/leap/throw_myself/
    throwing_myself/step/stepping ~1 off/in_front_of/from/under/onto/out_of ~2 <drop> !home/ride/
    stop/station/to_anywhere
i/im/<want>/<will>/and/about/of/to ~1 walk/walking/step/stepping/run/running/lie_down/lying
    in_front_of/into/under/on ~2 traffic/train/trains/tracks/truck/bus/lorry/cars/tram
stand*/sitting/sat/stood/climbed on/over ~2 bridge/ledge/railing/rooftop/roof/overpass/tracks
    right_now/thinking/looking_down/ready/about_to/gonna/and_i/$
drive/driving/crash/crashing/swerve/swerving/steering ~3 into/off ~2 bridge/tree/wall/oncoming/
    cliff/truck/river/barrier/traffic
on the/a edge of? the/a? roof/bridge/cliff/building/balcony/platform/ledge
noose/rope around_my/ready/tied/is_ready/in_my/hanging
i ~6 noose
took/taken/swallow*/taking/take/ate/down*/popped/drank/counting/counted ~1 <lots> ~4 <pills>
saved/saving/stockpil*/hoard*/collect*/stash*/counted/counting/staring_at/looking_at/lined ~4
    <pills> ~1 !from
<pills> ~1 are/right/all ~2 in_front_of/next_to/beside/in_my_hand/waiting/ready/calling
have/got/holding/sitting_with ~4 <pills> ~1 ready/in_front/in_my_hand/next_to_me/beside_me/saved/
    to_die/to_end/to_do_it/lined/saved_up
i/ive/have/just/might/to/gonna/im/will/from/by/want_to ~1 overdos*
took/taken/taking/take an overdose
overdosed !on_tv
to/just/i/gonna/ive od/odd $
i/ive/gonna/want_to/might/to/and ~1 drink/drank/drinking bleach/antifreeze/poison
drink*/starv* myself to death
goodbye everyone/world/forever/cruel/all/to_everyone/for_good/for_the_last/letter/letters/note/
    notes/my_love/my_family/my_friends/and_im_sorry/i_love/i_cant
say/saying/said my/our/a final/last goodbye/goodbyes
saying/said my goodbye/goodbyes $
saying/said/say goodbye to everyone/my_kids/my_family/all/my_dog/my_cat
this/tonight/today/tomorrow/it ~1 is/will_be/might_be/could_be/gonna_be/be? ~1 my/the last/final
    goodbye/message/post/note/words/night_alive/night_here/night_on/day_alive/day_here/
    day_on_earth/letter
this/tonight/today/tomorrow ~1 is/will_be/might_be/could_be my last night/day/one !at/in/of/
    here_at/with $
last film/movie/meal/night/day/thing/one/evening/song ~2 before i die/go/leave/end/do_it/am_gone/
    kill !to/home/out/on/off/for/back/away/abroad/into/with
last night/day on_earth/alive
wr*/leave/leaving/left/finish*/typing ~3 suicide/goodbye/farewell note/notes/letter/letters
my suicide/goodbye/farewell note/notes/letter/letters
wr*/written my/a/the/some? letter/letters/note/notes to/for everyone/my/those/each ~6 gone/end/
    goodbye/sorry/why
wont/not_gonna be here/around/alive tomorrow/anymore/much_longer/for_long/for_much/for_christmas/
    next/by/when_you/in_the_morning/to_see
after/when/once im dead/gone !for_the/to_the/on/at/from/in $
by the time you/anyone/they/someone read/reads/find/finds/see/sees this/me
have/made/got/making a/the/my plan/date/method to/for/and die/end/kill/do_it/leave_this/tonight/
    how_i/my_death/the_means/a_date/im_ready
have/made/got/know a? plan/how/when/where ~3 to? die/kill_myself/end_it/do_it_tonight
set/picked/chosen/chose a/the/my date/day/method/spot ~2 do_it/die/end_it/end_my/kill
giv*/gave away ~2 my ~2 things/stuff/belongings/possessions/clothes/own/pets/everything/dog/cat
put/putting/getting my affairs in_order
join/joining/be_with/go_to/reunited_with/follow ~4 in_heaven/on_the_other_side/in_the_grave/
    in_the_afterlife
think*/thought*/contemplat*/consider*/attempt*/commit*/plan*/idea/tried/google*/research*/option/
    surviv* ~2 suicide
suicide hotline/helpline/is/seems/attempt/attempts/note/pact/plan/method/methods/thoughts/again/
    keeps/feels/watch
suicidal thoughts/feelings/ideation/urges
"""

IN_DANGER = """
do something i ~1 cant/wont take_back/regret/undo
gonna/will/wants_to/threatening_to/trying_to kill_me and ~3 cant/get_out/hide/leave/help/scared
not/dont/never ~2 safe being/to_be/staying alone/by_myself/on_my_own
none_of_this/nothing ~1 matter ~1 ,? ~2 i_will be gone
bleeding and it wont stop
dont want_to do it but i/it
not/dont_feel/dont_think_im/unsafe ~1 safe with/from/alone/right_now/tonight/at_home/here/around/
    by/anymore/being/to_be/in_my_own/on_my_own $
not/dont_feel ~1 safe with/from/around myself
not safe to be/being/left alone/by_myself/on_my_own
im/am not safe $
unsafe/danger with/to/around myself
dont/cant/couldnt trust myself tonight/alone/right_now/to_be/around/anymore/to_stay/to_keep/being/
    not_to_do/not_to_hurt/not_to/with_the
afraid/scared/worried/terrified/fear/frightened ~3 what i might/will/could/would/am_gonna/may ~1
    do/try $
afraid/scared/worried/terrified/frightened that? i might/will/could/may/wont ~2 hurt_myself/
    do_something_stupid/do_something_to/do_something_bad/do_it/act_on/lose_control/not_stop/
    try_again/try_something/make_it_through
might/gonna/will/could/may/about_to/want_to ~1 do something stupid/bad/terrible/drastic/permanent/
    irreversible/awful/dangerous ~2 to_myself/tonight/$
do something/harm/anything to myself
voices ~4 tell*/told/say*/want*/scream*/command* ~4 kill/die/hurt/cut/jump/end/harm
told/tell/tells/telling/said/says/saying/want/wants ~2 me/i_should to/go? just? kill_myself/kms/
    kys/die/hang_myself/end_it
"""
