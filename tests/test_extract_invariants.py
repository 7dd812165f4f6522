"""What holds for every text, and for every language."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policymine import Block, Cell, Document, Facts, Record, extract, read_text
from policymine.dates import DateReader
from policymine.errors import EmptyDocument, ResourceError
from policymine.extract import extract_records
from policymine.lang import FILES, Language, available, load, load_folder
from policymine.lang.units import Units
from policymine.numbers import NumberReader
from policymine.quantities import QuantityReader
from policymine.records import Change, Comparator, DateBasis, Kind, Measure

NUMBERS = ["0", "3", "79", "1,107,200", "15 000", "29.3", "1.042 million", "three", "twenty-one", "half", "one third"]
NUMBERS += ["doubled", "９８", "2023", "12", "4.8bn", "1e9", "99999999999999999999", "½", "Ⅳ", "Ⅱ"]
UNITS = [
    "%",
    "percentage points",
    "mu",
    "km",
    "tons",
    "tons per day",
    "yuan",
    "µg/m3",
    "villages",
    "times",
    "days",
    "$",
]
WORDS = [
    "built",
    "will",
    "reach",
    "the city",
    "completed",
    "in",
    "by",
    "of",
    "from",
    "to",
    "and",
    "respectively",
    "both",
]
WORDS += ["rate", "an increase of", "fell", "year-on-year", "more than", "less than", "including", "ranked", "third"]
WORDS += ["PM2.5", "Class V", "No.", "not", "each", "first", "2+26", "Next step", "these", "per", "between", "CO2"]
TIMES = [
    "in 2022",
    "by the end of 2025",
    "since 2021",
    "this year",
    "the 14th Five-Year Plan",
    "as of July 2023",
    "May",
]
SIGNS = [
    " ",
    " ",
    " ",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    '"',
    "“",
    "”",
    "'",
    "-",
    "–",
    "—",
    "/",
    "|",
    "+",
    "\n",
    "\n\n",
    "\t",
    "# ",
    "- ",
]
ODD = [
    "\u200b",
    "\u00a0",
    "\ufeff",
    "\u00ad",
    "\u3000",
    "\x00",
    "\x1b",
    "İ",
    "ß",
    "ﬁ",
    "🌳",
    "水",
    "年底前",
    "。",
    "，",
    "e\u0301",
    "\u202e",
]
ZH = ["104.2万", "3万多亿", "90余万", "两成", "三分之二", "翻一番", "上千", "二〇二五", "一百五", "8%", "Ⅱ类", "79"]
ZH += [
    "个",
    "家",
    "亩",
    "微克/立方米",
    "亿元",
    "千瓦",
    "行政村",
    "个百分点",
    "倍",
    "天",
    "治理",
    "绿色工厂",
    "浓度",
    "率",
]
ZH += [
    "超过",
    "控制在",
    "以上",
    "以内",
    "左右",
    "近",
    "不低于",
    "完成",
    "建成",
    "下降",
    "提高到",
    "达到",
    "为",
    "占",
    "新增",
]
ZH += [
    "分别",
    "其中",
    "均",
    "和",
    "的",
    "将",
    "力争",
    "已",
    "同比",
    "比上年",
    "从",
    "到",
    "第",
    "前",
    "连续",
    "全市",
    "PM2.5",
]
ZH += [
    "到2025年底",
    "2025年底前",
    "年内",
    "截至5月底",
    "“十四五”期间",
    "上半年",
    "1—10月",
    "未来五年",
    "2020年和2025年",
]
ZH += ["，", "、", "。", "；", "：", "（", "）", "《", "》", "“", "”", "\n", " ", "％", "９８", "-", "至"]
ASSEMBLED_ZH = st.lists(st.sampled_from(ZH), min_size=1, max_size=40).map("".join)
BASIC = st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"])
PIECES = st.sampled_from(NUMBERS + UNITS + WORDS + TIMES + SIGNS + SIGNS + ODD)
ASSEMBLED = st.lists(PIECES, min_size=1, max_size=40).map("".join)
SPACED = st.lists(st.sampled_from(NUMBERS + UNITS + WORDS + TIMES + SIGNS), min_size=1, max_size=40).map(" ".join)


def is_day(text: str) -> bool:
    return text == "" or dt.date.fromisoformat(text).isoformat() == text


def hold(document: Document, records: list[Record]) -> None:
    """Check all that must hold for the records of a document."""
    assert [r.start for r in records] == sorted(r.start for r in records)
    for record in records:
        assert document.text[record.start : record.end] == record.value_text != ""
        assert record.sentence in document.text
        assert record.value_text in record.sentence
        assert any(block.start <= record.start and record.end <= block.end for block in document.blocks)
        assert record.kind in get_args(Kind)
        assert record.measure in get_args(Measure)
        assert record.change in get_args(Change)
        assert record.comparator in get_args(Comparator)
        assert record.date_basis in get_args(DateBasis)
        assert (record.value is None) is (record.measure == "deadline")
        assert all(n is None or math.isfinite(n) for n in (record.value, record.value_high, record.value_si))
        assert record.value is None or record.value >= 0
        assert (record.value_high is not None) is (record.comparator == "range")
        assert record.value_high is None or (record.value is not None and record.value_high > record.value)
        assert all(map(is_day, (record.deadline, record.period_start, record.period_end)))
        assert not (record.period_start and record.period_end) or record.period_start <= record.period_end
        assert record.kind == "target" or not record.deadline
        assert record.measure != "deadline" or (record.kind == "target" and record.deadline)
        assert {"percent": "%", "points": "pp"}.get(record.measure, record.unit) == record.unit
        if all(block.kind != "table_row" for block in document.blocks):  # the word alone in a cell has no unit yet
            assert record.measure != "multiple" or record.unit == "times"
        assert 0 <= record.confidence <= 1
        assert 0 <= record.theme_score <= 1
        assert "\n" not in record.indicator + record.unit + record.place
    assert len({record.record_id for record in records}) == len(records)


def mined(document: Document) -> list[Record]:
    """Give the records of a document of which no sentence may have failed."""
    _, issues = extract_records(document)
    assert issues == []
    return extract(document)


def paragraph(text: str, language: str) -> Document:
    return Document(text, (Block("paragraph", 0, len(text)),), Facts(report_year=2024, language=language))


@pytest.mark.parametrize("language", available())
@settings(max_examples=150)
@given(text=ASSEMBLED | SPACED | ASSEMBLED_ZH)
def test_assembled_text(language: str, text: str) -> None:
    document = paragraph(text, language)
    hold(document, mined(document))


@pytest.mark.parametrize("language", available())
@settings(max_examples=100)
@given(text=st.text(BASIC, max_size=200) | st.text("0123456789%,.-+() \n年月日万亿米吨个abm", max_size=80))
def test_any_text(language: str, text: str) -> None:
    document = paragraph(text, language)
    hold(document, mined(document))


@settings(max_examples=100)
@given(text=st.lists(ASSEMBLED | SPACED, max_size=6).map("\n".join).filter(lambda text: not {"\t", "|"} <= set(text)))
@example("0 of")
def test_any_text_that_is_read(text: str) -> None:
    try:
        document = read_text(text, language="en")
    except EmptyDocument:
        return
    assert document.text == text
    hold(document, mined(document))


@pytest.mark.parametrize(
    "digit",
    [
        "٣",
        "\U0001d7d9",
        "½",
        "④",
        "Ⅷ",
        "\U0001e4f0",
    ],
)
def test_digits_of_rare_scripts(digit: str) -> None:
    text = f"In 2023, 12 kilns were closed {digit}"
    assert [record.value for record in mined(paragraph(text, "en"))][:1] == [12]


def test_bars_in_a_table_of_tabs() -> None:
    read_text("Air\t12\nWater\t9\n| Soil\t7", language="en")


PLAIN = [number for number in NUMBERS if number != "doubled"]
CELL = st.sampled_from([*PLAIN, *UNITS, "≥95%", "-3.2", "+4%", "5-8", "Rate (%)", "Coal (10,000 tons)", "", "-", "水"])
COLUMN = st.sampled_from(
    ["", "Item", "Unit", "2023", "2025 target", "Change (%)", "Remarks", "Actual (million yuan)", "年"]
)


@settings(max_examples=100)
@given(
    cells=st.lists(st.tuples(CELL, COLUMN), min_size=1, max_size=6),
    caption=st.sampled_from(["", "Unit: tons", "Unit: 10,000 tons", "(Unit: )", "Table 1"]),
)
def test_any_table_row(cells: list[tuple[str, str]], caption: str) -> None:
    text, made = "", []
    for content, column in cells:
        made.append(Cell(len(text), len(text) + len(content), column))
        text += f"{content} | "
    block = Block("table_row", 0, len(text), cells=tuple(made), caption=caption)
    document = Document(text, (block,), Facts(report_year=2024, language="en"))
    hold(document, mined(document))


@settings(max_examples=50)
@given(text=SPACED)
def test_the_same_text_gives_the_same_records(text: str) -> None:
    assert extract(paragraph(text, "en")) == extract(paragraph(text, "en"))


@settings(max_examples=50)
@given(text=SPACED, before=SPACED)
def test_what_was_read_before_leaves_no_trace(text: str, before: str) -> None:
    alone = extract(paragraph(text, "en"))
    extract(paragraph(before, "en"))
    assert extract(paragraph(text, "en")) == alone


def test_records_keep_to_their_blocks() -> None:
    text = "In 2023, 12 kilns were closed. Share(34) In 2023, 9 wells were opened."
    cut = text.index(" Share"), text.index("In 2023, 9")
    blocks = (Block("paragraph", 0, cut[0]), Block("paragraph", cut[1], len(text)))
    document = Document(text, blocks, Facts(language="en"))
    records = extract(document)
    hold(document, records)
    assert [record.value for record in records] == [12, 9]


def test_an_unknown_language_is_an_issue() -> None:
    document = Document("12 parks", (Block("paragraph", 0, 8),), Facts(language="tlh"), source="a.txt")
    records, (issue,) = extract_records(document)
    assert records == []
    assert (issue.source, issue.category) == ("a.txt", "unsupported")
    assert "tlh" in issue.message


def test_a_long_sentence_takes_no_time() -> None:
    text = "In 2023, " + "the rate of the work on the lake and the river " * 600 + "was 95%."
    document = paragraph(text, "en")
    hold(document, mined(document))


# ---- adding a language is adding a folder

TOY = {
    "language": 'code = "tlh"\nname = "Toy"\nspacy = "xx"\njoiner = " "\n[sentences]\nenders = ["."]\n',
    "numbers": """
group_separators = ["'"]
decimal_point = ","
share_before = ["bo"]
[cardinals]
wa = 1
cha = 2
wej = 3
[scales]
vatlh = 100
sad = 1000
[shares]
"bid" = 50
[multiples]
chala = [1, "increase"]
[signs]
per = ["pa"]
[ranges]
joiners = ["-", "ghap"]
[before]
">=" = ["law"]
"<=" = ["puj"]
[after]
"~" = ["chel"]
""",
    "dates": """
[months]
jar = 1
nabjar = 2
[relative]
dah = 0
[[time]]
as = "month"
pattern = "(?P<m>{month}) (?P<y>{year})"
[[time]]
as = "year"
pattern = "dis (?P<y>{year})"
[[time]]
as = "relative_year"
pattern = "dis (?P<rel>dah)"
[roles]
deadline = ["pa"]
in = ["bo"]
""",
    "lexicon": "[verbs]\n",
    "patterns": "[[codes]]\n",
    "cues": "[kind]\n",
}
TOY_UNITS = """
languages = ["tlh"]
[[unit]]
symbol = "km"
tlh = ["qellqam"]
[[unit]]
symbol = "%"
tlh = ["%"]
[[unit]]
symbol = "d"
tlh = ["jaj"]
"""


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    folder = tmp_path / "tlh"
    folder.mkdir()
    for name, text in TOY.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def language(toy: Path) -> Language:
    return load_folder(toy, "tlh")


def test_toy_language(language: Language) -> None:
    assert (language.code, language.joiner) == ("tlh", " ")
    assert set(language.tables) == set(FILES)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("wej vatlh", [300]),
        ("cha sad wej vatlh wa", [2301]),
        ("1'500,25", [1500.25]),
        ("2,5 sad", [2500]),
        ("one hundred million", []),
    ],
)
def test_toy_numbers(language: Language, text: str, values: list[float]) -> None:
    assert [n.value for n in NumberReader(language.tables["numbers"]).find(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("law 12 qellqam", (">=", 12, None, "km", "amount")),
        ("puj 3,5%", ("<=", 3.5, None, "%", "percent")),
        ("7 chel", ("~", 7, None, "", "number")),
        ("5 ghap 8 qellqam", ("range", 5, 8, "km", "amount")),
        ("40 qellqam pa jaj", ("=", 40, None, "km/d", "amount")),
        ("bo bid", ("=", 50, None, "%", "percent")),
        ("chala", ("=", 1, None, "", "multiple")),
        ("more than 12 km", ("=", 12, None, "", "number")),
    ],
)
def test_toy_quantities(
    language: Language, tmp_path: Path, text: str, expected: tuple[str, float, float | None, str, str]
) -> None:
    extra = tmp_path / "units.toml"
    extra.write_text(TOY_UNITS, encoding="utf-8")
    (q,) = QuantityReader(language, Units.load(extra=[extra])).find(text, text)
    assert (q.comparator, q.value, q.high, q.unit.symbol if q.unit else "", q.sort) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pa dis 2025", [("deadline", "2025-01-01", "2025-12-31")]),
        ("bo nabjar 2024", [("in", "2024-02-01", "2024-02-29")]),
        ("dis dah", [("", "2023-01-01", "2023-12-31")]),
        ("by the end of 2025", []),
    ],
)
def test_toy_dates(language: Language, text: str, expected: list[tuple[str, str, str]]) -> None:
    spans = DateReader(language.tables["dates"]).find(text, 2023)
    assert [(s.role, str(s.first), str(s.last)) for s in spans] == expected


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(toy: Path, name: str) -> None:
    (toy / f"{name}.toml").unlink()
    with pytest.raises(ResourceError, match=rf"'tlh' has no file {name}.toml"):
        load_folder(toy, "tlh")


@pytest.mark.parametrize("content", [b"[numbers", b"\xff\xfe"])
def test_a_damaged_file_is_named(toy: Path, content: bytes) -> None:
    (toy / "numbers.toml").write_bytes(content)
    with pytest.raises(ResourceError, match=r"numbers.toml of the language 'tlh' is no valid TOML"):
        load_folder(toy, "tlh")


@pytest.mark.parametrize("code", ["tlh", "../en", "", "en/"])
def test_unknown_languages(code: str) -> None:
    with pytest.raises(ResourceError, match="no language folder"):
        load(code)


def test_broken_constructions_are_named(toy: Path) -> None:
    from policymine.constructions import Constructions

    for entry, message in (
        ('name = "a"\npattern = "("', "pattern of the construction 'a' is wrong"),
        ('name = "a"\npattern = "Q"\ncolour = 1', "'a' has the unknown key 'colour'"),
    ):
        (toy / "patterns.toml").write_text(f"[[construction]]\n{entry}\n", encoding="utf-8")
        with pytest.raises(ResourceError, match=message):
            Constructions(load_folder(toy, "tlh"))
