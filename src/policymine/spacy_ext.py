"""Records on a spaCy ``Doc``, as a pipeline component: ``nlp.add_pipe("policymine")``.

Example:
    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> _ = nlp.add_pipe("policymine")
    >>> doc = nlp("In 2023 the city built 79 sewage treatment plants.")
    >>> [(span.text, span._.policymine.kind) for span in doc.spans["policymine"]]
    [('79', 'result')]
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Span, SpanGroup

from policymine.errors import PolicymineError
from policymine.pipeline import extract
from policymine.read import read_text
from policymine.records import Record

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "policymine"
"""Name of the component, of the span group, and of the spans' extension."""


@dataclasses.dataclass
class Policymine:
    """The component; a class, so that a pipeline with it can be sent to other processes.

    Attributes:
        name: The name that the component has in its pipeline.
        language: The language of the texts; None to detect it.

    Example:
        >>> import spacy
        >>> Policymine("policymine", "en")(spacy.blank("en")("Nothing to count."))
        Nothing to count.
    """

    name: str
    language: str | None

    def __call__(self, doc: Doc) -> Doc:
        """Put the records of a text on its ``Doc``."""
        try:
            records = extract(read_text(doc.text, name=self.name, language=self.language))
        except PolicymineError:
            records = []
        spans = []
        for record in records:
            # A value may end inside a token ("98%-rate"): the span then takes the whole token.
            span = doc.char_span(
                record.start,
                record.end,
                label=record.theme or record.kind,
                span_id=record.record_id,
                alignment_mode="expand",
            )
            if span is not None:
                spans.append(span)
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=spans)
        # As plain data, so that a Doc can still be written to bytes and sent between processes.
        doc.user_data[KEY] = {record.record_id: dataclasses.asdict(record) for record in records}
        return doc


@Language.factory(KEY)
def create_policymine(nlp: Language, name: str) -> Policymine:
    """Make the component; spaCy calls this for ``nlp.add_pipe("policymine")``.

    The component puts the records into ``doc.spans["policymine"]``. A span covers the tokens of the value, its label is
    the record's theme (or its kind, where it has no theme), its ``id_`` is the record's identifier, and
    ``span._.policymine`` is the record itself. A text that cannot be mined gets an empty group.

    Args:
        nlp: The pipeline; its language is taken for the texts' language, except for ``xx``.
        name: The name that the component has in it.

    Returns:
        The component.

    Example:
        >>> import spacy
        >>> create_policymine(spacy.blank("en"), "policymine")
        Policymine(name='policymine', language='en')
    """
    return Policymine(name, None if nlp.lang == "xx" else nlp.lang)


def record_of(span: Span) -> Record | None:
    """Give the record that a span of ``doc.spans["policymine"]`` stands for; ``span._.policymine`` calls this.

    Args:
        span: Any span.

    Returns:
        The record; None for a span of another kind.

    Example:
        >>> import spacy
        >>> record_of(spacy.blank("en")("no records")[0:1]) is None
        True
    """
    # By identifier, not by place: several records may share one span.
    fields = span.doc.user_data.get(KEY, {}).get(span.id_)
    if fields is None:
        return None
    return Record(**{**fields, "flags": tuple(fields["flags"])})


Span.set_extension(KEY, getter=record_of, force=True)
