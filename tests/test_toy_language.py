"""Adding a language is adding a folder: one of invented words goes through all stages and gives records.

Nothing in here is Chinese or English but the names of the keys. And the pipeline's own files are held against that: no
Chinese character and no English cue word stands in their string literals.
"""

from __future__ import annotations

import io
import math
import tokenize
from pathlib import Path

import pytest
import regex

import policymine
from policymine import Document, Facts, Record
from policymine.constructions import Constructions
from policymine.context import Context, anchor_of
from policymine.dates import DateReader
from policymine.lang import FILES, Language, load, load_folder
from policymine.lang.units import Units
from policymine.numbers import NumberReader
from policymine.sentences import SentenceSplitter
from policymine.statements import StatementReader

TOY = {
    "language": """
code = "vor"
name = "Vorin"
spacy = "xx"
joiner = " "
[sentences]
enders = ["!", "."]
abbreviations = ["klo"]
[inflection]
rules = [["(.+)", "\\\\1a", "\\\\1ov", "\\\\1und"]]
[singular]
rules = [["(.+)kas", "\\\\1ka"], ["(.+)is", "\\\\1"]]
""",
    "numbers": """
group_separators = ["'"]
decimal_point = ","
share_before = []
share_use = "(?=)"
[cardinals]
ket = 1
dul = 2
bem = 3
zon = 7
[scales]
gros = 100
kolm = 1000
[shares]
"polo" = 50
[multiples]
[signs]
per = ["ne"]
[ranges]
joiners = ["-", "uz"]
[before]
">=" = ["hyl"]
"<=" = ["nib"]
[after]
"~" = ["oz"]
""",
    "dates": """
[months]
janek = 1
febek = 2
[relative]
dah = 0
[[time]]
as = "month"
pattern = "(?P<m>{month}) (?P<y>{year})"
[[time]]
as = "year"
pattern = "yar (?P<y>{year})"
[[time]]
as = "relative_year"
pattern = "yar (?P<rel>dah)"
[roles]
deadline = ["gar"]
in = ["om"]
since = ["ex"]
baseline = ["kontra"]
[baselines]
phrases = ["yar-ze-yar"]
""",
    "lexicon": """
[verbs]
do = ["lumir", "plant", "garnov"]
up = ["krev"]
down = ["sulk"]
reach = ["tenk"]
[function]
modal = ["vul"]
of = ["zu"]
article = ["la"]
conjunction = ["ud"]
respectively = ["sep"]
preposition = ["om", "sur"]
""",
    "patterns": """
[[codes]]
class = "function.modal"
letter = "M"
[[codes]]
class = "function.of"
letter = "o"
[[codes]]
class = "function.article"
letter = "t"
[[codes]]
class = "function.conjunction"
letter = "c"
[[codes]]
class = "function.respectively"
letter = "s"
[[codes]]
class = "function.preposition"
letter = "i"
[[codes]]
class = "verbs.do"
letters = { base = "V", third = "V", past = "v", participle = "v", ing = "g", ambiguous = "V" }
[[codes]]
class = "verbs.up"
letters = { base = "U", third = "U", past = "u", participle = "u", ing = "x", ambiguous = "U" }
[[codes]]
class = "verbs.down"
letters = { base = "D", third = "D", past = "d", participle = "d", ing = "w", ambiguous = "D" }
[[codes]]
class = "verbs.reach"
letters = { base = "R", third = "R", past = "r", participle = "r", ing = "e", ambiguous = "R" }

[punctuation]
"," = ","
"." = "."
"!" = "."
":" = ":"
"(" = "("
")" = ")"

[parts]
N = "[nt](?:[nt]|o[nt])*"

# The verb stands last, the value before it.
[[construction]]
name = "X @ sulkov"
for = "value"
pattern = "(?P<ind>{N})[Z,za]*M?@(?P<verb>[UDud])"
change = "verb"
[[construction]]
name = "X @ tenkov"
for = "value"
pattern = "(?P<ind>{N})[Z,za]*M?@(?P<verb>[Rr])"
change = "level"
[[construction]]
name = "@ N lumirov"
for = "count"
pattern = "@(?P<unit>n+)M?(?P<verb>[Vv])"
change = "level"

[phrases]
trim_left = "t,oci"
trim_right = "t,oci"
drop = "Zz"
articles = "t"

[verbs]
letters = "VvgUuxDdwRre"
past = "vudr"
modal = "M"
gerund = "gxwe"
right_verb = "[Q][nt]*M?(?P<verb>[VvUuDdRr])"

[deadlines]
objects = ["(?P<ind>[nt](?:[nt]|o[nt])*)M?[VR]"]
""",
    "cues": """
[kind]
target_strong = ["plenu"]
section_target = ["plenu"]
section_result = ["rekapo"]
[deadline]
events = ["tuta"]
""",
}
TOY_UNITS = """
languages = ["vor"]
[[unit]]
symbol = "km"
vor = ["stad", "stadis"]
[[unit]]
symbol = "%"
vor = ["%"]
[[unit]]
symbol = "ug/m3"
vor = ["mikro"]
"""
Y23 = "2023-01-01/2023-12-31"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "vor"
    folder.mkdir()
    for name, text in TOY.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def language(folder: Path) -> Language:
    return load_folder(folder, "vor")


@pytest.fixture
def reader(language: Language, tmp_path: Path) -> StatementReader:
    extra = tmp_path / "units.toml"
    extra.write_text(TOY_UNITS, encoding="utf-8")
    return StatementReader(language, Units.load(extra=[extra]))


def records_of(reader: StatementReader, text: str, year: int = 2024) -> list[Record]:
    """Read a text sentence by sentence, as if it stood in a document of that year."""
    document = Document(text, (), Facts(report_year=year, published=f"{year}-03-01", language="vor"))
    context = Context(anchor_of(document, annual=False, prior=0.0, plan_end=None))
    records: list[Record] = []
    for start, end in SentenceSplitter(reader.language.tables["language"]).split(text):
        marked = reader.mark(text[start:end], year)
        for record in [] if marked is None else reader.read(marked, context):
            record.value_text = text[start + record.start : start + record.end]
            records.append(record)
    return records


def test_the_folder_is_the_language(language: Language) -> None:
    assert set(language.tables) == set(FILES)
    assert len(Constructions(language).all) == 3


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("zon gros", [700]),
        ("dul kolm bem gros", [2300]),
        ("1'500,25", [1500.25]),
        ("2,5 kolm", [2500]),
        ("three million 三百万", []),
    ],
)
def test_numbers(language: Language, text: str, values: list[float]) -> None:
    assert [number.value for number in NumberReader(language.tables["numbers"]).find(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("gar yar 2025", [("deadline", "2025-01-01", "2025-12-31")]),
        ("om febek 2024", [("in", "2024-02-01", "2024-02-29")]),
        ("ex yar 2021", [("since", "2021-01-01", "2021-12-31")]),
        ("kontra yar 2020", [("baseline", "2020-01-01", "2020-12-31")]),
        ("yar dah", [("", "2024-01-01", "2024-12-31")]),
        ("by the end of 2025, 到2025年底", []),
    ],
)
def test_dates(language: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    spans = DateReader(language.tables["dates"]).find(text, 2024)
    assert [(span.role, str(span.first), str(span.last)) for span in spans] == expected


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Om yar 2023 la vesta 12 garnukas lumirov.", "ZtnQnv."),
        ("Gar yar 2025 la raska zu trinka vul hyl 95% tenk.", "ZtnonMQR."),
        ("La fumola yar-ze-yar 4% sulkov.", "tnzQd."),
    ],
)
def test_marks(reader: StatementReader, sentence: str, code: str) -> None:
    marked = reader.mark(sentence, 2024)
    assert marked is not None
    assert marked.code == code


# (sentence, [(value, kind measure change comparator, value, unit, indicator, action, deadline or start/end)])
Row = tuple[str, str, float, str, str, str, str]
SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "Om yar 2023 la vesta 12 garnukas lumirov.",
        [("12", "result count level =", 12, "garnuka", "garnukas lumirov", "lumir", Y23)],
    ),
    (
        "Gar yar 2025 la vesta hyl bem gros garnukas vul lumir.",
        [("bem gros", "target count level >=", 300, "garnuka", "garnukas lumirov", "lumir", "2025-12-31")],
    ),
    (
        "Gar yar 2025 la raska zu trinka vul hyl 95% tenk.",
        [("95%", "target percent level >=", 95, "%", "raska zu trinka", "tenk", "2025-12-31")],
    ),
    (
        "Om yar 2023 la fumola 4,5% sulkov.",
        [("4,5%", "result percent decrease =", 4.5, "%", "fumola", "sulk", Y23)],
    ),
    (
        "Om yar 2023 la tuvia nib 30 mikro tenkov.",
        [("30", "result amount level <=", 30, "ug/m3", "tuvia", "tenk", Y23)],
    ),
    (
        "Om yar 2023 la drola zu nepta 40 stadis krevov.",
        [("40", "result amount increase =", 40, "km", "drola zu nepta", "krev", Y23)],
    ),
    (
        "Om yar 2023 la drola polo krevov.",
        [("polo", "result percent increase =", 50, "%", "drola", "krev", Y23)],
    ),
    ("La nepta om yar 2023 brila.", []),
]


def row(record: Record) -> Row:
    assert record.value is not None
    return (
        record.value_text,
        f"{record.kind} {record.measure} {record.change} {record.comparator}",
        round(record.value, 4),
        record.unit,
        record.indicator,
        record.action,
        record.deadline if record.kind == "target" else f"{record.period_start}/{record.period_end}",
    )


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_records(reader: StatementReader, sentence: str, expected: list[Row]) -> None:
    assert [row(record) for record in records_of(reader, sentence)] == expected


def test_a_year_is_carried_on(reader: StatementReader) -> None:
    text = "Om yar 2022 la vesta 12 garnukas lumirov. La vesta 9 drolukas plantov!"
    first, second = records_of(reader, text)
    assert (first.period_end, second.period_end) == ("2022-12-31", "2022-12-31")
    assert (first.date_basis, second.date_basis) == ("stated", "context")


def test_a_baseline(reader: StatementReader) -> None:
    (record,) = records_of(reader, "Om yar 2023 la fumola yar-ze-yar 4% sulkov.")
    assert record.baseline == "yar-ze-yar"


def test_other_languages_are_silent(reader: StatementReader) -> None:
    english = records_of(reader, "Last year the recycling rate reached more than sixty percent, up by two points.")
    chinese = records_of(reader, "去年，回收率达到六成以上，提高两个百分点。")
    assert english == chinese == []


def test_the_toy_leaves_the_others_alone(reader: StatementReader) -> None:
    assert load("en").joiner == " "
    text = "By 2025, the rate will reach 95%."
    other = StatementReader(load("en"), Units.load())
    marked = other.mark(text, 2024)
    assert marked is not None
    document = Document(text, (), Facts(report_year=2024, language="en"))
    (record,) = other.read(marked, Context(anchor_of(document, annual=False, prior=0.0, plan_end=None)))
    assert record.value is not None
    assert math.isclose(record.value, 95)
    assert reader.mark(text, 2024) is not None  # a number is a number


# ---- the pipeline's own files know no language

SOURCE = Path(policymine.__file__).parent
HAN = regex.compile(r"\p{Han}")
# Words by which an English text would be understood. Each is looked for as a word of a string literal.
CUES = (
    "will|shall|built|complete|completed|reach|reached|increase by|decrease by|reduced|percent|percentage points"
    "|million|billion|hundred|thousand|by the end of|year-on-year|compared with|respectively|including|village|villages"
    "|mu|hectares|more than|less than|at least|about|nearly|quarter|month|january|plan|work report|review|ranked|class"
    "|half|doubled|city|county|province|tons|yuan"
)
CUE = regex.compile(rf"(?<![\w-])(?:{CUES})(?![\w-])", regex.IGNORECASE)
# Literals that may stay although they are such words: names of sorts and measures, of the ways to work out a date and
# of keys in the tables. They are compared with names, never with the words of a text.
NAMES = frozenset({"percent", "plan", "month", "quarter", "half", "review", "class"})
# Literals that may stay in one file, by the word that is found in them.
ALLOWED = {
    ("cells.py", "million"): "message to the user: the scale of a number",
    ("cells.py", "billion"): "message to the user: the scale of a number",
    ("commands/compare.py", "about"): "message to the user",
    ("commands/league.py", "city"): "message to the user",
    ("commands/options.py", "about"): "message to the user",
    ("place_levels.py", "city"): "a level of divisions",
    ("place_levels.py", "county"): "a level of divisions",
    ("place_levels.py", "province"): "a level of divisions",
    ("year_reports.py", "city"): "a level of divisions, in the name of a file",
    ("year_reports.py", "county"): "a level of divisions, in the name of a file",
    ("year_reports.py", "province"): "a level of divisions, in the name of a file",
    ("remote.py", "half"): "message to the user",
    ("remote.py", "reached"): "message to the user",
    ("comparing/outcome.py", "reached"): "message to the user: the reason of a verdict",
    ("comparing/table.py", "at least"): "message to the user",
    ("engines.py", "at least"): "message to the user",
    ("summary.py", "reached"): "message to the user",
    ("lexicon.py", "class"): "message to the user: the key of a table",
    ("fact_patterns.py", "month"): "name of a variable in an f-string",
    ("model_card.py", "about"): "message to the user: what a model tells",
    ("place_names.py", "city"): "a level of divisions, as in the data files",
    ("place_names.py", "province"): "a level of divisions, as in the data files",
    ("gold_markup.py", "month"): "message to the user",
    ("gold_markup.py", "more than"): "message to the user",
    ("judging.py", "个"): "part of how records are judged, which no lexicon may move",
    ("read/archive.py", "complete"): "message to the user",
    ("read/html.py", "more than"): "message to the user",
    ("read/pdf_streams.py", "more than"): "message to the user",
    ("read/containers.py", "more than"): "message to the user",
    ("read/mail.py", "more than"): "message to the user",
}


def literals(file: Path) -> list[tuple[int, str]]:
    """The string literals of a Python file without its docstrings, with their lines."""
    found: list[tuple[int, str]] = []
    statement_begins = True
    for token in tokenize.generate_tokens(io.StringIO(file.read_text(encoding="utf-8")).readline):
        if token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.NL, tokenize.COMMENT):
            statement_begins = statement_begins or token.type == tokenize.NEWLINE
            continue
        if token.type in (tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", -1)) and not statement_begins:
            found.append((token.start[0], token.string))
        statement_begins = token.type == tokenize.ENCODING
    return found


SOURCES = sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.relative_to(SOURCE).as_posix())
def test_no_words_of_a_language_in_the_code(file: Path) -> None:
    name = file.relative_to(SOURCE).as_posix()
    words = [
        (line, word[0].lower(), text)
        for line, text in literals(file)
        if (word := HAN.search(text) or CUE.search(text)) and text.strip("\"'") not in NAMES
    ]
    assert [found for found in words if (name, found[1]) not in ALLOWED] == []


def test_what_is_allowed_is_there() -> None:
    there = {
        (file.relative_to(SOURCE).as_posix(), word[0].lower())
        for file in SOURCES
        for _, text in literals(file)
        for word in (HAN.search(text), CUE.search(text))
        if word is not None and text.strip("\"'") not in NAMES
    }
    assert there == set(ALLOWED)


def test_the_search_finds_words(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text('"""Docstring: 年底, will reach."""\n# 年底\nx = "年底"\ny = ["will"]\n', encoding="utf-8")
    assert literals(file) == [(3, '"年底"'), (4, '"will"')]
    assert HAN.search("年底")
    assert CUE.search("it will reach")
