"""Files of the user's own themes: good ones and bad ones, in Python and on the command line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import policymine
from policymine.cli import cli
from policymine.errors import UsageError
from policymine.theme_examples import example_words
from policymine.theme_files import ThemeFile
from policymine.theme_words import words
from policymine.themes import ThemeClassifier, load_theme_file

SHIPPED = [theme.name for theme in ThemeClassifier.load().themes]
EXAMPLE = Path(__file__).parents[1] / "corpora" / "examples" / "themes-education-health.toml"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments])


def themes_of(text: str, language: str, themes: Path | None) -> list[str]:
    document = policymine.read_text(text, language=language)
    return [record.theme for record in policymine.extract(document, themes=themes)]


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


# (language, text, theme with the example file, theme without)
OTHER_FIELDS = [
    ("en", "In 2023 the county enrolled 1,400 pupils.", "education", "economy_society"),
    ("en", "The number of hospital beds rose to 6.4 per 1,000 people.", "health", "economy_society"),
    ("en", "By 2025 the rate of sewage treatment will reach 95%.", "clear_water", "clear_water"),
    ("en", "The forest coverage rate rose to 41%.", "ecology", "ecology"),
    ("en", "GDP grew by 5.1%.", "economy_society", "economy_society"),
    ("zh", "2023年，新建小学14所。", "education", "economy_society"),
    ("zh", "每千人口医疗床位数提高到6.4张。", "health", "economy_society"),
    ("zh", "到2025年，污水处理率达到95%。", "clear_water", "clear_water"),
    ("zh", "地区生产总值增长5.1%。", "economy_society", "economy_society"),
]


@pytest.mark.parametrize(("language", "text", "own", "shipped"), OTHER_FIELDS)
def test_themes_of_other_fields(language: str, text: str, own: str, shipped: str) -> None:
    assert set(themes_of(text, language, EXAMPLE)) == {own}
    assert set(themes_of(text, language, None)) == {shipped}


TEXT = "In 2023 the city opened 12 quuxberry shops for its residents."

# (file, themes that there are beside the shipped ones, theme of TEXT); None where the shipped ones are gone
GOOD = [
    ("", [], "economy_society"),
    ("theme.ecology.label_en = 'Nature'", [], "economy_society"),
    ("theme.blue_sky.en.strong = ['quuxberry shop']", [], "blue_sky"),
    ("theme.fruit.en.strong = ['quuxberry']", ["fruit"], "fruit"),
    ("theme.fruit.examples = ['The quuxberry fed us.', 'A quuxberry is fun.']", ["fruit"], "fruit"),
    ("replace = true\ndefault = 'rest'\n[theme.rest]\n[theme.fruit]\nen.strong = ['quuxberry']", None, "fruit"),
    ("replace = true\ndefault = 'rest'\n[theme.rest]\n[theme.fruit]\nen.strong = ['plum']", None, "rest"),
    ("replace = false\ntheme.fruit.weight = 2.0", ["fruit"], "economy_society"),
]


@pytest.mark.parametrize(("text", "more", "theme"), GOOD)
def test_good_files(tmp_path: Path, text: str, more: list[str] | None, theme: str) -> None:
    path = write(tmp_path, text)
    names = [each.name for each in ThemeClassifier.extended(load_theme_file(path)).themes]
    assert names == (["rest", "fruit"] if more is None else SHIPPED + more)
    assert themes_of(TEXT, "en", path) == [theme]


# (file, message, part of the hint)
BAD = [
    ("theme.a = \n", "mine.toml: is no valid TOML: .*line 1", "compare"),
    ("[themes.a]", "mine.toml: unknown key 'themes'", "default, ignore, languages, replace, theme"),
    ("replace = 'yes'", "mine.toml: replace: must be true or false", ""),
    ("replace = true\n[theme.a]", "mine.toml: 'default' must name one of the themes", "default ="),
    ("default = 3", "mine.toml: default must be the name of a theme", ""),
    ("theme.a.example = ['x']", "mine.toml: theme 'a': unknown key 'example'", "examples"),
    ("theme.a.examples = 'x'", "mine.toml: theme 'a': examples: must be a list of texts", ""),
    ("theme.a.examples = ['']", "mine.toml: theme 'a': examples: must be a list of texts", ""),
    ("theme.a.fr.strong = ['x']", "mine.toml: theme 'a': unknown key 'fr'", "en, "),
    ("theme.a.en.strong = ['x', 'x']", "mine.toml: theme 'a': en: strong: 'x' stands there twice", "keep one"),
    (
        "replace = true\nlanguages = ['zh']\ndefault = 'a'\ntheme.a.examples = ['three new schools']",
        "mine.toml: theme 'a': examples: 'three new schools' is in no language of the file",
        "known are: zh",
    ),
]


@pytest.mark.parametrize(("text", "message", "hint"), BAD)
def test_bad_files(tmp_path: Path, text: str, message: str, hint: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(UsageError, match=message) as caught:
        load_theme_file(path)
    assert hint in (caught.value.hint or "")
    done = call("themes", "--themes", path)
    assert done.exit_code == 2
    assert "policymine: mine.toml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("mine",), ("show",)])
def test_a_bad_file_is_told_before_anything_is_mined(tmp_path: Path, reports: Path, command: tuple[str]) -> None:
    done = call(*command, reports / "a.txt", "--themes", write(tmp_path, "theme = 1"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "mine.toml: theme: must be a table" in done.stderr


def test_missing_file(reports: Path) -> None:
    with pytest.raises(UsageError, match=r"none.toml: cannot be read"):
        list(policymine.mine(reports, themes="none.toml"))


@pytest.mark.parametrize("jobs", [1, 2])
def test_mine_folder(tmp_path: Path, reports: Path, jobs: int) -> None:
    path = write(tmp_path, "theme.plants.en.strong = ['sewage treatment plant']")
    found = [record.theme for result in policymine.mine(reports, jobs=jobs, themes=path) for record in result.records]
    assert found.count("plants") == 2  # one in each of the two documents
    assert "blue_sky" in found


def test_mine_command(tmp_path: Path, reports: Path) -> None:
    path = write(tmp_path, "theme.plants.en.strong = ['sewage treatment plant']")
    table = tmp_path / "t.csv"
    assert call("mine", reports, "-o", table, "-q", "--themes", path).exit_code == 0
    found = [row["theme"] for row in csv.DictReader(io.StringIO(table.read_text(encoding="utf-8")))]
    assert found.count("plants") == 2
    assert "result · plants" in call("show", reports / "a.txt", "--themes", path).stdout


def test_themes_command(snapshot: Callable[[str, str], None]) -> None:
    done = call("themes", "--themes", EXAMPLE, "--format", "csv")
    listed = call("themes", "--themes", EXAMPLE, "--words", "--format", "csv")
    assert (done.exit_code, listed.exit_code) == (0, 0)
    snapshot("themes.txt", done.stdout + "\n" + listed.stdout)


def test_words_of_the_shipped_themes() -> None:
    listed = list(csv.DictReader(io.StringIO(call("themes", "--words", "--format", "csv").stdout)))
    assert {row["theme"] for row in listed} == set(SHIPPED)
    assert {
        "theme": "ecology",
        "language": "zh",
        "word": "森林",
        "points": "3",
        "from": "policymine/themes.toml",
    } in listed


@pytest.mark.parametrize(
    ("examples", "code", "expected"),
    [
        ({"a": []}, "en", {"a": {}}),
        ({"a": ["The year 2024 saw 3 plums."]}, "en", {"a": {"plum": 2.0, "saw": 2.0}}),
        ({"a": ["Plums.", "A plum!"]}, "en", {"a": {"plum": 3.0}}),
        ({"a": ["Plums and figs."], "b": ["Figs."]}, "en", {"a": {"plum": 2.0}, "b": {}}),
        ({"a": ["新建幼儿园3所"]}, "zh", {"a": {"幼儿园": 2.0}}),
    ],
)
def test_words_out_of_examples(
    examples: dict[str, list[str]], code: str, expected: dict[str, dict[str, float]]
) -> None:
    assert example_words(examples, code, words) == expected


# (file, word, theme that it is for)
CLAIMS = [
    ("theme.fruit.en.strong = ['tourism']", "tourism", "fruit"),  # taken away from the default theme
    ("theme.economy_society.en.strong = ['tourism']", "tourism", "economy_society"),
    ("theme.fruit.examples = ['The wetland.']", "wetland", "ecology"),  # known for another theme: tells nothing
    ("theme.fruit.en.strong = ['wetland']", "wetland", "ecology fruit"),  # listed: counts for both
]


@pytest.mark.parametrize(("text", "word", "themes"), CLAIMS)
def test_which_theme_a_word_is_for(text: str, word: str, themes: str) -> None:
    classifier = ThemeClassifier.extended(ThemeFile("mine.toml", text))
    found = {classifier.themes[place].name for place, _ in classifier.votes(word, "en")}
    assert found == set(themes.split())
    assert {each.theme for each in classifier.words() if each.word == word and each.language == "en"} == found


def test_a_new_theme_may_be_the_second_one(tmp_path: Path) -> None:
    path = write(tmp_path, "[theme.boats]\nen.strong = ['ferry']\nweight = 0.6")
    document = policymine.read_text("In 2023 the sewage treatment rate of ferries was 91%.", language="en")
    (record,) = policymine.extract(document, themes=path)
    assert (record.theme, record.theme_second) == ("clear_water", "boats")
