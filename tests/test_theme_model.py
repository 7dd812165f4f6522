"""The learned themes: what they decide, that they add up, that they are calibrated, and that training is the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.errors import ResourceError
from policymine.extract import Extractor, extract_records
from policymine.lang import load
from policymine.learned import Models, folder, models, read_models
from policymine.learned.linear import probability
from policymine.learned.neighbours import LOOK_AHEAD, Neighbours
from policymine.learned.themes import ThemeModel, ThemeView, ThemeWeights, grams, read_theme_weights, theme_features
from policymine.read import read_text
from policymine.records import Block, Document, Record
from policymine.theme_training import Sample, fit, folds, samples
from policymine.themes import ThemeClassifier, ThemeScore
from policymine.theming import Reading, Theming

LEXICON = ThemeClassifier.load()


def records(text: str, language: str, chosen: Models | None = None) -> list[Record]:
    return list(Extractor(language, models=chosen).records(read_text(text, language=language)))


# (text, themes of its records by the order of the text)
DECISIONS = [
    ("en", "The annual mean of PM2.5 fell to 31 micrograms per cubic metre.", "blue_sky"),
    ("en", "Sewage treatment plants treated 98 percent of the sewage.", "clear_water"),
    ("en", "In 2023, 3 km of metro was opened and 14 parks were built.", "economy_society ecology"),
    ("en", "Installed solar capacity reached 3 gigawatts.", "climate_energy"),
    ("en", "At night 91 percent of the points met the standard for noise.", "noise_nuclear"),
    ("en", "Of the 36 rectification tasks, 31 are finished.", "supervision supervision"),
    ("en", "Ambient air\n\nThe composite index fell to 3.2, and in nine counties it was lower.", "blue_sky blue_sky"),
    ("en", "The carbon market\n\nThe average price of allowances was 61 yuan per ton.", "climate_energy"),
    ("zh", "细颗粒物年均浓度降至28微克/立方米。", "blue_sky"),
    ("zh", "完成造林3.2万亩，新增城镇就业4100人。", "ecology economy_society"),
    # what says no more than that money was spent is about what its heading is
    ("zh", "一、水环境\n修建闸坝3座。全年完成投资2.3亿元。", "clear_water clear_water"),
    ("zh", "一、固体废物\n累计投入资金3000万元。\n二、交通\n完成投资5亿元。", "solid_waste economy_society"),
    ("zh", "一、水环境\n完成绿化投资2.3亿元。", "ecology"),
    ("zh", "一般工业固体废物综合利用率达到71%。", "solid_waste"),
    ("zh", "全市共有放射源312枚，送贮废旧放射源9枚。", "noise_nuclear noise_nuclear"),
    ("zh", "督察反馈的43项任务完成整改39项。", "supervision supervision"),
    ("zh", "一、水环境\n全年完成河道治理投资2.3亿元，建成泵站4座。", "clear_water clear_water"),
]


@pytest.mark.parametrize(("language", "text", "themes"), DECISIONS)
def test_decisions(language: str, text: str, themes: str) -> None:
    found = [record.theme for record in records(text, language)]
    assert found == themes.split()


def test_an_official_indicator_keeps_its_theme_among_others() -> None:
    text = "社会消费品零售总额增长5%，全社会用电量增长6.1%，港口货物吞吐量增长8.2%。"
    found, issues = extract_records(read_text(text, language="zh"))
    assert [r.theme for r in found] == ["economy_society", "climate_energy", "economy_society"]
    assert not issues


@pytest.mark.parametrize("language", ["en", "zh"])
def test_model_and_lexicon_agree_where_the_lexicon_is_sure(language: str) -> None:
    texts = [text for code, text, _ in DECISIONS if code == language]
    told = [record for text in texts for record in records(text, language)]
    by_words = [record for text in texts for record in records(text, language, Models())]
    sure = [(a.theme, b.theme) for a, b in zip(told, by_words, strict=True) if b.theme_score >= 0.7]
    assert sure
    assert all(a == b for a, b in sure)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_a_model_the_lexicon_decides(language: str) -> None:
    weights = models(language).theme
    assert weights is not None
    document = read_text(next(text for code, text, _ in DECISIONS if code == language), language=language)
    record = next(iter(Extractor(language).records(document)))
    block = document.blocks[0]
    plain = Theming(load(language), LEXICON, None)
    assert plain.settle([plain.read(document, block, record)]) == [plain.view(document, block, record).verdict]
    learned = Theming(load(language), LEXICON, weights)
    assert learned.settle([learned.read(document, block, record)])[0].score != record.confidence


class OneTheme:
    """A classifier of the user's own."""

    default = "mine"

    def classify(self, *texts: object) -> ThemeScore:
        return ThemeScore("mine", 1.0, "")


def test_no_model_beside_another_classifier() -> None:
    found = Extractor("en", classifier=OneTheme()).records(
        read_text("The city planted 79 trees in 2023.", language="en")
    )
    assert [record.theme for record in found] == ["mine"]


# (language, text whose last sentence names no subject, theme of all)
IN_COMPANY = [
    (
        "en",
        "In 2023 sewage of 41 villages was treated. Water of 12 sections reached class III. The recycling of reclaimed "
        "water rose to 31%. In all 240 kilometres of sewers were laid. 97% of the outfalls were closed.\n\n"
        "The coverage of the network reached 88%.",
        "clear_water",
    ),
    (
        "zh",
        "2023年完成41个村的生活污水治理，12个断面水质达到三类。再生水利用率提高到31%。新建污水管网240公里，排污口封堵率97%。\n\n"
        "覆盖率达到88%。",
        "clear_water",
    ),
]


@pytest.mark.parametrize(("language", "text", "theme"), IN_COMPANY)
def test_what_names_no_subject_is_about_what_the_others_are(language: str, text: str, theme: str) -> None:
    found = [record.theme for record in records(text, language)]
    assert len(found) > 3
    assert set(found) == {theme}
    alone = records(text.split("\n\n")[-1], language)
    assert [record.theme for record in alone] != [theme] * len(alone)


VERDICTS = st.builds(
    ThemeScore, st.sampled_from(["ecology", "clear_water", "blue_sky"]), st.floats(0.0, 1.0), st.just("")
)


@given(st.lists(VERDICTS, max_size=30))
def test_neighbours_count_alike_on_both_sides(verdicts: list[ThemeScore]) -> None:
    told = Neighbours().of(verdicts)
    assert len(told) == len(verdicts)
    for one, other in zip(told, Neighbours().of(verdicts[::-1])[::-1], strict=True):
        assert dict(one) == pytest.approx(dict(other))
        assert 0.0 <= sum(share for _, share in one) < 1.0


@given(st.lists(VERDICTS, min_size=1, max_size=10), VERDICTS)
def test_nobody_is_a_neighbour_of_himself(verdicts: list[ThemeScore], other: ThemeScore) -> None:
    another = ThemeScore("solid_waste", 1.0, "")
    assert Neighbours().of([*verdicts, other])[-1] == Neighbours().of([*verdicts, another])[-1]


@given(st.lists(VERDICTS, min_size=40, max_size=60), st.integers(1, 30))
def test_a_part_at_a_time_tells_what_the_whole_does(verdicts: list[ThemeScore], count: int) -> None:
    # With all that is ahead in sight nothing is lost; far ahead nothing counts any more (LOOK_AHEAD).
    company, whole = Neighbours(), Neighbours().of(verdicts)
    told = company.of(verdicts, count)
    told += company.of(verdicts[count:])
    assert [dict(each) for each in told] == [pytest.approx(dict(each)) for each in whole]


def test_what_stands_beyond_the_look_ahead_says_nothing() -> None:
    near, far = ThemeScore("ecology", 1.0, ""), ThemeScore("blue_sky", 1.0, "")
    first = Neighbours().of([near] * (LOOK_AHEAD + 1) + [far] * 1000)[0]
    assert dict(first)["blue_sky"] < 1e-6


def test_a_long_document_gives_its_first_records_before_it_is_read_to_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"In 2023 the city built {number} sewage plants." for number in range(3001, 3001 + 4 * LOOK_AHEAD)]
    document = read_text("\n\n".join(lines), language="en")
    extractor = Extractor("en")
    whole = list(extractor.records(document))
    seen: list[int] = []
    read = Theming.read

    def counting(self: Theming, document: Document, block: Block, record: Record) -> Reading:
        seen.append(1)
        return read(self, document, block, record)

    monkeypatch.setattr(Theming, "read", counting)
    stream = extractor.records(document)
    assert next(stream) == whole[0]
    assert len(seen) == 2 * LOOK_AHEAD
    assert [whole[0], *stream] == whole
    assert len(whole) == len(lines)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_scores_are_the_sum_of_the_features(language: str) -> None:
    weights = models(language).theme
    assert weights is not None
    spaced = bool(load(language).joiner)
    model = ThemeModel(weights, LEXICON, language, spaced=spaced)
    theming = Theming(load(language), LEXICON, None)
    for code, text, _ in DECISIONS:
        if code == language:
            document = read_text(text, language=language)
            for record in records(text, language):
                block = next(each for each in document.blocks if each.start <= record.start < each.end)
                view = theming.view(document, block, record)._replace(others=(("ecology", 0.4), ("blue_sky", 0.1)))
                features = theme_features(view, LEXICON, language, spaced=spaced)
                assert model.scores(view) == pytest.approx(weights.choice.scores(features))


@pytest.mark.parametrize(
    ("text", "spaced", "expected"),
    [
        ("", True, []),
        ("", False, []),
        ("Rivers", True, ["river"]),
        ("2 clean Rivers (2024)", True, ["clean", "river", "clean river"]),
        ("水", False, []),
        ("污水 处理", False, ["污水", "水处", "处理", "污水处", "水处理"]),
    ],
)
def test_grams(text: str, spaced: bool, expected: list[str]) -> None:
    assert grams(text, spaced=spaced) == expected


def weights(slope: float = 1.0, offset: float = 0.0) -> ThemeWeights:
    table = {"i:river": [0, 2.0, 1, -1.0], "m:percent": [1, 0.5], "r#x": [0, 1.0]}
    model = {"classes": ["x", "y"], "bias": [-1.0, 0.5], "weights": table, "calibration": [slope, offset, 4.0, -1.0]}
    return read_theme_weights(model)


# (indicator, measure, slope, theme, score, second)
CHOICES = [
    ("river", "", 1.0, "x", probability(3.0), ""),
    ("", "", 1.0, "y", probability(0.5), "x"),
    ("", "percent", 1.0, "y", probability(1.0), "x"),
    ("", "percent", 2.0, "y", probability(2.0), ""),
]


@pytest.mark.parametrize(("indicator", "measure", "slope", "theme", "score", "second"), CHOICES)
def test_best_and_next_theme(indicator: str, measure: str, slope: float, theme: str, score: float, second: str) -> None:
    model = ThemeModel(weights(slope), LEXICON, "tlh", spaced=True)
    told = model.decided(model.scores(ThemeView(indicator, "", measure=measure)))
    assert told == ThemeScore(theme, round(score, 4), second)


def test_a_file_without_calibration_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "en-theme.json"
    path.write_text('{"classes": ["x"], "bias": [0], "weights": {}}', encoding="utf-8")
    with pytest.raises(ResourceError, match=r"en-theme.json.*calibration"):
        read_models(tmp_path, "en")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_shipped_models(language: str) -> None:
    path = folder() / f"{language}-theme.json"
    model = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size < 3_000_000
    assert model["classes"] == [theme.name for theme in LEXICON.themes]
    assert all(len(pairs) % 2 == 0 for pairs in model["weights"].values())
    read = models(language).theme
    assert read is not None
    assert read.slope > 0
    assert read.lexicon_slope > 0


def known(count: int = 40) -> list[Sample]:
    """Documents on two themes, of which the word "river" speaks for one in nine of ten."""
    found = []
    for number in range(count):
        wet = number % 2 == 0
        word = "river" if wet != (number % 20 in (0, 1)) else "forest"
        verdict = ThemeScore("clear_water" if wet else "ecology", 0.5, "")
        features = {f"i:{word}": 2.0, f"i:only{number}": 2.0, f"r#{verdict.theme}": 0.5}
        found.append(Sample(f"d{number}", features, (verdict.theme,), verdict))
    return found


def test_training_is_the_same_each_time() -> None:
    once, again = fit(known(), 3)[1], fit(known(), 3)[1]
    assert json.dumps(once) == json.dumps(again)


def test_training_learns_and_leaves_out_what_stands_in_one_document() -> None:
    estimators, model = fit(known(), 0)
    assert "i:river" in model["weights"]
    assert not [name for name in model["weights"] if "only" in name]
    assert set(estimators["themes"]) == {"clear_water", "ecology"}
    read = read_theme_weights(model)
    scores = dict(zip(read.choice.classes, read.choice.scores({"i:river": 2.0, "r#clear_water": 0.5}), strict=True))
    assert max(scores, key=scores.__getitem__) == "clear_water"
    assert scores["noise_nuclear"] == -5.0  # never right in these documents


def test_a_sample_teaches_nothing_of_its_untaught_themes() -> None:
    taught, untaught = (
        [replace(each, themes=("clear_water", "ecology"), untaught=left) for each in known()]
        for left in ((), ("ecology",))
    )
    places = [fit(samples_, 0, calibrate=False)[1] for samples_ in (taught, untaught)]
    bias = [model["bias"][model["classes"].index("ecology")] for model in places]
    assert bias == [5.0, -5.0]  # always right, and never once what is not taught is left out


def test_probabilities_are_as_often_right_as_they_say() -> None:
    # Nothing but a sign that is right three times in four.
    samples_ = []
    for number in range(200):
        wet = number % 2 == 0
        sign = wet != (number % 8 in (0, 1))
        verdict = ThemeScore("clear_water" if sign else "ecology", 0.5, "")
        true = "clear_water" if wet else "ecology"
        samples_.append(Sample(f"d{number}", {f"r#{verdict.theme}": 0.5}, (true,), verdict))
    read = read_theme_weights(fit(samples_, 1)[1])
    model = ThemeModel(read, LEXICON, "tlh", spaced=True)
    told = model.decided(model.scores(ThemeView("", "", own=ThemeScore("clear_water", 0.5, ""))))
    assert told.theme == "clear_water"
    assert told.score == pytest.approx(0.75, abs=0.03)
    assert model.lexicon_probability(0.5) == pytest.approx(0.75, abs=0.03)


def test_no_document_is_divided_between_folds() -> None:
    many = [Sample(f"d{number % 7}", {}, ("ecology",), ThemeScore("", 0.0, "")) for number in range(50)]
    dealt = folds(many, 5, 3)
    assert sorted(at for _, tested in dealt for at in tested) == list(range(50))
    for learned, tested in dealt:
        assert not {many[at].document for at in learned} & {many[at].document for at in tested}


def test_samples_take_annotated_records_only() -> None:
    from policymine.gold import GoldDocument, GoldRecord

    document: Document = read_text("In 2023 the city planted 79 trees and 12 hedges.", language="en")
    found = list(Extractor("en", models=Models()).records(document))
    annotated = GoldRecord(25, 27, "79", "result", "count", value=79, unit="tree", themes=("ecology", "capacity"))
    described = samples(document, found, GoldDocument("a", document.text, [annotated]))
    assert [(sample.document, sample.themes) for sample in described] == [("a", ("ecology", "capacity"))]
    assert described[0].verdict.theme == "ecology"
