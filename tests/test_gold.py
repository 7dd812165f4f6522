"""Annotated documents: both forms are read, written back, and refused with a reason where they are wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.gold import GoldDocument, GoldError, GoldRecord, wrong_record, wrong_span
from policymine.gold_files import gold_files, read_gold
from policymine.gold_markup import format_gold, last_day, parse, read_dates, write_dates

HEAD = "---\ntitle: T\n---\n"
GOOD = GoldRecord(
    0, 2, "79", "result", "count", value=79, unit="plant", indicator="plants built", themes=("clear_water",)
)
PATH = Path("t.gold")


def record_of(mark: str) -> GoldRecord:
    [record] = parse(f"{HEAD}so [[{mark}]] it is", PATH).records
    return record


@pytest.mark.parametrize(
    ("mark", "fields"),
    [
        (
            "79|target count = 79 village|villages treated|treat|clear_water,pure_land|by 2023",
            {
                "kind": "target",
                "measure": "count",
                "value": 79,
                "unit": "village",
                "indicator": "villages treated",
                "action": "treat",
                "themes": ("clear_water", "pure_land"),
                "deadline": "2023-12-31",
                "change": "level",
                "optional": False,
            },
        ),
        (
            "3.4 percentage points|result points + = 3.4 pp|rate||ecology|2022|baseline=year-on-year; place=Elm Town",
            {"change": "increase", "value": 3.4, "baseline": "year-on-year", "place": "Elm Town", "action": ""},
        ),
        (
            "10 to 12%|?target percent - range 10..12 %|output|fall|solid_waste|by 2025-06",
            {
                "change": "decrease",
                "comparator": "range",
                "value": 10,
                "value_high": 12,
                "optional": True,
                "deadline": "2025-06-30",
            },
        ),
        ("one|result count 1 large park|parks||ecology", {"comparator": "=", "unit": "large park", "period_end": ""}),
        ("三|result rank = 3|排名||blue_sky|2024", {"unit": "", "value": 3, "period_start": "2024-01-01"}),
        (
            "2025年底前|target deadline|名单公布|公布|supervision|by 2025",
            {"value": None, "measure": "deadline", "deadline": "2025-12-31"},
        ),
        ("万亿|result money >= 1e12 yuan|投资||economy_society|2021..", {"value": 10**12, "period_end": ""}),
        ("0.5|result amount < 5e-1 ug/m3|苯||blue_sky|..2023-07", {"value": 0.5, "period_end": "2023-07-31"}),
        ("7|result count = 7 件|信访件||supervision||actor=督察组;note=余下的", {"actor": "督察组", "note": "余下的"}),
    ],
)
def test_marks(mark: str, fields: dict[str, Any]) -> None:
    record = record_of(mark)
    assert {name: getattr(record, name) for name in fields} == fields
    assert (record.number, record.start, record.quote) == (mark.partition("|")[0], 3, f"so {record.number} it is")


def test_offsets_count_in_the_text_without_marks() -> None:
    marked = "处理[[3座|result count = 3 座|厂||clear_water]]，\n建成[[5|result count = 5 处|点||ecology]]处。"
    document = parse(HEAD + marked, Path("甲.gold"))
    assert document.text == "处理3座，\n建成5处。"
    assert [document.text[record.start : record.end] for record in document.records] == ["3座", "5"]
    assert [record.quote for record in document.records] == ["处理3座，", "建成5处。"]
    assert (document.name, document.facts) == ("甲", {"title": "T"})


def test_two_records_of_one_value() -> None:
    first, second = parse(
        HEAD + "[[5%|result percent = 5 %|a||ecology && target percent = 5 %|b||ecology|by 2030]]", PATH
    ).records
    assert (first.start, first.end) == (second.start, second.end) == (0, 2)
    assert (first.indicator, second.indicator, second.kind) == ("a", "b", "target")


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("no head", "t.gold:1: no head between two lines '---'"),
        ("---\ntitle\n---\n", "t.gold:2: 'title' in the head is not NAME: TEXT, each name once"),
        ("---\na: 1\na: 2\n---\n", "t.gold:3: 'a: 2' in the head is not NAME: TEXT, each name once"),
        (HEAD + "x\n[[79]]", "t.gold:5: [[79]]: the first slot '' is not KIND MEASURE [+-] COMPARATOR VALUE UNIT"),
        (
            HEAD + "[[79|count]]",
            "t.gold:4: [[79]]: the first slot 'count' is not KIND MEASURE [+-] COMPARATOR VALUE UNIT",
        ),
        (
            HEAD + "[[ 79|result count = 79 a|i||t]]",
            "t.gold:4: [[ 79]]: the value is empty or has blanks at its ends",
        ),
        (HEAD + "[[|result count = 79 a|i||t]]", "t.gold:4: [[]]: the value is empty or has blanks at its ends"),
        (HEAD + "[[79|result count = 79 a|i||t||x=1]]", "t.gold:4: [[79]]: 'x=1' in the last slot is not NAME=TEXT"),
        (HEAD + "[[79|result count = 79 a|i||t||note=a; b]]", "t.gold:4: [[79]]: 'b' in the last slot is not"),
        (HEAD + "[[79|result count = 79 a|i||t||note=a; note=b]]", "t.gold:4: [[79]]: 'note=b' in the last slot"),
        (HEAD + "[[79|result count = 79 a|i||t|||]]", None),
        (HEAD + "[[79|result count = 79 a|i||t|||more]]", "t.gold:4: [[79]]: more than six slots"),
        (HEAD + "[[79|result count = 79 a|i||t|soon]]", "t.gold:4: [[79]]: 'soon' is no year, month or day"),
        (HEAD + "[[79|result count = 79 a|i||t|2024-13]]", "t.gold:4: [[79]]: '2024-13' has no such month"),
        (HEAD + "[[79|result count = 79 a|i||t|2023-02-30]]", "period_start '2023-02-30' is no day"),
        (HEAD + "a [[ b", "t.gold:4: [[ without its fellow"),
        (HEAD + "a\nb ]] c", "t.gold:5: ]] without its fellow"),
        (HEAD + "[[79|deed count = 79 a|i||t]]", "[[79]]: kind 'deed' is none of target, result"),
    ],
)
def test_what_a_marked_text_may_not_hold(marked: str, message: str | None) -> None:
    if message is None:
        assert len(parse(marked, PATH).records) == 1
        return
    with pytest.raises(GoldError) as caught:
        parse(marked, PATH)
    assert message in str(caught.value)


def test_every_fault_of_a_file_is_told() -> None:
    with pytest.raises(GoldError) as caught:
        parse(HEAD + "[[1|x]] and\n[[2|result count = 2 a|||]] and ]]", PATH)
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()] == ["t.gold:4", *["t.gold:5"] * 3]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"kind": "goal"}, "kind 'goal' is none of target, result"),
        ({"measure": "number"}, "measure 'number' is none of count, percent"),
        ({"change": "up"}, "change 'up' is none of level, increase, decrease"),
        ({"comparator": "≥"}, "comparator '≥' is none of =, >="),
        ({"measure": "deadline"}, "a deadline has no value and no unit"),
        ({"measure": "deadline", "value": None, "unit": ""}, "a deadline record is a target with its day"),
        ({"value": None}, "no value"),
        ({"value": float("inf")}, "a value that is no number"),
        ({"value": -79}, "a negative value: the sign belongs to change"),
        ({"value_high": 80}, "value_high goes with comparator 'range', and only with it"),
        ({"comparator": "range"}, "value_high goes with comparator 'range', and only with it"),
        ({"comparator": "range", "value_high": 79}, "value_high is not above value"),
        ({"measure": "percent"}, "unit 'plant' of measure percent must be '%'"),
        ({"measure": "points"}, "unit 'plant' of measure points must be 'pp'"),
        ({"measure": "multiple"}, "unit 'plant' of measure multiple must be 'times'"),
        ({"unit": ""}, "measure count needs a unit"),
        ({"measure": "money", "unit": ""}, "measure money needs a unit"),
        ({"indicator": ""}, "no indicator"),
        ({"themes": ()}, "no theme"),
        ({"kind": "target", "deadline": "2023-02-29"}, "deadline '2023-02-29' is no day"),
        ({"period_end": "20231231"}, "period_end '20231231' is no day"),
        ({"deadline": "2023-12-31"}, "a result has no deadline"),
        ({"period_start": "2024-01-01", "period_end": "2023-01-01"}, "the period ends before it starts"),
    ],
)
def test_faults_of_records(change: dict[str, Any], fault: str) -> None:
    assert list(wrong_record(GOOD)) == []
    assert fault in "\n".join(wrong_record(replace(GOOD, **change)))


@pytest.mark.parametrize(
    ("start", "end", "number", "fault"),
    [
        (0, 2, "79", None),
        (0, 2, "80", "characters 0 to 2 read '79', not '80'"),
        (0, 3, "79 ", "blanks at the ends of the value"),
        (2, 2, "", "characters 2 to 2 are no piece of the text"),
        (8, 12, "", "characters 8 to 12 are no piece of the text"),
        (-2, 1, "", "characters -2 to 1 are no piece of the text"),
    ],
)
def test_faults_of_spans(start: int, end: int, number: str, fault: str | None) -> None:
    found = list(wrong_span(replace(GOOD, start=start, end=end, number=number), "79 plants"))
    assert found == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024-02-03", "2024-02-03"),
    ],
)
def test_last_days(text: str, day: str) -> None:
    assert last_day(text) == day


@pytest.mark.parametrize(
    ("slot", "dates"),
    [
        ("", {}),
        ("by 2025", {"deadline": "2025-12-31"}),
        ("by 2025-06-15", {"deadline": "2025-06-15"}),
        ("2022", {"period_start": "2022-01-01", "period_end": "2022-12-31"}),
        ("2022-02", {"period_start": "2022-02-01", "period_end": "2022-02-28"}),
        ("2022-01..2022-06", {"period_start": "2022-01-01", "period_end": "2022-06-30"}),
        ("2021..", {"period_start": "2021-01-01"}),
        ("..2023-07", {"period_end": "2023-07-31"}),
        ("by 2030, 2021..2025", {"deadline": "2030-12-31", "period_start": "2021-01-01", "period_end": "2025-12-31"}),
    ],
)
def test_dates(slot: str, dates: dict[str, str]) -> None:
    assert read_dates(slot) == dates
    assert read_dates(write_dates(replace(GOOD, **dates))) == dates


# Documents as anybody might write them, in both scripts, with what the format keeps for itself left out.
_words = st.text(alphabet=st.sampled_from("abc 79,.;%=-+?座年。\n—“”"), max_size=20)
_phrase = st.text(alphabet=st.sampled_from("ab9 %座率="), min_size=1, max_size=8).map(str.strip).filter(bool)
_days = st.dates().map(str).filter(lambda day: day >= "1900")


@st.composite
def _records(draw: st.DrawFn) -> tuple[str, GoldRecord]:
    measure = draw(st.sampled_from(["count", "percent", "points", "amount", "money", "rank", "multiple", "deadline"]))
    number = draw(st.sampled_from(["79", "1.2 million", "三成", "by June", "5—8"]))
    kind = "target" if measure == "deadline" else draw(st.sampled_from(["target", "result"]))
    deadline = draw(_days) if kind == "target" and (measure == "deadline" or draw(st.booleans())) else ""
    first, last = sorted(draw(st.tuples(_days, _days)))
    value = high = None
    if measure != "deadline":
        value = draw(st.one_of(st.integers(0, 10**15), st.floats(0, 1e300)))
        high = draw(st.none() | st.floats(1, 1e300).map(lambda more: value + more).filter(lambda sum_: sum_ > value))
    unit = {"percent": "%", "points": "pp", "multiple": "times", "rank": "", "deadline": ""}.get(measure)
    record = GoldRecord(
        0,
        len(number),
        number,
        kind,
        measure,
        change=draw(st.sampled_from(["level", "increase", "decrease"])),
        comparator="range" if high is not None else draw(st.sampled_from(["=", ">=", ">", "<=", "<", "~"])),
        value=value,
        value_high=high,
        unit=draw(st.sampled_from(["mu", "km2", "座", "large park", "t/d"])) if unit is None else unit,
        indicator=draw(_phrase),
        action=draw(st.just("") | _phrase),
        themes=draw(st.sampled_from([("ecology",), ("clear_water", "pure_land")])),
        deadline=deadline,
        period_start=first if draw(st.booleans()) else "",
        period_end=last if draw(st.booleans()) else "",
        baseline=draw(st.just("") | _phrase),
        place=draw(st.just("") | _phrase),
        note=draw(st.just("") | _phrase),
        optional=draw(st.booleans()),
    )
    if measure == "deadline":
        record = replace(record, comparator="=")
    return number, record


@st.composite
def _documents(draw: st.DrawFn) -> GoldDocument:
    text = draw(_words)
    records = []
    for number, record in draw(st.lists(_records(), max_size=4)):
        twice = [record, replace(record, indicator="another")] if draw(st.booleans()) else [record]
        records += [replace(each, start=len(text), end=len(text) + len(number)) for each in twice]
        text += number + draw(_words)
    facts = draw(st.dictionaries(st.sampled_from(["title", "region", "year"]), _phrase))
    return GoldDocument("t", text, records, facts, PATH)


@given(_documents())
def test_what_is_written_is_read_back(document: GoldDocument) -> None:
    written = format_gold(document)
    again = parse(written, PATH)
    assert (again.text, again.facts) == (document.text, document.facts)
    assert [replace(record, quote="") for record in again.records] == document.records
    assert format_gold(again) == written


@pytest.mark.parametrize(
    ("text", "change", "at_least"),
    [
        ("79 [[plants]]", {}, "first slot"),
        ("79 plants]]", {}, "without its fellow"),
        ("79 plants", {"indicator": "a|b"}, "no year, month or day"),
        ("79 plants", {"indicator": "plants "}, "cannot be written"),
        ("79 plants", {"actor": "a\nb;place=c"}, "cannot be written"),
        ("79 plants", {"note": "a; b"}, "last slot"),
        ("79 plants", {"indicator": "a && b"}, "first slot"),
        ("79 plants", {"indicator": ""}, "no indicator"),
    ],
)
def test_what_the_marks_cannot_say_is_not_written(text: str, change: dict[str, Any], at_least: str) -> None:
    with pytest.raises(GoldError, match=at_least):
        format_gold(GoldDocument("t", text, [replace(GOOD, **change)]))


def test_values_that_overlap_are_not_written() -> None:
    other = replace(GOOD, start=1, end=4, number="9 p")
    with pytest.raises(GoldError):
        format_gold(GoldDocument("t", "79 plants", [GOOD, other]))


ENTRY: dict[str, Any] = {
    "start": 6,
    "end": 8,
    "kind": "result",
    "measure": "count",
    "change": "level",
    "comparator": "=",
    "value": 79,
    "unit": "plant",
    "indicator": "plants",
    "theme": ["clear_water"],
}


def pair(folder: Path, entry: object, text: bytes = b"Built 79 plants.\r\n") -> Path:
    (folder / "a.txt").write_bytes(text)
    (folder / "a.json").write_text(json.dumps(entry), encoding="utf-8")
    return folder / "a.json"


def test_a_pair_of_files(tmp_path: Path) -> None:
    document = read_gold(pair(tmp_path, {"lang": "en", "report_year": 2023, "url": None, "records": [ENTRY]}))
    assert (document.name, document.text) == ("a", "Built 79 plants.\r\n")
    assert document.facts == {"lang": "en", "report_year": "2023"}
    [record] = document.records
    assert (record.number, record.value, record.value_high, record.themes) == ("79", 79, None, ("clear_water",))


def test_a_mark_of_the_byte_order_is_no_text(tmp_path: Path) -> None:
    path = pair(tmp_path, {"records": [ENTRY]}, b"\xef\xbb\xbfBuilt 79 plants.")
    assert read_gold(path).text == "Built 79 plants."
    marked = tmp_path / "b.gold"
    marked.write_bytes("\ufeff---\r\ntitle: T\r\n---\r\nBuilt\r\n79.".encode())
    assert (read_gold(marked).text, read_gold(marked).facts) == ("Built\n79.", {"title": "T"})


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ([], "not an annotation (TypeError"),
        ({}, "not an annotation (KeyError: 'records')"),
        ({"records": [{**ENTRY, "value": "79"}]}, "not an annotation (TypeError: '79' is no number)"),
        ({"records": [{**ENTRY, "value": True}]}, "not an annotation (TypeError: True is no number)"),
        ({"records": [{name: ENTRY[name] for name in ENTRY if name != "kind"}]}, "(KeyError: 'kind')"),
        ({"records": [{**ENTRY, "end": 99}]}, "record 1 ('79 plants.\\r\\n'): characters 6 to 99 are no piece"),
        ({"records": [ENTRY, {**ENTRY, "number": "80"}]}, "record 2 ('80'): characters 6 to 8 read '79', not '80'"),
        ({"records": [{**ENTRY, "measure": "percent"}]}, "record 1 ('79'): unit 'plant' of measure percent must be"),
    ],
)
def test_what_a_pair_may_not_hold(tmp_path: Path, entry: object, message: str) -> None:
    with pytest.raises(GoldError) as caught:
        read_gold(pair(tmp_path, entry))
    assert message in str(caught.value)


def test_files_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "alone.json").write_text("{}", encoding="utf-8")
    (tmp_path / "latin.gold").write_bytes(b"---\n---\n\xe9")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "broken.txt").write_text("", encoding="utf-8")
    for name, message in [
        ("alone.json", "not an annotated document"),
        ("broken.txt", "not an annotated document"),
        ("latin.gold", r"not UTF-8 \(byte 8\)"),
        ("broken.json", "not an annotation"),
    ]:
        with pytest.raises(GoldError, match=message):
            read_gold(tmp_path / name)


def test_annotated_documents_are_found_below_a_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.gold", "b/a.gold", "b/c.json", "b/c.txt", "settings.json", "note.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in gold_files(tmp_path)] == [
        "b/a.gold",
        "b/c.json",
        "z.gold",
    ]
    assert gold_files(tmp_path / "z.gold") == [tmp_path / "z.gold"]
