"""What made-up people say where an activity has no examples of its own: plain, and in favour as well as in doubt."""

from board.records import Language

Words = dict[Language, tuple[str, ...]]

THOUGHTS: Words = {
    "lv": (
        "Vairāk laika sarunām", "Cilvēki paši zina, ko viņiem vajag", "Vai mums pietiks roku?", "Var sākt ar mazumiņu",
        "Vajag vietu, kur satikties", "Pajautāsim viņiem pašiem", "Nezinu, vai visi gribēs", "Autobuss no laukiem",
        "Kaimiņu pagastā tā jau dara", "Labi, ja kāds palīdz ar papīriem", "Lai neviens netiek steidzināts",
        "Kas par to maksās?", "Jauniešiem der cits laiks", "Esmu par",
    ),
    "en": (
        "More time to talk", "People know themselves what they need", "Do we have enough hands?", "We can start small",
        "A place to meet is needed", "Let us ask them", "Will all of them want it?", "A bus from the villages",
        "The next parish does it already", "Somebody to help with the paperwork", "Nobody should be hurried",
        "Who will pay for it?", "Young people need another time of day", "I am in favour",
    ),
    "uk": (
        "Більше часу на розмови", "Люди самі знають, що їм потрібно", "Чи вистачить нам рук?", "Можна почати з малого",
        "Потрібне місце для зустрічей", "Запитаймо їх самих", "Не знаю, чи всі захочуть", "Автобус із сіл",
        "У сусідній громаді так уже роблять", "Щоб хтось допоміг із паперами", "Щоб нікого не підганяли",
        "Хто за це платитиме?", "Молоді зручніший інший час", "Я за",
    ),
}  # fmt: skip

REMARKS: Words = {
    "lv": ("Ja būs laiks.", "Tikai kopā ar citiem.", "Vispirms gribu redzēt, kā sanāk.", "Sen bija laiks."),
    "en": ("If there is time.", "Only together with others.", "First I want to see how it goes.", "About time."),
    "uk": ("Якщо буде час.", "Лише разом з іншими.", "Спершу хочу побачити, як вийде.", "Давно пора."),
}

QUESTIONS: Words = {
    "lv": ("Kas to darīs?", "Cik tas maksā?", "Kā par to uzzinās citi?", "Un ja nesanāk?"),
    "en": ("Who will do it?", "What does it cost?", "How will others hear of it?", "And if it does not work?"),
    "uk": ("Хто це робитиме?", "Скільки це коштує?", "Як про це дізнаються інші?", "А якщо не вийде?"),
}

NOTES: Words = {
    "lv": (
        "Sarunāt ar pagastu", "Daļēji jau ir", "Jāpajautā", "Divi cilvēki, viena diena nedēļā", "Vēl nezinām", "Kopā",
    ),
    "en": (
        "Talk to the parish", "Partly there", "We must ask", "Two people, one day a week", "Not known yet", "Together",
    ),
    "uk": (
        "Домовитися з громадою", "Частково вже є", "Треба запитати", "Двоє людей, день на тиждень", "Ще не знаємо",
        "Разом",
    ),
}  # fmt: skip
