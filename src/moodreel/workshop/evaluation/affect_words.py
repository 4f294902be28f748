"""Words by which viewers say what a film did to them: a few stems for each annotated emotion.

Written by us from general English and fixed before any correlation was looked at; changing them to
raise one would make the evidence worthless. A word counts where it begins with a stem; a stem that
ends in a dot is the whole word. Words of plain praise and blame (love it, hate it, great) are left
out, because they speak of the film's quality.
"""

STEMS: dict[str, tuple[str, ...]] = {
    "joy": tuple(
        "funny. funnier. funniest. hilari laugh joy. joyful joyous delight fun. happy happi cheer "
        "charming amus smil uplift feelgood comedy. comedies. comedic comic. humor humour giggl "
        "chuckl witty. playful lighthearted jolly. merry. goofy. silly. whimsi".split()
    ),
    "love": tuple(
        "romanc romantic tender. tenderness tenderly affection heartwarm sweet. sweetly sweetness "
        "passion kiss marri wedding bride lover. lovers. sweetheart devot courtship soulmate "
        "friendship girlfriend boyfriend intimate intimacy warmth caring embrac relationship "
        "crush. couple. infatuat adore".split()
    ),
    "sadness": tuple(
        "sad. sadder sadness sadly cry. cries. cried. crying. tear. tears. tearjerk tragic traged "
        "heartbreak heartwrench depress grief griev mourn lonel melanchol sorrow poignan weep "
        "wept. despair funeral bereave loss. misery. miserab hopeless suicid bittersweet "
        "orphan".split()
    ),
    "anger": tuple(
        "anger angry. angri rage. enrag outrag fury. furious injust unjust cruel hatred. revenge "
        "vengeance avenge betray brutal corrupt abus racis oppress infuriat hostil ruthless tyran "
        "vicious rebel protest bully bullies. bullied. exploit prejudic bigot".split()
    ),
    "fear": tuple(
        "scary. scari scare. scared. scares. fright terrif terrify terror horror horrif creep "
        "suspens tense. tension eerie. eerily spook nightmar dread. dreadfully. menac haunt "
        "chilling panic afraid. fear. fears. fearful shiver ghost monster stalk killer. slasher "
        "paranoi sinister".split()
    ),
    "surprise": tuple(
        "surpris twist unexpect shock unpredict astonish startl stunned. revelation reveal "
        "mystery. mysteries. mysteri puzzl wow. sudden guess clue. clues. secret bizarre baffl "
        "bewilder amazement wonder. wondrous spectacl imaginat".split()
    ),
    "disgust": tuple(
        "disgust gross. grossed. gore. gory. vomit puke sick. sicken nause repuls revolting blood. "
        "bloody. bloodi splatter filth vile. rotting grotesque slime slimy. sleaz pervert perverse "
        "mutilat guts. repugn gruesome cannibal entrails torture. dismember decapitat".split()
    ),
}

# What an emotion says about how the film leaves its viewer; surprise goes either way.
PLEASANT = ("joy", "love")
UNPLEASANT = ("sadness", "anger", "fear", "disgust")
