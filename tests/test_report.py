"""The HTML report: what its page holds, and that nothing of a document can get out of its place."""

import base64
import hashlib
import html
import importlib.util
import json
import re
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import policymine
from invented import OUTCOMES, REVISIONS, Invented, invented
from policymine import Record, to_frame
from policymine.cli import cli
from policymine.export import TableWriter
from policymine.lang.tables import load_toml
from policymine.records import Facts
from policymine.records import Result as Mined
from policymine.reporting import page as reporting_page
from policymine.reporting import report_page
from policymine.reporting.chart import BASELINE_COLOUR, RESULT_COLOUR, TARGET_COLOUR
from policymine.reporting.content import content
from policymine.reporting.packing import script_json
from policymine.reporting.panels import panels
from policymine.reporting.spans import value_spans
from vision import VISION, contrast, difference

FOLDER = Path(reporting_page.__file__).parent
HOSTILE = '</script><script>alert(1)</script><!--<img src=x onerror="alert(2)">&amp;\u2028\0'


@pytest.fixture(scope="module")
def reports() -> Invented:
    return invented()


@pytest.fixture(scope="module")
def english(reports: Invented) -> str:
    return report_page(reports.records, reports.changes, reports.trajectories, reports.issues, title="Elm & <Oak>")


def elements(page: str, tag: str) -> list[tuple[str, str]]:
    """The attributes and the text of all elements of that name, as a browser parts them: up to the next end tag."""
    return re.findall(rf"<{tag}\b([^>]*)>(.*?)</{tag}>", page, re.DOTALL)


def data_of(page: str) -> dict[str, object]:
    (_, text), *_ = elements(page, "script")
    made: dict[str, object] = json.loads(text)
    return made


class TestPage:
    def test_data_and_scripts(self, english: str, reports: Invented) -> None:
        scripts = elements(english, "script")
        assert [attributes.strip() for attributes, _ in scripts] == ['type="application/json" id="data"', "", ""]
        assert english.count("<script") == english.count("</script>") == 3
        data = data_of(english)
        assert data.keys() >= {"documents", "records", "changes", "series", "issues", "words", "verdicts", "chart"}
        assert len(content(reports.records)["records"]["value"]) == len(reports.records)
        assert data["title"] == "Elm & <Oak>"
        assert elements(english, "title") == [("", "Elm &amp; &lt;Oak&gt;")]

    def test_only_its_own_scripts_and_styles_run(self, english: str) -> None:
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', english)
        rules = dict(rule.split(" ", 1) for rule in html.unescape(policy).split("; "))
        texts = [text for _, text in elements(english, "script")[1:]] + [text for _, text in elements(english, "style")]
        hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in texts]
        assert rules == {
            "default-src": "'none'", "script-src": " ".join(hashes[:2]), "style-src": hashes[2],
            "base-uri": "'none'", "form-action": "'none'",
        }  # fmt: skip
        assert "\r" not in english

    def test_nothing_is_fetched(self, english: str) -> None:
        markup = re.sub("(<script[^>]*>).*?</script>", r"\1", english, flags=re.DOTALL)
        assert len(markup) < len(english) / 4
        assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b", markup)
        assert not re.search(r"\b(?:src|href)=\"(?!#)|url\(|@import", markup)

    def test_same_bytes_each_time(self, english: str, reports: Invented) -> None:
        again = report_page(reports.records, reports.changes, reports.trajectories, reports.issues, title="Elm & <Oak>")
        assert again == english

    def test_chinese(self, reports: Invented) -> None:
        page = report_page(reports.records, reports.changes, reports.trajectories, reports.issues, ui="zh")
        assert '<html lang="zh-Hans">' in page
        assert elements(page, "title") == [("", "目标与结果")]
        assert data_of(page)["themes"]["blue_sky"] == "蓝天：大气"  # type: ignore[index]

    def test_language_that_it_does_not_speak(self, reports: Invented) -> None:
        with pytest.raises(policymine.PolicymineError, match="does not speak 'fr'"):
            report_page(reports.records, ui="fr")

    @pytest.mark.parametrize("count", [0, 1])
    def test_little_to_show(self, count: int) -> None:
        record = Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count", value=79.0)
        data = data_of(report_page(to_frame([record] * count)))
        assert data["changes"] is None
        assert data["issues"] is None
        assert len(data["records"]["value"]) == count  # type: ignore[index]

    def test_old_tables_lack_columns(self, reports: Invented) -> None:
        frame = reports.records.drop(columns=["bindingness", "flags"])
        assert content(frame)["records"]["flags"]["d"] == [""]

    def test_a_record_given_twice_counts_once(self, reports: Invented) -> None:
        twice = pd.concat([reports.records, reports.records])
        assert content(twice, reports.changes, reports.trajectories) == content(
            reports.records, reports.changes, reports.trajectories
        )


class TestContent:
    def test_changes_lead_to_records(self, reports: Invented) -> None:
        made = content(reports.records, reports.changes, reports.trajectories)
        ids = made["records"]["record_id"]
        for side in ("promise", "result", "previous"):
            shown = [";".join(ids["d"][ids["i"][row]] for row in rows) for rows in made["changes"][side]]
            assert shown == reports.changes[f"{side}_ids"].tolist()

    def test_every_series_of_a_commitment_has_a_page(self, reports: Invented) -> None:
        made = content(reports.records, reports.changes, reports.trajectories)
        assert {each["id"] for each in made["series"]} == set(reports.changes["series_id"])
        none = content(reports.records, reports.changes, reports.trajectories.head(0))
        assert {each["id"] for each in none["series"]} == set(reports.changes["series_id"])
        assert all(each["panels"] == [] for each in none["series"])

    def test_values_are_marked_in_their_sentences(self, reports: Invented) -> None:
        made = content(reports.records)["records"]
        for row, (sentence, wording) in enumerate(
            zip(reports.records["sentence"], reports.records["value_text"], strict=True)
        ):
            start, end = made["marked"][2 * row : 2 * row + 2]
            assert sentence[start:end] == wording

    def test_evidence_that_is_not_among_the_records_is_left_out(self, reports: Invented) -> None:
        made = content(reports.records.head(18), reports.changes, reports.trajectories)
        rows = [row for side in ("promise", "result", "previous") for found in made["changes"][side] for row in found]
        assert rows
        assert max(rows) < 18


@pytest.mark.parametrize(
    ("sentence", "begins", "values", "expected"),
    [
        ("9 plants", 0, [(0, "9")], [(0, 1)]),
        ("of 9 plants 9 run", 50, [(62, "9")], [(3, 4)]),
        ("of 9 plants 9 run", 50, [(53, "9"), (62, "9")], [(3, 4), (12, 13)]),
        ("of 9 plants 9 run", 50, [(53, "9"), (553, "9")], [(3, 4), (3, 4)]),
        ("Rice 𠮷 rose 3%", 10, [(22, "3%")], [(13, 15)]),
        ("no such", 0, [(0, "9")], [None]),
        ("nothing said", 0, [(0, "")], [None]),
        ("the row | 7", 0, [(90, "7"), (400, "7")], [(10, 11), (10, 11)]),
        ("shortened 5 here", 0, [(3, "5"), (11, "here")], [(10, 11), (12, 16)]),
    ],
)
def test_where_values_stand(
    sentence: str, begins: int, values: list[tuple[int, str]], expected: list[tuple[int, int] | None]
) -> None:
    assert value_spans([(sentence, offset, wording) for offset, wording in values]) == expected


def point(year: int, value: float, unit: str = "t", **more: object) -> dict[str, object]:
    return {"year": year, "role": "result", "change": "level", "comparator": "=", "value": value, "unit": unit, **more}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([point(2023, 5), point(2022, 4)], [("t", "level", "", [(2022, 4), (2023, 5)])]),
        ([point(2023, 5)], []),
        (
            [point(2024, 5), point(2025, 6, horizon="cumulative", span="2021-2025"), point(2025, 1, start_value="yes")],
            [("t", "level", "", [(2024, 5), (2025, 6)])],
        ),
        ([point(2023, 5), point(2023, 5, record_id="again")], []),
        ([point(2023, 5), point(2024, float("nan")), {**point(2023, 1), "year": pd.NA}], []),
        (
            [point(2022, 5), point(2023, 4), point(2022, 1, change="decrease"), point(2023, 2, change="decrease")],
            [("t", "level", "", [(2022, 5), (2023, 4)]), ("t", "decrease", "", [(2022, 1), (2023, 2)])],
        ),
        (
            [point(2023, 1, change="increase"), point(2024, 2, change="decrease", comparator=">=", value_high=3)],
            [("t", "change", "", [(2023, 1), (2024, -3, -2, "<=")])],
        ),
        (
            [
                point(2023, 5),
                point(2024, 6),
                point(2025, 30, horizon="cumulative"),
                point(2030, 60, horizon="cumulative"),
            ],
            [("t", "level", "", [(2023, 5), (2024, 6)]), ("t", "level", "cumulative", [(2025, 30), (2030, 60)])],
        ),
        (
            [
                point(2023, 5, "t", value_si=5000, unit_si="kg"),
                point(2024, 2, "kg", value_si=2, unit_si="kg", value_high=4),
            ],
            [("kg", "level", "", [(2023, 5000), (2024, 2, 4)])],
        ),
        (
            [
                point(2023, 5, "t", value_si=5000, unit_si="kg", value_high=6),
                point(2024, 2, "kg", value_si=2, unit_si="kg"),
            ],
            [("kg", "level", "", [(2023, 5000, 6000), (2024, 2)])],
        ),
        (
            [point(2023, 5, "house"), point(2024, 6, "house"), point(2023, 2, "village"), point(2024, 2, "village")],
            [("house", "level", "", [(2023, 5), (2024, 6)]), ("village", "level", "", [(2023, 2), (2024, 2)])],
        ),
    ],
)
def test_what_is_drawn_together(rows: list[dict[str, object]], expected: list[Any]) -> None:
    made = [
        (each.unit, each.move, each.horizon, [(p.year, p.value, p.value_high, p.comparator) for p in each.points])
        for each in panels(rows)
    ]
    plain = (None, None, None, "=")
    assert made == [(*panel[:3], [(*p, *plain[len(p) :]) for p in panel[3]]) for panel in expected]


class TestHostileTexts:
    @given(
        st.recursive(st.text() | st.just(HOSTILE), lambda inner: st.dictionaries(st.text(), inner) | st.lists(inner))
    )
    def test_json_stays_in_its_element(self, value: object) -> None:
        written = script_json(value)
        assert not set(written) & set("<>&\u2028\u2029")
        assert json.loads(written) == value

    @settings(max_examples=25, deadline=None)
    @given(
        title=st.text() | st.just(HOSTILE),
        texts=st.lists(st.text(st.characters()) | st.just(HOSTILE), min_size=7, max_size=7),
    )
    def test_texts_of_documents(self, title: str, texts: list[str]) -> None:
        sentence, wording, indicator, unit, source, name, theme = texts
        record = Record(3, 4, wording, sentence, kind="result", measure="count", value=1.0, unit=unit, theme=theme)
        record.indicator = indicator
        page = report_page(to_frame([Mined(source, "d", Facts(title=name), records=[record])]), title=title)
        assert page.count("<script") == page.count("</script>") == 3
        assert len(elements(page, "title")) == 1
        records = data_of(page)["records"]
        assert records["sentence"]["d"] == [re.sub("[\ud800-\udfff]", "\ufffd", sentence)]  # type: ignore[index]
        start, end = records["marked"]  # type: ignore[index]
        utf16 = re.sub("[\ud800-\udfff]", "\ufffd", sentence).encode("utf-16-le")
        assert end == 0 or utf16[2 * start : 2 * end].decode("utf-16-le") == re.sub(
            "[\ud800-\udfff]", "\ufffd", wording
        )

    def test_numbers_that_json_lacks(self, reports: Invented) -> None:
        frame = reports.records.head(1).assign(value=float("inf"), confidence=float("nan"))
        assert content(frame)["records"]["value"] == [None]


class TestWords:
    @pytest.mark.parametrize("group", reporting_page._WORDS)
    def test_both_languages(self, group: str) -> None:
        for key, forms in load_toml(FOLDER / "words.toml")[group].items():
            assert set(forms) == {"en", "zh"}, key
            assert all(forms.values()), key
            assert set(re.findall(r"\{\w+\}", forms["en"])) == set(re.findall(r"\{\w+\}", forms["zh"])), key

    def test_every_word_that_the_scripts_say_is_there_and_used(self) -> None:
        scripts = "".join(file.read_text(encoding="utf-8") for file in FOLDER.glob("*.js"))
        words = load_toml(FOLDER / "words.toml")["words"]
        said = set(re.findall(r'say\("(\w+)"', scripts))
        assert said <= words.keys() | {"move_", "role_"}
        named = set(re.findall(r'"(\w+)"', scripts)) | {"title", "skip", "noscript"}
        assert [word for word in words if word not in named and not re.match("kind_|move_|role_", word)] == []

    def test_every_verdict_has_word_sign_and_colour(self) -> None:
        verdicts = load_toml(FOLDER.parent / "lang" / "verdicts.toml")
        assert set(verdicts["outcome"]) == set(OUTCOMES)
        assert set(verdicts["revision"]) == {*REVISIONS, "dropped"}
        symbols = load_toml(FOLDER / "words.toml")["symbols"]
        for group, names in verdicts.items():
            assert set(symbols[group]) == set(names)
            assert len(set(symbols[group].values())) == len(names)
            if group != "later":
                assert all(re.search(rf"\.{group}-{name} \{{", STYLE) for name in names)


STYLE = (FOLDER / "report.css").read_text(encoding="utf-8")
BY_DAY = dict(re.findall(r"--(\w+): (#\w{6})", STYLE.partition("@media")[0]))


class TestColours:
    @pytest.mark.parametrize("eyes", VISION)
    def test_they_are_apart_for_every_kind_of_eye(self, eyes: str) -> None:
        verdicts = [BY_DAY[name] for name in ("exceeded", "met", "partly", "late", "missed", "none")]
        for palette in (verdicts, [TARGET_COLOUR, RESULT_COLOUR, BASELINE_COLOUR]):
            for one, other in combinations(palette, 2):
                assert difference(one, other, eyes) > 12, (one, other)

    def test_words_can_be_read_on_them(self) -> None:
        inks = set(re.findall(r"background: var\(--(\w+)\); color: (#\w+);", STYLE))
        assert len(inks) == 5
        for ground, ink in inks:
            full = ink if len(ink) == 7 else "#" + "".join(2 * each for each in ink[1:])
            assert contrast(BY_DAY[ground], full) >= 4.5, (ground, ink)

    @pytest.mark.parametrize("ground", ["#ffffff", "#14181d"])
    def test_marks_of_charts_can_be_seen_by_day_and_by_night(self, ground: str) -> None:
        for colour in (TARGET_COLOUR, RESULT_COLOUR, BASELINE_COLOUR):
            assert contrast(colour, ground) >= 3, colour


@pytest.fixture
def table(tmp_path: Path, reports: Invented) -> Path:
    path = tmp_path / "targets.csv"
    with TableWriter(path) as writer:
        for result in reports.results:
            writer.write(result)
    return path


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli, ["report", *map(str, arguments)])


class TestCommand:
    def test_one_file(self, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reports: Invented) -> None:
        asked = []

        def compare(tables: list[str], **options: object) -> SimpleNamespace:
            asked.append((tables, options))
            return SimpleNamespace(changes=reports.changes, trajectories=reports.trajectories)

        monkeypatch.setattr(policymine, "compare", compare, raising=False)
        (tmp_path / "mine.csv").write_text("")
        done = call(table, "-o", tmp_path / "r.html", "--title", "Three places", "--matches", tmp_path / "mine.csv")
        assert done.exit_code == 0, done.output
        assert asked == [([str(table)], {"region": None, "matches": str(tmp_path / "mine.csv")})]
        data = data_of((tmp_path / "r.html").read_text(encoding="utf-8"))
        assert data["title"] == "Three places"
        assert len(data["changes"]["year"]) == len(reports.changes)  # type: ignore[index]
        assert data["issues"]["page"] == []  # type: ignore[index]

    def test_region(self, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(policymine, "compare", lambda *_, **__: None, raising=False)
        assert call(table, "-o", tmp_path / "r.html", "--region", "Elm County").exit_code == 0
        data = data_of((tmp_path / "r.html").read_text(encoding="utf-8"))
        assert data["documents"]["region"]["d"] == ["Elm County"]  # type: ignore[index]
        done = call(table, "-o", tmp_path / "r.html", "--region", "Nowhere")
        assert done.exit_code == 2
        assert "hint: known are: Alder City, Elm County, 栎川市" in done.stderr

    @pytest.mark.parametrize(("ui", "name"), [("en", "China"), ("zh", "中国")])
    def test_a_region_that_two_languages_name_is_one(
        self, ui: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(policymine, "compare", lambda *_, **__: None, raising=False)
        record = Record(6, 8, "79", "Built 79 plants.", kind="result", measure="count", value=79.0)
        with TableWriter(tmp_path / "t.csv") as writer:
            for at, region in enumerate(("China", "中国")):
                writer.write(policymine.Result(f"{at}.txt", str(at), Facts(region=region), [record]))
        assert call(tmp_path / "t.csv", "-o", tmp_path / "r.html", "--ui", ui, "--region", "中国").exit_code == 0
        data = data_of((tmp_path / "r.html").read_text(encoding="utf-8"))
        assert data["documents"]["region"] == {"d": [name], "i": [0, 0]}  # type: ignore[index]

    def test_the_share_of_official_indicators_is_told(self, reports: Invented) -> None:
        changes = reports.changes.assign(indicator_id=[""] * (len(reports.changes) - 2) + ["gdp"] * 2)
        assert content(reports.records, changes)["changes"]["catalogued"] == 2

    def test_issues_of_another_table(self, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(policymine, "compare", lambda *_, **__: None, raising=False)
        other = tmp_path / "other.csv"
        other.write_text("source,page,category,message,hint\na.pdf,3,empty,no text,'=see\n")
        assert call(table, "-o", tmp_path / "r.html", "--issues", other).exit_code == 0
        data = data_of((tmp_path / "r.html").read_text(encoding="utf-8"))
        assert data["issues"]["source"]["d"] == ["a.pdf"]  # type: ignore[index]
        assert data["issues"]["hint"]["d"] == ["=see"]  # type: ignore[index]
        other.write_text("source\na.pdf\n")
        done = call(table, "-o", tmp_path / "r.html", "--issues", other)
        assert done.exit_code == 2
        assert "has no column 'page'" in done.stderr

    def test_standard_output(self, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(policymine, "compare", lambda *_, **__: None, raising=False)
        assert call(table, "-o", "-").stdout.startswith("<!doctype html>")

    @pytest.mark.parametrize(
        "arguments", [["-o", "report.pdf"], [], ["-o", "no-folder/r.html"], ["-o", "r.html", "--ui", "fr"]]
    )
    def test_wrong_usage(
        self, table: Path, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(policymine, "compare", lambda *_, **__: None, raising=False)
        assert call(table, *arguments).exit_code == 2
        assert not list(tmp_path.glob("*.html"))

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("bad.csv", "a,b\n1,2\n", "bad.csv has no column 'actor'"), ("zero.csv", "", "zero.csv has no column"),
            ("head.csv", "a,b\n", "head.csv has no column 'actor'"), ("bad.jsonl", "[1]\n", "bad.jsonl"),
            ("no.jsonl", "nonsense\n", "cannot be read as a table"), ("bad.txt", "x", "bad.txt is no table"),
            ("bad.parquet", "x", "cannot be read as a table"),
        ],
    )  # fmt: skip
    def test_what_is_no_table(self, name: str, text: str, said: str, tmp_path: Path) -> None:
        (tmp_path / name).write_text(text)
        done = call(tmp_path / name, "-o", tmp_path / "r.html")
        assert done.exit_code == 2
        assert said in done.stderr
        assert not (tmp_path / "r.html").exists()

    @pytest.mark.parametrize("name", ["flags", "bindingness", "indicator_id", "section"])
    def test_columns_that_a_table_may_lack(
        self, name: str, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(policymine, "compare", lambda *_, **__: None, raising=False)
        frame = pd.read_csv(table, dtype="string", keep_default_na=False).drop(columns=[name])
        frame.to_csv(table, index=False)
        assert call(table, "-o", tmp_path / "r.html").exit_code == 0

    def test_a_table_without_records(self, table: Path, tmp_path: Path) -> None:
        table.write_text(table.read_text(encoding="utf-8").partition("\n")[0] + "\n", encoding="utf-8")
        assert call(table, "-o", tmp_path / "r.html").exit_code == 0

    def test_missing_extra(self, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
        done = call(table, "-o", tmp_path / "r.html")
        assert done.exit_code == 1
        assert 'hint: pip install "policymine[report]"' in done.stderr
