"""What is awkward in what people write: long, in other alphabets, or meant to break something."""

LONG = (
    (
        "Mēs gribētu, lai dienas centra virtuve piektdienu vakaros būtu atvērta visiem, arī tiem, kuri vēl nekad nav "
        "atnākuši, jo tieši pie kopīga galda cilvēki sāk runāt par to, kas viņiem patiešām vajadzīgs, un neviens vairs "
        "neskatās, kurš te ir darbinieks un kurš tikai atnācis parunāties."
    ),
    (
        "Ja pasākumus plāno tikai darbinieki, tad tie notiek darba laikā; bet daudzām ģimenēm ar maziem bērniem "
        "un tiem, kuri brauc no attālākajiem pagastiem, ērtāk būtu sestdienas rītā.\nVarbūt vispirms pajautāt?"
    ),
    (
        "Nedzirdīgajiem vajadzīgs tulks, un tulks jāpiesaka divas nedēļas iepriekš – to neviens nav ierakstījis plānā, "
        "tāpēc jau trešo reizi cilvēki atnāk, pasēž un aiziet mājās, neko nesapratuši un neko nepateikuši."
    ),
    (
        "Pašvaldības saistošie noteikumi nosaka, ka pakalpojumu var saņemt tikai deklarētie iedzīvotāji, bet puse no "
        "tiem, kam tas nepieciešams, dzīvo pie radiem un deklarēti ir citur; vai to var mainīt, un kurš to var izdarīt?"
    ),
)
"""Long ones, as people dictate them."""

OTHERS = (
    "Більше тепла й менше паперів 🙂",
    "Ґанок, їжа, єдність: хай кожен може прийти",
    "Музыка по пятницам",
    "👵🏽👩‍👩‍👧‍👦 Vecmāmiņas kopā ar mazbērniem 🎉🇱🇻",
    "Ļaudis, čūskas, šķūņi: ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž",
    "Ūdens – 3 m² × 2 = 6 m², t. i., 100 %",
    "šalle vai s\u030calle: viens un tas pats",
)
"""Emoji, Cyrillic, marks above letters that are written apart."""

HOSTILE = (
    '=HYPERLINK("http://example.org";"Spied šeit")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "]]><!--/*</title></style>*/-->&nbsp;&#0;&amp;",
    '#set page(fill: red) #eval("1") $x^2$ *trekni* _slīpi_ @label <label> \\',
    "{{ 7*7 }} {% raw %} ${x} %s %(name)s {0} \\u0041 \\n",
    "teksts, kas iet \u202eotrādi\u202c un \u2067atpakaļ\u2069",
    "nulles\u200bplatuma\u200catstarpes\u2060un\ufeffzīmes",
    "vadības\x00zīmes\x07un\x1bcitas\x7f\x85šeit",
    "Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4,
    "a;b,c\td\n\"e\" 'f'\r\ng",
    "'; DROP TABLE cards; --",
    "../../../../etc/passwd",
)
"""Formulas, script, marks of other formats, signs that are not seen, words without an end."""

NAMES = (
    "Anna", "Bērziņa kundze", "Оксана", "", "Jānis K.", "Žanete 🌻", "Petro", "", "R.", "Līga no Smiltenes",
    "=1+1", "<b>Uldis</b>", "Ķipars", "Марія-Іванна Ґудзь", "Dzintars", "", "Guntars Ziediņš-Krastkalniņš, Rauna",
    "\u202eabuD", "Ēriks", "Anna", "Ilze", "Valdis", "", "Сергій", "Baiba", "Mārtiņš", "Aiga", "Harijs", "Zane",
    "Oļegs",
)  # fmt: skip
"""Names of all kinds, one of them twice, and none."""

TITLE = "Dienas centrs „Kaimiņi”: kā strādāt kopā ar cilvēkiem 🌱"
