"""The spaCy component."""

import pickle

import spacy
from spacy.tokens import Doc

from policymine.records import Record
from policymine.spacy_ext import Policymine, record_of

TEXT = "In 2023, the city built 79 sewage treatment plants. The good-air ratio was 91.2% in 2023."


def pipeline(language: str = "en") -> spacy.language.Language:
    nlp = spacy.blank(language)
    nlp.add_pipe("policymine")
    return nlp


def test_records_are_spans() -> None:
    doc = pipeline()(TEXT)
    spans = list(doc.spans["policymine"])
    assert [span.text for span in spans] == ["79", "91.2%"]
    assert [span._.policymine.value for span in spans] == [79, 91.2]
    assert all(span.label_ == span._.policymine.theme for span in spans)
    assert all(span.id_ == span._.policymine.record_id for span in spans)
    assert all(doc.text[span._.policymine.start : span._.policymine.end] in span.text for span in spans)


def test_a_value_inside_a_token_takes_the_whole_token() -> None:
    nlp = pipeline()
    nlp.tokenizer = lambda text: Doc(nlp.vocab, text.split(" "))
    doc = nlp("In 2023, the sewage treatment rate reached 98%, as planned.")
    (first, *_) = doc.spans["policymine"]
    assert first.text == "98%,"
    assert first._.policymine.value_text == "98%"


def test_records_on_one_span_stay_apart(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    from policymine import extract, spacy_ext

    def twice(document):  # type: ignore[no-untyped-def]
        records = extract(document)
        for number, record in enumerate([*records, *extract(document)]):
            record.record_id = f"{number:016x}"
            record.indicator = str(number)
            yield record

    monkeypatch.setattr(spacy_ext, "extract", lambda document: list(twice(document)))
    doc = pipeline()("In 2023, the city built 79 sewage treatment plants.")
    spans = list(doc.spans["policymine"])
    assert len({(span.start, span.end) for span in spans}) == 1
    assert len({span._.policymine.indicator for span in spans}) == len(spans) == 2


def test_the_doc_can_be_written_to_bytes() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    records = [span._.policymine for span in again.spans["policymine"]]
    assert records == [span._.policymine for span in doc.spans["policymine"]]
    assert all(isinstance(record, Record) and isinstance(record.flags, tuple) for record in records)


def test_several_processes() -> None:
    docs = list(pipeline().pipe([TEXT, TEXT.replace("79", "81")], n_process=2))
    assert [doc.spans["policymine"][0]._.policymine.value for doc in docs] == [79, 81]


def test_texts_that_cannot_be_mined() -> None:
    for text in ("", " \n", "...", "No number here."):
        doc = pipeline()(text)
        assert list(doc.spans["policymine"]) == []


def test_other_spans_have_no_record() -> None:
    assert record_of(pipeline()(TEXT)[0:2]) is None


def test_the_language_of_the_pipeline_counts() -> None:
    assert pipeline().get_pipe("policymine") == Policymine("policymine", "en")
    assert pipeline("xx").get_pipe("policymine") == Policymine("policymine", None)
    assert pickle.loads(pickle.dumps(Policymine("x", "en"))) == Policymine("x", "en")
