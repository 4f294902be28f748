"""How people name kinds, genres, places and what they cannot bear: phrases for the closed lists."""

FILM = "film, films, movie, movies, flick, flicks, picture, feature film, motion picture, feature"
SERIES = (
    "series, show, tv show, tv shows, tv series, miniseries, mini series, limited series, "
    "box set, boxset, episodes, episode, web series, docuseries, tv"
)

# Nouns that name nothing but a sort of film; `EVERYDAY` ones do so only beside a film.
GENRES = {
    "Action": "action film, action movie, action, actioner, action packed, action films, action "
    "movies, "
    "action thriller",
    "Adventure": "adventure, adventures, swashbuckler",
    "Animation": "animation, animated, animations, cartoon, cartoons, pixar, stop motion, "
    "claymation",
    "Biography": "biography, biopic, biopics, biographical, life story",
    "Comedy": "comedy, comedies, comedic, slapstick, screwball, comic, farce",
    "Crime": "crime, gangster, gangsters, mafia, mob film, mob movie, true crime, noir",
    "Documentary": "documentary, documentaries, docu, mockumentary",
    "Drama": "drama, dramas, dramedy",
    "Family": "family film, family films, family movie, family movies, family, for kids, for the "
    "kids, for children, for the whole family, "
    "for the family, kids film, kids movie, kids movies, childrens film, family friendly, kid "
    "friendly, child friendly, "
    "for my kids, for my children, with the kids, for toddlers",
    "Fantasy": "fantasy, fantasies, sword and sorcery",
    "Film-Noir": "film noir, films noirs, film noirs, noirs",
    "History": "history, historical, period drama, period piece, costume drama",
    "Horror": "horror, slasher, slashers",
    "Musical": "musical, musicals",
    "Mystery": "mystery, mysteries, whodunnit, whodunit, whodunnits, whodunits, murder mystery, "
    "detective story",
    "Romance": "romance, romances, love story, love stories, romcom, romcoms, rom com, rom coms, "
    "romantic comedy, romantic comedies, romantic drama",
    "Sci-Fi": "sci fi, scifi, science fiction, cyberpunk, space opera",
    "Sport": "sport, sports, sports film, sports movie, football film, boxing film, boxing movie",
    "Thriller": "thriller, thrillers, thrillery",
    "War": "war, war film, war films, war movie, war movies, anti war",
    "Western": "western, westerns, spaghetti western, spaghetti westerns",
}
EVERYDAY = frozenset(
    "action adventure adventures family drama dramas crime history historical sport sports "
    "war mystery mysteries fantasy fantasies romance comic mafia comedy horror horrors musical "
    "western thriller noir farce show tv picture feature".split()
)
# What some of them say besides; the rest of the value of one phrase.
ALSO = {
    "romcom": ("genre:Comedy",),
    "romcoms": ("genre:Comedy",),
    "rom com": ("genre:Comedy",),
    "rom coms": ("genre:Comedy",),
    "romantic comedy": ("genre:Comedy",),
    "romantic comedies": ("genre:Comedy",),
    "dark comedy": ("genre:Comedy",),
    "black comedy": ("genre:Comedy",),
    "dark comedies": ("genre:Comedy",),
    "black comedies": ("genre:Comedy",),
    "romantic drama": ("genre:Drama",),
    "action thriller": ("genre:Thriller",),
    "action packed": ("tone:exciting",),
    "period drama": ("genre:Drama",),
    "costume drama": ("genre:Drama",),
    "action film": ("kind:film",),
    "action movie": ("kind:film",),
    "action films": ("kind:film",),
    "action movies": ("kind:film",),
    "family film": ("kind:film",),
    "family films": ("kind:film",),
    "family movie": ("kind:film",),
    "family movies": ("kind:film",),
    "war film": ("kind:film",),
    "war films": ("kind:film",),
    "war movie": ("kind:film",),
    "war movies": ("kind:film",),
    "sports film": ("kind:film",),
    "sports movie": ("kind:film",),
    "docuseries": ("genre:Documentary",),
}
# Words that stand for several things at once.
COMPOUND = {
    "anime": ("language:ja", "genre:Animation"),
    "animes": ("language:ja", "genre:Animation"),
    "k drama": ("language:ko", "kind:series"),
    "kdrama": ("language:ko", "kind:series"),
    "k dramas": ("language:ko", "kind:series"),
    "j horror": ("language:ja", "genre:Horror"),
    "bollywood": ("language:hi",),
    "sitcom": ("genre:Comedy", "kind:series"),
    "sitcoms": ("genre:Comedy", "kind:series"),
    "telenovela": ("language:es", "kind:series"),
    "scandi": ("language:sv", "language:no", "language:da"),
    "scandinavian": ("language:sv", "language:no", "language:da"),
    "nordic": ("language:sv", "language:no", "language:da"),
    "scandi noir": ("language:sv", "language:no", "language:da"),
    "nordic noir": ("language:sv", "language:no", "language:da", "genre:Crime"),
    "silent": ("language:zxx",),
    "silent film": ("language:zxx", "kind:film"),
    "silent films": ("language:zxx", "kind:film"),
    "silent movie": ("language:zxx", "kind:film"),
    "silent movies": ("language:zxx", "kind:film"),
    "no dialogue": ("language:zxx",),
    "without dialogue": ("language:zxx",),
    "foreign film": ("no-language:en", "kind:film"),
    "foreign films": ("no-language:en", "kind:film"),
    "foreign movie": ("no-language:en", "kind:film"),
    "foreign movies": ("no-language:en", "kind:film"),
    "foreign language": ("no-language:en",),
    "foreign": ("no-language:en",),
    "world cinema": ("no-language:en",),
    "subtitled": ("no-language:en",),
    "with subtitles": ("no-language:en",),
    "pg": ("genre:Family",),
    "kid stuff": ("genre:Family",),
    "disney": ("genre:Family", "genre:Animation"),
    "does the dog die": ("avoid:animal-harm",),
}

# People and places as adjectives, where they are no language of the closed list.
COUNTRIES = {
    "US": "american, hollywood",
    "GB": "british, english countryside, scottish, welsh, uk",
    "AU": "australian, aussie",
    "IE": "irish",
    "CA": "canadian",
    "MX": "mexican",
    "BR": "brazilian",
    "AR": "argentinian, argentine, argentinean",
    "IN": "indian",
    "HK": "hong kong",
    "TW": "taiwanese",
    "BE": "belgian",
    "CL": "chilean",
    "CO": "colombian",
    "IR": "iranian cinema",
    "NZ": "new zealand, kiwi",
    "AT": "austrian",
    "CH": "swiss",
    "SN": "senegalese",
    "ZA": "south african",
}
SPOKEN = {"fa": "iranian, farsi", "zh": "mandarin, cantonese", "he": "israeli"}

# Only what is not wanted: what is wanted of these is a tone, or a subject.
WARNINGS = {
    "violence": "violence, violent, brutality, brutal, fighting, fights, shooting, shootings, guns",
    "gore": "gore, gory, blood, bloody, guts, splatter",
    "sexual-violence": "sexual violence, rape, sexual assault, sexual abuse, rapes",
    "sex": "sex, sex scenes, nudity, sexual, sexual content, naked people",
    "suicide": "suicide, suicides",
    "self-harm": "self harm, cutting",
    "child-harm": "child harm, harm to children, children getting hurt, kids getting hurt, kids "
    "in danger, "
    "children in danger, children dying, kids dying, dead children, dead kids, child abuse, "
    "hurt children, missing children, child death, kidnappings, children being hurt, dying "
    "children",
    "animal-harm": "animal death, animal deaths, animals dying, dead animals, animal cruelty, "
    "animal harm, "
    "animal abuse, dead dogs, dead dog, dog dies, the dog dies, dogs dying, animals getting hurt, "
    "animals being hurt, animal dies, hurt animals, dying animals, does the dog die, dog death",
    "drugs": "drugs, drug use, drug abuse, heroin, addiction",
    "abuse": "abuse, domestic abuse, domestic violence, abusive relationships, abusive "
    "relationship",
    "racism": "racism, racist, racial slurs",
    "grief": "grief, death of a parent, bereavement, dying parents, funerals",
    "war": "war scenes, war violence",
    "torture": "torture, torturing, torture porn",
}

# What films are about and days are not: they make a phrase a wish, and stay part of its meaning.
TOPICS = frozenset(
    "space heist heists zombie zombies vampire vampires superhero superheroes robot robots alien "
    "aliens "
    "spy spies samurai pirate pirates dragon dragons dinosaur dinosaurs ghost ghosts courtroom "
    "underdog revenge gangster detective detectives ninja ninjas monster monsters werewolf "
    "apocalypse "
    "dystopia dystopian serial killer assassin cowboy cowboys outlaw witch witches wizard wizards "
    "time travel submarine astronaut knights medieval kung fu martial arts tearaway indie "
    "arthouse "
    "cult blockbuster blockbusters noirish steampunk explosions".split()
) | {
    "black and white",
    "coming of age",
    "road trip",
    "found footage",
    "high school",
    "slice of life",
}
# Said of films, and asking for nothing; the first of a person's own.
MUTE_MOODY = (
    "show me, show us, story of my life, no longer, any longer, long story, same story, "
    "show off, kind of, show up"
)
MUTE = "subtitles, ending, endings, story, stories, plot, cinema, soundtrack"
# What people call short and long, in minutes; what is not long lasts two hours at most.
LENGTHS = (
    ("max:95", "", "short, shorter, quick, brief"),
    ("min:140", "max:120", "long, longer, lengthy"),
)
