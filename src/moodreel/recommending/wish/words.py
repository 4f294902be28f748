"""Words that carry nothing by themselves: they part phrases, deny them, or only keep the tone."""

FUNCTION = frozenset(
    "a an the of in on at to for from with by and or as it its that this these those which who "
    "is are be would could should will can do does there here than then me us one ones some any "
    "but so i im id ive we my our you your was been have has had am up".split()
)
FILLER = frozenset(
    "good great nice best better perfect really very so bit little kind sort please pls plz "
    "tonight "
    "today now maybe perhaps watch watching see seeing evening weekend like want need something "
    "anything nothing stuff thing things thanks thank hi hey hello ok okay just only quite rather "
    "pretty too also more most again preferably ideally probably ones lot lots much any all "
    "another "
    "else other else well yes yeah um uh oh god literally actually basically totally super "
    "set recommend suggest recommendations recommendation suggestions suggestion give show find "
    "pick "
    "get got put play bring hit know think looking search mood fancy wanna would love hoping "
    "night "
    "welcome fine time once feel feels feeling sunday saturday friday style type genre based "
    "vibe vibes tone "
    "quality top rated decent proper full made produced released not no without never rainy year "
    "years "
    "help make ending endings story stories cinema plot soundtrack subtitles subtitle watchable "
    "old new "
    "long short choose lets let people say going way same else yet already bed bedtime before "
    "seen "
    "edge touch hint bit dash last yesterday seen saw watched date partner girlfriend boyfriend "
    "wife husband whole gang want out use could".split()
)
NEGATORS = frozenset(
    "no not without nothing none never avoid except minus skip less isnt arent dont doesnt didnt "
    "wont nor neither hate cant zero wouldnt shouldnt".split()
)
NEGATING = (
    "anything but", "other than", "sick of", "tired of", "enough", "rather not", "cant stand",
    "instead of",
    "apart from", "fed up with", "bored of", "had enough of", "free of", "away from",
    "over with", "not into",
)  # fmt: skip
ABOUT = ("about", "set in", "set during", "set on", "set at", "set around", "involving", "where",
"in which",
         "based on", "revolving around", "takes place in", "taking place in", "centred on",
         "whose", "that feel like", "that feels like")  # fmt: skip
ENDS_ABOUT = frozenset("please pls plz no without not nothing".split())
RESETS = frozenset("but just only although however instead though".split())
FINE = frozenset("fine ok okay alright welcome allowed cool good".split())
OUT = frozenset("out not banned forbidden".split())
