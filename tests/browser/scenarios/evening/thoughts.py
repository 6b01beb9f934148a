"""What people say in the course of the evening."""

TITLE = {"lv": "Virtuve visiem: komandas vakars", "en": "A kitchen for all: the team's evening"}
OWN = {"lv": "Reizi nedēļā mums jāēd visiem kopā.", "en": "Once a week we should all eat together."}
NOTE = {"lv": "Inga drīkst nākt vēlāk: autobuss.", "en": "Inga may come later: the bus."}
HANDED_OVER = {
    "lv": "Ja dators izslēdzas: pēc pārtraukuma turpināt ar jautājumu.",
    "en": "If the computer goes off: after the break go on with the question.",
}
FIRST = {
    "lv": ("Kopā ēst ir siltāk", "Kas mazgās traukus?", "Mana mamma tā darīja"),
    "en": ("Eating together is warmer", "Who will do the dishes?", "My mother did it like that"),
}
IN_UKRAINIAN = "Хай кухня буде спільна, як удома"
TRANSLATED = {"lv": "Lai virtuve ir kopīga, kā mājās", "en": "Let the kitchen be shared, as at home"}
CHALLENGES = {
    "lv": ("Nav kas aizvieto slimos", "Autobuss iet divreiz dienā", "Visi ir noguruši"),
    "en": ("Nobody stands in for the sick", "The bus goes twice a day", "Everyone is tired"),
}
HALF = {"lv": "Mums trūkst laika, jo", "en": "We are short of time because"}
QUESTION = {"lv": "Vai es drīkstu aiziet pusstundu agrāk?", "en": "May I leave half an hour early?"}
ANSWER = {"lv": "Protams. Paldies, ka pateicāt!", "en": "Of course. Thank you for telling me!"}
REMARK = {"lv": "Sāksim ar otrdienām", "en": "Let us begin with Tuesdays"}
THANKS = {"lv": "Pirmoreiz man pajautāja", "en": "For the first time I was asked"}
