"""How people ask for a tone: phrases for the closed list of tags, and for what a film shall do.

Editorial. Words are folded as `tokens` folds them: no apostrophes, hyphens as blanks.
"""

# Adjectives that nobody uses of themselves: alone they are a wish ("funny").
PLAIN = {
    "feel-good": "feel good, feelgood, happier, happy, cheerful, cheery, lighthearted, light "
    "hearted, joyful, "
    "light, lighter, sunny, make me happy, makes me happy, make me smile, brighten my day",
    "heart-warming": "heart warming, heartwarming, warm hearted, wholesome, touching, kind, "
    "moving, "
    "warm, sweet, tender hearted, warm my heart, warms the heart, warm the heart",
    "funny": "funny, funnier, hilarious, laugh out loud, comical, a laugh, a good laugh, some "
    "laughs, "
    "make me laugh, makes me laugh, make us laugh, makes us laugh, to laugh, laugh, giggle, "
    "humorous, humor, humour",
    "witty": "witty, wit, sharp dialogue",
    "silly": "silly, goofy, stupid, dumb, mindless, brainless, ridiculous, daft, no brains "
    "required, trashiest",
    "whimsical": "whimsical, fairy tale, fairytale, magical, playful",
    "quirky": "quirky, offbeat, off beat, eccentric, oddball",
    "uplifting": "uplifting, lift the heart",
    "inspiring": "inspiring, inspirational, inspire me, motivate me, motivating, motivational",
    "hopeful": "hopeful, give me hope, gives me hope, give us hope, some hope, happy ending, "
    "happy endings, ends well, good ending, optimistic",
    "empowering": "empowering, strong women, girl power",
    "romantic": "romantic, soppy",
    "sexy": "sexy, steamy, sensual, erotic, hot",
    "nostalgic": "nostalgic, nostalgia",
    "sentimental": "sentimental, schmaltzy",
    "bittersweet": "bittersweet, bitter sweet",
    "melancholic": "melancholic, melancholy, wistful",
    "lonely": "lonely, about loneliness",
    "tear-jerker": "tear jerker, tearjerker, tear jerkers, tearjerkers, weepie, weepy, sad, "
    "sadder, saddest, "
    "make me cry, makes me cry, make us cry, make me sob, make me weep, makes me sob",
    "tragic": "tragic, tragedy, tragedies",
    "cathartic": "cathartic, emotional, catharsis",
    "contemplative": "contemplative, meditative, reflective, slow and quiet",
    "thought-provoking": "thought provoking, make me think, makes me think, makes you think, "
    "make us think, philosophical, profound, deep, deeper, food for thought",
    "dreamy": "dreamy, dreamlike, dream like, hypnotic",
    "surreal": "surreal, weird, weirder, strange, bizarre, absurd, odd",
    "cosy": "cosy, cozy, cosier, comforting, comfort, snug, comfort watch, comfy",
    "calming": "calming, soothing, relaxing, peaceful, restful, tranquil, calm",
    "gentle": "gentle, quiet, soft, tender, mellow, low key, lowkey, quieter",
    "awe-inspiring": "awe inspiring, awesome visuals, breathtaking, astonishing, to be "
    "astonished, "
    "be astonished, to be amazed, be amazed, majestic",
    "epic": "epic, sweeping, grand",
    "exciting": "exciting, adventurous, rousing, fun, action packed",
    "fast-paced": "fast paced, fast, snappy, non stop, nonstop, quick paced, fast moving",
    "thrilling": "thrilling, adrenaline, thrills",
    "suspenseful": "suspenseful, gripping, nail biting, nailbiting, suspense, edge of my seat, "
    "edge of your seat",
    "tense": "tense, taut, tension",
    "intense": "intense, hard hitting, visceral, powerful",
    "mind-bending": "mind bending, trippy, mind blowing, blow my mind, mess with my head, "
    "mindfuck, "
    "blows my mind, brain teasing, blow our minds, psychedelic",
    "twist-ending": "twist ending, twist, twists, twisty, plot twist, plot twists, surprise "
    "ending, "
    "that i wont guess, i wont guess, never see coming",
    "eerie": "eerie, creepy, spooky, haunting, atmospheric, uncanny",
    "scary": "scary, scarier, scariest, frightening, terrifying, scare me, scare us, scares me, "
    "jump scares, jump scare, "
    "to be scared, be scared, hair raising",
    "disturbing": "disturbing, unsettling, messed up, sick and twisted, horrifying, vile",
    "gory": "gory, bloody, blood and guts, splatter, gore, blood",
    "violent": "violent, brutal, violence, brutality",
    "dark": "dark, darker",
    "bleak": "bleak, grim, hopeless, heavy, depressing, miserable, harrowing, downbeat, downer",
    "gritty": "gritty, raw, rough, realistic",
    "outraging": "outraging, infuriating, enraging",
    "satirical": "satirical, satire, satires, spoof, parody",
    "dark-humour": "dark humour, dark humor, black humour, black humor, dark comedy, black "
    "comedy, "
    "dark comedies, black comedies, morbid humour, gallows humour",
    "slow-burn": "slow burn, slow burning, slow burner, slow paced, slow, slower, unhurried, "
    "slow moving",
    "visually-stunning": "visually stunning, stunning, beautiful, gorgeous, visually beautiful, "
    "beautifully shot, eye candy, pretty to look at, great visuals, visuals",
    "clever": "clever, smart, intelligent, cerebral, ingenious, brainy",
    "charming": "charming, cute, delightful, lovely, adorable, sweetest",
    "campy": "campy, camp, cheesy, trashy, kitsch, so bad its good",
}

# These are said of oneself and of a day, too: alone, or beside others of them, they are no wish.
MOODY = frozenset(
    "happy happier cheerful joyful light sunny warm sweet kind moving silly stupid dumb daft "
    "playful "
    "hopeful optimistic romantic sexy hot nostalgic nostalgia sentimental bittersweet melancholic "
    "melancholy wistful lonely sad sadder tragic emotional contemplative reflective deep dreamy "
    "weird strange odd surreal cosy cozy comfy snug calm peaceful relaxing restful gentle quiet "
    "soft tender "
    "mellow low lowkey intense tense tension raw rough dark darker heavy bleak grim hopeless "
    "miserable "
    "depressing slow slower fast clever smart stunning beautiful lovely adorable violent brutal "
    "bitter exciting fun lighter cosier weirder funnier cheery ridiculous scary scariest "
    "frightening terrifying disturbing unsettling "
    "horrifying tragedy blood gore violence touching grand powerful infuriating suspense laugh "
    "comfort deeper camp absurd bizarre fun quieter mindless vile unhurried delightful charming "
    "odd eerie creepy comforting".split()
)

# What the film shall do with the mood. Those of the first words of a clause are orders.
INTENTS = {
    "lift": "cheer me up, cheer us up, cheers me up, lift me up, lift me, lift my spirits, lift "
    "our spirits, lift my mood, "
    "lifts my spirits, raise my spirits, pick me up, perk me up, brighten me up, feel better, "
    "make me feel better, improve my mood, boost my mood, put me in a good mood, pick me upper, "
    "take my mind off, takes my mind off, get my mind off, keep my mind off, keep my head off, "
    "distract me, distraction, to forget, make me forget, help me forget, forget about, "
    "make me feel good, feel good again, warm me up, escapism, escapist",
    "calm": "calm me down, calm me, calms me down, calm down, help me relax, relax me, to relax, "
    "wind down, "
    "help me sleep, fall asleep, settle me, soothe me, to unwind, help me unwind, unwind, "
    "destress, de stress, "
    "chill out, switch off, slow my pulse, settle my nerves, calm my nerves, send me to sleep, "
    "relax, decompress",
    "stir": "wake me up, shake me up, get my heart pounding, get my heart racing, get my blood "
    "pumping, "
    "get my pulse racing, thrill me, excite me, pump me up, energise me, energize me, stir me, "
    "give me energy, get me going, fire me up, get the blood pumping, heart pumping, kick me "
    "awake",
    "surprise": "surprise me, surprise us, something different, something unexpected, pick for "
    "me, choose for me, "
    "pick for us, dealers choice, anything you like, whatever you think, you choose, you pick, "
    "your choice, something random, something else entirely, out of the ordinary, something new "
    "to me",
    "match": "match my mood, matches my mood, stay with it, understands me, wallow, "
    "how i feel, like i feel, keep me company, a good cry, have a cry, a proper cry",
}
