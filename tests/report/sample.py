"""A small report with every kind of block, for those who draw one: Latvian, with what is awkward in it."""

from board.report.tree import (
    Answer,
    Answers,
    Axis,
    Block,
    Cell,
    Column,
    Document,
    Fact,
    Field,
    Figure,
    Grid,
    Heading,
    Item,
    Items,
    Line,
    Link,
    Rated,
    Section,
    Series,
    Table,
    Words,
)

LONG = "Ļoti gara kartīte par to, kā mēs gada laikā kopā ar cilvēkiem varētu iekārtot dienas centra virtuvi 🙂 " * 4
HOSTILE = '=HYPERLINK("http://x") <script>alert(1)</script> {{ 7*7 }} #set page() \\ ]]> & "'


def document() -> Document:
    """The report, as `board.report` would make it."""
    return Document("Pārskats", "Dienas centrs Smiltenē", "lv", _facts(), _summary(), _sections())


def _facts() -> tuple[Fact, ...]:
    return (
        Fact("Diena", "2026. gada 21. novembris"),
        Fact("Dalībnieki", "Anna, Bruno, Олена, Dace un vēl 8"),
        Fact("Laiks", "3 h 20 min, plānotas 3 h"),
    )


def _summary() -> Section:
    lines = (Item("Mēģinām: atvērta virtuve otrdienās", 9, strong=True), Item("Nē", 2))
    return Section("Īsumā", (Items("Vai ir vērts?", lines), Words("Piedalījās 12 cilvēki.")), page=False)


def _sections() -> tuple[Section, ...]:
    about = ("30 minūtes, plānotas 25", "2.3")
    return (
        Section("Vai mūs sadzird?", (_line(), _words()), "line", "1", "s1", about),
        Section("Kas mums traucē?", _cards(), "wood", "2", "s2", ("45 minūtes",)),
        Section("Cik tas traucē vai palīdz?", (Heading("Bērzs"), _axis()), "rate", "3", "s3"),
        Section("Kas mums palīdz un kas apdraud?", (_figure("quadrants", 4), _figure("star", 5)), "swot", "4", "s4"),
        Section("Vai turpinām?", (_answers(""), _answers("pyramid"), _answers("faces")), "go", "5", "s5"),
        Section("Ko darām tālāk?", (_grid(),), "plan", "6", "s6", page=True),
    )


def _words() -> Block:
    return Words("Trīs cilvēki šoreiz klausījās.", quiet=True)


def _line() -> Line:
    first = (2, 0, 1, 0, 0, 3, 0, 0, 1, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0, 1, 1)
    then = (*[0] * 10, 1, 2, 0, 3, 1, 0, 2, 0, 1, 0, 2)
    series = (
        Series("Pirms pusgada", first[::-1], 12, 0, 0.6, before=True),
        Series("1. reize", first, 12, 3, 0.35),
        Series("2. reize", then, 12, 1, 0.7),
    )
    columns = (Column("Vieta", "number"), *(Column(one.name, "number") for one in series))
    lines = tuple((_number(place * 5), *(_number(one.counts[place]) for one in series)) for place in range(21))
    alt = "Sākumā puse bija tuvāk „nepiekrītu”, otrajā reizē vairums tuvāk „piekrītu”."
    return Line("", "Pilnīgi nepiekrītu", "Pilnīgi piekrītu", series, alt, Table(columns, lines))


def _cards() -> tuple[Block, ...]:
    to = (Link("i6-1", "6.1", "Sarunāt ar pašvaldību"),)
    return (
        Items(
            "Izraudzītās",
            (Item("Mums trūkst laika sarunām", 7, notes=("Anna",), strong=True, anchor="i2-1", ref="2.1", leads=to),),
        ),
        Items(
            "Pārējās",
            (
                Item(
                    LONG, 3, notes=("Олена", "Latviski: par virtuvi"), under=(Item("Virtuve par mazu"), Item(HOSTILE))
                ),
                Item("Мало людей знає про нас", 0),
            ),
        ),
    )


def _axis() -> Axis:
    cards = (
        Rated(
            Item("Mums trūkst laika sarunām", anchor="i3-1", ref="3.1"),
            -4,
            -5,
            (3, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0),
            "Bērzs",
            (Item("Vienu vakaru nedēļā brīvu"),),
            (),
        ),
        Rated(
            Item("Cilvēki paši grib palīdzēt"), 5, None, (), "Bērzs", (), (Item("Uzaicināt viņus"), Item("Pateikties"))
        ),
        Rated(Item(LONG), None, None, (), "Ozols"),
    )
    columns = (Column("Kartīte"), Column("Vērtība", "number"))
    lines = tuple(
        (Cell(one.item.text), Cell("" if one.value is None else f"{one.value:+}", one.value)) for one in cards
    )
    alt = "Visvairāk traucē laika trūkums, visvairāk palīdz tas, ka cilvēki grib palīdzēt."
    return Axis("", -5, 5, "traucē", "palīdz", cards, "Kā to mazināt", "Kā to stiprināt", alt, Table(columns, lines))


def _figure(layout: str, many: int) -> Figure:
    names = ("Stiprās puses", "Vājās puses", "Iespējas", "Draudi", "Lomas")[:many]
    tones = ("leaf", "warm", "cool", "earth", "calm")
    fields = tuple(
        Field(
            name, "Kas mums izdodas?", (Item(f"{name}: viens", mark="5"), Item(LONG if at == 1 else "Divi")), tones[at]
        )
        for at, name in enumerate(names)
    )
    lines = tuple((Cell(field.title), Cell(item.text)) for field in fields for item in field.lines)
    table = Table((Column("Lauks"), Column("Kartīte")), lines)
    return Figure("", layout, fields, "Četri lauki, katrā divas kartītes.", table, 5)


def _answers(picture: str) -> Answers:
    texts = (
        ("Jā, turpinām", "Jā, bet ar bažām", "Nē")
        if picture != "pyramid"
        else tuple(f"{n}. līmenis: pieņem lēmumus kopā" for n in range(1, 8))
    )
    counts = (7, 4, 1, 0, 2, 3, 1)
    answers = tuple(
        Answer(
            text,
            (counts[at], counts[-at]),
            "Otra puse" if picture == "pyramid" and at else "",
            ("yes", "concerns", "no")[at % 3],
        )
        for at, text in enumerate(texts)
    )
    table = Table(
        (Column("Atbilde"), Column("Tagad", "number"), Column("Toreiz", "number")),
        tuple((Cell(one.text), _number(one.counts[0]), _number(one.counts[1])) for one in answers),
    )
    alt = "Septiņi grib turpināt, četriem ir bažas, viens ir pret."
    return Answers("", answers, ("Tagad", "Toreiz"), (12, 16), (1, 0), alt, table, picture)  # type: ignore[arg-type]


def _grid() -> Grid:
    columns = (Column("Kas jādara?"), Column("Kas?"), Column("Līdz kam?", "date"), Column("Cik eiro?", "number"))
    lines = (
        (
            Cell("Sarunāt ar pašvaldību"),
            Cell("Līga"),
            Cell("2026. gada 24. decembris", "2026-12-24"),
            Cell("1 200,5", 1200.5),
        ),
        (Cell(LONG), Cell("-2+3"), Cell(""), Cell("-3", -3)),
    )
    return Grid("", Table(columns, lines), ("i6-1",))


def _number(value: int) -> Cell:
    return Cell(str(value), value)
