"""What the twenty write on their cards, in every language; the first three are written by those with a phone."""

MENDED = 0  # two people change it at the same moment
KEPT, DOUBLE, RUDE = 3, 4, 5
TOP = (3, 6, 7, 8)  # the four that get the most dots, in this order
RUNNERS_UP = (9, 10)

CARDS = {
    "lv": (
        "Trūkst laika",
        "Lauku autobuss kursē tikai divreiz nedēļā",
        "Jaunieši aizbrauc 🚌",
        "Trūkst cilvēku, kas strādā vakaros",
        "Vakaros nav, kas strādā",
        "Priekšnieks ir muļķis",
        "Finansējums ir tikai uz vienu gadu",
        "Nezinām, ko cilvēki patiesībā domā par mūsu darbu",
        "Klientu vajadzības kļūst dažādākas",
        "Darbinieki izdeg",
        "Telpas ir par mazām",
        "Daudzi baidās no datora",
        "Ģimenes ārsti neatbild uz zvaniem",
        "Pašvaldība grib skaitļus, bet mēs gribam stāstus",
        "Jaunie pakalpojumu apraksti prasa vairāk laika papīriem nekā cilvēkiem",
        "Piederīgie nezina, ka mēs te esam",
        "Ziemā pie mums grūti atbraukt",
        "Brīvprātīgie nāk un aiziet",
        "Rindā uz pakalpojumu gaida pusgadu",
        "Mūs neviens neuzklausa, kad lemj par naudu",
    ),
    "en": (
        "Not enough time",
        "The country bus runs only twice a week",
        "Young people move away 🚌",
        "Too few people to work in the evenings",
        "Nobody is there to work in the evening",
        "The boss is a fool",
        "The money is for one year only",
        "We do not know what people really think of our work",
        "People's needs become more different",
        "Staff burn out",
        "Our rooms are too small",
        "Many are afraid of the computer",
        "Family doctors do not answer the phone",
        "The municipality wants figures, and we want stories",
        "New service descriptions take more time for papers than for people",
        "Relatives do not know that we are here",
        "In winter it is hard to get to us",
        "Volunteers come and go",
        "People wait half a year for a service",
        "Nobody listens to us when money is decided on",
    ),
    "uk": (
        "Бракує часу",
        "Сільський автобус їздить лише двічі на тиждень",
        "Молодь виїжджає 🚌",
        "Бракує людей, які працюють увечері",
        "Увечері нікому працювати",
        "Начальник – дурень",
        "Гроші дають лише на один рік",
        "Не знаємо, що люди насправді думають про нашу роботу",
        "Потреби людей стають різноманітнішими",
        "Працівники вигорають",
        "Приміщення замалі",
        "Багато хто боїться комп’ютера",
        "Сімейні лікарі не беруть слухавку",
        "Самоврядування хоче цифр, а ми хочемо історій",
        "Нові описи послуг забирають більше часу на папери, ніж на людей",
        "Рідні не знають, що ми тут є",
        "Узимку до нас важко дістатися",
        "Волонтери приходять і йдуть",
        "На послугу чекають пів року",
        "Нас ніхто не слухає, коли вирішують про гроші",
    ),
}
BEFORE = {"lv": ("Vienmēr ", "un visur: "), "en": ("Always ", "and everywhere: ")}
BEHIND = {"lv": (" sarunām", " ar katru"), "en": (" to talk", " with everyone")}
UNFINISHED = {"lv": "Nav kur atstāt bērnus", "en": "There is nowhere to leave the children"}
LESSEN = {"lv": "Jautāt īsāk un biežāk", "en": "Ask shorter and more often"}
RAISE = {"lv": "Kopā plānot maiņas", "en": "Plan the shifts together"}
REMARK = {"lv": "Ja būs laiks to izdarīt līdz galam.", "en": "If there is time to finish it."}
