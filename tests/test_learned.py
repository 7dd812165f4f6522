"""The learned models: how they decide, how they are read, trained and written."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policymine.errors import ResourceError, UsageError
from policymine.extract import Extractor
from policymine.judging import shared
from policymine.learned import NAMES, Models, folder, models, read_models
from policymine.learned.deciding import Observation, is_better
from policymine.learned.linear import Choice, Linear, choice, probability, read_model, softmax
from policymine.learned.spans import Best, SpanModel, describe
from policymine.learned.views import ValueView, is_open, marks_of, reach
from policymine.read import read_text

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT / "corpora"
NO_SPANS = SpanModel(Linear(0.0, {}), Linear(0.0, {}), Linear(0.0, {}))
EVERYTHING = SpanModel(Linear(5.0, {}), Linear(0.0, {}), Linear(0.0, {}))


def observed(text: str, language: str) -> list[Observation]:
    """What the rules made of a text."""
    seen: list[Observation] = []
    extractor = Extractor(language, models=Models(), observe=seen.append)
    list(extractor.records(read_text(text, language=language)))
    return seen


def indicators(text: str, language: str, spans: SpanModel) -> list[str]:
    records = Extractor(language, models=Models(spans=spans)).records(read_text(text, language=language))
    return [record.indicator for record in records]


ENGLISH = "In 2023 the rate of sewage treatment in the county reached 91.2%."
CHINESE = "2023年，全市农村生活污水治理率达到46.5%。"


def test_linear_adds_the_weights_of_what_it_knows() -> None:
    assert Linear(0.5, {"a": 1.0, "b": -2.0}).score(["a", "b", "c"]) == -0.5


def test_choice_weighs_by_strength() -> None:
    found = Choice(("x", "y"), (0.0, 0.1), {"a": (1.0, 0.0)}).scores({"a": 0.5, "z": 9.0})
    assert found == [0.5, 0.1]


@given(st.floats(-1000, 1000))
def test_probabilities_are_probabilities(score: float) -> None:
    assert 0.0 <= probability(score) <= 1.0
    assert abs(sum(softmax([score, 0.0, -score])) - 1.0) < 1e-9


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "Expecting"), ("[]", "holds no weights"), ('{"weights": 3}', "holds no weights"), ("\0", "Expecting")],
)
def test_files_that_are_no_weights_are_refused(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "en-record.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ResourceError, match=message) as caught:
        read_models(tmp_path, "en")
    assert "policymine train" in caught.value.hint
    with pytest.raises(ResourceError, match=r"en-gone\.json"):
        read_model(tmp_path / "en-gone.json")


def test_a_language_without_models_is_read_by_its_rules(tmp_path: Path) -> None:
    assert read_models(tmp_path, "en") == Models()


def test_a_theme_model_is_read_with_its_classes(tmp_path: Path) -> None:
    (tmp_path / "en-theme.json").write_text(
        json.dumps({"classes": ["x", "y"], "bias": [0, 1], "weights": {"a": [0, 1, 1, 2]}}), encoding="utf-8"
    )
    assert choice(read_model(tmp_path / "en-theme.json")).scores({"a": 2.0}) == [2.0, 5.0]


@pytest.mark.parametrize(
    ("text", "language", "phrase", "words", "held"),
    [
        (ENGLISH, "en", "rate of sewage treatment", ["rate", "of", "sewage", "treatment"], 1.0),
        (ENGLISH, "en", "sewage treatment rate", ["rate", "of", "sewage", "treatment"], 1.0),
        (ENGLISH, "en", "forest", [], 0.0),
        (ENGLISH, "en", "", [], 0.0),
        (CHINESE, "zh", "农村生活污水治理率", [*list("农村生活污水"), "治理", "率"], 1.0),
    ],
)
def test_marks_of_a_phrase(text: str, language: str, phrase: str, words: list[str], held: float) -> None:
    view = observed(text, language)[0].view
    marks, share = marks_of(view, phrase, " " if language == "en" else "")
    assert [view.words[at] for at in sorted(marks)] == words
    assert share == held


def test_reach_ends_at_the_sentence_and_at_the_next_value() -> None:
    first = observed("Water was good; forest coverage rose to 45% while 30 counties planted trees.", "en")[0]
    words = [first.view.words[at] for at in reach(first.view, first.value.position)]
    assert words[0] == "forest"
    assert words[-1] == "while"


def test_what_is_barred_is_in_no_indicator() -> None:
    view = observed("In 2023, the rate (of all) reached 45%.", "en")[0].view
    assert [view.words[at] for at in range(len(view.code)) if not is_open(view, at)].count(",") == 1
    assert not is_open(view, view.code.index("Q"))


def test_chinese_words_are_not_cut() -> None:
    view = observed(CHINESE, "zh")[0].view
    inner = {view.words[at] for at in view.inner}
    assert "水" in inner, "污水 is one word"
    assert "污" not in inner


@pytest.mark.parametrize(("text", "language"), [(ENGLISH, "en"), (CHINESE, "zh")])
def test_without_weights_the_rules_stand(text: str, language: str) -> None:
    assert indicators(text, language, NO_SPANS) == [each.record.indicator for each in observed(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("The reuse rate of treated water in the east reached 46%.", "en", "reuse rate of treated water in the east"),
        ("城东新区中水回用率达到46.5%。", "zh", "城东新区中水回用率"),
    ],
)
def test_a_model_that_wants_every_word_takes_the_whole_clause(text: str, language: str, named: str) -> None:
    found = indicators(text, language, EVERYTHING)[0]
    assert shared(found, named) > 0.6
    assert len(found) >= len(observed(text, language)[0].record.indicator)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The rowing clubs have finished deck repair of 830 m2.", ["deck repair"]),
        ("The rowing clubs of Aspen completed afforestation of 830 ha.", ["afforestation"]),
        ("The hamlet of Aspen has pared its debt by 31%.", ["debt"]),
        ("Some 480 bridges have been inspected and painted.", ["bridges inspected and painted"]),
        ("We planted 300 ha of willows in the hills.", ["willows planted in the hills"]),
        ("Aspen paid 3 million yuan for village ferries.", ["Aspen paid for village ferries"]),
        # Who gives money for what is certain; a list goes to its end; a clause before the verb's is another thing.
        ("Aspen spent 3 million yuan on village ferries.", ["Aspen spending on village ferries"]),
        ("Reclaim at least 70% of silted, flooded and salty meadows.", ["silted, flooded and salty meadows"]),
        ("We dredged 400 km of canals, including 90 km of side arms.", ["canals dredged", "side arms"]),
        ("Tenants offered the loan of tools to 30% of the hamlets.", ["loan of tools to hamlets"]),
        ("By June, 345 quays had been sealed and the remaining 33 will be sealed.", ["quays sealed", "quays sealed"]),
    ],
)
def test_a_name_is_of_what_is_done_and_not_of_who_does_it(text: str, named: list[str]) -> None:
    everything = SpanModel(Linear(5.0, {}), Linear(0.0, {}), Linear(0.0, {}))
    assert indicators(text, "en", everything) == named


def test_the_object_of_a_verb_is_not_left_for_words_before_the_verb() -> None:
    hulls = SpanModel(Linear(-9.0, {"whulls": 40.0}), Linear(0.0, {}), Linear(0.0, {}))
    assert indicators("Hulls of steel get new paint and we cut rust by 9%.", "en", hulls) == ["rust"]
    assert indicators("Hulls of steel get new paint and rust is down by 9%.", "en", hulls) == ["Hulls of steel"]


def test_what_a_value_is_of_is_not_left_for_words_before_it() -> None:
    everything = SpanModel(Linear(5.0, {}), Linear(0.0, {}), Linear(0.0, {}))
    text = "They visited the fish ponds of the delta, and finished the mowing of 300 ha."
    assert indicators(text, "en", everything) == ["mowing"]


def test_what_a_value_counts_names_no_other_count() -> None:
    everything = SpanModel(Linear(5.0, {}), Linear(0.0, {}), Linear(0.0, {}))
    text = "The sale of 30 barges in island ports, 40 ferry boats and 25 canoes."
    assert not any("barges" in each for each in indicators(text, "en", everything)[1:])


def test_what_one_verb_is_said_of_names_nothing_of_the_next() -> None:
    text = "We will build another 12 village bird stations and spend 3.5 million yuan on pollution control."
    found = [record.indicator for record in Extractor("en").records(read_text(text, language="en"))]
    assert found == ["village bird stations built", "spending on pollution control"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("修建校舍2所、食堂3所、操场5个。", ["修建校舍", "食堂", "操场"]),
        ("新增2所小学、3所中学。", ["新增小学", "新增中学"]),
        ("走访9个国家和地区。", ["走访国家和地区"]),
    ],
)
def test_members_of_a_list_that_have_values_of_their_own_are_left_out(text: str, named: list[str]) -> None:
    everything = SpanModel(Linear(5.0, {}), Linear(0.0, {}), Linear(0.0, {}))
    assert indicators(text, "zh", everything) == named


@pytest.mark.parametrize(
    ("rules", "best", "phrase", "better"),
    [
        ((), Best(2, 4, 9.0, -1e9), "", True),
        ((), Best(2, 4, 9.0, -1e9), "of the sentence before", True),
        ((), Best(2, 4, 0.5, -1e9), "of the sentence before", False),
        ((2, 3, 4), Best(2, 4, 9.0, 9.0), "a phrase", False),
        ((2, 3, 4), Best(3, 4, 99.0, 1.0), "a phrase", False),
        ((2, 3, 4), Best(1, 4, 9.0, 1.0), "a phrase", True),
        ((2, 3, 4), Best(1, 4, 9.0, 8.5), "a phrase", False),
        ((2, 3, 4), Best(6, 7, 9.0, 1.0), "a phrase", True),
    ],
)
def test_when_other_words_are_better(rules: tuple[int, ...], best: Best, phrase: str, better: bool) -> None:
    marks = frozenset(rules)
    value = ValueView(5, "percent", "", (), -1, marks, False, min(marks, default=-1), max(marks, default=-1))
    assert is_better(value, best, phrase) is better


@pytest.mark.parametrize(("last", "better"), [(3, False), (4, True)])
def test_a_name_of_the_lexicon_is_not_left_for_words_before_it(last: int, better: bool) -> None:
    value = ValueView(5, "number", "", (), -1, frozenset({4}), False, 4, 4, named=True)
    assert is_better(value, Best(1, last, 9.0, 1.0), "城镇新增就业") is better


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("竹岭县去年外贸出口总额增长7%，实际使用外资4.2亿美元。", "实际使用外资"),
        ("园区主要预期目标是：规上工业产值增长6%左右，城镇新增就业1.3万人。", "城镇新增就业"),
    ],
)
def test_a_word_counts_as_much_as_its_characters(text: str, named: str) -> None:
    document = read_text(text, language="zh")
    assert [record.indicator for record in Extractor("zh").records(document)][-1] == named


def test_a_record_model_leaves_out_what_it_does_not_believe() -> None:
    document = read_text(ENGLISH, language="en")
    nothing = Models(record=Linear(-9.0, {}))
    assert list(Extractor("en", models=nothing).records(document)) == []
    assert len(list(Extractor("en", models=Models(record=Linear(9.0, {}))).records(document))) == 1


# (log-odds of being a target, language, text, kinds in the end)
OVERRULED = [
    (3.0, "en", ENGLISH, ["target"]),
    (0.2, "en", ENGLISH, ["result"]),
    (-3.0, "en", "45 plants are in operation by the end of 2022.", ["result"]),
    (-0.2, "en", "45 plants are in operation by the end of 2022.", ["target"]),
    # What the rules say plainly stands.
    (-9.0, "en", "The city will build 45 plants by 2030.", ["target"]),
    (9.0, "zh", "2023年，全市已建成泵站45座。", ["result"]),
]


@pytest.mark.parametrize(("odds", "language", "text", "kinds"), OVERRULED)
def test_a_model_overrules_a_kind_only_where_it_is_sure(
    odds: float, language: str, text: str, kinds: list[str]
) -> None:
    document = read_text(text, language=language)
    plain = [record.kind for record in Extractor(language, models=Models()).records(document)]
    told = list(Extractor(language, models=Models(kind=Linear(odds, {}))).records(document))
    assert [record.kind for record in told] == kinds
    turned = [ours != theirs for ours, theirs in zip(kinds, plain, strict=True)]
    assert ["kind_uncertain" in record.flags for record in told] == turned
    assert all(bool(record.deadline) == (record.kind == "target") for record in told)


def test_small_numbers_in_words_are_seen_to_be_such() -> None:
    few, many = (observed(text, "en")[0].features for text in ("We met three mayors.", "We met 1,308 mayors."))
    assert {"gw2", "gcountw2"} <= set(few)
    assert {"gd7,", "gcountd7,"} <= set(many)
    assert {"umayor", "xmayors"} <= set(few)
    assert {"ywe", "ymeet"} <= set(few)


def test_features_do_not_depend_on_the_run() -> None:
    first, second = observed(ENGLISH, "en")[0], observed(ENGLISH, "en")[0]
    assert list(first.features) == list(second.features)


SEVERAL = {
    "en": "In 2023, 12 new and repaired pumps, 3 of them large, brought the share of clean brooks from 40% to 52.5%; "
    'the cost, 3 million yuan, was met by the "blue" fund (2 million in all).',
    "zh": "2023年，新建和改造泵站12座（其中大型3座），清洁河段比例由40%提高到52.5%；投入资金300万元，同比增长8%。",
}


@pytest.mark.parametrize("crosses", [False, True])
@pytest.mark.parametrize("chosen", [None, EVERYTHING])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_best_stretch_is_the_one_whose_features_weigh_most(
    language: str, chosen: SpanModel | None, *, crosses: bool
) -> None:
    model = chosen or models(language).spans
    assert model is not None
    seen = observed(SEVERAL[language], language)
    assert len(seen) > 3
    for view, value in ((each.view, each.value._replace(crosses=crosses)) for each in seen):
        marks = {each.at: each for each in describe(view, value)}
        inside = {at: view.sizes[at] * model.inside.score(each.inside) for at, each in marks.items()}
        assert set(marks) == {at for at in reach(view, value.position) if is_open(view, at)}
        scores: dict[tuple[int, int], float] = {}
        for first in marks:
            total = 0.0
            for last in range(first, max(marks) + 1):
                own = last == value.position and view.code[last - 1] != "c"
                if last in view.barred or (last not in marks and not crosses and not own):
                    break
                if last not in marks:
                    continue  # a value in the midst of it
                total += inside[last]
                edges = model.start.score(marks[first].start) + model.end.score(marks[last].end)
                cut = sum(view.code[at] in 'c"' for at in (first, last)) + (first in view.inner)
                scores[first, last] = total + 0.4 * edges - 99.0 * (cut + (last + 1 in view.inner))
        best = model.best(view, value)
        assert best is not None
        assert (best.first, best.last) == max(scores, key=scores.__getitem__)
        assert best.score == pytest.approx(scores[best.first, best.last])
        if ruled := [at for at in sorted(value.rules) if at in marks]:
            edges = model.start.score(marks[ruled[0]].start) + model.end.score(marks[ruled[-1]].end)
            assert best.rules == pytest.approx(sum(inside[at] for at in ruled) + 0.4 * edges)


@pytest.mark.parametrize(
    ("text", "crosses", "words"),
    [
        (
            "In 2023, cheap old lamps rose from 6 to 9 among small schools.",
            True,
            "cheap old lamps rose from to among small schools",
        ),
        ("In 2023, cheap old lamps rose from 6 to 9 among small schools.", False, "cheap old lamps rose from"),
        (
            "In 2023, we built 6 schools and 2 clinics near the old mill.",
            True,
            "we built schools and clinics near the old mill",
        ),
        ("In 2023, we built 6 schools and 2 clinics near the old mill.", False, "clinics near the old mill"),
    ],
)
def test_an_indicator_goes_on_behind_another_value_only_where_it_may(text: str, words: str, *, crosses: bool) -> None:
    last = observed(text, "en")[-1]
    view, best = last.view, EVERYTHING.best(last.view, last.value._replace(crosses=crosses))
    assert best is not None
    assert [view.words[at] for at in range(best.first, best.last + 1) if view.code[at] != "Q"] == words.split()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_statements_score_the_sum_of_their_features(language: str) -> None:
    record, confidence = models(language).record, models(language).confidence
    assert record is not None
    assert confidence is not None
    plain = observed(SEVERAL[language], language)
    extractor = Extractor(language, models=Models(confidence=confidence))
    records = list(extractor.records(read_text(SEVERAL[language], language=language)))
    sure = [round(confidence.of(confidence.linear.score(each.features)), 3) for each in plain]
    assert [each.confidence for each in records] == sure
    if (kind := models(language).kind) is not None:
        turned = list(
            Extractor(language, models=Models(kind=kind)).records(read_text(SEVERAL[language], language=language))
        )
        for ours, each in zip(turned, plain, strict=True):
            odds = kind.score(each.features)
            assert ours.kind == (("result", "target")[odds > 0] if abs(odds) > 0.5 else each.record.kind)
    believed = [record.score(each.features) > 0 for each in plain]
    kept = list(
        Extractor(language, models=Models(record=record)).records(read_text(SEVERAL[language], language=language))
    )
    assert [each.value_text for each in kept] == [
        each.record.value_text for each, good in zip(plain, believed, strict=True) if good
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_models_of_both_languages_are_shipped(language: str) -> None:
    found = models(language)
    assert found.spans is not None
    assert found.record is not None
    assert found.confidence is not None
    assert {path.stem for path in folder().glob(f"{language}-*.json")} <= {f"{language}-{name}" for name in NAMES}


def test_models_are_small() -> None:
    assert sum(path.stat().st_size for path in folder().iterdir()) < 25_000_000


@pytest.mark.skipif(not (CORPORA / "en").is_dir(), reason="the corpora are not beside the tests")
@pytest.mark.parametrize("language", ["en", "zh"])
def test_models_name_indicators_better_than_the_rules_on_documents_not_trained_on(language: str) -> None:
    from policymine.model_card import mined
    from policymine.training import read_split

    documents = read_split(CORPORA, language, "test")
    shares = []
    for chosen in (Models(), Models(spans=models(language).spans)):
        pairs = [pair for pair in mined(documents, language, chosen).pairs if pair.right]
        shares.append(sum(pair.right["indicator"] for pair in pairs) / len(pairs))
    assert shares[1] > shares[0] + 0.03, shares


TOY = """\
---
title: Report of a town
region: Town
published: 2024-01-10
kind_of_text: report
manner: official
---
"""


def toy_corpus(where: Path, noun: str) -> None:
    """A few documents of one simple kind: some values that count and some that do not."""
    for split, names in (("train", "abcdef"), ("dev", "gh")):
        (where / "en" / split).mkdir(parents=True)
        for index, name in enumerate(names):
            value = 20 + index
            text = (
                f"In 2023 the share of treated {noun} reached [[{value}%|result percent = {value} %|share of treated "
                f"{noun}|reach|clear_water|2023]]. In 2023 a neighbour built {value} roads.\n"
                f"We will build [[{value + 3}|target count = {value + 3} plant|plants built||clear_water|by 2024]] "
                "plants in 2024.\n"
            )
            (where / "en" / split / f"{name}.gold").write_text(TOY + text, encoding="utf-8")


def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("skops", reason="training needs the extra policymine[train]")
    from policymine.training import train, write

    toy_corpus(tmp_path / "corpora", "sewage")
    for run in ("first", "second"):
        write(train(tmp_path / "corpora", "en"), tmp_path / run)
    names = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert {"en-inside.json", "en-confidence.skops"} <= set(names)
    for name in names:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes(), name


def test_files_do_not_tell_where_in_memory_things_were(monkeypatch: pytest.MonkeyPatch) -> None:
    skops = pytest.importorskip("skops.io", reason="training needs the extra policymine[train]")
    import numpy as np

    from policymine.skops_files import dump

    what = {"one": np.array([1.0, 2.0]), "two": [np.array([3]), "9804992"]}
    usual, archive = dump(what), zipfile.ZipFile(io.BytesIO(skops.dumps(what)))
    schema = archive.read("schema.json").decode()
    addresses = sorted({*re.findall(r'"__id__": (\d+)', schema), *re.findall(r'"(\d+)\.npy"', schema)})
    # A Python that is not moved about in memory has addresses of few digits.
    elsewhere = {address: str(1 << (10 + 2 * index)) for index, address in enumerate(addresses)}
    moved = io.BytesIO()
    with zipfile.ZipFile(moved, "w") as other:
        for name in archive.namelist():
            if name != "schema.json":
                other.writestr(elsewhere[name.removesuffix(".npy")] + ".npy", archive.read(name))
        other.writestr("schema.json", re.sub(r"\b\d{9,}\b", lambda found: elsewhere[found[0]], schema))
    monkeypatch.setattr("skops.io.dumps", lambda _: moved.getvalue())
    assert dump(what) == usual


def test_the_weights_decide_as_the_fitted_estimator_does(tmp_path: Path) -> None:
    pytest.importorskip("skops", reason="training needs the extra policymine[train]")
    from policymine.skops_files import load
    from policymine.training import observe, read_split, train, write

    toy_corpus(tmp_path / "corpora", "waste")
    write(train(tmp_path / "corpora", "en"), tmp_path / "models")
    fitted = load(tmp_path / "models" / "en-record.skops")
    columns = {name: index for index, name in enumerate(fitted["features"].split("\n"))}
    ours = read_models(tmp_path / "models", "en").record
    assert ours is not None
    for example in observe(read_split(tmp_path / "corpora", "en", "dev"), "en", Models()).examples:
        row = [0.0] * len(columns)
        for name in example.observation.features:
            if name in columns:
                row[columns[name]] = 1.0
        theirs = float(fitted["estimator"].decision_function([row])[0])
        assert abs(ours.score(dict.fromkeys(example.observation.features)) - theirs) < 0.02


@pytest.mark.parametrize(("folder_name", "message"), [("nothing", "holds no annotated document"), ("alike", "alike")])
def test_what_cannot_be_trained_is_said(tmp_path: Path, folder_name: str, message: str) -> None:
    pytest.importorskip("skops", reason="training needs the extra policymine[train]")
    from policymine.training import train

    if folder_name == "alike":
        for split in ("train", "dev"):
            (tmp_path / "en" / split).mkdir(parents=True)
            (tmp_path / "en" / split / "a.gold").write_text(f"{TOY}Nothing to count here.\n", encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        train(tmp_path, "en")


def test_the_best_stretch_shares_most_words_and_is_nearest() -> None:
    pytest.importorskip("sklearn")
    from policymine.training import best_stretch

    view = observed(ENGLISH, "en")[0].view
    marks = best_stretch(view, view.code.index("Q"), "rate of sewage treatment in the county")
    assert view.words[min(marks)] == "rate"
    assert best_stretch(view, view.code.index("Q"), "forest coverage") == frozenset()
