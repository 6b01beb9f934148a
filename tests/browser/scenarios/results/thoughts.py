"""What people say in spring, and half a year later."""

TITLE = {"lv": "Kaimiņu virtuve: ko darām kopā?", "en": "The neighbours' kitchen: what shall we do together?"}
OWN = {
    "lv": "Par virtuvi izlemjam kopā ar cilvēkiem, kas tajā ēd.",
    "en": "We decide about the kitchen together with the people who eat in it.",
}
CHALLENGES = {
    "lv": ("Nav kas aizvieto slimos", "Autobuss no Launkalnes iet divreiz dienā", "Virtuvē ir vieta tikai sešiem"),
    "en": (
        "Nobody stands in for the sick",
        "The bus from the far village goes twice a day",
        "The kitchen has room for six only",
    ),
}
MEASURE = {"lv": "Braukt kopā ar skolas autobusu", "en": "Go together on the school bus"}
OTHER_MEASURE = {"lv": "Vārīt divās maiņās", "en": "Cook in two shifts"}
REMARK = {"lv": "Tikai ja kāds palīdz ar mašīnu", "en": "Only if somebody helps with a car"}
CRITERIA = {
    "lv": ("Cilvēki paši izvēlas, ko vārīt", "Nāk arī tie, kas dzīvo tālu", "Mums paliek laiks sarunām"),
    "en": (
        "People choose themselves what to cook",
        "Those who live far away come, too",
        "We have time left to talk",
    ),
}
INDICATOR = {
    "lv": "Ēdienkarti pirmdienās raksta viņi, nevis mēs",
    "en": "On Mondays they write the menu, not we",
}
ACTIONS = {
    "lv": ("Sarunāt ar skolu par autobusu", "Nopirkt otru plīti"),
    "en": ("Talk to the school about the bus", "Buy a second stove"),
}
SENTENCE = {
    "lv": "Direktore to izlasīja un piekrita. Paldies!",
    "en": "The head of the house has read it and agrees. Thank you!",
}
THANKS = {"lv": "Pirmoreiz man pajautāja", "en": "For the first time I was asked"}
OUTCOME = {
    "lv": "Skola piekrita jau maijā, brauc seši cilvēki",
    "en": "The school agreed in May; six people ride along",
}
LATER_THANKS = {"lv": "Redzu, ka mūs sadzirdēja", "en": "I see that we were heard"}
