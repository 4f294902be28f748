"""What sounds like a wish not to live, and like feeling a burden.

English only. Editorial, after the warning signs that are commonly listed for the public (wishing to
die, feeling a burden, seeking means, saying goodbye); no clinician has reviewed them. The notation
is that of `care_notation`, the spelling that of `care_spelling`: no apostrophes, "im" for "I am",
"want to" for "wanna", "gonna" for "going to".
"""

WISHING = {
    "want": "want_to wish_to i_need_to ready_to hope_to hoping_to would_rather rather deserve_to "
    "long_to longing_to let_me plan_to planning_to decided_to trying_to tried_to try_to "
    "urge_to like_to should i_have_to prefer_to",
    "will": "gonna will might may could would tempted_to able_to willing_to how_to way_to ways_to "
    "place_to time_to urges_to considering thinking_of thinking_about thought_of "
    "thought_about think_of think_about about of like going_to just keep from fantasi* "
    "not_to",
    "just": "just really so badly also seriously literally actually honestly only all simply both "
    "desperately fucking kinda still",
}

WISHING_NAMES = WISHING | {
    "i_were": "i_was i_were i_would_be im i_am id",
    "nobody": "nobody would_anyone would_anybody would_someone will_anyone does_anyone who_would "
    "not_a_soul not_one_person",
    "gone": "died die gone dead disappear* vanish* killed kill_myself wasnt_here werent_here "
    "wasnt_around dropped_dead ended_it not_here not_around stopped_existing never_existed "
    "ceased wasnt_alive wasnt_born never_born left_this left_forever not_alive here_anymore",
    "all": "everyone everybody world they family kids children friends husband wife mum mom dad "
    "parents people you partner daughter son boyfriend girlfriend",
}

NOT_TO_LIVE = """
i/im/me/my/id ~5 happier/better/easier ~2 dead/dying
point/purpose/sense/strength/energy/will ~1 in/of/to ~2 being_alive/living/live/existing/exist/
    going_on !in/with/at/on/near/here/there
reason ~2 for me to be/live/exist/stay
reason/reasons/why ~3 i should ~2 live/living/alive/exist/existing/stay_alive
why am/was/do/did/are i ~2 alive/born/exist/still_here/still_alive/even_here
fantasi*/dream*/daydream*/romantici*/obsess*/yearn* about/of/on/with/for ~1 death/dying/suicide
look*_forward_to/cant_wait_for/cant_wait_to ~1 die/dying/death/my_death/be_dead
if i died/die in_my_sleep/tonight/tomorrow/today/right_now ~4 fine/okay/ok/good/better/relief/
    happy/glad/care/mind
wouldnt/dont care/mind if ~3 hit/die/died/dead
i should just? disappear/vanish/die/end_it $
dont want_to continue/stay_alive/survive $
be_with ~1 dead/late husband/wife/son/daughter/mum/mom/dad/brother/sister
i have no future
hard/exhausting/painful/torture/pointless/unbearable/difficult/hurts ~1 being_alive/to_be_alive/
    to_exist/existing/to_stay_alive
feel* like ~1 dying !of/from/for $
dark/suicidal thoughts $
until/so_that/so i never/dont/wont wake
get/got/getting/be hit by ~2 bus/truck/car/train ~3 relief/fine/care/mind/better/happy
exist*/living/life/being_alive is/feels/hurts ~2 too painful/much_to_bear/unbearable
being alive hurts/is_torture/is_unbearable/is_exhausting
think*/thought*/imagin*/pictur*/plan* ~1 my own? funeral/death/suicide
god/lord/death please? take me tonight/now/away/home $
please just? take me out_of_this/away_from_this_life
wish i was/were never born/alive/here
dont/didnt/not/never ~2 want_to/wish_to live another/one_more/through/past/to_see
dont want a? tomorrow/future
easier/better/nicer/nice/peaceful/relief ~2 to not_be/not_exist/be_dead/not_wake !in_this
easier/better/nicer/nice/peaceful ~2 not being/existing/waking here/alive/up/$
dont/cant/not/never ~4 keep_going/hold_on/hang_on/go_on ~1 anymore/much_longer/like_this
dont think/know ~2 i can keep/go/carry on/going $
dont know how much longer i can hold/hang/go/do/take/keep/stand/last
how much longer i can hold/hang/keep/live/survive
cant/dont do/take this/it anymore ,? i_want_out/goodbye/im_sorry/i_give_up/im_done/please
i want out $
they/everyone/people/nobody ~5 fine/okay/ok/happy/relieved/better if/when/once/without i/im/me ~2
    <gone>
no/isnt_a/not_a/isnt_any ~1 place/room for me in/on this/the world/earth/planet
world/earth/planet/nobody doesnt/wont/does need/miss/want/needs me ~1 in_it/here/anymore
im/feel/am ~1 ready to go !to_bed/to_the/out/home/on/on_holiday/shopping $
made my peace
wont/will_not be a/anyones problem/bother ~4 anymore/longer
soon ~6 i_will be gone/dead/free_of_this/at_peace
i_will be gone/dead soon/by/before/tomorrow/tonight
wont be a problem/burden
every ~4 wont/dont/didnt/not/never wake up
hop*/pray*/wish* ~2 wont/not/never wake !the/them/her/him/before/up_before/my
<want> <just>? <just>? die !laughing/of/from/trying/alone/on/hard/for/in_peace_when
i just/could_just/might_just/should_just <just>? die right_now/already/tonight/today/and/$
cant/wont/dont i <just>? <just>? die/be_dead
i ~6 way_to/ways_to/place_to die $
<want>/<will> unalive
<want> <just>? be dead/gone !by/in/when/from_this_job
i/im/id/me/am ~3 better off dead
i should be_dead/have_been_dead/have_died
<want> not be_alive/be_here_anymore/exist/wake_up/live
wish/hope/pray/wishing/hoping/praying to_god? that? <i_were>/i <just>? dead/gone/died/not_alive/
    not_here
wish/hope/pray/wishing/hoping/praying ~2 i ~2 die/dont_wake/never_wake/not_wake/get_hit/get_cancer
    !before/up_before/until/up_until/up_early/up_at/up_too/the/by_inspiration/by_the_feels
wish/hope/pray/wishing/hoping ~1 i <just>? could/can/would/will <just>? die/disappear/vanish/
    sleep_forever
wish i had/would? never been? born/existed/exist/woke/woken
wish i could <just>? stop/not/cease/fall ~1 existing/exist/living/being/be/asleep_forever
wish i had? didnt/wasnt/werent/dont/not ~1 exist/alive/born/wake/woke/here_anymore/survive/
    survived
wish ~1 someone/god/something/you would <just>? kill_me/end_me/take_me
wish it/everything was/were/would all? over/be_over/end/just_end $
shouldnt/should_not/never_should have? ever? be/been alive/born/exist/survived
dont/doesnt/not deserve to live/be_alive/exist/be_here
never asked/wanted to be born/alive
think*/thought*/fantasi*/dream*/daydream*/obsess* ~1 about/of/on <just>? my_own? dying/being_dead/
    not_existing
think*/thought*/fantasi*/dream*/obsess* about/of not being/waking/living ~1 here/alive/up/around/
    anymore
think*/thought*/fantasi* about/of my own? death/funeral
think*/thought*/thinking about/of death all/every/a_lot/constantly/more/nonstop/again/and/lately/
    so
think*/thought*/fantasi* about/of ending it/my/things_for_good/everything
welcome/crave/craving/want/invite/beg*_for/pray*_for/long*_for my? sweet? death
waiting to/for die/death/it_to_all_be_over $
death/dying/being_dead/not_existing/not_being_here ~2 is ~2 easier/peaceful/relief/only/escape
death/dying/being_dead/not_existing/not_being_here ~2 seems/sounds/feels/looks/would_be ~4 easier/
    peaceful/relief/comforting/escape/way_out/option/answer/solution/release/better/appealing
painless/easiest/quickest/quick/fastest/peaceful/best way/ways/method/methods to die/go/kill/
    end_it
how many/much ~6 to die/kill/overdose/od/end_it
lethal/fatal dose/amount of
dont/didnt/doesnt/not/never/no_longer ~2 want_to/wish_to/care_to/feel_like ~2 be_alive/
    being_alive/exist/existing
dont/didnt/not/never/no_longer ~2 want_to/wish_to/feel_like just? keep? live/living !in/at/
    with_my/with_him/with_her/there/here/without_you $
dont/didnt/not/no_longer ~2 want_to/wish_to live ~2 anymore/like_this
dont/didnt/not/no_longer ~2 want_to/feel_like ~1 be/being ~2 anymore
dont/not ~2 want_to/know_how_to/know_if_i_can go/keep on/going $
dont/not ~2 want_to/know_how_to/think_i_can/know_if_i_can/care_if_i ~1 wake_up/waking_up !early/
    at/before/for/to/so_early
dont/not ~2 want_to/think_i_will ~1 see/reach/live_to/live_past tomorrow/next_year/next_week/
    another_day/30/18/my_birthday
wouldnt mind/care ~3 dying/not_waking/being_dead/if_i_died/if_i_didnt
hope*/wish* ~1 truck/bus/car/train/something/someone/plane ~2 hit/hits/kills/kill/crashes me/
    with_me
dont care/mind ~2 if/whether i ~2 live/die/wake/woke/died/get_hit/got_hit/make_it
dont/didnt/not want_to be on/in this/the world/earth/planet/life
dont want this/my life anymore
dont want_to do this/life life? anymore
dont/didnt/never belong on/in this/the world/earth/planet/life
dont/doesnt/cant see/have/find ~2 point/reason/purpose ~1 in/to/of/for ~1 living/live/going/go/
    carrying/exist*/being_alive/being_here/anything_anymore/life/keep_going/stay*
no/any/little/lost_all/lost_my/lost_the/losing_my/losing_the will/reason/reasons/purpose/desire to
    ~1 live/exist/stay_here/stay_in_this/keep_living/stay_alive/be_alive/be_here/keep_going/wake_up
no/any/little/lost_the will/reason/desire to ~1 go_on $
no/see_any/see_the/whats_the/what_is_the/whats_even_the/is_there_a/is_there_any/is_there_even_a
    point/reason ~2 living/alive/existing/going_on/carrying_on/life/anymore/continuing/exist/live
give/tell/need/find me? a/one/any good? reason ~1 to/not_to live/stay/stay_alive/keep_living/kill/
    die/go_on
nothing left? for_me? to_live_for/worth_living_for/keeping_me_here/keeping_me_alive/
    left_for_me_here
only ~5 keeping/keeps/kept/stopping/stops me here/alive/from
only reason ~2 im still? alive/here/breathing is/are/because
only ~1 alive/living/breathing because
life ~3 isnt/not/aint/doesnt_feel/doesnt_seem/never even/really/feel? worth it/living $
not/is/isnt/if ~4 worth living !there/in/here
tired/sick/exhausted/fed_up/weary of/with/from? ~1 living/life/being_alive/existing/existence $
im/am/just/feel/so/really/completely/totally ~1 done/through/finished with ~1 living/life/
    existing/being_alive $
tired/sick/exhausted/done of/with? fighting/trying/struggling to ~1 live/stay_alive/be_alive/
    survive/exist
hate/regret ~1 being_alive/living/existing/that_im_alive/that_im_still_alive/that_i_woke_up/
    that_i_exist/that_i_survived $
hate/regret/disappointed/annoyed/sad/upset that? i ~1 woke_up/wake_up every/again/this_morning/
    at_all/alive
cant ~2 go_on/carry_on !a/to/with_the/like_nothing/holiday/any/the/vacation/trips $
cant ~2 live/keep_living/continue_living ~2 anymore/like_this/with_myself/with_this_pain/
    another_day
cant ~1 do/face/handle/take life/living/being_alive/existing $
cant ~1 do/face/handle/take another/one_more day !of/at/in/like
cant/dont ~1 live/survive/face/make_it_through/get_through another/one_more day !of/at/in
cant ~1 be_here/be_alive/exist/stay_alive anymore
cant/not_able_to/dont_know_if_i_can/how_to ~1 keep myself safe/alive
want/need/wish/ready_for/begging_for ~2 it/this/everything/pain/suffering/hurt/hurting/life/
    voices/all to just? end/stop/be_over/all_be_over/finally_end/go_away_forever/stop_forever $
want/need/wish ~2 it/everything/this all? over/over_with/to_be_over $
<want>/go*/fall*/drift*/just ~2 sleep/asleep/bed ~3 never/not/dont/didnt/wont/without ~2 wake/
    waking
never/not/dont ~2 want/want_to ~1 wake/waking up again/anymore/tomorrow/ever $
want_to/wish_i_could/like_to ~1 sleep forever/and_never/for_eternity
want_to/wish_i_could/like_to <just>? <just>? disappear/vanish/cease/evaporate/fade_away/be_erased/
    not_exist/stop_existing !into_a/into_the/from_work/on_holiday $
want_to/wish_i_could/like_to <just>? <just>? disappear/vanish/be_gone/leave forever/for_good/
    from_this/completely/and_never/off_this/this_world/this_earth/this_life
i/me ~3 cease/stop existing/to_exist/living/being_alive
want/need ~2 out of this/my/the life/world/existence/body
leave/leaving/exit/exiting/depart*/left this/the world/earth/life/planet !behind
giv*/gave up on life/living/my_life/being_alive/ever_living $
giv*/gave up on my? life/living
cant/dont/cannot ~1 see/imagine/picture/have ~2 future/way_out/living_past/being_alive/a_tomorrow
    for_me/for_myself/anymore/with_me_in_it/of_this/30/18/next_year/$
cant/dont/cannot ~1 see/imagine/picture ~2 way_out/future_for/living_past/being_alive/other_way
no other? way out !of_the/of_here/of_this_meeting/of_town $
wont/not_gonna/dont_think_i_will/cant/not_sure_i_will/not_sure_i_can/dont_know_if_i_will/
    dont_know_if_i_can/dont_think_i_can/dont_think_im_gonna/how_to ~1 make_it/survive/last/get
    through/to/past/until/till/another/the/tonight ~2 night/tonight/tomorrow/weekend/morning/
    christmas/birthday/day
wont/dont_think_i_will/cant/not_sure_i_will/dont_know_if_i_will/dont_think_i_can ~1 survive
    tonight/this/it/another/much
"""

A_BURDEN = """
nothing but a burden
wont/not/never bother/hurt/burden ~2 anyone/you/people/anybody/everyone anymore
<all> ~2 would/will/be/is/are/might/gonna ~3 better/happier/relieved/easier/glad off? ~1
    without_me
<all> ~2 would/will/be/is/are/might/gonna ~3 better/happier/relieved/easier/glad off? ~1 if_i/
    if_im/once_im/when_im/with_me ~2 <gone>
better/best off? without_me !there $
better/best/easier/simpler/happier off? ~2 if i/im ~2 <gone>
<nobody> ~3 care/notice/miss/mind/cry/cares/notices/bother ~3 if/when/that/once i/im ~2 <gone>
if i ~2 <gone> ~3 ,? <nobody> ~3 care/notice/miss/mind/cry/come/cares
<nobody> would/will? even? miss_me/notice_im_gone/notice_my_absence/come_to_my_funeral
being/just/only/am/im/like/such ~1 a? burden to/on/for everyone/them/all/my/people/you/others/
    those
wont/dont have to worry/deal/put/look/carry/suffer ~2 me anymore/much_longer/soon
would/who_would miss me if/when i
"""
