"""The passwords that are tried first, and the words that they are made of.

Written from general knowledge of published counts of leaked passwords; those shorter than eight
characters stand here because digits at the end make them long enough ("dragon123").
"""

COMMON = frozenset(
    """
    password passw0rd p@ssword p@ssw0rd pa55word passwort motdepasse contraseña senha wachtwoord
    hasło parola пароль 12345678 123456789 1234567890 0123456789 987654321 9876543210 87654321
    11223344 12341234 12344321 123123123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc zaq12wsx
    qwerty qwertyui qwertyuiop qwertz qwertzui azerty azertyui asdfgh asdfghjk asdfghjkl zxcvbn
    zxcvbnm qazwsx qazwsxedc q1w2e3r4 q1w2e3r4t5 a1b2c3d4 a1s2d3f4 abcd1234 abc12345 abcdefgh
    abcdefghi abcdefg abc abcd admin administrator root guest login user username welcome
    letmein letmeinnow opensesame changeme default secret test testing tester demo master access
    trustno trustnoone iloveyou iloveu loveyou lovely love forever princess princesa sunshine
    sweetheart babygirl babyboy angel angels blessed jesus jesuschrist christ heaven faith
    football fussball baseball basketball hockey soccer liverpool chelsea arsenal barcelona
    realmadrid juventus manchester steelers cowboys yankees lakers eagles rangers
    monkey dragon tiger lion panther shadow ninja samurai wizard merlin magic phoenix unicorn
    butterfly flower rainbow chocolate cookie cookies banana strawberry cheese pepper ginger
    pokemon pikachu naruto minecraft fortnite nintendo starwars startrek superman batman spiderman
    ironman hulk avengers matrix titanic terminator godzilla zelda mario sonic
    computer internet samsung android iphone google facebook instagram youtube windows microsoft
    apple hello hello1234 helloworld hellohello goodbye whatever nothing something anything freedom
    michael michelle jennifer jessica ashley amanda nicole daniel andrew joshua matthew anthony
    charlie thomas robert jordan hunter harley maggie buster bailey killer corvette mustang ferrari
    porsche mercedes yamaha kawasaki summer winter spring autumn monday friday january december
    purple orange yellow silver golden diamond crystal jasmine cheyenne
    moodreel movies movie films film cinema popcorn netflix
    """.split()
)
