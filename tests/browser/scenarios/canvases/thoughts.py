"""What the two groups write, in both languages. `birch` plans a shared kitchen, `oak` evenings of the young."""

GROUPS = ("birch", "oak")

# What the two with a screen write into the one sentence of their group: at its start, then at both ends at once.
SENTENCE = {
    "lv": {
        "birch": ("kopā gatavojam pusdienas", "Katru otrdienu dienas centrā ", ", un ēdienu izvēlas tie, kas ēd"),
        "oak": ("jaunieši paši rīko vakarus", "Reizi mēnesī ", " vecajā skolā, un mēs tikai palīdzam"),
    },
    "en": {
        "birch": ("we cook lunch together", "Every Tuesday at the day centre ", ", and those who eat choose the food"),
        "oak": ("young people run their own evenings", "Once a month ", " in the old school, and we only help"),
    },
}

# By field, in the order of the figure; the first of each field is changed by two people at once.
SWOT: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {
    "lv": {
        "birch": {
            "strengths": ("Virtuve mums jau ir", "Daudzi prot labi gatavot", "Smaržo pa visu māju"),
            "weaknesses": ("Nav, kas nomazgā traukus", "Neviens nezina, cik tas maksās"),
            "opportunities": ("Kaimiņi dod kartupeļus", "Vientuļie beidzot ēd kopā ar citiem"),
            "threats": ("Pārtikas inspekcija var neatļaut", "Pavāres aiziet pensijā"),
        },
        "oak": {
            "strengths": ("Jaunieši paši to gribēja", "Skola stāv tukša"),
            "weaknesses": ("Vakaros mēs vairs nestrādājam", "Telpā ir auksti"),
            "opportunities": ("Brīvprātīgais ugunsdzēsējs piedāvā palīdzēt", "Autobuss tagad kursē arī vēlu"),
            "threats": ("Kaimiņi sūdzēsies par troksni", "Viss atkal paliks vienam cilvēkam"),
        },
    },
    "en": {
        "birch": {
            "strengths": ("We have a kitchen already", "Many can cook well", "The whole house smells of it"),
            "weaknesses": ("Nobody does the dishes", "Nobody knows what it will cost"),
            "opportunities": ("The neighbours give potatoes", "Lonely people eat with others at last"),
            "threats": ("Food control may forbid it", "The cooks retire"),
        },
        "oak": {
            "strengths": ("The young asked for it themselves", "The school stands empty"),
            "weaknesses": ("We do not work in the evening", "It is cold in there"),
            "opportunities": ("A volunteer from the fire brigade offers help", "The bus runs late now"),
            "threats": ("Neighbours will complain about noise", "Again it will all be left to one person"),
        },
    },
}
BEFORE = {"lv": "Patiesībā: ", "en": "In truth: "}
BEHIND = {"lv": ", un to zina visi", "en": ", and everyone knows"}

LATE = {"lv": "Rakstīts, kamēr nebija tīkla", "en": "Written while there was no network"}

# The scenario's other fields; those with examples are filled with the help of them.
SCENARIO = {
    "lv": {
        "description": "Sākam ar vienu dienu nedēļā un mazu grupu",
        "inner": "Vadītāja atbalsts un viens atbildīgais",
        "outer": "Pagasta pārvalde, kas neliek šķēršļus",
        "problems": "Baidāmies, ka neviens nenāks",
        "ideas": "Vispirms uzaicināt tos, kas jau nāk",
        "measures": "Novembrī sarīkot izmēģinājuma dienu",
        "needs": "Divas stundas nedēļā bez citiem darbiem",
        "decisions": "Kurš atslēdz durvis, kad mūsu nav",
    },
    "en": {
        "description": "We begin with one day a week and a small group",
        "inner": "The leader's support and one person in charge",
        "outer": "A parish office that puts nothing in the way",
        "problems": "We fear that nobody will come",
        "ideas": "First invite those who come already",
        "measures": "Hold a trial day in November",
        "needs": "Two hours a week without other work",
        "decisions": "Who unlocks the door when we are away",
    },
}
QUESTIONS = {
    "lv": ("Kā jūs uzrunāsiet tos, kas nekad nav bijuši?", "Kas notiks vasarā?", "Cik cilvēku tur var satilpt?"),
    "en": ("How will you reach those who never came?", "What happens in summer?", "How many people fit in there?"),
}

# Then all together: how those who use the service would see it, and what a good plan is made of.
PRESENT = {
    "lv": ("Vai mani tiešām klausīsies?", "Priecātos, ka mani gaida", "Un ja man nepatiks?", "Kurā dienā jums der?"),
    "en": (
        "Will they really listen to me?",
        "Glad that I am expected",
        "And if I do not like it?",
        "Which day suits you?",
    ),
}
STAR = {
    "lv": (
        "Lai neviens neēd viens",
        "Katram sava vieta pie galda",
        "Virtuve pie upes",
        "Otrdienās no desmitiem",
        "Ilze tur atslēgu",
    ),
    "en": (
        "So that nobody eats alone",
        "A seat for everyone",
        "The kitchen by the river",
        "Tuesdays from ten",
        "Ilze has the key",
    ),
}
STAKEHOLDERS = {
    "lv": ("Pārtikas inspekcija", "Lauksaimnieki no Lejaskalna", "Skolas direktore", "Autobusa šoferis"),
    "en": ("Food control", "The farmers of the lower hill", "The head of the school", "The bus driver"),
}
STAKEHOLDER_CELLS = {
    "lv": {"description": "Pārbauda un dod padomu", "interests": "Lai viss ir tīrs un drošs", "inform": "Vispirms"},
    "en": {"description": "They check and advise", "interests": "That all is clean and safe", "inform": "First"},
}
CRITERIA = {
    "lv": ("Cilvēki nāk arī otro reizi", "Mums ir prieks par to, ko darām"),
    "en": ("People come a second time", "We enjoy what we do"),
}
INDICATOR = {"lv": "Pusgadā desmit cilvēki nāk regulāri", "en": "In half a year ten people come regularly"}
ACTIONS = {
    "lv": ("Piezvanīt pārtikas inspekcijai", "Apskatīt veco skolu", "Uzaicināt pirmos desmit"),
    "en": ("Call food control", "Look at the old school", "Invite the first ten"),
}
NOTE = {"lv": "Marta iedos tālruņa numuru", "en": "Marta will give the number"}
